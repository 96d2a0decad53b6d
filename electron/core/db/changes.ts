import type { Database } from 'better-sqlite3'
import { asFileError } from './connection.ts'
import { ReadDb, WriteDb } from './query.ts'
import { Recorder } from './recorder.ts'
import { trackedTables, type Schema, type TrackedTable } from './schema.ts'
import { SharedTransaction } from './shared-transaction.ts'
import { GivenTags } from './tag-counts.ts'
import { triggersFor } from './triggers.ts'

/** What a change set was about, for its line in the list of changes: "Ewa Nowak", "120 contacts", "friends.vcf". */
export interface Subject {
  name?: string
  count?: number
  file?: string
  /** How many files, where they are several. */
  files?: number
}

/** What is announced after a commit, so that open screens look again. */
export interface Change {
  changeSetId: number
  tables: TrackedTable[]
}

/**
 * The one place where data changes. Every change belongs to a change set; triggers made from the schema record each row
 * as it was, so that any set can be taken back and made again (undo.ts) and no code has to remember to.
 * Invariant: a write outside a change set fails, for the log's `changeSetId` is then null.
 */
export class Store {
  readonly sqlite: Database
  readonly read: ReadDb
  readonly #write: WriteDb
  readonly #recorder: Recorder
  readonly #tagCounts = new GivenTags()
  readonly #ids = new Map<string, number>()
  readonly #listeners = new Set<(change: Change) => void>()
  readonly #shared: SharedTransaction
  #isInside = false
  /** Runs inside the transaction of every ordinary write, before its commit: keeps what is derived from contacts (search) true. */
  beforeCommit: (db: WriteDb) => void = () => {}

