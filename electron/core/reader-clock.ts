import type { Day, WallTime } from '#shared/wall-time.ts'
import { zoneOf, type Zone } from './recurrence/recurrence.ts'

/** The reader's clock on the wall, both ways. Wall times are milliseconds as if the wall were in UTC. */
export interface ReaderClock extends Zone {
  timeZone: string
}

const utc: ReaderClock = { timeZone: 'UTC', toWall: (instant) => instant, toInstant: (wall) => wall }

/** The clock of a zone (IANA); of UTC where the name is none that is known. */
export function clockOf(timeZone: string): ReaderClock {
  const zone = zoneOf(timeZone)
  return zone ? { timeZone, ...zone } : utc
}

export const wallText = (wall: number): WallTime => new Date(wall).toISOString().slice(0, 19)
export const dayOfWall = (wall: number): Day => new Date(wall).toISOString().slice(0, 10)
