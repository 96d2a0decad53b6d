import type { Weekday } from './recurrence.ts'
import { weekdays } from './recurrence.ts'
import { partOf, shiftBetween, shiftTime, weekdayOf, withPart, type RulePart, type TimeShift } from './recurrence-text.ts'
import { addDays, dayOf, isTimeless, type Day, type DayOrTime } from './wall-time.ts'

/**
 * Moving a series: what becomes of its rule when one occurrence goes from one time to another and all others with it. Weekly
 * rules turn with their weekdays; monthly and yearly ones take the new place in the month: from the 15th to the 17th, from
 * the second Tuesday to the second Wednesday. Rules that cannot follow without becoming others give null.
 */
export interface ShiftedRule {
  rule: RulePart[]
  /** Where another occurrence goes; null where the new place is not there (the 31st of April). */
  mapTime: (time: DayOrTime) => DayOrTime | null
  /** The rule's own last occurrence that is not after a time, before it was moved; null where that is not a matter of places in a month. */
  lastBefore: (time: DayOrTime) => DayOrTime | null
}

export function shiftRule(rule: readonly RulePart[], from: DayOrTime, to: DayOrTime): ShiftedRule | null {
  const shift = shiftBetween(from, to)
  const timed = shiftTimeOfDay(rule, from, to, shift)
  if (timed === null) return null
  const uniform = (moved: RulePart[]): ShiftedRule => ({ rule: moved, mapTime: (time) => shiftTime(time, shift), lastBefore: () => null })
  if (shift.days === 0) return uniform(timed)
  switch (partOf(rule, 'FREQ')?.toUpperCase()) {
    case 'DAILY': return hasAny(timed, ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO']) ? null : mapNullable(rotate(timed, shift.days), uniform)
    case 'WEEKLY': return hasAny(timed, ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO']) ? null : mapNullable(rotate(timed, shift.days), uniform)
    case 'MONTHLY': return hasAny(timed, ['BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO']) ? null : shiftPlace(timed, from, to, shift, false)
    case 'YEARLY': return hasAny(timed, ['BYSETPOS', 'BYYEARDAY', 'BYWEEKNO']) ? null : shiftPlace(timed, from, to, shift, true)
    default: return hasAny(timed, ['BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'BYYEARDAY', 'BYWEEKNO', 'BYDAY']) ? null : uniform(timed)
  }
}

/** The rule with its hours, minutes and seconds moved along; null where they are lists that cannot. */
function shiftTimeOfDay(rule: readonly RulePart[], from: string, to: string, shift: TimeShift): RulePart[] | null {
  let moved = [...rule]
  const names = [['BYHOUR', 11], ['BYMINUTE', 14], ['BYSECOND', 17]] as const
  if (isTimeless(to)) {
    if (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(partOf(rule, 'FREQ')?.toUpperCase() ?? '')) return null
    return isTimeless(from) ? moved : moved.filter(([name]) => names.every(([other]) => other !== name))
  }
  if (isTimeless(from) || shift.milliseconds === 0) return moved
  for (const [name, at] of names) {
    const value = partOf(moved, name)
    if (value === undefined) continue
    if (value.includes(',') || Number(value) !== Number(from.slice(at, at + 2))) return null
    moved = withPart(moved, name, String(Number(to.slice(at, at + 2))))
  }
  return moved
}

/** Weekdays turned by so many days, and with them the start of the week where weeks are counted. Null where one is numbered. */
function rotate(rule: RulePart[], days: number): RulePart[] | null {
  const byDay = partOf(rule, 'BYDAY')
  if (byDay === undefined) return rule
  const list = byDay.toUpperCase().split(',').map((day) => day.trim())
  if (!list.every(isWeekday)) return null
  const turn = (day: Weekday): Weekday => weekdays[(weekdays.indexOf(day) + (days % 7) + 7) % 7] ?? day
  const turned = withPart(rule, 'BYDAY', list.map(turn).toSorted((one, other) => weekdays.indexOf(one) - weekdays.indexOf(other)).join(','))
  if (list.length === 1 || Number(partOf(rule, 'INTERVAL') ?? 1) === 1) return turned
  const start = partOf(rule, 'WKST')?.toUpperCase() ?? 'MO'
  return isWeekday(start) ? withPart(turned, 'WKST', turn(start)) : null
}

const isWeekday = (text: string): text is Weekday => (weekdays as readonly string[]).includes(text)

/** Where a day stands in its month: the how many-eth, or of its weekday, negative from the end. */
type Place = { day: number } | { nth: number; weekday: Weekday }

function shiftPlace(rule: RulePart[], from: string, to: string, shift: TimeShift, isYearly: boolean): ShiftedRule | null {
  const byMonth = partOf(rule, 'BYMONTH')
  if (byMonth !== undefined && byMonth !== String(monthOf(from))) return null
  const before = placeOf(rule, from)
  // Without BYMONTH, a weekday or a day of the month of a yearly rule is in every month, or of the year.
  if (before === null || (isYearly && byMonth === undefined && hasAny(rule, ['BYDAY', 'BYMONTHDAY']))) return null
  const after = samePlace(before, to)
  let moved = isYearly && byMonth !== undefined ? withPart(rule, 'BYMONTH', String(monthOf(to))) : rule
  if ('nth' in after) moved = withPart(moved, 'BYDAY', `${after.nth}${after.weekday}`)
  else if (partOf(rule, 'BYMONTHDAY') !== undefined) moved = withPart(moved, 'BYMONTHDAY', String(after.day))
  const months = monthsOf(to) - monthsOf(from)
  return {
    rule: moved,
    mapTime: (time) => {
      const day = dayAt(after, monthsOf(time) + months)
      return day === null ? null : shiftTime(isTimeless(time) ? day : `${day}${time.slice(10)}`, { ...shift, days: 0 })
    },
    lastBefore: (time) => {
      for (let month = monthsOf(time), looked = 0; looked < 60; month -= 1, looked += 1) {
        const day = dayAt(before, month)
        const at = day === null || isTimeless(from) ? day : `${day}${from.slice(10)}`
        if (at !== null && at <= time && (!isYearly || monthOf(at) === monthOf(from))) return at
      }
      return null
    },
  }
}

/** The place that a rule names and `from` has; null where they differ, or the rule names several. */
function placeOf(rule: readonly RulePart[], from: string): Place | null {
  const byDay = partOf(rule, 'BYDAY')
  const byMonthDay = partOf(rule, 'BYMONTHDAY')
  if (byDay !== undefined) {
    const match = /^([+-]?\d)([A-Z]{2})$/.exec(byDay.toUpperCase())
    const place = match && isWeekday(match[2] ?? '') ? { nth: Number(match[1]), weekday: match[2] as Weekday } : null
    return byMonthDay === undefined && place && dayAt(place, monthsOf(from)) === dayOf(from) ? place : null
  }
  const place = { day: byMonthDay === undefined ? dayNumber(from) : Number(byMonthDay) }
  return Number.isInteger(place.day) && dayAt(place, monthsOf(from)) === dayOf(from) ? place : null
}

/** The place of a day, counted the way `like` is; a fifth weekday that is the last is counted from the end. */
function samePlace(like: Place, day: string): Place {
  const fromEnd = daysIn(monthsOf(day)) - dayNumber(day)
  if ('day' in like) return { day: like.day < 0 ? -fromEnd - 1 : dayNumber(day) }
  const nth = Math.ceil(dayNumber(day) / 7)
  return { nth: like.nth < 0 || nth === 5 ? -Math.floor(fromEnd / 7) - 1 : nth, weekday: weekdayOf(day) }
}

/** The day at a place in a month (counted from year 0); null where that month has none. */
function dayAt(place: Place, months: number): Day | null {
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
  const count = daysIn(months)
  let number: number
  if ('day' in place) number = place.day < 0 ? count + 1 + place.day : place.day
  else {
    const toWeekday = (weekdays.indexOf(place.weekday) - weekdays.indexOf(weekdayOf(first)) + 7) % 7
    const times = Math.floor((count - 1 - toWeekday) / 7) + 1
    number = 1 + toWeekday + 7 * (place.nth < 0 ? times + place.nth : place.nth - 1)
  }
  return number >= 1 && number <= count ? addDays(first, number - 1) : null
}

const hasAny = (rule: readonly RulePart[], names: readonly string[]): boolean => rule.some(([name]) => names.includes(name))
const mapNullable = <T, R>(value: T | null, fn: (value: T) => R): R | null => (value === null ? null : fn(value))
const monthOf = (time: string): number => Number(time.slice(5, 7))
const dayNumber = (time: string): number => Number(time.slice(8, 10))
const monthsOf = (time: string): number => Number(time.slice(0, 4)) * 12 + monthOf(time) - 1
const daysIn = (months: number): number => new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
