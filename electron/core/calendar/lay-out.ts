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
export const spanOf = (times: Times): Span => spansLike(times)(wallOf(times.start))

/** When something is that begins at a wall time (milliseconds as if the wall were in UTC) and lasts as long on the wall as this, in its zones. */
export function spansLike({ start, end, timeZone, endTimeZone }: Times): (wall: number) => Span {
  const zone = isTimeless(start) ? null : zoneFor(timeZone)
  const endZone = zone && (zoneFor(endTimeZone) ?? zone)
  const length = wallOf(end ?? (isTimeless(start) ? addDays(start, 1) : start)) - wallOf(start)
  return (wall) => {
    const at = instantIn(zone, wall)
    return { at, until: Math.max(at, instantIn(endZone, wall + length)), isFloating: zone === null }
  }
}

const zoneFor = (timeZone: string | null): Zone | null => (timeZone === null ? null : zoneOf(timeZone))
const instantIn = (zone: Zone | null, wall: number): number => (zone ? zone.toInstant(wall) : wall)
