import { parseRecurrence } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import { expandSeries, wallSeconds, wallText, zoneOf, type Series } from '../recurrence/recurrence.ts'

/** The instant of a wall time in a zone, in UTC milliseconds; a zone that is not known is taken for UTC. */
export const toInstant = (time: string, timeZone: string): number => zoneOf(timeZone)?.toInstant(Date.parse(`${time}Z`)) ?? Date.parse(`${time}Z`)
/** The wall time of an instant in a zone. */
export const toWall = (at: number, timeZone: string): string => new Date(zoneOf(timeZone)?.toWall(at) ?? at).toISOString().slice(0, 19)

/** What an edit may lay out within its write: so many occurrences, so many milliseconds. More is answered with "too much". */
const limits = { occurrences: 5_000, time: 60 }

/** The occurrences of a series from a time on (its first where null) up to another (exclusive), removed ones left out; null where that is too much. */
export function occurrencesBetween(series: Series, from: string | null, until: string): string[] | null {
  const first = [series.start, ...parseRecurrence(series.recurrence).dates.map(({ at }) => at)].toSorted()[0] ?? series.start
  const { times, problem } = expandSeries(series, { from: wallSeconds(from ?? first), to: wallSeconds(until) }, limits)
  return problem === 'tooMany' || problem === 'tooSlow' ? null : times.map((time) => wallText(time, isTimeless(series.start)))
}

/** Which occurrence a row of its own stands for, and whether for those that follow, too. */
export type OverridePlace = Pick<ActivityTable, 'isFollowing'> & { recurrenceId: string }

/**
 * The first occurrence of a series after one of them that has no row of its own, before a row takes over that stands for
 * what follows it; undefined where there is none, or it is too far to be found.
 */
export function nextFree(series: Series, after: string, rows: readonly OverridePlace[]): string | undefined {
  const taken = new Set(rows.map(({ recurrenceId }) => recurrenceId))
  const { times } = expandSeries(series, { from: wallSeconds(after) + 1, to: wallSeconds('9999-12-31') }, { ...limits, occurrences: taken.size + 1 })
  const next = times.map((time) => wallText(time, isTimeless(series.start))).find((time) => !taken.has(time))
  return next === undefined || rows.some(({ recurrenceId, isFollowing }) => isFollowing === 1 && recurrenceId > after && recurrenceId < next) ? undefined : next
}

/** Whether a series that ends by itself has no occurrence left. What goes on for ever is not laid out for this. */
export function isEmptySeries(series: Series): boolean {
  const { rules, dates, others } = parseRecurrence(series.recurrence)
  if (others.length > 0) return false
  if (!rules.every((rule) => rule.some(([name]) => name === 'COUNT' || name === 'UNTIL'))) return false
  const first = [series.start, ...dates.map(({ at }) => at)].toSorted()[0] ?? series.start
  const { times, problem } = expandSeries(series, { from: wallSeconds(first), to: wallSeconds('9999-12-31') }, { ...limits, occurrences: 1 })
  return times.length === 0 && problem !== 'tooSlow'
}

/** The first occurrence of the rules alone from a time on; undefined where there is none, or it is too far to be found. */
export function nextByRule({ start, timeZone, recurrence }: Series, from: string): string | undefined {
  const rules = (recurrence ?? '').split('\n').filter((line) => /^RRULE[:;]/i.test(line)).join('\n')
  const { times } = expandSeries({ start, timeZone, recurrence: rules }, { from: wallSeconds(from), to: wallSeconds('9999-12-31') }, { ...limits, occurrences: 1 })
  return times[0] === undefined ? undefined : wallText(times[0], isTimeless(start))
}
