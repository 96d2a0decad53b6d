import { recurrenceLimits, type RecurrenceProblem } from '#shared/recurrence.ts'
import { parseRecurrence, type RecurrenceParts, type RulePart } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'
import { budgetOf, TooSlow, type Budget } from './budget.ts'
import { daySeconds } from './days.ts'
import { zoneOf, type Zone } from './instants.ts'
import { readRule, type Rule } from './rule.ts'
import { isSubDaily, ruleTimes } from './rule-times.ts'

/** What says when a series happens: its first start (wall time or day), its zone (IANA; null for floating times and days), and the column `recurrence`. */
export interface Series {
  start: string
  timeZone: string | null
  recurrence: string | null
}

/** From when to when (exclusive) something begins, in wall seconds of the series (`wallSeconds`). */
export interface Stretch {
  from: number
  to: number
}

export interface Expansion {
  /** Wall seconds, rising, each once. */
  times: number[]
  /** What follows the slash of an RDATE that is a PERIOD, by its time. */
  periods: Map<number, string>
  problem: RecurrenceProblem | null
  /** Where `tooMany`: every occurrence before this is there. Wall seconds; the end of the stretch otherwise. */
  reached: number
}

/** A wall time or day as seconds, as if the wall were in UTC. */
export const wallSeconds = (time: string): number => Date.parse(isTimeless(time) ? `${time}T00:00:00Z` : `${time}Z`) / 1000
/** The wall time or day of such seconds. */
export const wallText = (seconds: number, isDay: boolean): string => new Date(seconds * 1000).toISOString().slice(0, isDay ? 10 : 19)

/**
 * The occurrences of a series that begin within a stretch: its start, its rules and its added dates, without the removed ones
 * and those of rules that take away (RFC 5545, section 3.8.5; RFC 2445, section 4.8.5.2). The start always counts as the first.
 * Never throws: what is wrong is said in `problem`, and what could be found (the start, at least, and dates) is there.
 */
export function expandSeries(series: Series, { from, to }: Stretch, limits: { occurrences: number; time: number } = recurrenceLimits): Expansion {
  const budget = budgetOf(limits.time)
  const parts = parseRecurrence(series.recurrence)
  const start = wallSeconds(series.start)
  const isDay = isTimeless(series.start)
  const { dates, periods, isRemovedDate } = readDates(parts, start, isDay)
  const expansion: Expansion = { times: [], periods, problem: parts.others.length > 0 ? 'notUnderstood' : null, reached: to }
  const zone = series.timeZone === null ? null : zoneOf(series.timeZone)
  const understood = (texts: RulePart[][]): OneRule[] => texts.flatMap((text) => {
    const rule = readRule(text)
    if (rule && !(isDay && isSubDaily(rule))) return [{ rule, start, isDay, zone }]
    expansion.problem = 'notUnderstood'
    return []
  })
  const exceptions = understood(parts.exceptionRules).map((one) => isTimeOf(one, budget))
  const isRemoved = (time: number) => isRemovedDate(time) || exceptions.some((isException) => isException(time))
  const found = new Set<number>()
  withinBudget(expansion, () => {
    for (const time of [start, ...dates]) if (time >= from && time < to && !isRemoved(time)) found.add(time)
  })
  if (expansion.problem === 'tooSlow' && start >= from && start < to && !isRemovedDate(start)) found.add(start)
  for (const one of understood(parts.rules)) addRule(found, expansion, one, { from, to }, isRemoved, limits.occurrences, budget)
  expansion.times = [...found].sort((a, b) => a - b)
  if (expansion.times.length > limits.occurrences) {
    expansion.problem ??= 'tooMany'
    expansion.times = expansion.times.slice(0, limits.occurrences)
    expansion.reached = Math.min(expansion.reached, (expansion.times.at(-1) ?? from) + 1)
  }
  expansion.times = expansion.times.filter((time) => time < expansion.reached)
  return expansion
}

interface OneRule {
  rule: Rule
  start: number
  isDay: boolean
  zone: Zone | null
}

function addRule(found: Set<number>, expansion: Expansion, one: OneRule, { from, to }: Stretch, isRemoved: (time: number) => boolean, limit: number, budget: Budget): void {
  let count = 0
  withinBudget(expansion, () => {
    for (const time of endedTimes(one, from, budget)) {
      if (time >= to) break
      if (time < from || isRemoved(time)) continue
      found.add(time)
      if (++count <= limit) continue
      expansion.problem = 'tooMany'
      expansion.reached = Math.min(expansion.reached, time)
      break
    }
    if (count === 0 && happensNever(one, budget)) expansion.problem ??= 'never'
  })
}

function withinBudget(expansion: Expansion, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error
    expansion.problem = 'tooSlow'
  }
}

