import type { Day, WallTime } from '#shared/wall-time.ts'

/** The reader's clock on the wall, both ways. Wall times are milliseconds as if the wall were in UTC. */
export interface ReaderClock {
  timeZone: string
  toWall(instant: number): number
  /** RFC 5545, section 3.3.5: a time that comes twice is its first, one that is left out is reckoned by the offset before the gap. */
  toInstant(wall: number): number
}

/** Offsets change on a quarter of an hour, nowhere within one. */
const step = 900_000

/** The clock of a zone; of UTC where the name is none that is known. */
export function clockOf(timeZone: string): ReaderClock {
  const format = formatOf(timeZone)
  const kept = new Map<number, number>()
  const offset = (instant: number): number => {
    const slot = Math.floor(instant / step) * step
    let found = kept.get(slot)
    if (found === undefined) {
      if (kept.size > 5_000) kept.clear()
      kept.set(slot, (found = offsetAt(format, slot)))
    }
    return found
  }
  return {
    timeZone: format.resolvedOptions().timeZone,
    toWall: (instant) => instant + offset(instant),
    toInstant: (wall) => {
      // The offsets a day before and after are all that there can be.
      const [before, after] = [offset(wall - 86_400_000), offset(wall + 86_400_000)]
      const first = wall - before
      if (first + offset(first) === wall) return first
      const second = wall - after
      return second + offset(second) === wall ? second : first
    },
  }
}

export const wallText = (wall: number): WallTime => new Date(wall).toISOString().slice(0, 19)
export const dayOfWall = (wall: number): Day => new Date(wall).toISOString().slice(0, 10)

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone)
  if (!found) {
    try {
      found = new Intl.DateTimeFormat('en-GB', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
    } catch {
      found = formatOf('UTC')
    }
    if (formats.size > 100) formats.clear()
    formats.set(timeZone, found)
  }
  return found
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']) - instant
}