  constructor(sqlite: Database) {
    this.sqlite = sqlite
    this.read = new ReadDb(sqlite)
    this.#shared = new SharedTransaction(sqlite)
    this.#recorder = new Recorder(sqlite)
    this.#write = new WriteDb(sqlite, (table, { columns }, values) => {
      const valueOf = (column: string) => values[columns.indexOf(column)] as number
      this.#recorder.noteInsert(table, valueOf('id'))
      if (table === 'contactTag') this.#tagCounts.give(this.#write, valueOf('tagId'), valueOf('contactId'))
      else if (table === 'contact') this.#tagCounts.isNew(valueOf('id'), (valueOf('deletedAt') ?? null) !== null)
    })
    sqlite.exec(triggersFor(sqlite))
    for (const table of Object.keys(trackedTables)) {
      const last = this.read.value<number>(
        `SELECT max(coalesce((SELECT max(id) FROM ${table}), 0), coalesce((SELECT max(lastRowId) FROM change WHERE tableName = ?), 0))`, table)
      this.#ids.set(table, last ?? 0)
    }
  }

  /** A row id that was never used in this table, not even by a row since deleted: the log can name it without doubt. */
  newId(table: TrackedTable): number {
    const id = (this.#ids.get(table) ?? 0) + 1
    this.#ids.set(table, id)
    return id
  }

  /** The highest row id that was ever drawn for a table; what comes later has a higher one. */
  lastId(table: TrackedTable): number {
    return this.#ids.get(table) ?? 0
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** One change set in one transaction. A set that turned out to change nothing is not kept; then `changeSetId` is null. */
  change<T>(set: { at: number; actor: string; action: string; subject?: Subject }, work: (db: WriteDb) => T): { result: T; changeSetId: number | null } {
    let id = 0
    const result = this.transaction(() => {
      id = this.#insertSet(set, 'done')
      const value = this.#recording(id, work)
      this.beforeCommit(this.#write)
      if (this.read.row('SELECT 1 FROM change WHERE changeSetId = ? LIMIT 1', id) === undefined) {
        this.#write.exec('DELETE FROM changeSet WHERE id = ?', id)
        id = 0
      }
      return value
    })
    if (id) this.announce(id)
    return { result, changeSetId: id || null }
  }

  /** Opens a change set that many transactions will add to (a job). What is still open when the file is next opened is taken back. */
  openSet(set: { at: number; actor: string; action: string; subject?: Subject }): number {
    return this.transaction(() => this.#insertSet(set, 'open'))
  }

  /**
   * One slice of a job's work, whose changes go to the open set. Slices share a transaction (shared-transaction.ts): reads see
   * what is not committed yet, and any other write settles it first. Nobody is told of them before the set is closed. Where a
   * slice throws, those that share its transaction are gone with it; the job then takes back the rest (undo.ts).
   */
  addTo<T>(changeSetId: number, work: (db: WriteDb) => T): T {
    return this.#inShared(changeSetId, () => this.#recording(changeSetId, work))
  }

  /** `owner`: the change set whose slices share the transaction, 0 for what belongs to none. */
  #inShared<T>(owner: number, work: () => T): T {
    this.#shared.join(owner)
    this.#isInside = true
    try {
      return work()
    } catch (error) {
      this.#shared.rollBack()
      throw asFileError(error)
    } finally {
      this.#isInside = false
    }
  }

  /** Commits what slices of a job share. Where that fails their job is told at its next slice. */
  settle(): void {
    this.#shared.settle()
  }

  /** Brings the log into the file, which makes room on a full disk; gives whether that went well. */
  shortenLog(): boolean {
    this.settle()
    try {
      this.sqlite.pragma('wal_checkpoint(TRUNCATE)')
      return true
    } catch {
      return false // The file has no room to grow either: who asked has the failure to tell.
    }
  }

  /** Settles for the job of a set; throws where that failed now or earlier: its last slices are gone then. */
  settleSet(changeSetId: number): void {
    this.settle()
    this.#shared.tellLost(changeSetId)
  }

  /** Ends a job's set. Returns null when it changed nothing, and then leaves no trace of it. */
  closeSet(changeSetId: number, subject?: Subject): number | null {
    this.settleSet(changeSetId)
    const isEmpty = this.read.row('SELECT 1 FROM change WHERE changeSetId = ? LIMIT 1', changeSetId) === undefined
    this.transaction(() => {
      if (isEmpty) this.#write.exec('DELETE FROM changeSet WHERE id = ?', changeSetId)
      else this.#write.exec(`UPDATE changeSet SET state = 'done', subject = coalesce(?, subject) WHERE id = ?`, subject ? JSON.stringify(subject) : null, changeSetId)
    })
    if (!isEmpty) this.announce(changeSetId)
    return isEmpty ? null : changeSetId
  }

  /** Writes that are no change of the user's data: settings, files, search indexes, the log's own states. */
  untracked<T>(work: (db: WriteDb) => T): T {
    return this.transaction(() => work(this.#write))
  }

  /** One slice of long untracked work. Slices share a transaction as a job's do; `settle` ends it. */
  untrackedSlice<T>(work: (db: WriteDb) => T): T {
    return this.#inShared(0, () => work(this.#write))
  }

  /** Like `untracked`, with the guard off that SQLite keeps over the tables behind a full-text index: for whoever copies them whole. */
  untrackedUnguarded<T>(work: (db: WriteDb) => T): T {
    this.sqlite.unsafeMode(true)
    try {
      return this.untracked(work)
    } finally {
      this.sqlite.unsafeMode(false)
    }
  }

  /** Lays a file beside the open one, under a name for its tables; it is only good for what can be made again. To be taken away by `detach`. */
  attach(path: string, name: string): void {
    this.settle()
    this.sqlite.prepare(`ATTACH ? AS ${name}`).run(path)
    this.sqlite.pragma(`${name}.journal_mode = OFF`)
    this.sqlite.pragma(`${name}.synchronous = OFF`)
  }

  detach(name: string): void {
    this.settle()
    this.sqlite.exec(`DETACH ${name}`)
  }

  announce(changeSetId: number, tables?: TrackedTable[]): void {
    const touched = tables ?? this.read.column<TrackedTable>('SELECT DISTINCT tableName FROM change WHERE changeSetId = ?', changeSetId)
    for (const listener of this.#listeners) listener({ changeSetId, tables: touched })
  }

  /** The next number in the order of doing, undoing and redoing. */
  nextStep(): number {
    return (this.read.value<number>('SELECT max(coalesce((SELECT max(createdStep) FROM changeSet), 0), coalesce((SELECT max(undoneStep) FROM changeSet), 0))') ?? 0) + 1
  }

  /** A transaction; nested calls join the outer one. Errors of SQLite come out as ours. */
  transaction<T>(work: () => T): T {
    if (this.#isInside) return work()
    this.settle()
    this.#isInside = true
    try {
      return this.sqlite.transaction(work).immediate()
    } catch (error) {
      throw asFileError(error)
    } finally {
      this.#isInside = false
    }
  }

  #insertSet(set: { at: number; actor: string; action: string; subject?: Subject }, state: Schema['changeSet']['state']): number {
    const id = (this.read.value<number>('SELECT max(coalesce((SELECT max(id) FROM changeSet), 0), coalesce((SELECT max(changeSetId) FROM change), 0))') ?? 0) + 1
    this.#write.insert('changeSet', {
      id, at: set.at, actor: set.actor, action: set.action, subject: JSON.stringify(set.subject ?? {}), state, createdStep: this.nextStep(), undoneStep: null, boundary: null,
    })
    return id
  }

  #recording<T>(changeSetId: number, work: (db: WriteDb) => T): T {
    this.#recorder.begin(changeSetId)
    try {
      this.#write.exec('INSERT INTO temp.recording (id, changeSetId) VALUES (1, ?)', changeSetId)
      const value = work(this.#write)
      this.#tagCounts.write(this.#write)
      this.#recorder.write(this.#write)
      this.#write.exec('DELETE FROM temp.recording')
      return value
    } finally {
      this.#recorder.end()
      this.#tagCounts.end()
    }
  }
}
