import { weekdayOf } from '#shared/recurrence-text.ts'
import { frequencies, weekdays, type Frequency, type RecurrenceText, type Weekday } from '#shared/recurrence.ts'
import { addDays, dayOf, isDay, isTimeless, type Day, type DayOrTime } from '#shared/wall-time.ts'
import { wallNow } from '../ui/reader-time.ts'

/**
 * A recurrence as the form shows it. What the form has no fields for (several rules, BYSETPOS, hours …) is `kept` word for
 * word: it is shown, and stays unless the user chooses another. Dates taken out and added (EXDATE, RDATE) stay in any case.
 */
export interface RecurrenceForm {
  frequency: Frequency
  interval: number
  /** Days of a weekly rule. */
  days: Weekday[]
  /** A monthly or yearly rule by the day of the month, or by the weekday: the second Tuesday, the last one. */
  by: 'date' | 'weekday' | 'lastWeekday'
  ends: 'never' | 'count' | 'until'
  count: number
  until: Day
}

/** The first occurrence decides what a rule without BY... parts means. */
export interface RuleStart {
  start: DayOrTime
  timeZone: string | null
}

/** Which one of its weekday in the month a day is, 1 to 5; and whether it is the last. */
export function placeInMonth(day: DayOrTime): { nth: number; isLast: boolean } {
  const date = dayOf(day)
  return { nth: Math.ceil(Number(date.slice(8)) / 7), isLast: addDays(date, 7).slice(0, 7) !== date.slice(0, 7) }
}

/** A form for a new rule that begins with `start`. */
export function freshForm(frequency: Frequency, start: DayOrTime): RecurrenceForm {
  return { frequency, interval: 1, days: [weekdayOf(start)], by: 'date', ends: 'never', count: 10, until: addDays(dayOf(start), 90) }
}

