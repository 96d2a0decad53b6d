import type { RecurrenceText, Weekday } from './recurrence.ts'
import { weekdays } from './recurrence.ts'
import { addDays, dayOf, dayOfWeek, isDay, isTimeless, isWallTime, type DayOrTime } from './wall-time.ts'

/**
 * The column `recurrence` taken apart and put together again (RFC 5545, sections 3.3.10 and 3.8.5). Only the text: what a rule
 * means, and when it happens, is core/recurrence/. Lines and parts that are not known here are carried along as they are.
 */
export interface RecurrenceParts {
  /** Each RRULE as its parts in order, names in upper case. One is usual, none is possible beside RDATEs. */
  rules: RulePart[][]
  /** Wall times or days, in the order of the text. */
  dates: AddedDate[]
  exceptions: (DayOrTime)[]
  /** Each EXRULE, likewise: what it names is taken away (RFC 2445, section 4.8.5.2; RFC 5545 no longer has it, programs do). */
  exceptionRules: RulePart[][]
  /** Lines of other kinds, and dates that are none. */
  others: string[]
}
export type RulePart = [name: string, value: string]
/** An RDATE; `period` is what follows the slash of a PERIOD (an end or a duration), null for none. */
interface AddedDate {
  at: DayOrTime
  period: string | null
}

/** Takes a recurrence apart. Never throws: what is not understood is among `others`. */
export function parseRecurrence(text: RecurrenceText | null): RecurrenceParts {
  const parts: RecurrenceParts = { rules: [], dates: [], exceptions: [], exceptionRules: [], others: [] }
  for (const line of (text ?? '').split(/\r?\n/)) {
    if (line.trim() === '') continue
    const { name, value } = nameAndValue(line)
    if (name === 'RRULE') parts.rules.push(parseRule(value))
    else if (name === 'EXRULE') parts.exceptionRules.push(parseRule(value))
    else if (name === 'RDATE') readDates(parts, line, value)
    else if (name === 'EXDATE') readExceptions(parts, line, value)
    else parts.others.push(line)
  }
  return parts
}

/** The text of a recurrence; null where nothing is left that recurs. Added and removed dates are sorted, each once. */
export function formatRecurrence({ rules, dates, exceptions, exceptionRules, others }: RecurrenceParts): RecurrenceText | null {
  const lines = rules.map((rule) => `RRULE:${formatRule(rule)}`)
  const added = new Map(dates.map((date) => [`${toCompact(date.at)}${date.period === null ? '' : `/${date.period}`}`, date]))
  const sorted = [...added].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const periods = sorted.filter(([, date]) => date.period !== null).map(([compact]) => compact)
  lines.push(...dateLines('RDATE', sorted.filter(([, date]) => date.period === null).map(([compact]) => compact)))
  if (periods.length > 0) lines.push(`RDATE;VALUE=PERIOD:${periods.join(',')}`)
  if (lines.length === 0 && others.length === 0) return null
  lines.push(...dateLines('EXDATE', [...new Set(exceptions.map(toCompact))].toSorted()), ...exceptionRules.map((rule) => `EXRULE:${formatRule(rule)}`), ...others)
  return lines.join('\n')
}

function dateLines(name: string, compact: readonly string[]): string[] {
  const days = compact.filter((date) => !date.includes('T'))
  const times = compact.filter((date) => date.includes('T'))
  return [...(times.length > 0 ? [`${name}:${times.join(',')}`] : []), ...(days.length > 0 ? [`${name};VALUE=DATE:${days.join(',')}`] : [])]
}

const parseRule = (value: string): RulePart[] => value.split(';').filter((part) => part.trim() !== '').map((part) => {
  const [name = '', ...rest] = part.split('=')
  return [name.trim().toUpperCase(), rest.join('=').trim()]
})
const formatRule = (rule: readonly RulePart[]): string => rule.map(([name, value]) => `${name}=${value}`).join(';')

/** The value of a part of a rule; undefined where it is not there. */
export const partOf = (rule: readonly RulePart[], name: string): string | undefined => rule.find(([own]) => own === name)?.[1]

