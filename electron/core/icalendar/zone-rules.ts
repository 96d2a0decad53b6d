import { fromCompact, parseRecurrence, partOf } from '#shared/recurrence-text.ts'
import { propertiesOf, propertyOf, type Component } from './component.ts'
import { wallMilliseconds, type OffsetAt } from './zone-clock.ts'

/** When the clocks change as a VTIMEZONE says (RFC 5545, section 3.6.5). Instants and offsets in milliseconds. */
interface Change {
  at: number
  offset: number
}
export interface ZoneRules {
  changes: Change[]
  /** The offset before the first change. */
  before: number
}

/** Rules are laid out for these years; beyond them the first and the last stand. */
const years = { first: 1970, last: 2040 }
const most = 4_000
const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The rules of a VTIMEZONE; null where it has none that can be understood. */
export function zoneRules(zone: Component): ZoneRules | null {
  const changes: (Change & { from: number })[] = []
  for (const part of zone.components) {
    if (part.name !== 'STANDARD' && part.name !== 'DAYLIGHT') continue
    const from = utcOffset(propertyOf(part, 'TZOFFSETFROM')?.value)
    const to = utcOffset(propertyOf(part, 'TZOFFSETTO')?.value)
    const start = fromCompact(propertyOf(part, 'DTSTART')?.value ?? '')
    if (to === null) continue
    for (const wall of onsets(part, start === null ? 0 : wallMilliseconds(start), from ?? to)) {
      if (changes.length < most) changes.push({ at: wall - (from ?? to), offset: to, from: from ?? to })
    }
  }
  changes.sort((one, other) => one.at - other.at)
  const [first] = changes
  return first ? { changes, before: first.from } : null
}

export function clockOfRules({ changes, before }: ZoneRules): OffsetAt {
  return (instant) => {
    let low = 0
    let high = changes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((changes[middle]?.at ?? 0) <= instant) low = middle + 1
      else high = middle
    }
    return low === 0 ? before : (changes[low - 1]?.offset ?? before)
  }
}

/** `+0100`, `-023000`, in milliseconds; null for what is none. */
export function utcOffset(text: string | undefined): number | null {
  const match = /^\s*([+-]?)(\d\d):?(\d\d):?(\d\d)?\s*$/.exec(text ?? '')
  if (!match) return null
  const size = (Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)) * 1000
  return match[1] === '-' ? -size : size
}

function onsets(part: Component, start: number, from: number): number[] {
  const found = [start]
  for (const line of propertiesOf(part, 'RDATE')) {
    for (const text of line.value.split(',').slice(0, most)) {
      const at = fromCompact(text.split('/')[0] ?? '')
      if (at !== null) found.push(wallMilliseconds(at) + (/Z\s*$/.test(text) ? from : 0))
    }
  }
  for (const line of propertiesOf(part, 'RRULE')) found.push(...yearly(line.value, start, from))
  return found
}

/** A rule such as `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`: the only kind that laws make. */
function yearly(text: string, start: number, from: number): number[] {
  const rule = parseRecurrence(`RRULE:${text}`).rules[0] ?? []
  if (partOf(rule, 'FREQ')?.toUpperCase() !== 'YEARLY') return []
  const untilText = partOf(rule, 'UNTIL') ?? ''
  const untilAt = fromCompact(untilText)
  const until = untilAt === null ? Infinity : wallMilliseconds(untilAt) + (untilText.endsWith('Z') ? from : 0)
  const first = new Date(start)
  const month = Number(partOf(rule, 'BYMONTH') ?? first.getUTCMonth() + 1)
  const time = ((start % 86_400_000) + 86_400_000) % 86_400_000
  const found: number[] = []
  for (let year = Math.max(years.first, first.getUTCFullYear()); year <= years.last; year += 1) {
    const day = dayOf(year, month, partOf(rule, 'BYDAY'), partOf(rule, 'BYMONTHDAY'), first.getUTCDate())
    const wall = Date.UTC(year, month - 1, day) + time
    if (!Number.isFinite(wall) || wall > until) break
    if (wall > start) found.push(wall)
  }
  return found
}

function dayOf(year: number, month: number, byDay: string | undefined, byMonthDay: string | undefined, otherwise: number): number {
  const match = /^([+-]?\d+)?(SU|MO|TU|WE|TH|FR|SA)$/i.exec(byDay?.split(',')[0]?.trim() ?? '')
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!match) return Number(byMonthDay?.split(',')[0] ?? otherwise)
  const weekday = days.indexOf((match[2] ?? '').toUpperCase())
  const dates = Array.from({ length: last }, (_, at) => at + 1).filter((day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday)
  // `BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14` is the second Sunday.
  const wanted = byMonthDay?.split(',').map(Number)
  const among = wanted ? dates.filter((day) => wanted.includes(day) || wanted.includes(day - last - 1)) : dates
  return among.at(match[1] === undefined ? 0 : Number(match[1]) > 0 ? Number(match[1]) - 1 : Number(match[1])) ?? dates[0] ?? otherwise
}
