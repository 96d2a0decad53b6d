/** What the clocks of a zone show. Wall times are milliseconds as if the wall were in UTC; offsets are milliseconds east of UTC. */
export type OffsetAt = (instant: number) => number

const step = 900_000
const clocks = new Map<string, OffsetAt>()

/** The clock of an IANA zone, of which the caller knows that there is one. */
export function zoneClock(zone: string): OffsetAt {
  if (/^(?:Etc\/)?(?:UTC|GMT|Zulu|UCT)$/i.test(zone)) return () => 0
  let clock = clocks.get(zone)
  if (!clock) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
    const kept = new Map<number, number>()
    clock = (instant) => {
      // Offsets change on a quarter of an hour, nowhere within one.
      const slot = Math.floor(Math.min(8.64e15, Math.max(-8.64e15, instant)) / step) * step
      let offset = kept.get(slot)
      if (offset === undefined) {
        if (kept.size > 20_000) kept.clear()
        kept.set(slot, (offset = offsetOf(format.format(slot))))
      }
      return offset
    }
    if (clocks.size > 700) clocks.clear()
    clocks.set(zone, clock)
  }
  return clock
}

/** The offset in a text such as `2026, GMT+05:30`. */
function offsetOf(text: string): number {
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text)
  if (!match) return 0
  const size = (Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)) * 1000
  return match[1] === '-' ? -size : size
}

/** The instant of a wall time. RFC 5545, section 3.3.5: one that comes twice is its first, one that is left out is reckoned by the offset before the gap. */
export function toInstant(offsetAt: OffsetAt, wall: number): number {
  const first = wall - offsetAt(wall - 86_400_000)
  if (first + offsetAt(first) === wall) return first
  const second = wall - offsetAt(wall + 86_400_000)
  return second + offsetAt(second) === wall ? second : first
}

export const wallMilliseconds = (time: string): number => Date.parse(time.includes('T') ? `${time}Z` : `${time}T00:00:00Z`)
/** Milliseconds as wall time; what lies beyond the years 0 to 9999 is their end. */
export function wallText(milliseconds: number): string {
  return new Date(Math.min(Date.UTC(9999, 11, 31, 23, 59, 59), Math.max(firstOfAll, milliseconds || 0))).toISOString().slice(0, 19)
}
const firstOfAll = Date.parse('0000-01-01T00:00:00Z')
