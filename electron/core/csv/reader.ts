/**
 * Reads delimited text (RFC 4180 and what people make of it) piece by piece in bounded memory.
 *
 * Why not papaparse: its streaming gives no line numbers, buffers an unclosed quote to the end of the file, and cannot
 * be told to go on at the next line. This reader yields the physical line of every record, gives a runaway record up
 * and goes on behind it. It takes about the same time (100 MB in 0.6 to 1.7 s of processor time), since most rows have no
 * quote and are cut by the engine's own `split`.
 */
import type { CsvDialect, CsvProblem, CsvRecord } from './record.ts'
import { endOfLine, scanRecord } from './scan.ts'
import type { Scan } from './scan.ts'

export interface CsvReaderOptions extends Pick<CsvDialect, 'delimiter'> {
  /** Physical lines to pass over before the first record. */
  preambleLines?: number
  /** How many cells a record ought to have; else the first record tells. */
  columns?: number
  onProblem?: (problem: CsvProblem) => void
  /** A record longer than this is given up: UTF-16 units (default ten million), physical lines (default 100,000). */
  longestRecord?: number
  mostLines?: number
}

/** However often a file misleads the reader, a record may always be this long. */
const leastLength = 64_000
const leastLines = 200

export class CsvReader {
  /** How many cells a record ought to have; null before the first one. */
  columns: number | null
  readonly #options: CsvReaderOptions
  #buffer = ''
  #line = 1
  #skip: number
  /** The line end of the whole file, once seen: "\n" (also for CRLF), or "\r" for old Macintosh files. */
  #newline: '\n' | '\r' | null = null
  /** An unfinished record is looked at again when the buffer has grown to this, so that the work stays linear. */
  #lookAgainAt = 0
  /** Passing over the rest of a line that was too long. */
  #isDiscarding = false
  #longest: number
  #mostLines: number

  constructor(options: CsvReaderOptions) {
    this.#options = options
    this.#skip = options.preambleLines ?? 0
    this.columns = options.columns ?? null
    this.#longest = options.longestRecord ?? 10_000_000
    this.#mostLines = options.mostLines ?? 100_000
  }

