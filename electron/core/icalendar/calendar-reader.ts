import { isQuotedPrintable, LineSource, parseContentLine, type ContentLine } from '../vcard/vcard.ts'
import { boundOf, isNamed, makeComponent, makeLine, paramValue, type CalendarProblem, type Component } from './component.ts'
import { zoneByName } from './zone-names.ts'
import { Zones } from './zones.ts'

/** A calendar object while it is read (RFC 5545, section 3.4). `components` holds what is no activity: time zones, free and busy times, what nobody knows. */
export interface RawCalendar {
  component: Component
  zones: Zones
  /** Events, tasks and journals so far. */
  count: number
}
/** What a stream of bytes holds: an event, a task or a journal, and at its end the calendar itself. */
export type CalendarItem = { calendar: RawCalendar; activity: Component } | { calendar: RawCalendar; isEnd: true }

interface ReaderOptions {
  /** A name TextDecoder knows, for lines that are not UTF-8. */
  encoding?: string
  /** The longest property and the largest component kept, in characters. */
  maxProperty?: number
  maxComponent?: number
}

const activities = new Set(['VEVENT', 'VTODO', 'VJOURNAL'])
/** What stands side by side in a calendar: where one begins within another, the end of that is missing. */
const sideBySide = new Set([...activities, 'VTIMEZONE', 'VFREEBUSY', 'VAVAILABILITY'])
const maxDepth = 20
const maxLines = 500_000

/**
 * Cuts a stream of bytes into events, tasks and journals, whatever the program that wrote it. A bad line or component is a
 * problem and its neighbours go on. Memory is bounded by one component and what a calendar has beside its activities; those
 * whose time zone is defined only later in the file wait for it.
 */
export class CalendarReader {
  readonly #source: LineSource
  readonly #maxComponent: number
  #items: CalendarItem[] = []
  #problems: CalendarProblem[] = []
  #calendar: RawCalendar | null = null
  /** Whether the calendar was begun by BEGIN:VCALENDAR. */
  #isGiven = false
  #open: Component[] = []
  #size = 0
  #lines = 0
  #tooDeep = 0
  #waitsForZone = false
  #waiting: Component[] = []
  #quoted: { line: ContentLine; number: number; parts: string[] } | null = null
  #junkAt = -1
  #isTold = new Set<string>()

