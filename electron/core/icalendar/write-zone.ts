import { makeComponent, makeLine, type Component } from './component.ts'
import { zoneClock } from './zone-clock.ts'

/** Changes are looked for from hour to hour, and their second found by halving. */
const day = 86_400_000
/** A rule must have held for so many years to be taken as one for the future. */
const lasting = 4

interface Change {
  at: number
  from: number
  to: number
}

/**
 * A VTIMEZONE for an IANA zone (RFC 5545, section 3.6.5), true for the years from `first` to `last` and by rule beyond them.
 * Drawn from what the engine knows of the zone.
 */
export function zoneComponent(zone: string, first: number, last: number): Component {
  const component = makeComponent('VTIMEZONE')
  component.properties.push(makeLine('TZID', zone))
  const until = Math.max(last, first) + lasting + 1
  const changes = changesOf(zone, first, until)
  const initial = zoneClock(zone)(Date.UTC(first, 0, 1) - day)
  // The clocks before the first change.
  component.components.push(observance('STANDARD', Date.UTC(first - 1, 0, 1), initial, initial, null))
  const ruled = new Set<Change>()
  for (const isForward of [true, false]) {
    const rule = ruleOf(changes.filter((change) => change.to > change.from === isForward), until)
    if (!rule) continue
    for (const change of rule.changes) ruled.add(change)
    const [start] = rule.changes
    if (start) component.components.push(observance(isForward ? 'DAYLIGHT' : 'STANDARD', start.at + start.from, start.from, start.to, rule.text))
  }
  for (const change of changes) if (!ruled.has(change)) component.components.push(observance(change.to > change.from ? 'DAYLIGHT' : 'STANDARD', change.at + change.from, change.from, change.to, null))
  return component
}

function changesOf(zone: string, first: number, until: number): Change[] {
  const clock = zoneClock(zone)
  const changes: Change[] = []
  for (let at = Date.UTC(first, 0, 1); at < Date.UTC(until, 0, 1); at += 7 * day) {
    const [from, to] = [clock(at), clock(at + 7 * day)]
    if (from === to) continue
    let [low, high] = [at, at + 7 * day]
    while (high - low > 900_000) {
      const middle = low + Math.floor((high - low) / 1_800_000) * 900_000
      if (clock(middle) === from) low = middle
      else high = middle
    }
    changes.push({ at: Math.ceil(high / 900_000) * 900_000, from, to })
  }
  return changes
}

const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The yearly rule that the last changes of a direction keep to, and those that do; null where they keep to none. */
function ruleOf(changes: readonly Change[], until: number): { text: string; changes: Change[] } | null {
  const final = changes.at(-1)
  if (!final || new Date(final.at).getUTCFullYear() < until - 1) return null
  const wall = (change: Change) => new Date(change.at + change.from)
  const last = wall(final)
  const isSameTime = (change: Change) => wall(change).getUTCMonth() === last.getUTCMonth() && wall(change).getUTCDay() === last.getUTCDay() && wall(change).toISOString().slice(10) === last.toISOString().slice(10) && change.from === final.from && change.to === final.to
  const tests = [(date: Date) => Math.ceil(date.getUTCDate() / 7) === Math.ceil(last.getUTCDate() / 7), (date: Date) => isLastOfMonth(date)] as const
  const best = tests.map((test) => {
    const kept: Change[] = []
    for (const change of changes.toReversed()) {
      const next = kept[0] ?? null
      const isNextYear = next === null || wall(next).getUTCFullYear() - wall(change).getUTCFullYear() === 1
      if (!isNextYear || !isSameTime(change) || !test(wall(change))) break
      kept.unshift(change)
    }
    return kept
  })
  const [byNumber = [], byLast = []] = best
  const kept = byLast.length >= byNumber.length ? byLast : byNumber
  if (kept.length < lasting) return null
  const place = kept === byLast ? -1 : Math.ceil(last.getUTCDate() / 7)
  return { text: `FREQ=YEARLY;BYMONTH=${last.getUTCMonth() + 1};BYDAY=${place}${names[last.getUTCDay()] ?? 'SU'}`, changes: kept }
}

const isLastOfMonth = (date: Date) => new Date(date.getTime() + 7 * day).getUTCMonth() !== date.getUTCMonth()

function observance(name: 'STANDARD' | 'DAYLIGHT', wall: number, from: number, to: number, rule: string | null): Component {
  const component = makeComponent(name)
  component.properties.push(makeLine('DTSTART', new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '')), makeLine('TZOFFSETFROM', offsetText(from)), makeLine('TZOFFSETTO', offsetText(to)))
  if (rule !== null) component.properties.push(makeLine('RRULE', rule))
  return component
}

function offsetText(offset: number): string {
  const size = Math.abs(Math.round(offset / 1000))
  const part = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${part(Math.floor(size / 3600))}${part(Math.floor((size % 3600) / 60))}${size % 60 === 0 ? '' : part(size % 60)}`
}
