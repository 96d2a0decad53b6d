import type { Budget } from './budget.ts'
import { daySeconds } from './days.ts'
import type { Rule } from './rule.ts'
import { lastDay, periodDays, planDays, type DayPlan } from './rule-days.ts'

/**
 * When a rule says that something happens: own arithmetic on wall time, in seconds as if the wall were in UTC. It begins at
 * the period it is asked for, however far that is from the start, so a window costs what is in it. COUNT and UNTIL are the
 * caller's (expand-series.ts): this is the rule without an end.
 */

const lastSecond = (lastDay + 1) * daySeconds

/** Rising times from `from` on, none before `start`. `start` and `from` in wall seconds. Throws `TooSlow` when the budget is spent. */
export function* ruleTimes(rule: Rule, start: number, isTimeless: boolean, from: number, budget: Budget): Generator<number> {
  const plan = planDays(rule, Math.floor(start / daySeconds))
  const first = Math.max(start, from)
  if (!canHappen(plan)) return
  const times = isSubDaily(rule) ? subDailyTimes(plan, start, first, budget) : dailyTimes(plan, start, isTimeless, first, budget)
  for (const time of times) if (time >= first) yield time
}

export const isSubDaily = ({ frequency }: Rule): boolean => frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY'

/** Whether any month that is named has any of the days that are: 30 February never comes, and is not waited for. */
function canHappen({ months, monthDays }: DayPlan): boolean {
  const longest = Math.max(...(months ?? [1]).map((month) => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)))
  return monthDays === null || monthDays.some((day) => Math.abs(day) <= longest)
}

function* dailyTimes(plan: DayPlan, start: number, isTimeless: boolean, from: number, budget: Budget): Generator<number> {
  const second = start - plan.startDay * daySeconds
  const times = isTimeless ? [0] : timesOfDay(plan.hours ?? [Math.floor(second / 3600)], minutesAndSeconds(plan, second))
  if (!hasPosition(plan, times.length * longestPeriod[plan.frequency])) return
  for (const days of periodDays(plan, Math.floor(from / daySeconds), budget)) {
    const count = days.length * times.length
    for (const at of positionsIn(plan, count)) {
      budget.pay()
      yield (days[Math.floor(at / times.length)] ?? 0) * daySeconds + (times[at % times.length] ?? 0)
    }
  }
}

/** The most days that a period can have. */
const longestPeriod: Record<Rule['frequency'], number> = { YEARLY: 371, MONTHLY: 31, WEEKLY: 7, DAILY: 1, HOURLY: 1, MINUTELY: 1, SECONDLY: 1 }

/** Whether any place that BYSETPOS names can be there in a period of so many times: the second of one is not waited for. */
const hasPosition = ({ positions }: Rule, count: number): boolean => positions === null || positions.some((position) => Math.abs(position) <= count)

/** Every place within a period, or those that BYSETPOS names, rising. */
function* positionsIn({ positions }: Rule, count: number): Generator<number> {
  if (positions === null) {
    for (let at = 0; at < count; at++) yield at
    return
  }
  const named = positions.map((position) => (position > 0 ? position - 1 : count + position)).filter((at) => at >= 0 && at < count)
  yield* [...new Set(named)].sort((a, b) => a - b)
}

/** Of an hour. `second` is any whose minute and second are the start's. */
function minutesAndSeconds(plan: Rule, second: number): number[] {
  const ofHour = ((second % 3600) + 3600) % 3600
  return timesOf(plan.minutes ?? [Math.floor(ofHour / 60)], 60, plan.seconds ?? [ofHour % 60])
}
const timesOfDay = (hours: readonly number[], within: readonly number[]): number[] => timesOf(hours, 3600, within)
const timesOf = (units: readonly number[], length: number, within: readonly number[]): number[] => units.flatMap((unit) => within.map((second) => unit * length + second))

/** Hours, minutes or seconds: what the rule leaves out is jumped over by days, then by hours, then by minutes. */
function* subDailyTimes(plan: DayPlan, start: number, from: number, budget: Budget): Generator<number> {
  const { frequency, interval } = plan
  const unit = frequency === 'HOURLY' ? 3600 : frequency === 'MINUTELY' ? 60 : 1
  const within = frequency === 'HOURLY' ? minutesAndSeconds(plan, start) : frequency === 'MINUTELY' ? (plan.seconds ?? [((start % 60) + 60) % 60]) : [0]
  if (!hasPosition(plan, within.length)) return
  const [hours, minutes, seconds] = [plan.hours, unit <= 60 ? plan.minutes : null, unit === 1 ? plan.seconds : null].map((list) => list && new Set(list))
  const own = Math.floor(start / unit)
  /** The first unit of the rule that does not begin before a second. */
  const align = (second: number) => own + Math.max(0, Math.ceil((Math.ceil(second / unit) - own) / interval)) * interval
  const follows = makeSkips({ isDay: (day) => plan.isDay(day), hours, minutes, seconds })
  for (let at = align(Math.floor(from / unit) * unit); at * unit < lastSecond;) {
    budget.pay()
    const second = at * unit
    const next = follows(second, budget)
    if (next > second) {
      at = align(next)
      continue
    }
    for (const position of positionsIn(plan, within.length)) yield second + (within[position] ?? 0)
    at += interval
  }
}

interface Allowed {
  isDay: (day: number) => boolean
  hours: ReadonlySet<number> | null | undefined
  minutes: ReadonlySet<number> | null | undefined
  seconds: ReadonlySet<number> | null | undefined
}

/** Gives the second itself where the rule allows it, else the beginning of the next day, hour or minute that it might. */
function makeSkips({ isDay, hours, minutes, seconds }: Allowed): (second: number, budget: Budget) => number {
  let known = Number.NaN
  return (second, budget) => {
    const day = Math.floor(second / daySeconds)
    if (day !== known) {
      let next = day
      while (next <= lastDay && !isDay(next)) {
        budget.pay()
        next++
      }
      if (next > day) return next * daySeconds
      known = day
    }
    const ofDay = second - day * daySeconds
    if (hours && !hours.has(Math.floor(ofDay / 3600))) return second - (ofDay % 3600) + 3600
    if (minutes && !minutes.has(Math.floor(ofDay / 60) % 60)) return second - (ofDay % 60) + 60
    return seconds && !seconds.has(ofDay % 60) ? second + 1 : second
  }
}
