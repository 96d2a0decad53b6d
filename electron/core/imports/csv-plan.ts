import type { ImportMap } from '#shared/import-map.ts'
import type { MapOrigin, Reading } from '#shared/imports.ts'
import { CsvReader, dateColumnsOf, DateOrderEvidence, proposeMap, sniffCsv, usualDateOrder, type CsvDialect } from '../csv/csv.ts'
import { decodeSample, decoder, detectEncoding } from '../encoding/encoding.ts'
import { piecesOf } from './file-bytes.ts'
import type { PreviewTerms, SourceFile } from './importer.ts'

/** How a table is read, to the last detail. */
export interface CsvPlan {
  encoding: string
  isEncodingCertain: boolean
  dialect: CsvDialect
  headers: string[]
  map: ImportMap
  mapFrom: MapOrigin
  isDateOrderCertain: boolean
}

/** So many bytes are searched for a date that tells the order of day and month. */
const mostSearched = 64 * 2 ** 20

/**
 * How a file is read: as asked for, and where nothing was asked, as its beginning suggests. The preview and the run make the
 * same plan by this one function, and of a whole reading (the preview's) nothing is guessed again.
 */
export async function planFor(file: SourceFile, sample: Uint8Array, isWhole: boolean, reading: Reading, terms: PreviewTerms): Promise<CsvPlan> {
  const plan = planOfSample(sample, isWhole, reading, terms)
  if (plan.map.dateOrder !== null) return plan
  const columns = dateColumnsOf(plan.map)
  const order = columns.length === 0 ? null : await searchDateOrder(file, plan, columns)
  plan.map = { ...plan.map, dateOrder: order ?? usualDateOrder(terms.country) }
  plan.isDateOrderCertain = order !== null || columns.length === 0
  return plan
}

/** The plan as far as the sample tells; the order of dates may be open. */
export function planOfSample(sample: Uint8Array, isWhole: boolean, reading: Reading, terms?: PreviewTerms): CsvPlan {
  const detected = reading.encoding === undefined ? detectEncoding(sample, isWhole) : { encoding: reading.encoding, isCertain: true }
  const { encoding } = detected
  const text = decoder(encoding)
  // Of a sample without any line end there is only what is there.
  const start = text.push(sample) + (isWhole ? text.end() : '') || decodeSample(sample, encoding)
  const sniffed = sniffCsv(start, reading.delimiter)
  const dialect: CsvDialect = { delimiter: sniffed.delimiter, hasHeader: reading.hasHeader ?? sniffed.hasHeader, preambleLines: reading.preambleLines ?? sniffed.preambleLines }
  const reader = new CsvReader(dialect)
  const records = [...reader.push(start), ...(isWhole ? reader.end() : [])]
  // Of a sample that ends in its first record nothing else can be known.
  if (records.length === 0 && !isWhole) records.push(...reader.end())
  const rows = records.map((record) => record.cells)
  const headers = dialect.hasHeader ? (rows[0] ?? []) : (rows[0] ?? []).map(() => '')
  const { map, mapFrom } = mapOf(headers, rows.slice(dialect.hasHeader ? 1 : 0, 200), reading, terms)
  return { encoding, isEncodingCertain: detected.isCertain, dialect, headers, map, mapFrom, isDateOrderCertain: true }
}

/** The map asked for, else the one these headers had before, else a proposal. */
function mapOf(headers: readonly string[], rows: readonly (readonly string[])[], reading: Reading, terms?: PreviewTerms): { map: ImportMap; mapFrom: MapOrigin } {
  if (reading.map) return { map: reading.map, mapFrom: { kind: 'given', name: null } }
  const kept = reading.preset ? null : terms?.keptMap(headers)
  if (kept) return { map: kept.map, mapFrom: kept.from }
  const map = proposeMap(headers, rows, reading.preset)
  return { map, mapFrom: map.preset ? { kind: 'preset', name: map.preset } : { kind: 'proposed', name: null } }
}

/** Reads on, in the file's own order, until a date settles it: one that can be read in one way only. */
async function searchDateOrder(file: SourceFile, { encoding, dialect }: CsvPlan, columns: readonly number[]): Promise<ImportMap['dateOrder']> {
  const text = decoder(encoding)
  const reader = new CsvReader(dialect)
  const evidence = new DateOrderEvidence()
  let isHeaderNext = dialect.hasHeader
  let searched = 0
  for await (const piece of piecesOf(file)) {
    for (const { cells } of reader.push(text.push(piece))) {
      if (!isHeaderNext) for (const column of columns) evidence.add(cells[column] ?? '')
      isHeaderNext = false
    }
    searched += piece.length
    if (evidence.order !== null || searched >= mostSearched) return evidence.order
  }
  for (const { cells } of [...reader.push(text.end()), ...reader.end()]) {
    if (!isHeaderNext) for (const column of columns) evidence.add(cells[column] ?? '')
    isHeaderNext = false
  }
  return evidence.order
}
