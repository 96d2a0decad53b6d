import { formatContentLine, foldContentLine, paramOf, type ContentLine } from '../vcard/vcard.ts'
import type { ReadDb } from '../db/query.ts'
import { foldedComponent, makeLine, parseComponent, propertyOf, textOf, zoneByName, zoneComponent, Zones, type Component } from '../icalendar/icalendar.ts'

/** Properties of a calendar that it has once (RFC 5545, section 3.7; RFC 7986); of several calendars the first is taken. */
const single = new Set(['CALSCALE', 'NAME', 'DESCRIPTION', 'UID', 'LAST-MODIFIED', 'URL', 'REFRESH-INTERVAL', 'SOURCE', 'COLOR', 'X-WR-CALNAME', 'X-WR-CALDESC', 'X-WR-TIMEZONE', 'X-WR-RELCALID', 'X-PUBLISHED-TTL', 'X-APPLE-CALENDAR-COLOR', 'X-OUTLOOK-COLOR'])
/** Written by this program itself, or meant for the message that the file was. */
const left = new Set(['PRODID', 'VERSION', 'METHOD', 'BEGIN', 'END'])

/** What stands before and after the activities in a calendar: its properties, time zones, and what other calendars had. */
export class CalendarHead {
  readonly zones = new Zones()
  readonly #sources: Component[] = []
  readonly #defined = new Map<string, Component>()
  readonly #used = new Map<string, { first: number; last: number }>()
  readonly #thisYear: number
  #hasOwn = false

  constructor(db: ReadDb, thisYear: number) {
    this.#thisYear = thisYear
    for (const original of db.column<string>(`SELECT original FROM calendarSource WHERE hash NOT LIKE 'journal %' ORDER BY id`)) {
      const component = parseComponent(original)
      if (!component) continue
      this.#sources.push(component)
      for (const zone of component.components) {
        if (zone.name !== 'VTIMEZONE') continue
        this.zones.define(zone)
        const name = textOf(zone, 'TZID')
        if (!this.#defined.has(name)) this.#defined.set(name, zone)
      }
    }
  }

  /** Notes the zones that a component names, and the years it needs them for; `isOwn` when it came from no calendar. */
  note(component: Component, isOwn: boolean): void {
    this.#hasOwn ||= isOwn
    const year = Number(propertyOf(component, 'DTSTART')?.value.slice(0, 4)) || this.#thisYear
    for (const line of component.properties) if (line.params.length > 0) this.#use(line, year)
    for (const inner of component.components) for (const line of inner.properties) if (line.params.length > 0) this.#use(line, year)
  }

  #use(line: ContentLine, year: number): void {
    const name = paramOf(line, 'TZID')?.[0]
    if (name === undefined || name === '') return
    const years = this.#used.get(name) ?? { first: year, last: year }
    this.#used.set(name, { first: Math.min(years.first, year), last: Math.max(years.last, year) })
  }

  /** `isWhole`: nothing is left out, so the calendars' own properties and components are written, too. */
  begin(isWhole: boolean): string {
    const lines: ContentLine[] = [makeLine('BEGIN', 'VCALENDAR'), makeLine('VERSION', '2.0'), makeLine('PRODID', '-//Touchbase//Touchbase//EN')]
    const [only, ...more] = this.#sources
    // A message of one sender stays one as long as nothing else is in it.
    const method = isWhole && only && more.length === 0 && !this.#hasOwn ? propertyOf(only, 'METHOD') : undefined
    if (method) lines.push(method)
    if (isWhole) lines.push(...this.#properties())
    let text = ''
    for (const line of lines) text += foldContentLine(line, '4.0')
    for (const zone of this.#zonesWritten(isWhole)) text += foldedComponent(zone)
    return text
  }

  end(isWhole: boolean): string {
    let text = ''
    const seen = new Set<string>()
    if (isWhole) {
      for (const { components } of this.#sources) {
        for (const component of components) {
          const folded = foldedComponent(component)
          if (component.name === 'VTIMEZONE' || seen.has(folded)) continue
          seen.add(folded)
          text += folded
        }
      }
    }
    return `${text}END:VCALENDAR\r\n`
  }

  #properties(): ContentLine[] {
    const lines = new Map<string, ContentLine>()
    for (const { properties } of this.#sources) {
      for (const line of properties) {
        const name = line.name.toUpperCase()
        if (left.has(name)) continue
        const key = single.has(name) && line.params.length === 0 ? name : formatContentLine(line)
        if (!lines.has(key)) lines.set(key, line)
      }
    }
    return [...lines.values()]
  }

  #zonesWritten(isWhole: boolean): Component[] {
    const written: Component[] = []
    for (const [name, { first, last }] of [...this.#used].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const defined = this.#defined.get(name)
      const zone = zoneByName(name)
      if (defined) written.push(defined)
      else if (zone !== null && zone !== 'UTC') {
        const made = zoneComponent(zone, Math.max(1970, first), Math.min(2037, Math.max(last, this.#thisYear)))
        made.properties = [makeLine('TZID', name)]
        written.push(made)
      }
    }
    // Zones that nothing names any more, of calendars that are written whole.
    if (isWhole) for (const [name, zone] of this.#defined) if (!this.#used.has(name)) written.push(zone)
    return written
  }
}
