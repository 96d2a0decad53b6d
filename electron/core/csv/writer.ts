/**
 * Writes contacts as a table (RFC 4180: CRLF, quotes where needed) in one of three shapes. Our own loses nothing; Google's
 * and Outlook's are for those programs, and what they have no column for stands in the notes.
 */
import type { ContactContent } from '#shared/contacts.ts'
import { escapeFormulas, isPlainPhone } from './formulas.ts'
import { googleColumns } from './google-shape.ts'
import { outlookColumns } from './outlook-shape.ts'
import { countLists, ownColumns } from './own-columns.ts'
import type { ListMaxima, OwnColumn } from './own-columns.ts'
import { writeTags } from './own-row.ts'
import type { WriteColumn } from './shape-parts.ts'

export type CsvShape = 'touchbase' | 'google' | 'outlook'

/**
 * Writes row by row; `maxima` (gathered with `countLists` in a first pass) says how many numbered columns there are.
 * Rows of lists beyond the maxima are not written, so the first pass must see every contact.
 */
export class CsvWriter {
  readonly #columns: readonly WriteColumn[]
  readonly #isOwn: boolean

  constructor(shape: CsvShape, maxima: ListMaxima) {
    this.#columns = columnsFor(shape, maxima)
    this.#isOwn = shape === 'touchbase'
  }

  /** The header row with its line end. The byte order mark is the encoder's: `encode(text, 'utf-8', true)`. */
  header(): string {
    return writeRow(this.#columns.map(({ header }) => header))
  }

  /** One contact's row with its line end. */
  row(content: ContactContent): string {
    return writeRow(this.#columns.map(({ read, isPhone }) => {
      const value = read(content)
      if (value === null) return ''
      // In our own table one apostrophe alone stands for a text that is given but empty.
      if (value === '') return this.#isOwn ? "'" : ''
      return isPhone && isPlainPhone(value) ? value : escapeFormulas(value)
    }))
  }
}

function columnsFor(shape: CsvShape, maxima: ListMaxima): readonly WriteColumn[] {
  if (shape === 'google') return googleColumns(maxima)
  return shape === 'outlook' ? outlookColumns : ownColumns(maxima).map(writeOwn)
}

/** A whole table, piece by piece. `contents` is gone through twice, and so must be able to start again (an array, not a generator). */
export function* contactsToCsv(contents: Iterable<ContactContent>, shape: CsvShape): Generator<string> {
  const maxima: ListMaxima = {}
  for (const content of contents) countLists(content, maxima)
  const writer = new CsvWriter(shape, maxima)
  yield writer.header()
  for (const content of contents) yield writer.row(content)
}

function writeRow(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function writeOwn({ header, to, list }: OwnColumn): WriteColumn {
  const [family, part] = to.split('.') as [keyof ContactContent, string | undefined]
  if (part !== undefined) {
    return {
      header,
      isPhone: to === 'phones.value',
      read: (content) => {
        const row = (content[family] as readonly Readonly<Record<string, unknown>>[])[list]
        const value = row?.[part]
        return typeof value === 'string' ? value : null
      },
    }
  }
  if (to === 'tags') return { header, read: ({ tags }) => (tags.length > 0 ? writeTags(tags) : null) }
  return { header, read: (content) => plain(content[family]) }
}

function plain(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : null
}
