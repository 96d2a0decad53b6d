import { emptyContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { Reading } from '#shared/imports.ts'
import { CsvReader, proposeMap, rowToContent, sniffCsv, type CsvDialect, type CsvRecord } from '../csv/csv.ts'
import { decoder, detectEncoding } from '../encoding/encoding.ts'
import { piecesOf, sampleOf } from './file-bytes.ts'
import { hashOf } from './entry-hash.ts'
import type { Importer, ImportItem, SourceFile } from './importer.ts'
import { previewRow, previewRows } from './preview-row.ts'

/** Tables with a comma, a semicolon, a tab or a bar between their cells, in any encoding, with or without headers. */
export const csvImporter: Importer = {
  format: 'csv',
  endings: ['csv', 'tsv', 'tab'],
  isByEndingInFolders: true,
  recognises: (sample) => isText(sample) && looksLikeTable(sample),
  preview: (file, sample, isWhole, reading) => {
    const plan = planFor(sample, isWhole, reading)
    const problems: Problem[] = []
    const reader = new CsvReader({ ...plan.dialect, onProblem: (problem) => problems.push({ file: file.name, ...problem }) })
    const text = decoder(plan.encoding)
    const records = [...reader.push(text.push(sample)), ...(isWhole ? reader.end() : [])].slice(plan.dialect.hasHeader ? 1 : 0)
    const rows = records.slice(0, previewRows).map((record) => {
      const { content } = rowToContent(record, plan.map, { file: file.name, newUid: () => '' })
      return previewRow(record.line, content ?? emptyContent({ uid: '' }), record.cells)
    })
    return {
      format: 'csv', encoding: plan.encoding, isEncodingCertain: plan.isEncodingCertain, delimiter: plan.dialect.delimiter, hasHeader: plan.dialect.hasHeader,
      headers: plan.headers, map: plan.map, rows, problems,
    }
  },
  read: readRows,
}

async function* readRows(file: SourceFile, reading: Reading): AsyncGenerator<ImportItem> {
  const { sample, isWhole } = await sampleOf(file)
  const plan = planFor(sample, isWhole, reading)
  const problems: Problem[] = []
  const reader = new CsvReader({ ...plan.dialect, onProblem: (problem) => problems.push({ file: file.name, ...problem }) })
  const text = decoder(plan.encoding)
  let isHeaderNext = plan.dialect.hasHeader
  let bytesRead = 0
  const itemsOf = function* (records: CsvRecord[]): Generator<ImportItem> {
    for (const problem of problems.splice(0)) yield { problem }
    for (const record of records) {
      if (isHeaderNext) isHeaderNext = false
      else yield* itemOf(file, record, plan)
    }
  }
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* itemsOf(reader.push(text.push(piece)))
    yield { bytesRead }
  }
  yield* itemsOf(reader.push(text.end()))
  yield* itemsOf(reader.end())
  if (text.replaced > 0) yield { problem: { file: file.name, line: 0, code: 'wrongEncoding', message: `${text.replaced} characters are not ${plan.encoding} and were replaced by a sign; undo the import and choose another encoding.` } }
}

function* itemOf(file: SourceFile, record: CsvRecord, { map, headers }: Plan): Generator<ImportItem> {
  const { content, problems } = rowToContent(record, map, { file: file.name, newUid: () => '' })
  for (const problem of problems) yield { problem }
  if (!content) return
  // Headers belong to what a row says: the same cells under other headers are another entry.
  const hash = hashOf(JSON.stringify([headers, record.cells]))
  yield { entry: { line: record.line, content, hash, original: null, blobs: [], related: [], members: null } }
}

interface Plan {
  encoding: string
  isEncodingCertain: boolean
  dialect: CsvDialect
  headers: string[]
  map: NonNullable<Reading['map']>
}

/** How a file is read: as asked for, and where nothing was asked, as its beginning suggests. The preview and the run make the same plan. */
function planFor(sample: Uint8Array, isWhole: boolean, reading: Reading): Plan {
  const detected = detectEncoding(sample, isWhole)
  const encoding = reading.encoding ?? detected.encoding
  const text = decoder(encoding)
  const start = text.push(sample) + (isWhole ? text.end() : '')
  const sniffed = sniffCsv(start)
  const delimiter = reading.delimiter ?? sniffed.delimiter
  const reader = new CsvReader({ ...sniffed, delimiter })
  const rows = [...reader.push(start), ...(isWhole ? reader.end() : [])].map((record) => record.cells)
  const dialect = { ...sniffed, delimiter, hasHeader: reading.hasHeader ?? sniffed.hasHeader }
  const headers = dialect.hasHeader ? (rows[0] ?? []) : (rows[0] ?? []).map(() => '')
  const map = reading.map ?? proposeMap(headers, rows.slice(dialect.hasHeader ? 1 : 0, 200))
  return { encoding, isEncodingCertain: detected.isCertain, dialect, headers, map }
}

/** No binary file: no NUL but in UTF-16, and next to no control signs. */
function isText(sample: Uint8Array): boolean {
  const { encoding } = detectEncoding(sample, false)
  if (encoding.startsWith('utf-16')) return true
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  return controls * 1_000 <= sample.length
}

function looksLikeTable(sample: Uint8Array): boolean {
  const text = decoder(detectEncoding(sample, false).encoding).push(sample)
  if (/^\s*(<|\{|\[|%PDF|BEGIN:|From )/.test(text)) return false
  const { delimiter } = sniffCsv(text)
  const records = new CsvReader({ delimiter }).push(`${text.slice(0, 64_000)}\n`).slice(0, 50)
  const widths = new Map<number, number>()
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  // A table has rows of one width; running text has commas here and there.
  return [...widths].some(([width, count]) => width > 1 && count * 10 >= records.length * 7)
}