  constructor({ encoding, maxProperty = 64 << 20, maxComponent = 96 << 20 }: ReaderOptions = {}) {
    this.#maxComponent = maxComponent
    this.#source = new LineSource({
      line: (text, number) => this.#accept(text, number),
      tooLong: (number) => this.#problem(number, 'propertyTooLong', 'A property is too long and was left out.'),
    }, encoding, maxProperty)
  }

  /** Takes the next bytes, any number; gives what ended in them. */
  push(chunk: Uint8Array): CalendarItem[] {
    this.#source.push(chunk)
    return this.#items.splice(0)
  }

  /** Ends the file; gives the rest, also of a calendar without END. */
  end(): CalendarItem[] {
    this.#source.end()
    this.#endQuoted()
    const open = this.#open[0]
    if (open) this.#problem(open.line, 'unclosedComponent', `The file ends within a ${open.name}; what there is of it was taken.`)
    while (this.#open.length > 0) this.#close()
    this.#endCalendar()
    return this.#items.splice(0)
  }

  /** The problems met since the last call, in the order of the file. */
  takeProblems(): CalendarProblem[] {
    return this.#problems.splice(0)
  }

  #accept(text: string, number: number): void {
    if (this.#quoted && this.#goesOn(this.#quoted, text)) return
    // A blank before a line that goes on from no other would be taken for folding when it is written again.
    text = text.trimStart()
    const bound = boundOf(text)
    if (bound) return bound.isBegin ? this.#begin(bound.name, number) : this.#end(bound.name, number)
    if (this.#tooDeep > 0 || text.trim() === '') return
    const line = parseContentLine(text)
    if (line && line.value.endsWith('=') && isQuotedPrintable(line)) this.#quoted = { line, number, parts: [line.value.slice(0, -1)] }
    else this.#property(line, text, number)
  }

  #goesOn(quoted: { line: ContentLine; number: number; parts: string[] }, text: string): boolean {
    if (boundOf(text)) {
      this.#endQuoted()
      return false
    }
    const isMore = text.endsWith('=')
    quoted.parts.push(isMore ? text.slice(0, -1) : text)
    if (!isMore || quoted.parts.length > 100_000) this.#endQuoted()
    return true
  }

  #endQuoted(): void {
    const quoted = this.#quoted
    this.#quoted = null
    if (quoted) this.#property({ ...quoted.line, value: quoted.parts.join('') }, '', quoted.number)
  }

  #property(line: ContentLine | null, text: string, number: number): void {
    const component = this.#open.at(-1) ?? this.#calendar?.component
    if (!component) {
      // Told once for a stretch of it.
      if (number !== this.#junkAt + 1) this.#problem(number, 'junkLine', 'Text that is no part of a calendar was left out.')
      this.#junkAt = number
      return
    }
    if (!line) this.#problem(number, 'unreadableLine', `This line is no property (${text.trim().slice(0, 60)}); it was kept as it is.`)
    this.#size += text.length + 40
    this.#lines += 1
    if (this.#size > this.#maxComponent || this.#lines > maxLines) return this.#once(component, 'componentTooLong', 'This entry is too large; the lines from here on were left out.', number)
    component.properties.push(line ?? makeLine('', text))
    const zone = line && line.params.length > 0 ? paramValue(line, 'TZID') : undefined
    if (zone !== undefined && zoneByName(zone) === null && !this.#calendar?.zones.isDefined(zone)) this.#waitsForZone = true
  }

  #begin(name: string, number: number): void {
    if (name === 'VCALENDAR') return this.#beginCalendar(number)
    if (!this.#calendar) {
      this.#problem(number, 'withoutCalendar', `A ${name} stands outside a calendar; it was taken all the same.`)
      this.#startCalendar(number)
    }
    const parent = this.#open[0]
    // Polls (VPOLL) have events to choose from within them; in all else an event within means that an end is missing or damaged.
    if (parent && sideBySide.has(name) && parent.name !== 'VPOLL') {
      this.#problem(parent.line, 'unclosedComponent', `This ${parent.name} has no end; it was ended where the next one begins.`)
      while (this.#open.length > 0) this.#close()
      this.#tooDeep = 0
    }
    if (this.#tooDeep > 0 || this.#open.length >= maxDepth) {
      if (this.#tooDeep++ === 0) this.#problem(number, 'tooDeep', `Components are nested deeper than ${maxDepth}; what is below was left out.`)
      return
    }
    const component = makeComponent(name, number)
    const around = this.#open.at(-1)
    if (around) around.components.push(component)
    else {
      this.#size = 0
      this.#lines = 0
      this.#waitsForZone = false
    }
    this.#open.push(component)
  }

  #end(name: string, number: number): void {
    if (this.#tooDeep > 0 && name !== 'VCALENDAR') {
      this.#tooDeep -= 1
      return
    }
    if (name === 'VCALENDAR') {
      this.#tooDeep = 0
      if (this.#open[0]) this.#problem(this.#open[0].line, 'unclosedComponent', `This ${this.#open[0].name} has no end; it was ended with its calendar.`)
      while (this.#open.length > 0) this.#close()
      if (!this.#calendar) this.#problem(number, 'strayEnd', 'The end of a calendar that was never begun was left out.')
      return this.#endCalendar()
    }
    const at = this.#open.findLastIndex((component) => component.name === name)
    if (at === -1) return this.#problem(number, 'strayEnd', `The end of a ${name} that was never begun was left out.`)
    if (at < this.#open.length - 1) this.#problem(number, 'unclosedComponent', `A ${this.#open.at(-1)?.name ?? ''} within this ${name} has no end; it was ended here.`)
    while (this.#open.length > at) this.#close()
  }

  #close(): void {
    const component = this.#open.pop()
    const calendar = this.#calendar
    if (!component || !calendar || this.#open.length > 0) return
    if (component.name === 'VTIMEZONE') calendar.zones.define(component)
    if (!activities.has(component.name)) {
      calendar.component.components.push(component)
      return
    }
    calendar.count += 1
    if (this.#waitsForZone) this.#waiting.push(component)
    else this.#items.push({ calendar, activity: component })
  }

  #beginCalendar(number: number): void {
    if (this.#calendar && this.#isGiven) {
      const open = this.#open[0] ?? this.#calendar.component
      this.#problem(open.line, 'unclosedComponent', `This ${open.name} has no end; it was ended where the next calendar begins.`)
    }
    while (this.#open.length > 0) this.#close()
    this.#endCalendar()
    this.#startCalendar(number)
    this.#isGiven = true
  }

  #startCalendar(number: number): void {
    const component = makeComponent('VCALENDAR', number)
    this.#calendar = { component, zones: new Zones(), count: 0 }
    this.#isGiven = false
    this.#size = 0
    this.#lines = 0
  }

  #endCalendar(): void {
    const calendar = this.#calendar
    this.#calendar = null
    if (!calendar) return
    for (const activity of this.#waiting.splice(0)) this.#items.push({ calendar, activity })
    this.#items.push({ calendar, isEnd: true })
  }

  #once(component: Component, code: string, message: string, number: number): void {
    const key = `${code} ${component.line}`
    if (this.#isTold.has(key)) return
    if (this.#isTold.size > 1_000) this.#isTold.clear()
    this.#isTold.add(key)
    this.#problem(number, code, message)
  }

  #problem(line: number, code: string, message: string): void {
    this.#problems.push({ line, code, message })
  }
}

/** vCalendar 1.0, of which `VERSION:1.0` tells. */
export const isVersion1 = ({ component }: RawCalendar): boolean => component.properties.some((line) => isNamed(line, 'VERSION') && line.value.trim() === '1.0')
