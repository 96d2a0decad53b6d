import { frequencies, weekdays, type Frequency, type Weekday } from '#shared/recurrence.ts'
import { fromCompact, partOf, type RulePart } from '#shared/recurrence-text.ts'

/** A RRULE, checked (RFC 5545, section 3.3.10). Lists are sorted, without doubles; null where the part is not there. */
export interface Rule {
  frequency: Frequency
  interval: number
  count: number | null
  /** The last moment: a day or wall time, or a moment in UTC. */
  until: { time: string; isUtc: boolean } | null
  months: number[] | null
  weekNumbers: number[] | null
  yearDays: number[] | null
  monthDays: number[] | null
  /** 0 Monday to 6 Sunday; `nth` 0 means every one. */
  weekdays: { nth: number; weekday: number }[] | null
  hours: number[] | null
  minutes: number[] | null
  seconds: number[] | null
  positions: number[] | null
  /** 0 Monday to 6 Sunday. */
  weekStart: number
}

const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS', 'WKST'])
/** Nobody means more by one list: 53 numbered weekdays of each kind, both ways, would still fit. */
const longestList = 1_000

/** Reads a rule; null where it is not understood. What comes from programs that are lax in spelling (spaces, lower case, X- parts) is read. */
export function readRule(parts: readonly RulePart[]): Rule | null {
  const isKnown = parts.every(([name, value]) => known.has(name) || name.startsWith('X-') || (name === 'RSCALE' && value.toUpperCase() === 'GREGORIAN') || (name === 'SKIP' && value.toUpperCase() === 'OMIT'))
  if (!isKnown || new Set(parts.map(([name]) => name)).size !== parts.length) return null
  const value = (name: string) => partOf(parts, name)?.trim().toUpperCase()
  const frequency = frequencies.find((one) => one === value('FREQ'))
  const interval = whole(value('INTERVAL') ?? '1', 1, Number.MAX_SAFE_INTEGER)
  const count = value('COUNT') === undefined ? null : whole(value('COUNT') ?? '', 1, Number.MAX_SAFE_INTEGER)
  const until = readUntil(value('UNTIL'))
  const weekStart = weekdays.indexOf((value('WKST') ?? 'MO') as Weekday)
  const lists = {
    months: list(value('BYMONTH'), 1, 12, false), weekNumbers: list(value('BYWEEKNO'), 1, 53, true), yearDays: list(value('BYYEARDAY'), 1, 366, true), monthDays: list(value('BYMONTHDAY'), 1, 31, true),
    hours: list(value('BYHOUR'), 0, 23, false), minutes: list(value('BYMINUTE'), 0, 59, false), seconds: list(value('BYSECOND'), 0, 60, false), positions: list(value('BYSETPOS'), 1, 366, true),
  }
  const byDay = readWeekdays(value('BYDAY'))
  const isRead = (part: unknown) => part !== undefined
  if (!frequency || interval === undefined || !isRead(count) || !isRead(until) || weekStart < 0 || byDay === undefined || !Object.values(lists).every(isRead)) return null
  // A leap second is the one before it (section 3.3.12).
  const seconds = lists.seconds ? [...new Set(lists.seconds.map((second) => Math.min(second, 59)))] : null
  return { frequency, interval, count: count ?? null, until: until ?? null, ...(lists as { [K in keyof typeof lists]: number[] | null }), seconds, weekdays: byDay, weekStart }
}

/** Whole numbers from least to most, without doubles; undefined for what is none. */
function list(text: string | undefined, least: number, most: number, isSigned: boolean): number[] | null | undefined {
  if (text === undefined) return null
  const items = split(text)
  const numbers = items?.map((item) => {
    const sign = isSigned && item.startsWith('-') ? -1 : 1
    const number = whole(isSigned ? item.replace(/^[+-]/, '') : item, least, most)
    return number === undefined ? undefined : sign * number
  })
  return numbers?.every((number) => number !== undefined) ? [...new Set(numbers)].sort((a, b) => a - b) : undefined
}

function readWeekdays(text: string | undefined): Rule['weekdays'] | undefined {
  if (text === undefined) return null
  const found = new Map<string, { nth: number; weekday: number }>()
  for (const item of split(text) ?? ['']) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item)
    const nth = Number(match?.[1] ?? 0)
    if (!match || (match[1] !== undefined && nth === 0) || Math.abs(nth) > 53) return undefined
    found.set(item.replace(/^[+]?0*/, ''), { nth, weekday: weekdays.indexOf(match[2] as Weekday) })
  }
  return [...found.values()]
}

function split(text: string): string[] | undefined {
  // A few doubles do no harm; thousands are no calendar's.
  const items = text.split(',', longestList + 1).map((item) => item.trim())
  return items.length > longestList ? undefined : items
}

const whole = (text: string, least: number, most: number): number | undefined => (/^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined)

function readUntil(text: string | undefined): Rule['until'] | undefined {
  if (text === undefined) return null
  const time = fromCompact(text)
  return time === null ? undefined : { time, isUtc: text.endsWith('Z') }
}
