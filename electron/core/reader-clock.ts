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

/** When days begin and end (`to` exclusive), in UTC milliseconds: by the clock, and on the wall, where floating times and whole days lie. */
export interface DayBounds {
  from: number
  to: number
  fromWall: number
  toWall: number
  /** The earlier beginning and the later end of both. */
  low: number
  high: number
}

export function dayBounds(clock: ReaderClock, from: Day, to: Day): DayBounds {
  const [fromWall, toWall] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const [begin, end] = [clock.toInstant(fromWall), clock.toInstant(toWall)]
  return { from: begin, to: end, fromWall, toWall, low: Math.min(begin, fromWall), high: Math.max(end, toWall) }
}

export const wallText = (wall: number): WallTime => new Date(wall).toISOString().slice(0, 19)
export const dayOfWall = (wall: number): Day => new Date(wall).toISOString().slice(0, 10)
