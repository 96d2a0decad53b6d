import type { ImportReport } from './import-report.ts'

/** Which row of an import made or last touched a contact. Contacts made by it take four bytes each, in the order of their ids. */
export class Places {
  readonly #lastBefore: number
  #made = new Uint32Array(1_024)
  readonly #touched = new Map<number, number>()

  constructor(lastBefore: number) {
    this.#lastBefore = lastBefore
  }

  /** `row` is the place of the entry in the report, counted from 0. */
  remember(id: number, row: number): void {
    const at = id - this.#lastBefore - 1
    if (at < 0) {
      this.#touched.set(id, row)
      return
    }
    if (at >= this.#made.length) {
      const wider = new Uint32Array(Math.max(at + 1, this.#made.length * 2))
      wider.set(this.#made)
      this.#made = wider
    }
    this.#made[at] = row + 1
  }

  /** The row's place; null for a contact this import had nothing to do with. */
  rowOf(id: number): number | null {
    const at = id - this.#lastBefore - 1
    if (at < 0) return this.#touched.get(id) ?? null
    return (this.#made[at] ?? 0) - 1 >= 0 ? (this.#made[at] ?? 0) - 1 : null
  }

  of(id: number, report: ImportReport, slice: readonly { row: { file: string; line: number } }[]): { file: string; line: number } | null {
    const row = this.rowOf(id)
    if (row === null) return null
    return row < report.count ? report.placeOf(row) : (slice[row - report.count]?.row ?? null)
  }
}
