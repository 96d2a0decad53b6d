import { Buffer } from 'node:buffer'
import type { ContactContent } from '#shared/contacts.ts'
import { contactsToCsv, CsvReader, dateColumnsOf, DateOrderEvidence, proposeMap, rowReader, sniffCsv, type CsvRecord } from '../../electron/core/csv/csv.ts'
import { decoder, detectEncoding } from '../../electron/core/encoding/encoding.ts'
import { contentFromJson, JsonReader, type JsonElement } from '../../electron/core/json/json.ts'
import { ldifHead, LdifReader, rawEntry, readEntry, writeEntry, type LdifEntry } from '../../electron/core/ldif/ldif.ts'
import { CardReader, fromContent, toContent, type RawCard, type VCardVersion } from '../../electron/core/vcard/vcard.ts'
import { seeded } from '../support/random.ts'
import { tryCalendar } from './fuzz-calendar.ts'
import { csvHeaders } from './fuzz-samples.ts'
import type { FuzzInput } from './fuzz-mutate.ts'

/**
 * Reads an input as an import does and writes what came of it as every export does. Gives what went wrong, or null; throws what the
 * codecs throw. The good records on both sides must come out whole, but where the mutated one rightly takes them in:
 * - a vCard or LDIF record that begins with a blank goes on the line before it (folding), so the one before may have a line more;
 * - a vCard record that ends in an AGENT without a value takes the card behind it as that agent's (vCard 2.1, section 2.4.3);
 * - of a file whose encoding is guessed, and guessed as UTF-16 or ISO-2022-JP since the mutated record is, nothing can be said.
 * And a table whose first line ends in a lone CR is one of old Macintosh files only as far as no LF has been seen, so pieces tell.
 * A quotation mark that is not closed never takes in a row of a table: the reader gives it up where another cell opens, or the file ends.
 */
export function tryInput(input: FuzzInput, index: number): string | null {
  const encoding = input.isPlain ? detectEncoding(input.bytes.subarray(0, sampled), input.bytes.length <= sampled).encoding : 'utf-8'
  const isKnown = !/utf-16|iso-2022/.test(encoding)
  if (input.format === 'vcard') return tryCards(input, index, encoding, isKnown)
  if (input.format === 'json') return tryElements(input, index)
  if (input.format === 'icalendar') return tryCalendar(input, piecesOf(input.bytes, index), encoding, isKnown)
  return input.format === 'csv' ? tryTable(input, index, encoding, isKnown) : tryEntries(input, index, encoding, isKnown)
}

/** The part of a file that its encoding is guessed by, as an import does. Bytes. */
const sampled = 256 * 1024
/** Inputs up to this are also read in pieces, which must give the same; and written by the exporters. Bytes. */
const small = 20_000
/** Of one input so many contacts are written in every format. */
const mostWritten = 40

function piecesOf(bytes: Buffer, index: number): Buffer[] {
  const draw = seeded(index)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + 1 + Math.floor(draw() * draw() * 300))
    // A copy that is spoilt behind the reader's back, as a stream's own memory is.
    pieces.push(Buffer.from(bytes.subarray(at, end)))
    at = end
  }
  return pieces
}

function readInPieces<T>(reader: { push(piece: Uint8Array): T[]; end(): T[] }, pieces: readonly Buffer[]): T[] {
  const all: T[] = []
  for (const piece of pieces) {
    all.push(...reader.push(piece))
    piece.fill(0x3f)
  }
  return [...all, ...reader.end()]
}

const cardsOf = (bytes: Uint8Array, encoding?: string): RawCard[] => {
  const reader = new CardReader(encoding === undefined ? {} : { encoding })
  return [...reader.push(bytes), ...reader.end()]
}
const contentOf = (card: RawCard) => JSON.stringify(toContent(card).content)
const isFolded = (input: FuzzInput) => /^\0*[ \t]/.test(input.middle.toString('latin1', 0, 200))

