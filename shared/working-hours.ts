import { z } from 'zod'

/** When one works: what calendars shade, what plans keep clear of, and where free places are looked for. */

const timeOfDay = z.string().regex(/^\d\d:\d\d$/)
/** From when to when, as `HH:MM`, and on which days (0 Sunday to 6 Saturday). */
export const workingHoursSchema = z.object({ from: timeOfDay, to: timeOfDay, days: z.array(z.number().int().min(0).max(6)).max(7) })
export type WorkingHours = z.output<typeof workingHoursSchema>
/** The setting that has them; not set, the region decides. */
export const workingHoursKey = 'calendar.workingHours'

interface WeekInfo {
  weekend?: readonly number[]
}
/** What an engine says of weeks by method (ECMA-402) or, older ones, by property. TypeScript knows neither. */
type LocaleOfWeeks = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo }

/** The days on which people work in the region of a locale (CLDR), 0 for Sunday; Monday to Friday where nobody knows. */
export const usualWorkingDays = (locale: string): number[] => daysBut(weekendOf(locale))

const known = new Map<string, WorkingHours>()
/** Nine to six on the usual days; the same object for the same locale. */
export function usualHours(locale: string): WorkingHours {
  let hours = known.get(locale)
  if (!hours) known.set(locale, (hours = { from: '09:00', to: '18:00', days: usualWorkingDays(locale) }))
  return hours
}

/** Days of the week as Intl counts them, 1 Monday to 7 Sunday. */
function weekendOf(locale: string): readonly number[] {
  try {
    const named: LocaleOfWeeks = new Intl.Locale(locale)
    return (named.getWeekInfo?.() ?? named.weekInfo)?.weekend ?? [6, 7]
  } catch {
    return [6, 7] // No locale at all.
  }
}

const daysBut = (weekend: readonly number[]): number[] => [0, 1, 2, 3, 4, 5, 6].filter((day) => !weekend.some((off) => off % 7 === day))
