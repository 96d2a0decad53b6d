import type { Lookup, Sort } from '#shared/lookup.ts'
import type { ReadDb } from '../db/query.ts'
import { idsOf } from './lookup-query.ts'

/** How many lookups are remembered at once: those of a few windows. */
const kept = 8

/**
 * Lookups kept as ordered lists of ids, so that a window of rows costs the same anywhere in a list of any length.
 * A list is remembered until something changes, and made again when it is next asked for.
 */
export class WorkingSets {
  readonly #sets = new Map<string, Float64Array>()

  /** Forgets all lists: called after every announced change. */
  forget(): void {
    this.#sets.clear()
  }

  ids(db: ReadDb, lookup: Lookup, sort: Sort): Float64Array {
    const key = JSON.stringify([lookup, sort])
    const known = this.#sets.get(key)
    if (known) {
      // Moved to the end: the least used is dropped first.
      this.#sets.delete(key)
      this.#sets.set(key, known)
      return known
    }
    const ids = Float64Array.from(idsOf(db, lookup, sort))
    this.#sets.set(key, ids)
    if (this.#sets.size > kept) this.#sets.delete(this.#sets.keys().next().value ?? key)
    return ids
  }
}
