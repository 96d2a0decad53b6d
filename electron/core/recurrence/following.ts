import { shiftBetween, shiftTime } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'
import { zoneOf } from './instants.ts'

/** When something is: wall times in its zones, or days. */
export interface Times {
  start: string
  end: string | null
  timeZone: string | null
  endTimeZone: string | null
}

/**
 * When an occurrence is by a change of an earlier one that is meant for all that follow (RFC 5545, section 3.2.13): as far from
 * where the series has it as `recurrenceId` was moved, on the wall, and as long. Both are in `seriesZone`.
 */
export function timesFollowing(changed: Times & { recurrenceId: string }, seriesZone: string | null, recurrenceId: string): Times {
  const own = inZoneOf(changed, seriesZone)
  const start = shiftTime(recurrenceId, shiftBetween(changed.recurrenceId, own.start))
  return { ...own, start, end: own.end === null ? null : shiftTime(own.end, shiftBetween(own.start, start)) }
}

/** UTC beside a zone is only a way of writing: what was moved to eight in UTC is at nine in Berlin, in summer as well. */
function inZoneOf({ start, end, timeZone, endTimeZone }: Times, seriesZone: string | null): Times {
  const zone = timeZone === 'UTC' && seriesZone !== null && seriesZone !== 'UTC' && !isTimeless(start) ? zoneOf(seriesZone) : null
  if (!zone) return { start, end, timeZone, endTimeZone }
  const wall = (time: string) => new Date(zone.toWall(Date.parse(`${time}Z`))).toISOString().slice(0, 19)
  return { start: wall(start), end: end === null || endTimeZone !== null ? end : wall(end), timeZone: seriesZone, endTimeZone }
}
