import type { RecurrenceProblem } from '#shared/recurrence.ts'
import { shiftBetween, shiftTime } from '#shared/recurrence-text.ts'
import { addDays, isTimeless } from '#shared/wall-time.ts'
import { expandSeries, timesFollowing, wallSeconds, wallText, zoneOf, type Series, type Stretch, type Times } from '../recurrence/recurrence.ts'
import { spanOf, spansLike, type Span } from './lay-out.ts'

/** What of a series says when it happens. Of plain values, so that it can be sent to a thread. */
export type SeriesRow = Times & {
  id: number
  recurrence: string
  isOpen: boolean
  /** Occurrences that have rows of their own, which are laid out by themselves. */
  different: readonly string[]
  following: readonly FollowingRow[]
}
/** The row of an occurrence that differs and stands for those that follow it, too; in the order of `recurrenceId`. */
export type FollowingRow = Times & { id: number; recurrenceId: string; isOpen: boolean }

export interface Laid extends Span {
  /** The row that says what is then: the series', or the one that it follows. */
  rowId: number
  recurrenceId: string
}

/** A series laid out from a moment to another, as a reader would ask: everything that touches them is there, but what has a row of its own. */
export interface LaidOut {
  id: number
  laid: Laid[]
  since: number
  until: number
  problem: RecurrenceProblem | null
}

/** Everything, as far as there are years of four digits. */
export const always = { since: -62_135_596_800_000, until: 253_402_300_800_000 } as const
const day = 86_400_000
/** Between wall time and instants lies less than this. */
const slack = 26 * 3_600_000

/**
 * Lays a series out for readers of `since` to `until` (UTC milliseconds). `limits` as in shared/recurrence.ts. A rule that is too
 * much is laid out as far as it goes, one that is not understood by its start and its dates.
 */
export function layOutSeries(row: SeriesRow, since: number, until: number, limits: { occurrences: number; time: number }): LaidOut {
  const series: Series = { start: row.start, timeZone: row.timeZone, recurrence: row.recurrence }
  const { longest, latest, earliest } = strayOf(row)
  // What began before and lasts into the stretch belongs to it, and so does what was moved there.
  const stretch: Stretch = { from: Math.floor((Math.max(since, always.since) - longest - latest - slack) / 1000), to: Math.ceil((Math.min(until, always.until) + earliest + slack) / 1000) }
  const { times, periods, problem, reached } = expandSeries(series, stretch, limits)
  const isDay = isTimeless(row.start)
  const laid: Laid[] = []
  const different = new Set(row.different)
  const usual = spansLike(row)
  let followed = -1
  for (const time of times) {
    const recurrenceId = wallText(time, isDay)
    if (different.has(recurrenceId)) continue
    while ((row.following[followed + 1]?.recurrenceId ?? '~') <= recurrenceId) followed++
    const changed = row.following[followed]
    const period = periods.get(time)
    const span = changed ? spanOf(timesFollowing(changed, row.timeZone, recurrenceId)) : period === undefined ? usual(time * 1000) : spanOf({ ...row, ...timesAt(row, recurrenceId, period) })
    // Of an hour that the clock leaves out, what moves into the next may be there already.
    if (span.at !== laid.at(-1)?.at) laid.push({ ...span, rowId: changed?.id ?? row.id, recurrenceId })
  }
  return { id: row.id, laid, since, until: reached < stretch.to ? Math.min(until, instantOf(series, reached) - earliest - slack) : until, problem: problem === 'tooMany' && reached * 1000 > since + 40 * day ? null : problem }
}

/** How long its occurrences last at most, and how much later and earlier than by the rule they are at most; milliseconds. */
function strayOf(row: SeriesRow): { longest: number; latest: number; earliest: number } {
  const usual = spanOf(row)
  const stray = { longest: usual.until - usual.at, latest: 0, earliest: 0 }
  for (const changed of row.following) {
    const span = spanOf(changed)
    const by = span.at - spanOf({ ...row, start: changed.recurrenceId, end: null, endTimeZone: null }).at
    stray.longest = Math.max(stray.longest, span.until - span.at)
    stray.latest = Math.max(stray.latest, by)
    stray.earliest = Math.max(stray.earliest, -by)
  }
  return stray
}

function instantOf({ timeZone }: Series, seconds: number): number {
  const zone = timeZone === null ? null : zoneOf(timeZone)
  return zone ? zone.toInstant(seconds * 1000) : seconds * 1000
}

/** Start and end of an occurrence; the end of a PERIOD (RFC 5545, section 3.3.9) is its own. */
function timesAt({ start, end }: { start: string; end: string | null }, recurrenceId: string, period: string): { start: string; end: string | null } {
  const own = periodEnd(recurrenceId, period)
  if (own !== null) return { start: recurrenceId, end: own }
  return { start: recurrenceId, end: end === null ? null : shiftTime(end, shiftBetween(start, recurrenceId)) }
}

function periodEnd(start: string, period: string): string | null {
  const match = /^\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?)$/.exec(period)
  if (match) {
    const [weeks, days, hours, minutes, seconds] = match.slice(1).map((text) => Number(text ?? 0))
    const whole = (weeks ?? 0) * 7 + (days ?? 0)
    if (isTimeless(start)) return whole > 0 ? addDays(start, whole) : null
    return wallText(wallSeconds(start) + whole * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0), false)
  }
  const end = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(period)
  if (!end || isTimeless(start)) return null
  const text = `${end[1]}-${end[2]}-${end[3]}T${end[4]}:${end[5]}:${end[6]}`
  return text > start ? text : null
}
