import type { Store } from '../db/changes.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import { staleTables, type StaleTable } from '../db/schema.ts'
import { bringLittleUpToDate, bringUpToDate, isLeftBehind, refreshFew } from '../search/search.ts'

/**
 * Something that is drawn from the user's rows and kept in tables of its own, so that it need not be drawn again at every
 * look: when everything happens, when somebody was last reached, what history says word by word.
 * Its stale list says what is to be drawn anew (`alsoStale` in db/schema.ts says which rows put what on it).
 */
export interface DerivedPart {
  stale: Exclude<StaleTable, 'searchStale'>
  /** Draws these anew in the transaction under way; ids whose row is gone are to be forgotten. `now` in UTC milliseconds. */
  refresh(db: WriteDb, ids: readonly number[], now: number): void
}

/** So many are drawn within the write that made them stale; more are left to a job. */
const fewAtOnce = 200
/** How long one slice of that job works, in milliseconds, and how many ids it takes at a time. */
const slice = { time: 8, ids: 40 }

/** Keeps all that is derived true, search among it: little within the write, much in slices after it. */
export class Derived {
  readonly #store: Store
  readonly #now: () => number
  readonly #parts: readonly DerivedPart[]

  constructor(store: Store, now: () => number, parts: readonly DerivedPart[]) {
    this.#store = store
    this.#now = now
    this.#parts = parts
    store.beforeCommit = (db) => {
      refreshFew(store, db)
      for (const part of parts) {
        const ids = staleIds(db, part, fewAtOnce + 1)
        if (ids.length <= fewAtOnce) this.#refresh(db, part, ids)
      }
    }
  }

  /** Whether a write has left more than it could draw itself, and no job is there that will. */
  isLeftBehind(): boolean {
    return isLeftBehind(this.#store) || (this.#parts.some((part) => staleIds(this.#store.read, part, 1).length > 0) && this.#store.read.row(`SELECT 1 FROM changeSet WHERE state IN ('open', 'undoing', 'redoing') LIMIT 1`) === undefined)
  }

  /** Does at once what is little; gives whether that was all. For the opening of a file, which nobody is to wait for. */
  bringLittleUpToDate(): boolean {
    if (!bringLittleUpToDate(this.#store)) return false
    let isAll = true
    this.#store.untracked((db) => {
      for (const part of this.#parts) {
        const ids = staleIds(db, part, fewAtOnce + 1)
        if (ids.length <= fewAtOnce) this.#refresh(db, part, ids)
        else isAll = false
      }
    })
    return isAll
  }

  /** Draws all that is stale in slices of some milliseconds. Yields how many were done; to be paused between. */
  async *bringUpToDate(): AsyncGenerator<number> {
    yield* bringUpToDate(this.#store)
    for (const part of this.#parts) {
      for (let done = this.#slice(part); done > 0; done = this.#slice(part)) yield done
    }
    this.#store.settle()
  }

  #slice(part: DerivedPart): number {
    if (staleIds(this.#store.read, part, 1).length === 0) return 0
    return this.#store.untrackedSlice((db) => {
      const end = performance.now() + slice.time
      let done = 0
      do {
        const ids = staleIds(db, part, slice.ids)
        if (ids.length === 0) break
        this.#refresh(db, part, ids)
        done += ids.length
      } while (performance.now() < end)
      return done
    })
  }

  #refresh(db: WriteDb, part: DerivedPart, ids: readonly number[]): void {
    if (ids.length === 0) return
    part.refresh(db, ids, this.#now())
    db.exec(`DELETE FROM ${part.stale} WHERE ${staleTables[part.stale]} IN (SELECT value FROM json_each(?))`, JSON.stringify(ids))
  }
}

function staleIds(db: ReadDb, { stale }: DerivedPart, limit: number): number[] {
  return db.column<number>(`SELECT ${staleTables[stale]} FROM ${stale} LIMIT ?`, limit)
}
