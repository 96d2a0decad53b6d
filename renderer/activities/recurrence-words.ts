import { weekdayOf } from '#shared/recurrence-text.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { weekdays, type Weekday } from '#shared/recurrence.ts'
import { addDays, dayOf } from '#shared/wall-time.ts'
import { dayText, wallText } from '../ui/reader-time.ts'
import { placeInMonth, type RecurrenceForm, type RuleStart } from './recurrence-form.ts'

// 23 November 2026 is a Monday.
const monday = '2026-11-23'

/** The name of a weekday in the reader's language. */
export const weekdayText = (language: string, day: Weekday, width: 'long' | 'short' = 'long'): string => wallText(language, addDays(monday, weekdays.indexOf(day)), { weekday: width })

/** A rule as a sentence: "Every 2 weeks on Monday and Friday, 10 times". */
export function useRuleSentence(): (form: RecurrenceForm, from: RuleStart) => string {
  const { t, i18n } = useLingui()
  const place = usePlaceWords()
  const until = (form: RecurrenceForm) => dayText(i18n.locale, form.until)
  return (form, { start }) => {
    const count = form.interval
    const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format((form.days.length > 0 ? form.days : [weekdayOf(start)]).map((day) => weekdayText(i18n.locale, day)))
    const where = form.by === 'date' ? '' : place(form.by, start)
    const day = Number(dayOf(start).slice(8))
    const date = wallText(i18n.locale, dayOf(start), { day: 'numeric', month: 'long' })
    const month = wallText(i18n.locale, dayOf(start), { month: 'long' })
    const isWorkweek = form.days.length === 5 && !form.days.includes('SA') && !form.days.includes('SU')
    const every = (): string => {
      switch (form.frequency) {
        case 'DAILY': return t`${plural(count, { one: 'Every day', other: 'Every # days' })}`
        case 'WEEKLY': return isWorkweek && count === 1 ? t`Every weekday, Monday to Friday` : t`${plural(count, { one: 'Every week', other: 'Every # weeks' })} on ${list}`
        case 'MONTHLY': return where ? t`${plural(count, { one: 'Every month', other: 'Every # months' })} on ${where}` : t`${plural(count, { one: 'Every month', other: 'Every # months' })} on day ${day}`
        case 'YEARLY': return where ? t`${plural(count, { one: 'Every year', other: 'Every # years' })} on ${where} of ${month}` : t`${plural(count, { one: 'Every year', other: 'Every # years' })} on ${date}`
        case 'HOURLY': return t`${plural(count, { one: 'Every hour', other: 'Every # hours' })}`
        case 'MINUTELY': return t`${plural(count, { one: 'Every minute', other: 'Every # minutes' })}`
        case 'SECONDLY': return t`${plural(count, { one: 'Every second', other: 'Every # seconds' })}`
      }
    }
    const base = every()
    if (form.ends === 'count') return t`${base}, ${plural(form.count, { one: '# time', other: '# times' })}`
    if (form.ends === 'until') {
      const last = until(form)
      return t`${base}, until ${last}`
    }
    return base
  }
}

/** "the second Tuesday", "the last Friday". */
export function usePlaceWords(): (by: 'weekday' | 'lastWeekday', start: string) => string {
  const { t, i18n } = useLingui()
  return (by, start) => {
    const weekday = weekdayText(i18n.locale, weekdayOf(start))
    if (by === 'lastWeekday') return t`the last ${weekday}`
    return [t`the first ${weekday}`, t`the second ${weekday}`, t`the third ${weekday}`, t`the fourth ${weekday}`, t`the fifth ${weekday}`][placeInMonth(start).nth - 1] ?? ''
  }
}
