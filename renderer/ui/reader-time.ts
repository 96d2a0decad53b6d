import { z } from 'zod'
import { addDays, dayOf, isTimeless, type Day, type DayOrTime, type WallTime } from '#shared/wall-time.ts'
import { usualHours, workingHoursKey, workingHoursSchema, type WorkingHours } from '#shared/working-hours.ts'
import { settingNow, useSetting } from '../client/settings.ts'
import { properLanguages } from './system-languages.ts'
import { regional } from './times.ts'

/**
 * The reader's clock and calendar: time zone, first day of the week, working hours, and wall times in words. A wall time
 * is formatted as if it were UTC, so that no zone of this computer can move it.
 */
const zoneSchema = z.string().min(1).max(100).refine(isZone, 'not a time zone')
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** The IANA name of the reader's zone: the setting `timeZone`, else the system's. */
export const useTimeZone = (): string => useSetting('timeZone', zoneSchema, systemZone())
/** What is set; null where the system's holds. */
export const useZoneSetting = (): string | null => useSetting<string | null>('timeZone', zoneSchema, null)
export const timeZoneNow = (): string => settingNow('timeZone', zoneSchema, systemZone())

/** The wall time of a zone at an instant (UTC milliseconds; now where absent). */
export function wallNow(timeZone: string, at = Date.now()): WallTime {
  const parts = Object.fromEntries(formatter('en-GB', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`
}
export const todayIn = (timeZone: string): Day => dayOf(wallNow(timeZone))

/** The first day of the week as JavaScript counts, 0 for Sunday: the setting, else what the region does (CLDR). */
export function firstDayOf(language: string, set: number | null): number {
  if (set !== null) return set
  const locale = new Intl.Locale(regional(language)) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7
}
const firstDaySchema = z.number().int().min(0).max(6)
export const firstDayKey = 'calendar.firstDay'
/** What is set; null where the region decides. */
export const useFirstDaySetting = (): number | null => useSetting<number | null>(firstDayKey, firstDaySchema, null)
export const useFirstDay = (language: string): number => firstDayOf(language, useFirstDaySetting())

const systemLocale = (): string => properLanguages()[0] ?? 'en-GB'
/** Where nothing is set, people work on the days of their region. */
export const useWorkingHours = (): WorkingHours => useSetting(workingHoursKey, workingHoursSchema, usualHours(systemLocale()))

/** The wall time from which something new is planned: now within working hours, else when they next begin. */
export function planningNow(timeZone: string): WallTime {
  const now = wallNow(timeZone)
  const { from, to } = settingNow(workingHoursKey, workingHoursSchema, usualHours(systemLocale()))
  const time = now.slice(11, 16)
  if (time >= from && time < to) return now
  const start = new Date(Date.parse(`${time >= to ? addDays(dayOf(now), 1) : dayOf(now)}T${from}:00Z`) - 60_000)
  return start.toISOString().slice(0, 19)
}

const kept = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let found = kept.get(key)
  if (!found) kept.set(key, (found = new Intl.DateTimeFormat(locale, options)))
  return found
}
const hours24 = (language: string): Intl.DateTimeFormatOptions => (language.startsWith('zh') ? { hourCycle: 'h23' } : {})
const asUtc = (time: DayOrTime) => Date.parse(isTimeless(time) ? `${time}T00:00:00Z` : `${time}Z`)

/** A day or a wall time by options of Intl, in the reader's language and region. */
export function wallText(language: string, time: DayOrTime, options: Intl.DateTimeFormatOptions): string {
  return formatter(regional(language), { ...(options.hour || options.timeStyle ? hours24(language) : {}), ...options, timeZone: 'UTC' }).format(asUtc(time))
}
/** The time of day: "15:00", "3:00 pm" as the region writes it. */
export const timeOfDayText = (language: string, time: WallTime): string => wallText(language, time, { hour: 'numeric', minute: '2-digit' })
/** "Mon 23 Nov", with the year where it is not this one. */
export function dayText(language: string, time: DayOrTime, today?: Day): string {
  const isThisYear = today !== undefined && today.slice(0, 4) === time.slice(0, 4)
  return wallText(language, dayOf(time), { weekday: 'short', day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}
/** "Monday, 23 November 2026". */
export const longDayText = (language: string, time: DayOrTime): string => wallText(language, dayOf(time), { dateStyle: 'full' })

/** When something is, in one line: "Mon 23 Nov, 15:00 – 16:00"; whole days with their last day, as people say it. `end` is exclusive. */
export function spanText(language: string, start: DayOrTime, end: DayOrTime | null, today?: Day): string {
  const locale = regional(language)
  const isThisYear = today !== undefined && today.slice(0, 4) === start.slice(0, 4)
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', ...day, ...(isTimeless(start) ? {} : { hour: 'numeric', minute: '2-digit', ...hours24(language) }) }
  const last = end === null || end <= start ? start : isTimeless(end) ? new Date(asUtc(end) - 86_400_000).toISOString().slice(0, 10) : end
  const format = formatter(locale, options)
  const first = format.format(asUtc(start))
  if (last === start) return first
  if (!language.startsWith('zh')) return format.formatRange(asUtc(start), asUtc(last))
  // Intl writes a span in Chinese by strokes (11/26周四) and a single time in characters; on one screen they are written alike.
  return !isTimeless(last) && dayOf(last) === dayOf(start) ? `${first}–${timeOfDayText(language, last)}` : `${first} – ${format.format(asUtc(last))}`
}
