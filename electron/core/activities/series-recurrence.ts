import type { ActivityContent } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { formatRecurrence, fromCompact, parseRecurrence, partOf, shiftBetween, shiftTime, toCompact, weekdayOf, withPart, type RecurrenceParts, type RulePart } from '#shared/recurrence-text.ts'
import { shiftRule, type ShiftedRule } from '#shared/shift-rule.ts'
import { dayOf, isTimeless } from '#shared/wall-time.ts'
import { toInstant, toWall } from './expand.ts'

/** A series as far as its rule is concerned: when it begins, in which zone, and its recurrence taken apart. */
export interface Series {
  start: string
  timeZone: string | null
  parts: RecurrenceParts
}

interface Moved {
  /** The recurrence after the edit; no rule and no date where it no longer recurs. */
  series: Series
  /** Where an occurrence goes; null where it is not any more. */
  mapTime: (time: string) => string | null
  /** Whether occurrences may have gone that were there: the rule is another, or ends elsewhere. */
  isOtherSet: boolean
}

/**
 * What an edit makes of a series' recurrence: the occurrence `from` goes to `to`, all others likewise, and the rule is the
 * one given. A rule that is given as it was moves along (shared/shift-rule.ts), one that is another is taken at its word.
 */
export function moveSeries(before: Series, content: Pick<ActivityContent, 'recurrence' | 'timeZone'>, from: string, to: string): Moved {
  const given = parseRecurrence(content.recurrence)
  const isSameRule = given.rules.length === before.parts.rules.length && given.rules.every((rule, index) => bodyOf(rule) === bodyOf(before.parts.rules[index] ?? []))
  const shift = shiftBetween(from, to)
  const uniform = (time: string): string => shiftTime(time, shift)
  let mapTime: Moved['mapTime'] = uniform
  let isOtherSet = !isSameRule
  const rules = given.rules.map((rule, index) => {
    const own = before.parts.rules[index] ?? []
    if (!isSameRule) return fitUntil(rule, to, content.timeZone)
    const shifted = shiftRule(own, from, to)
    if (!shifted) throw new AppError('invalid', 'A series with this rule cannot be moved as a whole. Change its rule, or move this occurrence only.', { field: 'start' })
    if (index === 0) mapTime = shifted.mapTime
    if (isSameEnd(own, rule, before.timeZone)) return moveUntil(shifted, before, to, content.timeZone)
    isOtherSet = true
    const ended = withPart(withPart(shifted.rule, 'COUNT', partOf(rule, 'COUNT')), 'UNTIL', partOf(rule, 'UNTIL'))
    return fitUntil(ended, to, content.timeZone)
  })
  // A form that shows the rule alone leaves out the dates: then they stay.
  const { dates, exceptions } = given.dates.length > 0 || given.exceptions.length > 0 ? given : before.parts
  const moved = (time: string) => mapTime(time) ?? []
  const parts: RecurrenceParts = {
    rules, others: given.others,
    dates: dates.flatMap((date) => { const at = mapTime(date.at); return at === null ? [] : [{ ...date, at }] }),
    exceptions: exceptions.flatMap(moved),
    // One that cannot follow stays as it is: it can only take away.
    exceptionRules: (given.exceptionRules.length > 0 ? given : before.parts).exceptionRules.map((rule) => shiftRule(rule, from, to)?.rule ?? rule),
  }
  const mapped = mapTime(before.start) ?? uniform(before.start)
  const start = isSameRule ? mapped : firstOn(rules, mapped)
  return { series: { start, timeZone: content.timeZone, parts }, mapTime, isOtherSet: isOtherSet || !isSameDates(given, before.parts) }
}

/**
 * A new rule on other weekdays than its start's begins with the first of them: RFC 5545, section 3.8.5.3, counts the start
 * as an occurrence whether the rule names it or not, which nobody means who chooses Tuesday on a Monday.
 */
export function alignStart(content: ActivityContent): ActivityContent {
  if (content.start === null || content.recurrence === null) return content
  const start = firstOn(parseRecurrence(content.recurrence).rules, content.start)
  const shift = shiftBetween(content.start, start)
  return start === content.start ? content : { ...content, start, end: content.end === null ? null : shiftTime(content.end, shift) }
}

