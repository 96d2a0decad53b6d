import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors.ts'
import type { WriteDb } from './query.ts'
import { alsoStale, staleTables, type StaleTable, type TrackedTable } from './schema.ts'

interface Range {
  seq: number
  table: TrackedTable
  first: number
  last: number
}

/**
 * What is recorded of a change set beside what the triggers write. Inserted rows are only counted here, as ranges of ids,
 * and written to the log in a few lines at the end: an import of a million rows pays next to nothing for its undo.
 * Invariant: the numbers of the log (`seq`) follow the order of doing, for undo goes through them backwards. So a range
 * ends where a row of its table is updated or deleted.
 */
export class Recorder {
  #changeSetId: number | null = null
  #seq: number
  #ranges: Range[] = []
  readonly #open = new Map<TrackedTable, Range>()

  constructor(sqlite: Database) {
    this.#seq = (sqlite.prepare('SELECT max(coalesce((SELECT max(seq) FROM change), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0))').pluck().get('change') as number | null) ?? 0
    sqlite.function('nextSeq', (table: TrackedTable) => {
      this.#open.delete(table)
      return ++this.#seq
    })
  }

  begin(changeSetId: number): void {
    if (this.#changeSetId !== null) throw new AppError('internal', 'A change set was opened inside another.')
    this.#changeSetId = changeSetId
  }

  /** Writes down what was inserted, and notes inserted contacts as stale for search. */
  write(db: WriteDb): void {
    for (const { seq, table, first, last } of this.#ranges) {
      db.exec(`INSERT INTO change (seq, changeSetId, tableName, operation, rowId, lastRowId) VALUES (?, ?, ?, 'insert', ?, ?)`, seq, this.#changeSetId, table, first, last)
      if (table === 'contact') db.exec('INSERT OR IGNORE INTO searchStale (contactId) SELECT id FROM contact WHERE id BETWEEN ? AND ?', first, last)
      for (const [list, column] of Object.entries(alsoStale[table] ?? {})) {
        if (table === 'contactTag' && !this.#hasCadences(db)) continue
        db.exec(`INSERT OR IGNORE INTO ${list} (${staleTables[list as StaleTable]}) SELECT ${column} FROM ${table} WHERE id BETWEEN ? AND ? AND ${column} IS NOT NULL`, first, last)
      }
    }
  }

  /** Tags say how often to be in touch only where somebody has set it: an import of tagged contacts pays nothing for the others. */
  #hasCadences(db: WriteDb): boolean {
    return db.row('SELECT 1 FROM tag WHERE cadence IS NOT NULL LIMIT 1') !== undefined
  }

  /** Ends the recording, whether it was written down or failed and is rolled back. */
  end(): void {
    this.#changeSetId = null
    this.#ranges = []
    this.#open.clear()
  }

  /** Notes a row just inserted. Throws outside a change set, and so takes the row back with its transaction. */
  noteInsert(table: TrackedTable, id: number): void {
    if (this.#changeSetId === null) throw new AppError('internal', 'A row was inserted outside a change set.')
    const open = this.#open.get(table)
    if (open && open.last === id - 1) open.last = id
    else {
      const range = { seq: ++this.#seq, table, first: id, last: id }
      this.#open.set(table, range)
      this.#ranges.push(range)
    }
  }
}