function tryCards(input: FuzzInput, index: number, encoding: string, isKnown: boolean): string | null {
  const cards = cardsOf(input.bytes, encoding)
  if (input.bytes.length < small && JSON.stringify(readInPieces(new CardReader({ encoding }), piecesOf(input.bytes, index))) !== JSON.stringify(cards)) return 'read in pieces, the cards are others'
  const read = cards.map((card) => toContent(card, { encoding }))
  const found = new Set(read.map(({ content }) => JSON.stringify(content)))
  const isThere = (text: string) => found.has(contentOf(cardsOf(Buffer.from(text))[0] as RawCard))
  if (isKnown && !isFolded(input) && !isThere(input.neighbours.before)) return 'the card before is lost or changed'
  if (isKnown && !/AGENT[^:\r\n]*:\s*$/i.test(input.middle.toString('latin1').slice(-100).replace(/\0|\r?\n[ \t]/g, '')) && !isThere(input.neighbours.behind)) return 'the card behind is lost or changed'
  for (const [at, { content, original }] of read.slice(0, mostWritten).entries()) {
    if (!content || input.bytes.length > small * 10 || (index >> 2) % 4 !== 0) continue
    const failure = tryWriting(content, original) ?? (at === 1 ? tryTables(read.flatMap((one) => one.content ?? [])) : null)
    if (failure) return failure
  }
  return null
}

/** Whatever a contact says, it is one card in each version, one entry of LDIF, and the same contact when read again. */
function tryWriting(content: ContactContent, original: string | undefined): string | null {
  for (const version of ['2.1', '3.0', '4.0'] as const satisfies VCardVersion[]) {
    for (const base of [undefined, original]) {
      const text = fromContent(content, { version, revisedAt: 0, ...(base === undefined ? {} : { original: base }) })
      const cards = cardsOf(Buffer.from(text))
      if (cards.length !== 1 || cards[0]?.version !== version) return `written as vCard ${version}${base === undefined ? '' : ' over its original'}, it is ${cards.length} cards`
    }
  }
  const reader = new LdifReader()
  const entries = [...reader.push(Buffer.from(ldifHead + writeEntry(content))), ...reader.end()]
  return entries.length === 1 ? null : `written as LDIF, it is ${entries.length} entries`
}

/** As tables: one row for each contact, and no cell a spreadsheet would compute. */
function tryTables(contents: readonly ContactContent[]): string | null {
  for (const shape of ['touchbase', 'google', 'outlook'] as const) {
    const text = [...contactsToCsv(contents, shape)].join('')
    const reader = new CsvReader({ delimiter: ',', longestRecord: Number.MAX_SAFE_INTEGER, mostLines: Number.MAX_SAFE_INTEGER })
    const records = [...reader.push(text), ...reader.end()]
    if (records.length !== contents.length + 1) return `written as a ${shape} table, ${contents.length} contacts are ${records.length - 1} rows`
    const formula = records.flatMap(({ cells }) => cells).find((cell) => /^[\t\r=+\-@]/.test(cell) && !/^(?:\+\d[\d ()./-]*|--\d\d-\d\d)$/.test(cell))
    if (formula !== undefined) return `written as a ${shape} table, a cell is a formula: ${formula.slice(0, 60)}`
  }
  return null
}

const goodMap = proposeMap(csvHeaders, [])

function recordsOf(text: string): CsvRecord[] {
  const reader = new CsvReader({ delimiter: ',' })
  return [...reader.push(text), ...reader.end()]
}

