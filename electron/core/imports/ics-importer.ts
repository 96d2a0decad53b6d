import type { Problem } from '#shared/errors.ts'
import type { PreviewRow, Reading } from '#shared/imports.ts'
import { detectEncoding } from '../encoding/encoding.ts'
import { CalendarReader, componentText, isVersion1, modernised, readActivity, takeFiles, textOf as textIn, type CalendarItem, type CalendarProblem, type Component, type RawCalendar } from '../icalendar/icalendar.ts'
import { hashOf } from './entry-hash.ts'
import { piecesOf, sampleOf } from './file-bytes.ts'
import type { Importer, ImportItem, IncomingActivity, SourceFile } from './importer.ts'
import { previewRows } from './preview-row.ts'

/** iCalendar and vCalendar 1.0: events, tasks and journals. Each is kept whole beside what is understood of it. */
export const icsImporter: Importer = {
  format: 'icalendar',
  endings: ['ics', 'ical', 'icalendar', 'ifb', 'vcs'],
  recognises: (sample) => /(^|[\r\n])\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT|VTODO|VJOURNAL)/i.test(textOf(sample.subarray(0, 64 * 1024))),
  preview: (file, sample, isWhole, reading) => {
    const detected = detectEncoding(sample, isWhole)
    const encoding = reading.encoding ?? detected.encoding
    const reader = new CalendarReader({ encoding })
    // Of a cut sample the last entry may be cut too, so it is not ended.
    const items = [...reader.push(sample), ...(isWhole ? reader.end() : [])]
    const problems = reader.takeProblems()
    const rows: PreviewRow[] = []
    for (const item of items) {
      if (!('activity' in item) || rows.length >= previewRows) {
        if ('isEnd' in item) problems.push(...endProblems(item.calendar))
        continue
      }
      const read = understood(item.calendar, item.activity, encoding)
      if ('code' in read) problems.push(read)
      else {
        rows.push(rowOf(read))
        problems.push(...read.problems)
      }
    }
    return { format: 'icalendar', encoding, isEncodingCertain: detected.isCertain, delimiter: null, hasHeader: null, headers: [], map: null, rows, problems: problems.map((problem) => withFile(file, problem)) }
  },
  read: readCalendar,
}

async function* readCalendar(file: SourceFile, reading: Reading): AsyncGenerator<ImportItem> {
  const { sample, isWhole } = await sampleOf(file)
  const encoding = reading.encoding ?? detectEncoding(sample, isWhole).encoding
  const reader = new CalendarReader({ encoding })
  let bytesRead = 0
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* itemsOf(file, reader, reader.push(piece), encoding)
    yield { bytesRead }
  }
  yield* itemsOf(file, reader, reader.end(), encoding)
}

/** Everything in a calendar that lies in memory, for one that is followed. */
export function* readCalendarBytes(name: string, bytes: Uint8Array): Generator<ImportItem> {
  const { encoding } = detectEncoding(bytes.subarray(0, 256 * 1024), bytes.length <= 256 * 1024)
  const reader = new CalendarReader({ encoding })
  const file = { path: '', name }
  for (let at = 0; at < bytes.length; at += 128 * 1024) yield* itemsOf(file, reader, reader.push(bytes.subarray(at, at + 128 * 1024)), encoding)
  yield* itemsOf(file, reader, reader.end(), encoding)
}

function* itemsOf(file: SourceFile, reader: CalendarReader, items: readonly CalendarItem[], encoding: string): Generator<ImportItem> {
  for (const problem of reader.takeProblems()) yield { problem: withFile(file, problem) }
  for (const item of items) {
    if ('isEnd' in item) {
      for (const problem of endProblems(item.calendar)) yield { problem: withFile(file, problem) }
      const original = componentText(item.calendar.component)
      yield { calendar: { original, hash: hashOf(original) } }
      continue
    }
    const read = understood(item.calendar, item.activity, encoding)
    if ('code' in read) yield { problem: withFile(file, read) }
    else yield { activity: { ...read, problems: read.problems.map((problem) => withFile(file, problem)) } }
  }
}

type Understood = Omit<IncomingActivity, 'problems'> & { problems: CalendarProblem[] }

/** An entry with all that is known of it; a problem in place of one that nothing can be made of. */
function understood(calendar: RawCalendar, raw: Component, encoding: string): Understood | CalendarProblem {
  try {
    const component = isVersion1(calendar) ? modernised(raw, encoding) : raw
    const files = takeFiles(component)
    const read = readActivity(component, calendar.zones)
    const original = componentText(component)
    // When a program wrote the file says nothing about the entry.
    const method = textIn(calendar.component, 'METHOD').trim().toUpperCase()
    // RFC 5546, section 3.2.5: what a cancellation names is cancelled, whether or not it says so itself.
    const isCancelled = method === 'CANCEL'
    if (isCancelled) read.content.status = 'cancelled'
    const hash = hashOf((isCancelled ? 'CANCEL\n' : '') + original.replace(/\nDTSTAMP[^\n]*/i, ''))
    const isReply = /^(?:REPLY|REFRESH|COUNTER|DECLINECOUNTER)$/.test(method)
    return { line: raw.line, read, original, hash, files, isReply, problems: read.problems, zones: calendar.zones }
  } catch (error) {
    return { line: raw.line, code: 'emptyEntry', message: `This ${raw.name} could not be read (${error instanceof Error ? error.message : String(error)}) and was left out.` }
  }
}

/** What is to be said of a calendar as a whole. */
function endProblems({ component, count }: RawCalendar): CalendarProblem[] {
  if (count > 0) return []
  const names = new Set(component.components.map(({ name }) => name))
  const message = names.has('VFREEBUSY') ? 'This calendar tells only when somebody is busy (VFREEBUSY), and nothing about what; there is nothing in it to import.'
    : names.has('VTIMEZONE') ? 'This calendar has only time zones and no entries.' : names.has('VAVAILABILITY') ? 'This calendar tells only when somebody is available; there is nothing in it to import.' : 'This calendar has no entries.'
  return [{ line: component.line, code: 'noEntries', message }]
}

function rowOf({ line, read }: Understood): PreviewRow {
  const { regarding, location, start, end, participants } = read.content
  const people = participants.map(({ name, email }) => name || email)
  return {
    line, cells: [], name: regarding, company: '', title: '', phone: '', email: participants[0]?.email ?? '', city: location,
    activity: { kind: read.kind, start, end, isRecurring: read.content.recurrence !== null, people: people.slice(0, 5).join(', ') + (people.length > 5 ? ', …' : '') },
  }
}

/** Enough of a text to recognise its format by, whether it is 8-bit or UTF-16. */
function textOf(sample: Uint8Array): string {
  return Buffer.from(sample.filter((byte) => byte !== 0)).toString('latin1')
}

const withFile = (file: SourceFile, problem: CalendarProblem): Problem => ({ file: file.name, ...problem })
