import { appendFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { FileResult } from '#shared/jobs.ts'
import { newDownload } from '../files/files.ts'
import type { Services } from '../services.ts'
import { reportOf, type ImportReport, type TroubleRow } from './import-report.ts'

/** One table of failed rows: those of all files with the same headers. */
interface Table {
  /** The name of the first file with these headers, without its ending. */
  name: string
  headers: readonly string[] | null
  files: Set<number>
}

/** Makes the failed rows of an import ready to be fetched, one file for each set of headers. */
export function failedRows(services: Services, changeSet: number | null): FileResult[] {
  const report = reportOf(services, changeSet)
  if (!report) throw new AppError('notFound', 'This was not the last import; its rows are not kept any more.')
  return tablesOf(report).map((table) => {
    const name = `${table.name} failed rows.csv`
    const { path, download } = newDownload(services, name)
    const { count, size } = writeTable(report, table, path)
    return { name, download, size, count }
  })
}

/** Writes the failed rows to a path; further sets of headers go beside it, numbered. Gives what was written. */
export function writeFailedRows(services: Services, changeSet: number | null, path: string): { path: string; count: number }[] {
  const report = reportOf(services, changeSet)
  if (!report) return []
  const ending = extname(path)
  return tablesOf(report).map((table, index) => {
    const to = index === 0 ? path : `${path.slice(0, path.length - ending.length)}-${index + 1}${ending}`
    try {
      return { path: to, count: writeTable(report, table, to).count }
    } catch (error) {
      throw new AppError('readOnly', `The failed rows could not be written to ${to}; the import itself is done.`, { cause: error })
    }
  })
}

function tablesOf(report: ImportReport): Table[] {
  const tables = new Map<string, Table>()
  for (const { file } of report.troubles()) {
    const { name, headers } = report.files[file] ?? { name: '', headers: null }
    const key = JSON.stringify(headers)
    const table = tables.get(key) ?? { name: name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''), headers, files: new Set<number>() }
    table.files.add(file)
    tables.set(key, table)
  }
  return [...tables.values()]
}

/** Cells are given back exactly as they stood, so that the file can be mended and imported again. UTF-8 with a mark, for spreadsheets. */
function writeTable(report: ImportReport, { headers, files }: Table, path: string): { count: number; size: number } {
  const isOne = files.size === 1
  const width = headers?.length ?? 0
  const first = headers ? [...headers, 'Line', 'Reason'] : ['File', 'Line', 'Reason']
  let text = `\ufeff${lineOf(first)}`
  let count = 0
  let size = 0
  writeFileSync(path, '')
  const flush = () => {
    appendFileSync(path, text)
    size += Buffer.byteLength(text)
    text = ''
  }
  for (const row of report.troubles()) {
    if (!files.has(row.file)) continue
    const file = report.files[row.file]?.name ?? ''
    const where = headers ? [...padded(row, width), String(row.line)] : [file, String(row.line)]
    text += lineOf([...where, `${isOne || !headers ? '' : `${file}: `}${row.problems.map(({ message }) => message).join(' ')}`])
    count += 1
    if (text.length > 1_000_000) flush()
  }
  flush()
  return { count, size }
}

/** A long row's last cells share the last column: the two columns behind must stay where they are. */
function padded({ cells }: TroubleRow, width: number): string[] {
  const given = cells ?? []
  return Array.from({ length: width }, (_, at) => (at === width - 1 && given.length > width ? given.slice(at).filter(Boolean).join(' ') : (given[at] ?? '')))
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