/** Tells whether a rule names a time. One with a COUNT that is to be counted is gone through once, as far as it is asked for. */
function isTimeOf(one: OneRule, budget: Budget): (time: number) => boolean {
  if (one.rule.count === null || evenStep(one.rule) !== null) {
    // Between what was asked and the next time of the rule there is none.
    let [asked, next] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    return (time) => {
      if (time < asked || time > next) {
        const found = endedTimes(one, time, budget).next()
        asked = time
        next = found.done === true ? Number.POSITIVE_INFINITY : found.value
      }
      return time === next
    }
  }
  const known = new Set<number>()
  const rest = endedTimes(one, one.start, budget)
  let last = Number.NEGATIVE_INFINITY
  return (time) => {
    while (last < time) {
      const next = rest.next()
      last = next.done === true ? Number.POSITIVE_INFINITY : next.value
      known.add(last)
    }
    return known.has(time)
  }
}

/** Whether the rule gives nothing at all, not even in another stretch. */
function happensNever(one: OneRule, budget: Budget): boolean {
  return endedTimes({ ...one, rule: { ...one.rule, count: null } }, one.start, budget).next().done === true
}

/** The times of a rule from `from` on, ended by its COUNT or UNTIL. */
function* endedTimes({ rule, start, isDay, zone }: OneRule, from: number, budget: Budget): Generator<number> {
  const { isOver, isIn } = untilOf(rule, isDay, zone)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  let first = from
  if (rule.count === null) first = Math.max(from, start)
  else {
    const step = evenStep(rule)
    const skipped = step === null ? 0 : Math.max(0, Math.min(rule.count, Math.floor((from - start) / step)))
    left -= skipped
    first = start + skipped * (step ?? 0)
    // The start counts as the first even where the rule does not name it.
    if (step === null && ruleTimes(rule, start, isDay, start, budget).next().value !== start) left--
  }
  for (const time of ruleTimes(rule, start, isDay, first, budget)) {
    if (left-- <= 0 || isOver(time)) return
    if (isIn(time)) yield time
  }
}

/** How many seconds lie between any two times of a rule, where that is always the same: then COUNT need not be counted. */
function evenStep(rule: Rule): number | null {
  const isPlain = [rule.months, rule.weekNumbers, rule.yearDays, rule.monthDays, rule.weekdays, rule.hours, rule.minutes, rule.seconds, rule.positions].every((list) => list === null)
  const lengths: Partial<Record<Rule['frequency'], number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600, DAILY: daySeconds, WEEKLY: 7 * daySeconds }
  const length = lengths[rule.frequency]
  return isPlain && length !== undefined ? length * rule.interval : null
}

/** A day and more lies between any two clocks of the same moment; beyond it nothing can be before UNTIL. */
const slack = 2 * daySeconds

function untilOf({ until }: Rule, isDay: boolean, zone: Zone | null): { isOver: (time: number) => boolean; isIn: (time: number) => boolean } {
  if (until === null) return { isOver: () => false, isIn: () => true }
  // A day stands for its last moment, and days know no zone.
  const last = isTimeless(until.time) ? wallSeconds(until.time) + daySeconds - 1 : wallSeconds(isDay ? until.time.slice(0, 10) : until.time)
  if (isDay || !until.isUtc || zone === null) return { isOver: (time) => time > last, isIn: () => true }
  return { isOver: (time) => time > last + slack, isIn: (time) => zone.toInstant(time * 1000) <= last * 1000 }
}

interface Dates {
  dates: number[]
  periods: Map<number, string>
  isRemovedDate: (time: number) => boolean
}

/** Added and removed dates in the shape of the start: a day in a series with times has the start's time when added, and takes all of the day when removed. */
function readDates({ dates, exceptions }: RecurrenceParts, start: number, isDay: boolean): Dates {
  const ofDay = ((start % daySeconds) + daySeconds) % daySeconds
  const periods = new Map<number, string>()
  const added = dates.map(({ at, period }) => {
    const time = isDay ? wallSeconds(at.slice(0, 10)) : isTimeless(at) ? wallSeconds(at) + ofDay : wallSeconds(at)
    if (period !== null) periods.set(time, period)
    return time
  })
  const removed = new Set(exceptions.filter((time) => isDay || !isTimeless(time)).map((time) => wallSeconds(isDay ? time.slice(0, 10) : time)))
  const removedDays = new Set(exceptions.filter((time) => !isDay && isTimeless(time)).map((time) => wallSeconds(time) / daySeconds))
  return { dates: added, periods, isRemovedDate: (time) => removed.has(time) || (removedDays.size > 0 && removedDays.has(Math.floor(time / daySeconds))) }
}
