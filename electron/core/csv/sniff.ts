/**
 * Finds out how a table is written, from a sample of its beginning. Whole records are judged, never the first line alone:
 * it may be a title, a note, or a header with fewer cells than the rows.
 */
import { CsvReader } from './reader.ts'
import type { CsvDialect, CsvRecord } from './record.ts'
import { readHeader } from './headers.ts'
import { shapeOf, shapeOfColumn } from './value-shapes.ts'

/** In the order they are taken when two explain the sample equally well: a comma is more often a part of the text. */
const delimiters = ['\t', ';', '|', ',']
/** More records than these do not change the judgement. */
const mostRecords = 200

/**
 * Judges a sample (64,000 characters are plenty; it may end anywhere). A table of one column has the delimiter ",".
 * A delimiter the user chose is taken as it is, and only the rest is judged. Throws nothing: what is no table at all is one column without a header.
 */
export function sniffCsv(sample: string, delimiterGiven?: string): CsvDialect {
  const text = sample.replace(/^\ufeff/, '').slice(0, 256_000)
  const said = /^"?sep=(.)"?[ ]*(?:\r\n|\n|\r|$)/i.exec(text)
  const readings = (delimiterGiven !== undefined ? [delimiterGiven] : said ? [said[1] ?? ','] : delimiters).map((delimiter) => judge(text, delimiter, said ? 1 : 0))
  const best = readings.reduce((one, other) => (other.score > one.score + 0.02 ? other : one))
  const { records, table } = best
  const rows = records.slice(table)
  const delimiter = best.width > 1 || said || delimiterGiven !== undefined ? best.delimiter : ','
  const preambleLines = rows[0] && table > 0 ? rows[0].line - 1 : said ? 1 : 0
  return { delimiter, hasHeader: hasHeader(rows.map((row) => row.cells)), preambleLines }
}

interface Reading {
  delimiter: string
  records: CsvRecord[]
  /** How many cells most records have. */
  width: number
  /** The index of the record the table begins with. */
  table: number
  score: number
}

function judge(text: string, delimiter: string, preambleLines: number): Reading {
  let stray = 0
  const reader = new CsvReader({ delimiter, preambleLines, onProblem: ({ code }) => (stray += code === 'raggedRow' ? 0 : 1) })
  const records = reader.push(text)
  // The last record may be cut: it counts only where it is the only one, or the text ends with a line end.
  const last = reader.end()
  if (records.length === 0 || /[\r\n]$/.test(text)) records.push(...last)
  const judged = records.slice(0, mostRecords)
  const width = commonWidth(judged)
  const table = tableStart(judged, width)
  const rows = judged.slice(table)
  const regular = rows.filter((record) => record.cells.length === width).length
  const share = rows.length === 0 ? 0 : regular / rows.length
  // Width 1 explains everything and means nothing. Known column names and shapes weigh in for short samples.
  const named = (rows[0]?.cells ?? []).filter((cell) => readHeader(cell) !== null).length / Math.max(1, width)
  const score = width < 2 ? 0.05 : share * share + Math.min(width, 12) * 0.02 + named * 0.4 - Math.min(0.3, (stray / Math.max(1, judged.length)) * 0.5)
  return { delimiter, records, width, table, score }
}

function commonWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const wide = [...counts].filter(([width]) => width > 1)
  // Rows of one cell among wider ones are notes and titles, unless they are nearly all there is.
  const isTable = wide.reduce((sum, [, count]) => sum + count, 0) >= records.length * 0.3
  const best = (isTable ? wide : [...counts]).toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  return best?.[0] ?? 1
}

/** The records before the table: at most twenty of one cell (or, as Excel saves them, one filled cell) with a wider one behind them. */
function tableStart(records: readonly CsvRecord[], width: number): number {
  if (width < 2) return 0
  const limit = Math.min(20, records.length - 1)
  for (let index = 0; index <= limit; index++) {
    const cells = records[index]?.cells ?? []
    const filled = cells.filter((cell) => cell.trim() !== '').length
    const isPreamble = cells.length === 1 || (width >= 3 && filled <= 1) || (width >= 6 && cells.length * 3 <= width)
    if (!isPreamble) return index
  }
  return 0
}

/** Whether the first row names the columns: by known names, else by the columns' values being of another shape than their first. */
function hasHeader(rows: readonly string[][]): boolean {
  const [first = [], ...rest] = rows
  if (first.every((cell) => cell.trim() === '')) return false
  const known = first.filter((cell) => readHeader(cell) !== null).length
  const isData = (cell: string) => ['email', 'phone', 'url', 'date'].includes(shapeOf(cell))
  if (first.some(isData)) return known > first.length / 2
  if (known > 0 && known * 3 >= first.filter((cell) => cell.trim() !== '').length) return true
  let votes = known
  for (const [column, name] of first.entries()) {
    const shape = shapeOfColumn(rest.slice(0, 50).map((row) => row[column] ?? ''))
    if (shape === 'text' || shape === 'empty') continue
    votes += shapeOf(name) === shape ? -1 : 1
  }
  if (votes !== 0) return votes > 0
  // Nothing tells: a lone row, or rows of words. Names of columns differ from one another, are short, and have no digits.
  const isNamelike = new Set(first).size === first.length && first.every((cell) => cell.trim() !== '' && cell.length <= 40 && !/\d/.test(cell))
  return isNamelike && rest.length > 0 && first.every((cell) => /^[\p{Ll}_ ]+$/u.test(cell) || /_|\b(?:id|type|value|date)\b/i.test(cell))
}
