import { limits } from '#shared/contacts.ts'

/** The parts of one row of each list, in the order their cells are kept in. */
const partsOf = {
  phones: ['value', 'label'],
  emails: ['value', 'label'],
  addresses: ['whole', 'poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country', 'countryCode', 'label'],
  links: ['value', 'label', 'kind'],
  dates: ['value', 'year', 'month', 'day', 'label'],
  positions: ['company', 'department', 'title', 'role', 'startedOn', 'endedOn'],
  relations: ['name', 'label'],
  notes: ['value', 'label'],
} as const
export type Family = keyof typeof partsOf
export const families = Object.keys(partsOf) as Family[]

/** A list's value longer than this is no value; patterns are not tried on it. UTF-16 units. */
export const longestCell = 20_000

/** One row of a list while a row of the table is read: its cells by part. Made once for a map and used for every row. */
export class ListSlot {
  readonly family: Family
  readonly list: number
  /** The label of the map, for where no cell gives one. */
  label = ''
  header = ''
  isUsed = false
  /** What parts the values where a cell has several; null where it has one. */
  separator: string | null = null
  readonly #parts: readonly string[]
  #cells: string[]

  constructor(family: Family, list: number) {
    this.family = family
    this.list = list
    this.#parts = partsOf[family]
    this.#cells = this.#parts.map(() => '')
  }

  of(part: string): string {
    return this.#cells[this.#parts.indexOf(part)] ?? ''
  }

  /** Sets a part; a second cell for the same part is put behind the first, as `join` says. */
  add(part: string, cell: string, join: string, separator: string | null): void {
    const at = this.#parts.indexOf(part)
    const before = this.#cells[at] ?? ''
    this.#cells[at] = before === '' || before === cell ? cell : `${before}${join}${cell}`
    this.isUsed = true
    // Google parts the values of one cell by " ::: ".
    this.separator ??= separator ?? (cell.includes(':::') ? ':::' : null)
  }

  /** Sets a part where the row says nothing. */
  fill(part: string, cell: string): void {
    const at = this.#parts.indexOf(part)
    if (this.#cells[at] !== '') return
    this.#cells[at] = cell
    this.isUsed = true
  }

  clear(): void {
    if (!this.isUsed) return
    this.#cells.fill('')
    this.isUsed = false
    this.separator = null
  }

  /** The rows it makes: one, or as many as its cells have values. A lone label goes for all of them. */
  unfold(): ListSlot[] {
    const { separator } = this
    if (separator === null) return [this]
    const columns = this.#cells.map((cell) => cell.split(separator).map((value) => value.trim()))
    const count = Math.min(limits.rows, Math.max(...columns.map(({ length }) => length)))
    const label = this.#parts.indexOf('label')
    return Array.from({ length: count }, (_, row) => {
      const slot = new ListSlot(this.family, this.list)
      slot.label = this.label
      slot.header = this.header
      slot.#cells = columns.map((values, at) => values[row] ?? (at === label ? (values[0] ?? '') : ''))
      slot.isUsed = true
      return slot
    })
  }
}