/** The lines of a recurrence: its rules, and the dates that stay whatever the rule becomes. */
export function linesOf(text: RecurrenceText | null): { rules: string[]; dates: string[] } {
  const lines = (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
  return { rules: lines.filter((line) => /^RRULE[:;]/i.test(line)), dates: lines.filter((line) => !/^RRULE[:;]/i.test(line)) }
}

/** The form of a recurrence; null where the form cannot show all of it. */
export function formOf(text: RecurrenceText, { start, timeZone }: RuleStart): RecurrenceForm | null {
  const { rules, dates } = linesOf(text)
  const [rule] = rules
  if (rules.length !== 1 || rule === undefined || dates.some((line) => !/^EXDATE/i.test(line))) return null
  const parts = new Map(rule.slice(rule.indexOf(':') + 1).split(';').map((part) => { const [name = '', value = ''] = part.split('='); return [name.toUpperCase(), value.toUpperCase()] as const }))
  if ([...parts.keys()].some((name) => !['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'COUNT', 'UNTIL', 'WKST'].includes(name))) return null
  const frequency = frequencies.find((other) => other === parts.get('FREQ'))
  if (!frequency) return null
  const form = freshForm(frequency, start)
  const interval = Number(parts.get('INTERVAL') ?? 1)
  if (!Number.isInteger(interval) || interval < 1) return null
  form.interval = interval
  // The start of the week only matters to every other week and more; the program's own is Monday.
  if ((parts.get('WKST') ?? 'MO') !== 'MO' && frequency === 'WEEKLY' && interval > 1) return null
  if (!readDays(parts, form, start)) return null
  return readEnd(parts, form, timeZone) ? form : null
}

function readDays(parts: ReadonlyMap<string, string>, form: RecurrenceForm, start: DayOrTime): boolean {
  const days = parts.get('BYDAY')
  const date = parts.get('BYMONTHDAY')
  const month = parts.get('BYMONTH')
  if (date !== undefined && (form.frequency !== 'MONTHLY' && form.frequency !== 'YEARLY' || date !== String(Number(dayOf(start).slice(8))))) return false
  if (month !== undefined && (form.frequency !== 'YEARLY' || month !== String(Number(dayOf(start).slice(5, 7))))) return false
  if (form.frequency === 'YEARLY' && (date !== undefined || days !== undefined) && month === undefined) return false
  if (days === undefined) return true
  if (date !== undefined) return false
  if (form.frequency === 'WEEKLY') {
    const list = days.split(',')
    if (!list.every((day): day is Weekday => (weekdays as readonly string[]).includes(day))) return false
    form.days = weekdays.filter((day) => list.includes(day))
    return true
  }
  if (form.frequency !== 'MONTHLY' && form.frequency !== 'YEARLY') return false
  const { nth, isLast } = placeInMonth(start)
  if (days === `${nth}${weekdayOf(start)}`) form.by = 'weekday'
  else if (isLast && days === `-1${weekdayOf(start)}`) form.by = 'lastWeekday'
  return form.by !== 'date'
}

function readEnd(parts: ReadonlyMap<string, string>, form: RecurrenceForm, timeZone: string | null): boolean {
  const count = parts.get('COUNT')
  const until = parts.get('UNTIL')
  if (count !== undefined) {
    form.ends = 'count'
    form.count = Number(count)
    return until === undefined && Number.isInteger(form.count) && form.count > 0
  }
  if (until === undefined) return true
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until)
  if (!match) return false
  const [, year, month, day, hour, minute, second, isUtc] = match
  const at = Date.parse(`${year}-${month}-${day}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}Z`)
  if (!Number.isFinite(at)) return false
  form.ends = 'until'
  form.until = isUtc && timeZone ? dayOf(wallNow(timeZone, at)) : `${year}-${month}-${day}`
  return isDay(form.until)
}

/** The weekday of a day within its month, as BYDAY says it: `2TU`, `-1FR` for the last. */
function nthText(by: 'weekday' | 'lastWeekday', start: DayOrTime): string {
  return `${by === 'lastWeekday' ? -1 : placeInMonth(start).nth}${weekdayOf(start)}`
}

/** The rule a form stands for, with the dates of `before` that stay. */
export function textOf(form: RecurrenceForm, { start, timeZone }: RuleStart, before: RecurrenceText | null): RecurrenceText {
  const parts = [`FREQ=${form.frequency}`]
  if (form.interval > 1) parts.push(`INTERVAL=${form.interval}`)
  if (form.frequency === 'WEEKLY' && (form.days.length !== 1 || form.days[0] !== weekdayOf(start))) parts.push(`BYDAY=${(form.days.length > 0 ? form.days : [weekdayOf(start)]).join(',')}`)
  if (form.by !== 'date' && form.frequency === 'MONTHLY') parts.push(`BYDAY=${nthText(form.by, start)}`)
  if (form.by !== 'date' && form.frequency === 'YEARLY') parts.push(`BYMONTH=${Number(dayOf(start).slice(5, 7))}`, `BYDAY=${nthText(form.by, start)}`)
  if (form.ends === 'count') parts.push(`COUNT=${form.count}`)
  if (form.ends === 'until') parts.push(`UNTIL=${untilText(form.until, { start, timeZone })}`)
  return [`RRULE:${parts.join(';')}`, ...linesOf(before).dates.filter((line) => /^EXDATE/i.test(line))].join('\n')
}

/** The last moment of the day, in UTC where the start is in a zone (RFC 5545, section 3.3.10); of that day whatever the offset. */
function untilText(day: Day, { start, timeZone }: RuleStart): string {
  const compact = day.replaceAll('-', '')
  if (isTimeless(start)) return compact
  if (timeZone === null) return `${compact}T235959`
  return `${new Date(instantOf(`${day}T23:59:59`, timeZone)).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** The instant of a wall time in a zone: its offset found by asking twice, which holds but for the hours of a change. */
function instantOf(time: string, timeZone: string): number {
  const wanted = Date.parse(`${time}Z`)
  const offset = (at: number) => Date.parse(`${wallNow(timeZone, at)}Z`) - at
  return wanted - offset(wanted - offset(wanted))
}
