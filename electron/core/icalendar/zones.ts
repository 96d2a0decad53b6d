import { textOf, type Component } from './component.ts'
import { zoneClock, type OffsetAt } from './zone-clock.ts'
import { zoneByName, zoneOfOffset } from './zone-names.ts'
import { clockOfRules, zoneRules, type ZoneRules } from './zone-rules.ts'

/** What a TZID means: an IANA zone, or rules that no zone has, by which times become UTC. */
export type MeantZone = { zone: string } | { clock: OffsetAt }

/** The time zones of one calendar. */
export class Zones {
  readonly #defined = new Map<string, Component>()
  readonly #meant = new Map<string, MeantZone | null>()

  define(zone: Component): void {
    const name = textOf(zone, 'TZID')
    if (name === '' || this.#defined.has(name)) return
    this.#defined.set(name, zone)
    this.#meant.delete(name)
  }

  isDefined(name: string): boolean {
    return this.#defined.has(name)
  }

  /** Null where neither the name nor a VTIMEZONE tells what is meant. */
  meaning(name: string): MeantZone | null {
    const byName = zoneByName(name)
    if (byName !== null) return { zone: byName }
    let meant = this.#meant.get(name)
    if (meant === undefined) {
      const component = this.#defined.get(name)
      meant = component ? meaningOf(component) : null
      this.#meant.set(name, meant)
    }
    return meant
  }
}

function meaningOf(component: Component): MeantZone | null {
  for (const property of ['X-LIC-LOCATION', 'TZID-ALIAS-OF', 'X-TZINFO']) {
    const zone = zoneByName(textOf(component, property).replace(/\[.*$/, ''))
    if (zone !== null) return { zone }
  }
  const rules = zoneRules(component)
  if (!rules) return null
  const zone = matching(rules)
  return zone === null ? { clock: clockOfRules(rules) } : { zone }
}

/** The zones tried first, since most people live in them. */
const usual = [
  'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Calcutta', 'Europe/Moscow',
  'Europe/Athens', 'Europe/Istanbul', 'Europe/Lisbon', 'America/Sao_Paulo', 'America/Mexico_City', 'America/Toronto', 'America/Halifax', 'America/Phoenix', 'Asia/Dubai', 'Asia/Singapore', 'Asia/Seoul',
  'Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide', 'Pacific/Auckland', 'Africa/Johannesburg', 'Africa/Lagos', 'Africa/Cairo', 'Asia/Jerusalem', 'Asia/Karachi',
]
const found = new Map<string, string | null>()

/** The zone whose clocks show the same as the rules in these years; where they never change, one that never changes. */
function matching(rules: ZoneRules): string | null {
  const clock = clockOfRules(rules)
  const probes: number[] = []
  for (let year = 2015; year <= 2027; year += 1) for (let month = 0; month < 12; month += 1) probes.push(Date.UTC(year, month, 15, 12))
  for (const { at } of rules.changes) if (at > Date.UTC(2015, 0) && at < Date.UTC(2028, 0)) probes.push(at - 900_000, at)
  const wanted = probes.map(clock)
  const key = `${probes.length} ${probes.slice(156).join()} ${wanted.join()}`
  const known = found.get(key)
  if (known !== undefined) return known
  const isFixed = wanted.every((offset) => offset === wanted[0])
  const zone = (isFixed ? zoneOfOffset(wanted[0] ?? 0) : null)
    ?? [...usual, ...Intl.supportedValuesOf('timeZone')].find((name) => {
      const own = zoneClock(name)
      return probes.every((probe, at) => own(probe) === wanted[at])
    }) ?? null
  if (found.size > 500) found.clear()
  found.set(key, zone)
  return zone
}