function tryTable(input: FuzzInput, index: number, encoding: string, isKnown: boolean): string | null {
  const stream = decoder(encoding)
  const text = stream.push(input.bytes) + stream.end()
  const records = recordsOf(text)
  if (isKnown && input.bytes.length < small && JSON.stringify(tableInPieces(piecesOf(input.bytes, index), encoding)) !== JSON.stringify(records)) return 'read in pieces, the rows are others'
  const cells = new Set(records.map((record) => JSON.stringify(record.cells)))
  const isThere = (row: string) => cells.has(JSON.stringify(recordsOf(row)[0]?.cells))
  if (isKnown && !isThere(input.neighbours.before)) return 'the row before is lost or changed'
  if (isKnown && !isThere(input.neighbours.behind)) return 'the row behind is lost or changed'
  const { delimiter, preambleLines } = sniffCsv(text)
  const sniffed = new CsvReader({ delimiter, preambleLines }).push(text).slice(0, 200).map((record) => record.cells)
  const map = proposeMap(sniffed[0] ?? [], sniffed.slice(1))
  const evidence = new DateOrderEvidence()
  for (const column of dateColumnsOf(map)) for (const row of sniffed) evidence.add(row[column] ?? '')
  const contents: ContactContent[] = []
  for (const given of [map, goodMap]) {
    const toRow = rowReader(given, { file: 'fuzz.csv', newUid: () => 'uid' })
    for (const record of records) contents.push(...[toRow(record).content ?? []].flat())
  }
  if (input.bytes.length > small * 10 || (index >> 2) % 4 !== 0) return null
  return contents.slice(0, mostWritten).map((content) => tryWriting(content, undefined)).find(Boolean) ?? tryTables(contents.slice(0, mostWritten))
}

function tableInPieces(pieces: readonly Buffer[], encoding: string): CsvRecord[] {
  const stream = decoder(encoding)
  const reader = new CsvReader({ delimiter: ',' })
  const records = readInPieces({ push: (piece) => reader.push(stream.push(piece)), end: () => [...reader.push(stream.end()), ...reader.end()] }, pieces)
  return records
}

function elementsOf(bytes: Uint8Array): JsonElement[] {
  const reader = new JsonReader()
  return [...reader.push(bytes), ...reader.end()]
}

function tryElements(input: FuzzInput, index: number): string | null {
  const elements = elementsOf(input.bytes)
  if (input.bytes.length < small && JSON.stringify(readInPieces(new JsonReader(), piecesOf(input.bytes, index))) !== JSON.stringify(elements)) return 'read in pieces, the elements are others'
  const read = elements.map((element) => contentFromJson(element).content)
  const found = new Set(read.map((content) => JSON.stringify(content)))
  const isThere = (text: string) => found.has(JSON.stringify(contentFromJson({ line: 1, text }).content))
  if (!isThere(input.neighbours.before.slice(0, -2))) return 'the contact before is lost or changed'
  if (!isThere(input.neighbours.behind.slice(2, -4))) return 'the contact behind is lost or changed'
  if (input.bytes.length > small * 10 || (index >> 2) % 4 !== 0) return null
  return read.slice(0, mostWritten).flatMap((content) => (content ? [tryWriting(content, undefined)] : [])).find(Boolean) ?? tryTables(read.slice(0, mostWritten).flatMap((content) => content ?? []))
}

const entriesOf = (bytes: Uint8Array, encoding?: string): LdifEntry[] => {
  const reader = new LdifReader(encoding === undefined ? {} : { encoding })
  return [...reader.push(bytes), ...reader.end()]
}

function tryEntries(input: FuzzInput, index: number, encoding: string, isKnown: boolean): string | null {
  const entries = entriesOf(input.bytes, encoding)
  if (input.bytes.length < small && JSON.stringify(readInPieces(new LdifReader({ encoding }), piecesOf(input.bytes, index))) !== JSON.stringify(entries)) return 'read in pieces, the entries are others'
  const read = entries.map((entry) => ({ entry, ...readEntry(entry, encoding) }))
  const found = new Set(read.map(({ content }) => JSON.stringify(content)))
  const isThere = (text: string) => found.has(JSON.stringify(readEntry(entriesOf(Buffer.from(text))[0] as LdifEntry).content))
  if (isKnown && !isFolded(input) && !isThere(input.neighbours.before)) return 'the entry before is lost or changed'
  if (isKnown && !isThere(input.neighbours.behind)) return 'the entry behind is lost or changed'
  for (const { content, entry } of read.slice(0, mostWritten)) {
    if (!content || input.bytes.length > small * 10 || (index >> 2) % 4 !== 0) continue
    const again = entriesOf(Buffer.from(ldifHead + writeEntry(content, { original: rawEntry(entry) })))
    if (again.length !== 1) return `written as LDIF over its original, it is ${again.length} entries`
    const failure = tryWriting(content, undefined)
    if (failure) return failure
  }
  return null
}
