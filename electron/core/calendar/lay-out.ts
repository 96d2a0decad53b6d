import { addDays, isTimeless } from '#shared/wall-time.ts'
import { zoneOf, type Times, type Zone } from '../recurrence/recurrence.ts'

/** When something is: UTC milliseconds, or wall time as if it were UTC where it is floating or a whole day. */
export interface Span {
  at: number
  until: number
  isFloating: boolean
}

const wallOf = (time: string): number => Date.parse(isTimeless(time) ? `${time}T00:00:00Z` : `${time}Z`)

/** When an activity with a start is. One without an end takes no time, a whole day its day (RFC 5545, section 3.6.1). */
export function spanOf({ start, end, timeZone, endTimeZone }: Times): Span {
  const zone = isTimeless(start) ? null : zoneFor(timeZone)
  const at = instantIn(zone, start)
  const until = instantIn(zone && (zoneFor(endTimeZone) ?? zone), end ?? (isTimeless(start) ? addDays(start, 1) : start))
  return { at, until: Math.max(at, until), isFloating: zone === null }
}

const zoneFor = (timeZone: string | null): Zone | null => (timeZone === null ? null : zoneOf(timeZone))
const instantIn = (zone: Zone | null, time: string): number => (zone ? zone.toInstant(wallOf(time)) : wallOf(time))
