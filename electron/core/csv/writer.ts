/**
 * Writes contacts as a table (RFC 4180: CRLF, quotes where needed) in one of three shapes. Our own loses nothing; Google's
 * and Outlook's are for those programs, and what they have no column for stands in the notes.
 */
import type { ContactContent } from '#shared/contacts.ts'
import { chosenColumns, writeOwn } from './chosen-columns.ts'
import { escapeFormulas, escapeFormulasOnly, isPartialDate, isPlainPhone } from './formulas.ts'
import { googleColumns } from './google-shape.ts'
import { outlookColumns } from './outlook-shape.ts'
import { countLists, isOwnTable, ownColumns } from './own-columns.ts'
import type { ListMaxima } from './own-columns.ts'
import type { WriteColumn, WrittenContact } from './shape-parts.ts'

export type CsvShape = 'touchbase' | 'google' | 'outlook'

export interface CsvWriting {
  shape: CsvShape
  /** How many numbered columns each list needs, gathered with `countLists` in a first pass over every contact: rows beyond are not written. */
  maxima: ListMaxima
  /** Columns somebody chose (shared/exports.ts), in place of all that the shape has. */
  columns?: readonly string[] | undefined
  /** One character; a comma where absent. */
  delimiter?: string | undefined
}

/** Writes row by row. */
export class CsvWriter {
  readonly #columns: readonly WriteColumn[]
  readonly #isOwn: boolean
  readonly #isReadBack: boolean
  readonly #delimiter: string
  readonly #needsQuotes: RegExp

  constructor({ shape, maxima, columns, delimiter = ',' }: CsvWriting) {
    this.#columns = columns ? chosenColumns(columns, maxima) : columnsFor(shape, maxima)
    this.#isOwn = shape === 'touchbase' && !columns
    this.#isReadBack = isOwnTable(this.#columns.map(({ header }) => header))
    this.#delimiter = delimiter
    this.#needsQuotes = new RegExp(String.raw`["\r\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|^\s|\s$`)
  }

  /** The header row with its line end. */
  header(): string {
    return this.#line(this.#columns.map(({ header }) => header))
  }

  /** One contact's row with its line end. */
  row(content: WrittenContact): string {
    return this.#line(this.#columns.map(({ read, isPhone, isDate }) => {
      const value = read(content)
      if (value === null) return ''
      // In our own table one apostrophe alone stands for a text that is given but empty.
      if (value === '') return this.#isOwn ? "'" : ''
      if ((isPhone && isPlainPhone(value)) || (isDate && isPartialDate(value))) return value
      return this.#isReadBack ? escapeFormulas(value) : escapeFormulasOnly(value)
    }))
  }

  #line(cells: readonly string[]): string {
    return `${cells.map((cell) => (this.#needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(this.#delimiter)}\r\n`
  }
}

/** A row of a table of something else than contacts, with its line end: nothing in it can be a formula, and quotes stand where needed. A number at `phoneAt` keeps its plus. */
export function csvLine(cells: readonly string[], phoneAt = -1): string {
  return `${cells.map((cell, at) => (at === phoneAt && isPlainPhone(cell) ? cell : escapeFormulasOnly(cell))).map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

function columnsFor(shape: CsvShape, maxima: ListMaxima): readonly WriteColumn[] {
  if (shape === 'google') return googleColumns(maxima)
  return shape === 'outlook' ? outlookColumns : ownColumns(maxima).map(writeOwn)
}

/** A whole table, piece by piece. `contents` is gone through twice, and so must be able to start again (an array, not a generator). */
export function* contactsToCsv(contents: Iterable<ContactContent>, shape: CsvShape): Generator<string> {
  const maxima: ListMaxima = {}
  for (const content of contents) countLists(content, maxima)
  const writer = new CsvWriter({ shape, maxima })
  yield writer.header()
  for (const content of contents) yield writer.row(content)
}
