import { windowsZones } from './windows-zones.ts'
import { zoneClock } from './zone-clock.ts'

/** The IANA zone that a name means by itself, in any of the ways programs name zones; null where the name does not tell. */
export function zoneByName(name: string): string | null {
  let zone = known.get(name)
  if (zone === undefined) {
    zone = name.length > 300 ? null : find(name.trim().replace(/^"|"$/g, '').trim())
    // Names come from files: what is remembered of them must not grow without end.
    if (known.size > 2_000) known.clear()
    known.set(name, zone)
  }
  return zone
}

const known = new Map<string, string | null>()

function find(name: string): string | null {
  if (name === '') return null
  if (/^(?:Etc\/)?(?:UTC|GMT|Z|Zulu|UCT|GMT0|Greenwich)$/i.test(name)) return 'UTC'
  return ianaZone(name) ?? windowsZone(name) ?? lastOfPath(name) ?? byOffsetAndCity(name) ?? fixedOffset(name)
}

/** The zone as IANA spells it; null where there is none of this name. */
function ianaZone(name: string): string | null {
  // Offsets (`+05:30`) are zones for some engines; they are handled apart.
  if (!/^[a-z][\w+/-]*$/i.test(name)) return null
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    return name.toLowerCase() === resolved.toLowerCase() ? resolved : spelled(name)
  } catch {
    return null
  }
}

/** Aliases are kept as they are written (Asia/Kolkata is not made Asia/Calcutta), in the usual case. */
const spelled = (name: string) => (/[A-Z]/.test(name) && /[a-z]|^[A-Z0-9]+$/.test(name) ? name : name.toLowerCase().replace(/(^|[/_-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()))

const asUtc = (zone: string | undefined) => (zone === undefined ? null : zone === 'Etc/UTC' ? 'UTC' : zone)

function windowsZone(name: string): string | null {
  const plain = name.toLowerCase().replace(/\s+/g, ' ').replace(' and ', ' & ')
  return asUtc(windowsZones.get(plain) ?? windowsZones.get(plain.replace(/ daylight time/, ' standard time')) ?? windowsZones.get(plain.replace(/ (?:standard )?time$/, '')) ?? windowsZones.get(`${plain} standard time`))
}

/** `/mozilla.org/20050126_1/Europe/Berlin`, `tzone://Microsoft/Utc`, `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`. */
function lastOfPath(name: string): string | null {
  const segments = name.split(/[/\\]/).filter(Boolean)
  for (let from = Math.max(1, segments.length - 3); from < segments.length; from += 1) {
    const rest = segments.slice(from).join('/')
    const zone = /^(?:utc|gmt)$/i.test(rest) ? 'UTC' : rest.includes('/') ? ianaZone(rest) : windowsZone(rest)
    if (zone !== null) return zone
  }
  // Joined by other signs: `Europe-Berlin`, `Europe Berlin`, `Berlin, Europe/Berlin`.
  const inside = /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Canada|Brazil)[/ -][A-Z][\w-]+(?:\/[A-Z][\w-]+)?/.exec(name)
  return inside && segments.length <= 4 ? ianaZone(inside[0].replace(/^([A-Z][A-Za-z]+)[ -]/, '$1/')) : null
}

/** `(UTC+01:00) Amsterdam, Berlin, Bern`: the words, or a city among them whose clocks show that offset. */
function byOffsetAndCity(name: string): string | null {
  const match = /^[("'[]*\s*(?:UTC|GMT)?\s*(?:([+-−])\s*(\d{1,2})[:.]?(\d\d)?)?\s*[)\]]+\s*[-–]?\s*(.+?)["']*$/i.exec(name) ?? /^()()()(.+)$/.exec(name)
  const words = match?.[4]?.replace(/\s+/g, ' ').trim() ?? ''
  const offset = match?.[2] ? (Number(match[2]) * 60 + Number(match[3] ?? 0)) * (match[1] === '+' ? 60_000 : -60_000) : null
  const byWords = offset === null ? null : windowsZone(words)
  if (byWords !== null) return byWords
  // Without an offset one city may be a namesake; several are a list as Windows shows it.
  for (const part of offset === null && !words.includes(',') ? [words] : words.split(/[,;/&]/)) {
    for (const zone of zonesByCity().get(plainWord(part)) ?? []) if (offset === null || offsets(zone).includes(offset)) return zone
  }
  return null
}

const plainWord = (word: string) => word.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Standard and summer time of this decade. */
function offsets(zone: string): number[] {
  const clock = zoneClock(zone)
  return [clock(Date.UTC(2024, 0, 15)), clock(Date.UTC(2024, 6, 15))]
}

let cities: Map<string, string[]> | undefined
function zonesByCity(): Map<string, string[]> {
  if (!cities) {
    cities = new Map()
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ').toLowerCase()
      cities.set(city, [...(cities.get(city) ?? []), zone])
    }
    const others = { bern: 'Europe/Zurich', beijing: 'Asia/Shanghai', 'new delhi': 'Asia/Calcutta', mumbai: 'Asia/Calcutta', edinburgh: 'Europe/London', osaka: 'Asia/Tokyo', 'abu dhabi': 'Asia/Dubai', canberra: 'Australia/Sydney', wellington: 'Pacific/Auckland', islamabad: 'Asia/Karachi', kyiv: 'Europe/Kiev', 'st. petersburg': 'Europe/Moscow', 'rio de janeiro': 'America/Sao_Paulo', brasilia: 'America/Sao_Paulo', hanoi: 'Asia/Bangkok', pretoria: 'Africa/Johannesburg' }
    for (const [city, zone] of Object.entries(others)) if (!cities.has(city)) cities.set(city, [zone])
  }
  return cities
}

/** `UTC+1`, `GMT-0330`, `+05:30`: a zone that has that offset always. */
function fixedOffset(name: string): string | null {
  const match = /^[("'[]*(?:UTC|GMT)?\s*([+-])\s*(\d{1,2}):?(\d\d)?[)\]"']*$/i.exec(name)
  return match ? zoneOfOffset((Number(match[2]) * 60 + Number(match[3] ?? 0)) * (match[1] === '+' ? 60_000 : -60_000)) : null
}

/** A zone whose offset (milliseconds) never changes; null where there is none. */
export function zoneOfOffset(offset: number): string | null {
  if (offset === 0) return 'UTC'
  const hours = offset / 3_600_000
  // Etc/GMT-1 is one hour east of Greenwich.
  if (Number.isInteger(hours) && hours >= -12 && hours <= 14) return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
  return { 5.5: 'Asia/Calcutta', 5.75: 'Asia/Katmandu', 3.5: 'Asia/Tehran', 4.5: 'Asia/Kabul', 6.5: 'Asia/Rangoon', 8.75: 'Australia/Eucla', 9.5: 'Australia/Darwin', [-9.5]: 'Pacific/Marquesas' }[hours] ?? null
}