function firstOn([rule, ...others]: RulePart[][], start: string): string {
  if (!rule || others.length > 0 || partOf(rule, 'FREQ') !== 'WEEKLY' || rule.some(([name]) => !['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST'].includes(name))) return start
  const days = partOf(rule, 'BYDAY')?.toUpperCase().split(',') ?? []
  for (let ahead = 0; ahead < 7; ahead++) {
    const time = shiftTime(start, { days: ahead, milliseconds: 0, shape: 'same', time: '' })
    if (days.includes(weekdayOf(time))) return time
  }
  return start
}

function isSameDates(given: RecurrenceParts, before: RecurrenceParts): boolean {
  return (given.dates.length === 0 && given.exceptions.length === 0) || formatRecurrence({ ...given, rules: [], exceptionRules: [], others: [] }) === formatRecurrence({ ...before, rules: [], exceptionRules: [], others: [] })
}

/** A rule without its end, in one way of writing: what tells two rules apart. */
function bodyOf(rule: readonly RulePart[]): string {
  const parts = rule.filter(([name, value]) => name !== 'COUNT' && name !== 'UNTIL' && !(name === 'INTERVAL' && Number(value) === 1) && !(name === 'WKST' && value.toUpperCase() === 'MO'))
  return parts.map(([name, value]) => `${name}=${value.toUpperCase().split(',').toSorted().join(',')}`).toSorted().join(';')
}

/** Whether two rules end alike; a day stands for its last moment, which is how forms say it. */
function isSameEnd(one: readonly RulePart[], other: readonly RulePart[], timeZone: string | null): boolean {
  const days = [one, other].map((rule) => { const until = untilOf(rule, timeZone); return until === null ? '' : dayOf(until) })
  return (partOf(one, 'COUNT') ?? '') === (partOf(other, 'COUNT') ?? '') && days[0] === days[1]
}

/** The UNTIL of a rule as wall time in the series' zone, or as the day it names; null for none. */
export function untilOf(rule: readonly RulePart[], timeZone: string | null): string | null {
  const text = partOf(rule, 'UNTIL')
  const time = text === undefined ? null : fromCompact(text)
  if (time === null || text === undefined || timeZone === null || !/Z$/i.test(text.trim())) return time
  return toWall(Date.parse(`${time}Z`), timeZone)
}

/** A rule that ends at a wall time or day, included, written as RFC 5545 wants it: of the start's shape, in UTC where that is in a zone. */
export function withUntil(rule: readonly RulePart[], until: string, start: string, timeZone: string | null): RulePart[] {
  const ended = withPart(rule, 'COUNT', undefined)
  if (isTimeless(start)) return withPart(ended, 'UNTIL', toCompact(dayOf(until)))
  const time = isTimeless(until) ? `${until}T23:59:59` : until
  if (timeZone === null) return withPart(ended, 'UNTIL', toCompact(time))
  return withPart(ended, 'UNTIL', `${toCompact(new Date(toInstant(time, timeZone)).toISOString().slice(0, 19))}Z`)
}

/** An end in the shape that the start has. One in UTC is an instant already. */
function fitUntil(rule: RulePart[], start: string, timeZone: string | null): RulePart[] {
  const text = partOf(rule, 'UNTIL')
  if (text === undefined || fromCompact(text) === null) return rule
  const isRight = isTimeless(start) ? !text.includes('T') : timeZone === null ? /T\d{6}$/.test(text) : /Z$/i.test(text)
  return isRight ? rule : withUntil(rule, untilOf(rule, timeZone) ?? '', start, timeZone)
}

/** The end moved along with everything else, so that the last occurrence stays the last. */
function moveUntil(shifted: ShiftedRule, before: Series, start: string, timeZone: string | null): RulePart[] {
  const until = untilOf(shifted.rule, before.timeZone)
  if (until === null) return shifted.rule
  // A day stands for its last moment: what happens on it is still in.
  const time = isTimeless(before.start) || !isTimeless(until) ? until : `${until}T23:59:59`
  const last = shifted.lastBefore(time) ?? time
  return withUntil(shifted.rule, shifted.mapTime(last) ?? last, start, timeZone)
}
