/**
 * From wall time to instants and back, for thousands at a time: the changes of a zone's clock are looked for once a year and
 * zone, and kept. Wall times are milliseconds as if the wall were in UTC.
 */
export interface Zone {
  /** RFC 5545, section 3.3.5: a time that comes twice is its first, one that is left out is reckoned by the offset before the gap. */
  toInstant(wall: number): number
  toWall(instant: number): number
}

const day = 86_400_000
/** Between two looks at the clock. None has ever changed there and back in less. */
const look = 7 * day

/** The offset of a zone in the years that were asked for: since when each holds, in order. */
interface Changes {
  since: number[]
  offset: number[]
}

const zones = new Map<string, Zone | null>()

/** The zone of an IANA name; null where this computer knows none of that name. */
export function zoneOf(timeZone: string): Zone | null {
  let zone = zones.get(timeZone)
  if (zone === undefined) {
    if (zones.size > 1_000) zones.clear()
    zones.set(timeZone, (zone = makeZone(timeZone)))
  }
  return zone
}

function makeZone(timeZone: string): Zone | null {
  const format = formatOf(timeZone)
  if (!format) return null
  const years = new Map<number, Changes>()
  const offset = (instant: number): number => {
    const year = new Date(instant).getUTCFullYear()
    let changes = years.get(year)
    if (!changes) {
      if (years.size > 2_000) years.clear()
      years.set(year, (changes = changesOf(format, startOf(year), startOf(year + 1))))
    }
    let at = changes.since.length - 1
    while (at > 0 && (changes.since[at] ?? 0) > instant) at--
    return changes.offset[at] ?? 0
  }
  return {
    toWall: (instant) => instant + offset(instant),
    toInstant: (wall) => {
      // The offsets a day before and after are all that there can be.
      const before = offset(wall - day)
      const after = offset(wall + day)
      const first = wall - before
      if (before === after || first + offset(first) === wall) return first
      const second = wall - after
      return second + offset(second) === wall ? second : first
    },
  }
}

function startOf(year: number): number {
  const date = new Date(0)
  return date.setUTCFullYear(year, 0, 1)
}

function changesOf(format: Intl.DateTimeFormat, from: number, to: number): Changes {
  const changes: Changes = { since: [from], offset: [offsetAt(format, from)] }
  for (let low = from, before = changes.offset[0] ?? 0; low < to; low += look) {
    const high = Math.min(low + look, to)
    const after = offsetAt(format, high)
    if (after === before) continue
    changes.since.push(changeWithin(format, low, high, before))
    changes.offset.push(after)
    before = after
  }
  return changes
}

/** The first instant, to the second, at which the offset is no longer `before`. */
function changeWithin(format: Intl.DateTimeFormat, low: number, high: number, before: number): number {
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (offsetAt(format, middle) === before) low = middle
    else high = middle
  }
  return high
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, calendar: 'gregory', numberingSystem: 'latn', era: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  } catch {
    return null
  }
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(part.get(type))
  // Years before the first are counted backwards by the calendar, and Date.UTC takes years below 100 for ours.
  const year = part.get('era')?.startsWith('B') ? 1 - number('year') : number('year')
  return new Date(0).setUTCFullYear(year, number('month') - 1, number('day')) + number('hour') * 3_600_000 + number('minute') * 60_000 + number('second') * 1_000 - Math.floor(instant / 1_000) * 1_000
}
