import type { Database } from 'better-sqlite3'
import { asFileError } from './connection.ts'

/**
 * How long slices of a job share a transaction, in milliseconds: as long as its commit, during which nobody is answered,
 * stays about as short as a slice or two.
 */
const shared = { least: 80, most: 600, commit: 35 }

/**
 * The transaction that a job's slices share for some tenths of a second: each commit writes whole pages, so short ones would
 * cost many times the work. It is committed without waiting for the disk; the commit that ends the job, being synced,
 * brings all earlier ones with it.
 */
export class SharedTransaction {
  readonly #sqlite: Database
  #open: { owner: number; timer: NodeJS.Timeout } | null = null
  /** Jobs whose transaction could not be committed, with the error that their next slice gets. */
  readonly #lost = new Map<number, unknown>()
  #shareFor = shared.most / 4

  constructor(sqlite: Database) {
    this.#sqlite = sqlite
  }

  /** Lets a slice of a job (`owner` its change set, 0 for what is derived) into its transaction; that of another is settled first. Throws what became of its earlier slices. */
  join(owner: number): void {
    if (this.#open?.owner !== owner) this.settle()
    this.tellLost(owner)
    this.#open ??= this.#begin(owner)
  }

  /** Commits what slices share. Where that fails their job is told at its next slice. */
  settle(): void {
    if (!this.#open) return
    const { owner } = this.#open
    try {
      this.#end('COMMIT')
    } catch (error) {
      this.#lost.set(owner, asFileError(error))
    }
  }

  /** Takes back what the slices that share it have done. */
  rollBack(): void {
    this.#end('ROLLBACK')
  }

  /** Throws, once, why the last slices of a job are gone, if they are. */
  tellLost(owner: number): void {
    const lost = this.#lost.get(owner)
    this.#lost.delete(owner)
    if (lost !== undefined) throw lost
  }

  #begin(owner: number): { owner: number; timer: NodeJS.Timeout } {
    this.#sqlite.pragma('synchronous = NORMAL')
    try {
      this.#sqlite.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#sqlite.pragma('synchronous = FULL')
      throw asFileError(error)
    }
    return { owner, timer: setTimeout(() => this.settle(), this.#shareFor).unref() }
  }

  #end(how: 'COMMIT' | 'ROLLBACK'): void {
    clearTimeout(this.#open?.timer)
    this.#open = null
    const start = performance.now()
    try {
      this.#sqlite.exec(how)
      const wanted = (this.#shareFor * shared.commit) / Math.max(performance.now() - start, 1)
      this.#shareFor = Math.min(shared.most, Math.max(shared.least, (this.#shareFor + wanted) / 2))
    } finally {
      // A full disk ends the transaction by itself; a commit that failed otherwise leaves it open.
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK')
      this.#sqlite.pragma('synchronous = FULL')
    }
  }
}
