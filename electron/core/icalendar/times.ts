import { fromCompact } from '#shared/recurrence-text.ts'
import { addDays, isTimeless, type DayOrTime } from '#shared/wall-time.ts'
import type { ContentLine } from '../vcard/vcard.ts'
import { paramValue } from './component.ts'
import { toInstant, wallMilliseconds, wallText, zoneClock } from './zone-clock.ts'
import type { Zones } from './zones.ts'

/** A time as read: wall time in an IANA zone (`UTC` for times with Z), floating or a day where `zone` is null. */
export interface Moment {
  time: DayOrTime
  zone: string | null
}
/** A time that could not be placed: its zone is unknown (it is then taken as floating), or known by rules only (then as UTC). */
export type Tell = (code: string, message: string) => void

/** The moment that a text means in the zone its line names; null for what is no time. */
export function momentOf(text: string, line: ContentLine, zones: Zones, tell: Tell): Moment | null {
  const value = text.trim()
  const time = fromCompact(value) ?? loose(value)
  if (time === null) return null
  if (isTimeless(time)) return { time, zone: null }
  if (value.endsWith('Z') || value.endsWith('z')) return { time, zone: 'UTC' }
  const name = line.params.length === 0 ? undefined : paramValue(line, 'TZID')
  return name === undefined || name === '' ? withOffset(value, time) : inZone(time, name, zones, tell)
}

function inZone(time: string, name: string, zones: Zones, tell: Tell): Moment {
  const meant = zones.meaning(name)
  if (meant === null) {
    tell('unknownZone', `The time zone “${name.slice(0, 80)}” is not known; its times were taken as they stand, in no zone.`)
    return { time, zone: null }
  }
  if ('zone' in meant) return { time, zone: meant.zone }
  tell('ownZone', `The time zone “${name.slice(0, 80)}” is like none in the world; its times were turned into UTC.`)
  return { time: wallText(toInstant(meant.clock, wallMilliseconds(time))), zone: 'UTC' }
}

/** `20260101T100000+0100`, which is not of the standard but written. */
function withOffset(value: string, time: string): Moment {
  const match = /([+-])(\d\d):?(\d\d)$/.exec(value.slice(9))
  if (!match) return { time, zone: null }
  const offset = (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '+' ? 60_000 : -60_000)
  return { time: wallText(wallMilliseconds(time) - offset), zone: 'UTC' }
}

/** Times as careless programs write them: `2026-01-05T10:00:00`, `20260105T1000`, `20260105T100000.000Z`, hour 24, a day with a Z. */
function loose(value: string): DayOrTime | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|Z)?$/i.exec(value)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00'] = match
  if (hour === '24' && minute === '00') {
    const before = fromCompact(`${year}${month}${day}`)
    return before === null ? null : `${addDays(before, 1)}T00:00:00`
  }
  return fromCompact(`${year}${month}${day}${hour === undefined ? '' : `T${hour}${minute}${second}`}`)
}

/** The instant of a moment in UTC milliseconds; floating times and days as if they were UTC. */
export function instantOf({ time, zone }: Moment): number {
  const wall = wallMilliseconds(time)
  return zone === null || zone === 'UTC' || isTimeless(time) ? wall : toInstant(zoneClock(zone), wall)
}

/** A moment on the wall of another zone. Floating times and days are the same everywhere. */
export function inWallOf(moment: Moment, zone: string | null): string {
  if (moment.zone === null || moment.zone === zone || zone === null || isTimeless(moment.time)) return moment.time
  const at = instantOf(moment)
  return wallText(at + zoneClock(zone)(at))
}

/** UTC milliseconds of a property that is always UTC (CREATED, DTSTAMP, COMPLETED); null for none. */
export function stampOf(line: ContentLine | undefined): number | null {
  const time = line ? (fromCompact(line.value) ?? loose(line.value.trim())) : null
  return time === null ? null : wallMilliseconds(time)
}

/** A duration (RFC 5545, section 3.3.6): whole days apart, since they are as long as the clocks make them. Null for none. */
export interface Duration {
  days: number
  seconds: number
}
export function durationOf(text: string): Duration | null {
  const match = /^\s*([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\s*$/i.exec(text)
  if (!match || (match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]) === undefined) return null
  const number = (at: number) => Math.min(Number(match[at] ?? 0), 1_000_000_000)
  const sign = match[1] === '-' ? -1 : 1
  const result = { days: sign * (number(2) * 7 + number(3)), seconds: sign * (number(4) * 3600 + number(5) * 60 + number(6)) }
  return Math.abs(result.days) > 400_000 || Math.abs(result.seconds) > 30_000_000_000 ? null : result
}
export const secondsOf = ({ days, seconds }: Duration): number => days * 86_400 + seconds

/** What is so much later: days on the wall, the rest as time passes. */
export function laterBy({ time, zone }: Moment, { days, seconds }: Duration): DayOrTime | null {
  try {
    if (isTimeless(time)) return addDays(time, days + Math.trunc(seconds / 86_400))
    const day: Moment = { time: `${addDays(time.slice(0, 10), days)}${time.slice(10)}`, zone }
    if (seconds === 0) return day.time
    const at = instantOf(day) + seconds * 1000
    const end = wallText(at + (zone === null || zone === 'UTC' ? 0 : zoneClock(zone)(at)))
    return end.startsWith('+') || end.startsWith('-') ? null : end
  } catch {
    return null // A date beyond all calendars.
  }
}

/** Milliseconds as UTC of iCalendar: `20261130T090000Z`. */
export const utcText = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
