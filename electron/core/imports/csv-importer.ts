import { emptyContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { Reading } from '#shared/imports.ts'
import { CsvReader, rowReader, sniffCsv, type CsvProblem, type CsvRecord } from '../csv/csv.ts'
import { decodeSample, decoder, detectEncoding } from '../encoding/encoding.ts'
import { planFor, planOfSample, type CsvPlan } from './csv-plan.ts'
import { hashOf } from './entry-hash.ts'
import { piecesOf, sampleOf } from './file-bytes.ts'
import type { Importer, ImportItem, PreviewTerms, SourceFile } from './importer.ts'
import { previewRow, previewRows } from './preview-row.ts'

const noTerms: PreviewTerms = { country: '', keptMap: () => null }

/** Tables with a comma, a semicolon, a tab or a bar between their cells, in any encoding, with or without headers. */
export const csvImporter: Importer = {
  format: 'csv',
  endings: ['csv', 'tsv', 'tab'],
  isByEndingInFolders: true,
  recognises: (sample) => isText(sample) && looksLikeTable(sample),
  preview: async (file, sample, isWhole, reading, terms = noTerms) => {
    const plan = await planFor(file, sample, isWhole, reading, terms)
    const { encoding, dialect, headers, map } = plan
    const problems: Problem[] = []
    const reader = new CsvReader({ ...dialect, onProblem: (problem) => problems.push({ file: file.name, ...problem }) })
    const text = decoder(encoding, ({ line }) => problems.push(mixed(file, line)))
    const records = reader.push(text.push(sample))
    if (isWhole) records.push(...reader.push(text.end()), ...reader.end())
    const toContent = rowReader(map, { file: file.name, newUid: () => '' })
    const rows = records.slice(dialect.hasHeader ? 1 : 0).slice(0, previewRows).map((record) => {
      const found = toContent(record)
      problems.push(...found.problems)
      return previewRow(record.line, found.content ?? emptyContent({ uid: '' }), record.cells)
    })
    const whole: Reading = { format: 'csv', encoding, ...dialect, map }
    return {
      format: 'csv', encoding, isEncodingCertain: plan.isEncodingCertain, delimiter: dialect.delimiter, hasHeader: dialect.hasHeader,
      headers, map, mapFrom: plan.mapFrom, isDateOrderCertain: plan.isDateOrderCertain, reading: whole, rows, problems: problems.slice(0, 1_000),
    }
  },
  read: readRows,
}

async function* readRows(file: SourceFile, reading: Reading, terms = noTerms): AsyncGenerator<ImportItem> {
  const { sample, isWhole } = await sampleOf(file)
  const plan = await planFor(file, sample, isWhole, reading, terms)
  yield { headers: plan.headers, map: plan.map, isOwn: reading.map !== undefined && !isProposed(plan, planOfSample(sample, isWhole, { ...reading, map: undefined }, terms)) }
  const rows = new Rows(file, plan)
  let bytesRead = 0
  for await (const piece of piecesOf(file)) {
    bytesRead += piece.length
    yield* rows.items(rows.text.push(piece))
    yield { bytesRead }
  }
  yield* rows.items(rows.text.end(), true)
  const { replaced } = rows.text
  if (replaced > 0) yield { problem: { file: file.name, line: 0, code: 'wrongEncoding', message: `${replaced} characters are not ${plan.encoding} and were replaced by a sign; undo the import and choose another encoding.` } }
}

/** Whether a map says no more than what would have been proposed; the order of dates may have been settled. */
function isProposed({ map }: CsvPlan, { map: proposal }: CsvPlan): boolean {
  return JSON.stringify({ ...map, dateOrder: null }) === JSON.stringify({ ...proposal, dateOrder: null })
}

/** Makes entries of a table's text, piece by piece. */
class Rows {
  readonly text: ReturnType<typeof decoder>
  readonly #file: SourceFile
  readonly #reader: CsvReader
  readonly #toContent: ReturnType<typeof rowReader>
  /** Headers belong to what a row says: the same cells under other headers are another entry. */
  readonly #headersJson: string
  #problems: CsvProblem[] = []
  #mixedLines: number[] = []
  #isHeaderNext: boolean

  constructor(file: SourceFile, plan: CsvPlan) {
    this.#file = file
    this.#reader = new CsvReader({ ...plan.dialect, onProblem: (problem) => this.#problems.push(problem) })
    this.text = decoder(plan.encoding, ({ line }) => this.#mixedLines.push(line))
    this.#toContent = rowReader(plan.map, { file: file.name, newUid: () => '' })
    this.#headersJson = JSON.stringify(plan.headers)
    this.#isHeaderNext = plan.dialect.hasHeader
  }

  * items(text: string, isEnd = false): Generator<ImportItem> {
    const records = this.#reader.push(text)
    if (isEnd) records.push(...this.#reader.end())
    for (const line of this.#mixedLines.splice(0)) yield { problem: mixed(this.#file, line) }
    // A problem is told with the row of its line; one without a row (a line too long) by itself.
    const problems = Map.groupBy(this.#problems.splice(0), ({ line }) => line)
    for (const record of records) {
      const found = problems.size === 0 ? undefined : problems.get(record.line)
      if (found) problems.delete(record.line)
      if (this.#isHeaderNext) this.#isHeaderNext = false
      else yield* this.#item(record, found ?? [])
    }
    for (const problem of [...problems.values()].flat()) yield { problem: { file: this.#file.name, ...problem } }
  }

  * #item(record: CsvRecord, found: readonly CsvProblem[]): Generator<ImportItem> {
    const { content, problems } = this.#toContent(record)
    const all = found.length === 0 ? problems : [...found.map((problem) => ({ file: this.#file.name, ...problem })), ...problems]
    if (!content) {
      for (const problem of all) yield { problem }
      return
    }
    const hash = hashOf(`[${this.#headersJson},${JSON.stringify(record.cells)}]`)
    yield { entry: { line: record.line, content, hash, original: null, blobs: [], related: [], members: null, problems: all, cells: record.cells } }
  }
}

const mixed = (file: SourceFile, line: number): Problem => ({ file: file.name, line, code: 'mixedEncoding', message: 'The line is in another encoding than the rest of the file; it was read by its own.' })

/** No binary file: no NUL but in UTF-16, and next to no control signs. */
function isText(sample: Uint8Array): boolean {
  const { encoding } = detectEncoding(sample, false)
  if (encoding.startsWith('utf-16')) return true
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  return controls * 1_000 <= sample.length
}

function looksLikeTable(sample: Uint8Array): boolean {
  const text = decodeSample(sample, detectEncoding(sample, false).encoding)
  if (/^\s*(<|\{|\[|%PDF|BEGIN:|From )/.test(text)) return false
  const { delimiter } = sniffCsv(text)
  const records = new CsvReader({ delimiter }).push(`${text.slice(0, 64_000)}\n`).slice(0, 50)
  const widths = new Map<number, number>()
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  // A table has rows of one width; running text has commas here and there.
  return [...widths].some(([width, count]) => width > 1 && count * 10 >= records.length * 7)
}
