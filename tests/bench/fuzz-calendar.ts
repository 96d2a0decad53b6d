import { Buffer } from 'node:buffer'
import { detectEncoding } from '../../electron/core/encoding/encoding.ts'
import { expandSeries, wallSeconds } from '../../electron/core/recurrence/recurrence.ts'
import { CalendarReader, componentText, foldedComponent, isVersion1, modernised, parseComponent, readActivity, takeFiles, writeActivity, type CalendarItem, type Component, type ReadActivity, type Zones } from '../../electron/core/icalendar/icalendar.ts'
import type { FuzzInput } from './fuzz-mutate.ts'

/** Inputs up to this are also read in pieces, which must give the same. Bytes. */
const small = 20_000
/** Of one input so many entries are written and laid out. */
const mostWritten = 20
/** Years that a series is laid out for, in seconds of the wall. */
const stretch = { from: wallSeconds('2026-01-01'), to: wallSeconds('2028-01-01') }

interface Entry {
  /** As it came, and with its files taken out, as it is kept. */
  raw: string
  component: Component
  zones: Zones
  read: ReadActivity
}

/**
 * Reads an input as an import of a calendar does, lays its series out, and writes what came of it. Gives what went wrong, or null.
 * The good events on both sides must come out whole, but where the mutated record rightly takes them in:
 * - it begins with a blank, and goes on the line before it (folding);
 * - it opens a poll of events (VPOLL), or makes the calendar one of version 1.0, where values are escaped in another way.
 */
export function tryCalendar(input: FuzzInput, pieces: readonly Buffer[], encoding: string, isKnown: boolean): string | null {
  const entries = entriesOf([input.bytes], encoding)
  if (input.bytes.length < small && plain(entriesOf(pieces, encoding)) !== plain(entries)) return 'read in pieces, the entries are others'
  const found = new Set(entries.map(contentOf))
  const isThere = (text: string) => found.has(contentOf(entriesOf([Buffer.from(`BEGIN:VCALENDAR\r\n${text}`)], 'utf-8')[0] as Entry))
  const middle = input.middle.toString('latin1')
  if (isKnown && !/^\0*[ \t]/.test(middle) && !isThere(input.neighbours.before)) return 'the event before is lost or changed'
  if (isKnown && !/VPOLL|1\.0/i.test(middle) && !isThere(input.neighbours.behind)) return 'the event behind is lost or changed'
  for (const entry of entries.slice(0, mostWritten)) {
    const failure = tryEntry(entry)
    if (failure) return failure
  }
  return null
}

/** A calendar read and all that is in it written; throws what went wrong. */
export function tryCalendarBytes(bytes: Buffer): void {
  for (const entry of entriesOf([bytes], detectEncoding(bytes, true).encoding)) {
    const failure = tryEntry(entry)
    if (failure) throw new Error(failure)
  }
}

function entriesOf(pieces: readonly Buffer[], encoding: string): Entry[] {
  const reader = new CalendarReader({ encoding })
  const items: CalendarItem[] = []
  for (const piece of pieces) {
    items.push(...reader.push(piece))
    if (pieces.length > 1) piece.fill(0x3f)
  }
  items.push(...reader.end())
  return items.flatMap((item) => {
    if (!('activity' in item)) return []
    const component = isVersion1(item.calendar) ? modernised(item.activity, encoding) : item.activity
    const raw = componentText(component)
    takeFiles(component)
    const { zones } = item.calendar
    return [{ raw, component, zones, read: readActivity(component, zones) }]
  })
}

const contentOf = ({ read: { uid, kind, content } }: Entry): string => JSON.stringify([uid, kind, content])
const plain = (entries: readonly Entry[]): string => JSON.stringify(entries.map(({ component, read }) => [component, read]))

/** What was kept is read back as it was, is one entry in a file, and says the same; a changed one says what was changed. */
function tryEntry(entry: Entry): string | null {
  const { raw, component, zones, read } = entry
  const kept = componentText(component)
  const again = parseComponent(kept)
  if (!again || componentText(again) !== kept) return 'what is kept of an entry is read back as another'
  if (contentOf({ component, zones, read: readActivity(again, zones), raw }) !== contentOf(entry)) return 'what is kept of an entry says something else'
  const folded = inCalendar(parseComponent(raw) ?? component)
  if (folded.length !== 1) return `written, it is ${folded.length} entries`
  if (folded[0]?.raw !== raw) return 'written and read again, it is another'
  const { start, timeZone, recurrence } = read.content
  if (start !== null && recurrence !== null) expandSeries({ start, timeZone, recurrence }, stretch)
  const activity = { content: { ...read.content, regarding: 'Changed', start: '2026-11-24T09:00:00', end: null, timeZone: 'Europe/Berlin', endTimeZone: null }, isTask: read.kind === 'task', uid: read.uid || 'uid', occurrence: null, completedAt: null, createdAt: 0, updatedAt: 0, original: kept, files: [] }
  const changed = inCalendar(writeActivity(activity, zones))
  if (changed.length !== 1) return `written over what was kept, it is ${changed.length} entries`
  const { regarding, start: begin } = changed[0]?.read.content ?? {}
  return regarding === 'Changed' && (begin === '2026-11-24T09:00:00' || read.kind === 'journal') ? null : 'written over what was kept, it does not say what was changed'
}

const inCalendar = (component: Component): Entry[] => entriesOf([Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${foldedComponent(component)}END:VCALENDAR\r\n`)], 'utf-8')
