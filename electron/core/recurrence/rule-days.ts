import { daysInMonth } from '#shared/wall-time.ts'
import type { Budget } from './budget.ts'
import { dateOf, dayNumber, daysInYear, firstWeek, weekdayOf, weekStart } from './days.ts'
import type { Rule } from './rule.ts'

/** A rule with what it leaves to its start filled in, and a way to ask whether a day is one of its days. */
export interface DayPlan extends Rule {
  startDay: number
  isDay(day: number): boolean
}

/** The last day there is: years have four digits. */
export const lastDay = dayNumber(9999, 12, 31)

/** Information that the rule does not contain is taken from its start (RFC 5545, section 3.3.10). */
export function planDays(rule: Rule, startDay: number): DayPlan {
  const { month, day } = dateOf(startDay)
  const plan = { ...rule, startDay }
  const { frequency, weekNumbers, yearDays, monthDays, weekdays } = rule
  const hasDays = yearDays !== null || monthDays !== null || weekdays !== null
  const ownWeekday = [{ nth: 0, weekday: weekdayOf(startDay) }]
  if (frequency === 'YEARLY' && !hasDays) {
    if (weekNumbers !== null) plan.weekdays = ownWeekday
    else {
      plan.months ??= [month]
      plan.monthDays = [day]
    }
  }
  // Twelve days a year is what the table of section 3.3.10 gives, and what nobody means: libical and ical.js take the start's month.
  if (frequency === 'YEARLY' && monthDays !== null && weekNumbers === null && yearDays === null && weekdays === null) plan.months ??= [month]
  if (frequency === 'MONTHLY' && !hasDays && weekNumbers === null) plan.monthDays = [day]
  if (frequency === 'WEEKLY' && !hasDays) plan.weekdays = ownWeekday
  return { ...plan, isDay: dayFilter(plan) }
}

/** Every part of a rule that names days narrows or widens to the same set: the days that all of them name. */
function dayFilter({ frequency, months, weekNumbers, yearDays, monthDays, weekdays, weekStart: first }: Rule): (day: number) => boolean {
  const hasNth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && weekNumbers === null)
  const isOfYear = frequency === 'YEARLY' && months === null
  const every = new Set(weekdays?.flatMap(({ nth, weekday }) => (nth === 0 || !hasNth ? weekday : [])))
  const nths = new Set(weekdays?.flatMap(({ nth, weekday }) => (nth !== 0 && hasNth ? nth * 7 + weekday : [])))
  const [inMonths, inMonthDays, inYearDays, inWeeks] = [months, monthDays, yearDays, weekNumbers].map((list) => list && new Set(list))
  return (number) => {
    if (weekdays && nths.size === 0 && !every.has(weekdayOf(number))) return false
    if (!inMonths && !inMonthDays && !inYearDays && !inWeeks && nths.size === 0) return true
    const { year, month, day } = dateOf(number)
    if (inMonths && !inMonths.has(month)) return false
    const inMonth = daysInMonth(year, month)
    if (inMonthDays && !inMonthDays.has(day) && !inMonthDays.has(day - inMonth - 1)) return false
    const dayOfYear = number - dayNumber(year, 1, 1) + 1
    const inYear = daysInYear(year)
    if (inYearDays && !inYearDays.has(dayOfYear) && !inYearDays.has(dayOfYear - inYear - 1)) return false
    if (inWeeks && !isInWeek(inWeeks, number, first)) return false
    if (nths.size === 0) return true
    const weekday = weekdayOf(number)
    const [at, length] = isOfYear ? [dayOfYear, inYear] : [day, inMonth]
    return every.has(weekday) || nths.has((Math.floor((at - 1) / 7) + 1) * 7 + weekday) || nths.has(-(Math.floor((length - at) / 7) + 1) * 7 + weekday)
  }
}

function isInWeek(weeks: ReadonlySet<number>, day: number, first: number): boolean {
  const year = weekYear(day, first)
  const begin = firstWeek(year, first)
  const week = Math.floor((day - begin) / 7) + 1
  return weeks.has(week) || weeks.has(week - (firstWeek(year + 1, first) - begin) / 7 - 1)
}

/** The year whose weeks a day is counted among; it may be the one before or after its own. */
function weekYear(day: number, first: number): number {
  const { year } = dateOf(day)
  if (day < firstWeek(year, first)) return year - 1
  return day >= firstWeek(year + 1, first) ? year + 1 : year
}

/**
 * The days of a rule, one list for each of its periods (years, months, weeks, days), from the period that `from` is in.
 * Periods before are jumped over, whatever their number; INTERVAL is counted from the start's period.
 */
export function* periodDays(plan: DayPlan, from: number, budget: Budget): Generator<number[]> {
  const { frequency, interval, startDay, months } = plan
  const start = dateOf(startDay)
  const look = dateOf(from)
  const first = (own: number, wanted: number) => own + Math.max(0, Math.floor((wanted - own) / interval)) * interval
  if (frequency === 'YEARLY') {
    const own = plan.weekNumbers ? weekYear(startDay, plan.weekStart) : start.year
    for (let year = first(own, look.year - 1); year <= 9999; year += interval) yield [...daysOfYear(plan, year, budget)]
  } else if (frequency === 'MONTHLY') {
    const wanted = (date: typeof start) => date.year * 12 + date.month - 1
    for (let at = first(wanted(start), wanted(look)); at < 120_000; at += interval) {
      budget.pay()
      const month = (at % 12) + 1
      if (!months || months.includes(month)) yield [...daysOfMonth(plan, Math.floor(at / 12), month)]
    }
  } else if (frequency === 'WEEKLY') {
    const own = weekStart(startDay, plan.weekStart)
    for (let at = own + first(0, Math.floor((from - own) / 7)) * 7; at <= lastDay; at += interval * 7) {
      budget.pay()
      yield [0, 1, 2, 3, 4, 5, 6].map((day) => at + day).filter((day) => plan.isDay(day))
    }
  } else {
    for (let day = first(startDay, from); day <= lastDay; day += interval) {
      budget.pay()
      if (plan.isDay(day)) yield [day]
    }
  }
}

function* daysOfYear(plan: DayPlan, year: number, budget: Budget): Generator<number> {
  if (plan.weekNumbers) {
    const end = firstWeek(year + 1, plan.weekStart)
    for (let day = firstWeek(year, plan.weekStart); day < end; day++) {
      budget.pay()
      if (plan.isDay(day)) yield day
    }
    return
  }
  for (const month of plan.months ?? everyMonth) {
    budget.pay()
    yield* daysOfMonth(plan, year, month)
  }
}
const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function* daysOfMonth(plan: DayPlan, year: number, month: number): Generator<number> {
  const begin = dayNumber(year, month, 1)
  const length = daysInMonth(year, month)
  if (!plan.monthDays) {
    for (let day = 0; day < length; day++) if (plan.isDay(begin + day)) yield begin + day
    return
  }
  const named = plan.monthDays.map((day) => (day > 0 ? day : length + 1 + day)).filter((day) => day >= 1 && day <= length)
  for (const day of [...new Set(named)].sort((a, b) => a - b)) if (plan.isDay(begin + day - 1)) yield begin + day - 1
}