  /** Takes the next piece of the text, cut anywhere; gives the records that are now whole. Blank lines give none. */
  push(text: string): CsvRecord[] {
    this.#buffer += text
    if (this.#buffer.length < this.#lookAgainAt) return []
    return this.#read(false)
  }

  /** Gives the records of what is left. */
  end(): CsvRecord[] {
    return this.#read(true)
  }

  #read(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    const text = this.#buffer
    let at = 0
    this.#newline ??= newlineOf(text, isEnd)
    if (this.#newline !== null) {
      at = this.#skipLines(text, this.#newline)
      if (this.#skip === 0) at = this.#readRecords(text, at, this.#newline, isEnd, records)
    }
    this.#buffer = at === 0 ? text : text.slice(at)
    this.#lookAgainAt = this.#buffer.length * 2
    return records
  }

  /** Reads whole records from `at`; gives the place behind the last one. */
  #readRecords(text: string, start: number, newline: '\n' | '\r', isEnd: boolean, records: CsvRecord[]): number {
    const { delimiter } = this.#options
    let at = start
    let quote = text.indexOf('"', at)
    while (at < text.length) {
      const end = text.indexOf(newline, at)
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (end >= 0 && (quote < 0 || quote > end)) {
        const last = newline === '\n' && text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end
        if (!this.#isDiscarding) this.#yield(text.slice(at, last).split(delimiter), records)
        this.#isDiscarding = false
        this.#line += 1
        at = end + 1
        continue
      }
      const next = this.#readHardRecord(text, at, newline, isEnd, records)
      if (next === at) break
      at = next
    }
    return at
  }

  /** A record with quotes, or the last one of the text. Gives the place behind it, or `at` when more text is needed. */
  #readHardRecord(text: string, at: number, newline: '\n' | '\r', isEnd: boolean, records: CsvRecord[]): number {
    if (this.#isDiscarding) return this.#discard(text, at, newline)
    const scan = scanRecord(text, at, { delimiter: this.#options.delimiter, newline, isEnd, longest: this.#longest, mostLines: this.#mostLines })
    if (scan.outcome === 'more') return at
    const isMisled = scan.isSuspect && scan.lines > 1 && scan.cells.length !== this.columns
    if (scan.outcome === 'whole' && !isMisled) {
      if (scan.isSuspect) this.#report('strayQuote', 'A quotation mark stands inside a quoted cell; it was kept as a character.')
      this.#yield(scan.isSuspect ? this.#betterReading(scan, text.slice(at, scan.end)) : scan.cells, records)
      this.#line += scan.lines
      return scan.end
    }
    return this.#giveUp(text, at, newline, isEnd, scan, records)
  }

  /** Of the two readings of a line with misplaced quotes, the one with the right number of cells. */
  #betterReading(scan: Scan, line: string): string[] {
    if (scan.cells.length === this.columns || scan.lines > 1) return scan.cells
    const plain = cellsWithPlainQuotes(line.replace(/\r?[\r\n]?$/, ''), this.#options.delimiter)
    return plain.length === this.columns ? plain : scan.cells
  }

  /**
   * A quote that never closes, or closes rows too late: the record's first line is read alone with its quotes as plain
   * characters, and reading goes on at the line behind it, so that the good rows are kept.
   */
  #giveUp(text: string, at: number, newline: '\n' | '\r', isEnd: boolean, scan: Scan, records: CsvRecord[]): number {
    const end = endOfLine(text, at, newline)
    if (end < 0 && (!isEnd || text.length - at > this.#longest)) {
      this.#report('recordTooLong', `The line is longer than ${this.#longest} characters; it was left out.`)
      this.#isDiscarding = true
      return text.length
    }
    const last = end < 0 ? text.length : end
    if (last - at > this.#longest) {
      this.#report('recordTooLong', `The line is longer than ${this.#longest} characters; it was left out.`)
    } else {
      this.#report('unclosedQuote', 'A quotation mark opens and does not close where it should; this line was read alone, the mark as a character.')
      this.#yield(cellsWithPlainQuotes(text.slice(at, last).replace(/\r$/, ''), this.#options.delimiter), records)
    }
    this.#tighten(scan.lines, scan.end - at)
    this.#line += 1
    return end < 0 ? text.length : end + 1
  }

  /** Each long false trail halves the length of the next one: a file made of such trails still takes linear time. */
  #tighten(lines: number, length: number): void {
    if (lines <= leastLines && length <= leastLength) return
    this.#longest = Math.max(Math.min(this.#longest, leastLength), this.#longest >> 1)
    this.#mostLines = Math.max(Math.min(this.#mostLines, leastLines), this.#mostLines >> 1)
  }

  #discard(text: string, at: number, newline: '\n' | '\r'): number {
    const end = endOfLine(text, at, newline)
    if (end < 0) return text.length
    this.#isDiscarding = false
    this.#line += 1
    return end + 1
  }

  #yield(cells: string[], records: CsvRecord[]): void {
    const isBlank = cells.length === 1 && cells[0]?.trim() === ''
    if (isBlank) return
    this.columns ??= cells.length
    if (cells.length !== this.columns && (cells.length < this.columns || cells.slice(this.columns).some(Boolean))) {
      this.#report('raggedRow', `The row has ${cells.length} cells where ${this.columns} are expected; all were kept.`)
    }
    if (cells.some((cell) => cell.includes('\0'))) this.#report('nulCharacter', 'The row has NUL characters; they were left out.')
    records.push({ line: this.#line, cells })
  }

  /** Passes over the preamble's lines that are in the buffer. */
  #skipLines(text: string, newline: '\n' | '\r'): number {
    let at = 0
    while (this.#skip > 0) {
      const end = endOfLine(text, at, newline)
      if (end < 0) return at
      at = end + 1
      this.#skip -= 1
      this.#line += 1
    }
    return at
  }

  #report(code: CsvProblem['code'], message: string): void {
    this.#options.onProblem?.({ line: this.#line, code, message })
  }
}

/** Cells of a line whose quotes cannot be trusted: a pair around a cell is still a pair, any other quote is dropped at a cell's start, else kept. */
function cellsWithPlainQuotes(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => {
    if (cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')) return cell.slice(1, -1).replaceAll('""', '"')
    return cell.startsWith('"') && cell.indexOf('"', 1) < 0 ? cell.slice(1) : cell
  })
}

/** The first line end outside quotes decides for the file. Null when there is none yet. */
function newlineOf(text: string, isEnd: boolean): '\n' | '\r' | null {
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) isQuoted = !isQuoted
    if (isQuoted) continue
    if (code === 10) return '\n'
    if (code !== 13) continue
    if (at + 1 === text.length && !isEnd) return null
    if (text.charCodeAt(at + 1) === 10) return '\n'
    // A lone CR in the first line of a file whose lines otherwise end in LF is a character of its cell.
    return text.includes('\n', at) && !isOnlyQuoted(text, at) ? '\n' : '\r'
  }
  // An unclosed quote hides every line end: LF is then the better guess than waiting for ever.
  return isEnd || text.length > 200_000 ? (text.includes('\n') || !text.includes('\r') ? '\n' : '\r') : null
}

function isOnlyQuoted(text: string, from: number): boolean {
  let isQuoted = false
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) isQuoted = !isQuoted
    else if (code === 10 && !isQuoted) return false
  }
  return true
}