/** A rule with one part set, in its place or at the end; undefined takes it out. */
export function withPart(rule: readonly RulePart[], name: string, value: string | undefined): RulePart[] {
  const isThere = rule.some(([own]) => own === name)
  if (value === undefined) return rule.filter(([own]) => own !== name)
  return isThere ? rule.map(([own, before]) => [own, own === name ? value : before]) : [...rule, [name, value]]
}

/** `2026-11-30T09:00:00` as iCalendar writes it, `20261130T090000`; days likewise. */
export const toCompact = (time: DayOrTime): string => time.replace(/[-:]/g, '')

/** `20261130T090000`, `20261130` or, with the zone dropped, `20261130T090000Z` as wall time or day; null for what is neither. */
export function fromCompact(text: string): DayOrTime | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text.trim())
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match
  // A leap second is the one before it (section 3.3.12).
  const time = hour === undefined ? `${year}-${month}-${day}` : `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}`
  return isDay(time) || isWallTime(time) ? time : null
}

/** A wall time or day so many milliseconds and days later, in its own shape, as if every day had 24 hours. */
export function shiftTime(time: DayOrTime, by: TimeShift): DayOrTime {
  const day = addDays(dayOf(time), by.days)
  if (by.shape === 'day') return day
  if (by.shape === 'time') return `${day}T${by.time}`
  if (isTimeless(time)) return day
  return new Date(Date.parse(`${day}${time.slice(10)}Z`) + by.milliseconds).toISOString().slice(0, 19)
}

/** How the occurrences of a series move together: by days and milliseconds; or they become days, or get a time of day. */
export interface TimeShift {
  days: number
  milliseconds: number
  shape: 'same' | 'day' | 'time'
  /** `09:00:00` where days become times. */
  time: string
}

/** What takes `from` to `to`: both wall times or days. Days first, so that the hour of every other occurrence moves alike. */
export function shiftBetween(from: DayOrTime, to: DayOrTime): TimeShift {
  const days = Math.round((Date.parse(`${dayOf(to)}T00:00:00Z`) - Date.parse(`${dayOf(from)}T00:00:00Z`)) / 86_400_000)
  if (isTimeless(to)) return { days, milliseconds: 0, shape: isTimeless(from) ? 'same' : 'day', time: '' }
  if (isTimeless(from)) return { days, milliseconds: 0, shape: 'time', time: to.slice(11) }
  const milliseconds = Date.parse(`1970-01-01T${to.slice(11)}Z`) - Date.parse(`1970-01-01T${from.slice(11)}Z`)
  return { days, milliseconds, shape: 'same', time: '' }
}

export const isNoShift = ({ days, milliseconds, shape }: TimeShift): boolean => days === 0 && milliseconds === 0 && shape === 'same'

/** The day of the week, `MO` to `SU`. */
export function weekdayOf(time: DayOrTime): Weekday {
  return weekdays[(dayOfWeek(dayOf(time)) + 6) % 7] ?? 'MO'
}

/** The name and the value of a content line, its parameters left out; a colon within quotes parts nothing (section 3.1). */
function nameAndValue(line: string): { name: string; value: string } {
  const match = /^([A-Za-z-]+)((?:;(?:[^":]|"[^"]*")*)?):([^]*)$/.exec(line)
  return match ? { name: (match[1] ?? '').toUpperCase(), value: match[3] ?? '' } : { name: '', value: line }
}

function readDates(parts: RecurrenceParts, line: string, value: string): void {
  for (const item of value.split(',')) {
    const [start = '', period] = item.split('/')
    const at = fromCompact(start)
    if (at === null) parts.others.push(`${line.slice(0, line.length - value.length)}${item}`)
    else parts.dates.push({ at, period: period ?? null })
  }
}

function readExceptions(parts: RecurrenceParts, line: string, value: string): void {
  for (const item of value.split(',')) {
    const at = fromCompact(item)
    if (at === null) parts.others.push(`${line.slice(0, line.length - value.length)}${item}`)
    else parts.exceptions.push(at)
  }
}
