import type { Lookup, Sort } from '#shared/lookup.ts'
import type { ReadDb } from '../db/query.ts'
import { countAll, findFirst, placeAmongFound } from '../search/search.ts'
import { idsOf, isPlainText } from './lookup-query.ts'

/** Up to here a typed text is answered without collecting all that it finds: the screens that follow a keystroke. */
const firstPages = 300
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

  /** Forgets the lists of what was opened lately: nothing else has changed. */
  forgetRecent(): void {
    for (const key of this.#sets.keys()) if (key.includes('"recent"') || key.includes('"openedAt"')) this.#sets.delete(key)
  }

  /** Where a contact stands in a lookup, from 0; -1 when it is not in it. At a million half a millisecond. */
  position(db: ReadDb, lookup: Lookup, sort: Sort, id: number): number {
    if (isPlainText(lookup, sort)) return placeAmongFound(db, lookup.text ?? '', id)
    return this.ids(db, lookup, sort).indexOf(id)
  }

  /** A window of a lookup, and how many there are in all. */
  window(db: ReadDb, lookup: Lookup, sort: Sort, offset: number, limit: number): { total: number; ids: ArrayLike<number> } {
    if (offset + limit <= firstPages && isPlainText(lookup, sort) && !this.#sets.has(keyOf(lookup, sort))) {
      const { ids, hasMore } = findFirst(db, lookup.text ?? '', offset + limit)
      return { total: hasMore ? countAll(db, lookup.text ?? '') : ids.length, ids: ids.slice(offset) }
    }
    const ids = this.ids(db, lookup, sort)
    return { total: ids.length, ids: ids.subarray(offset, offset + limit) }
  }

  ids(db: ReadDb, lookup: Lookup, sort: Sort): Float64Array {
    const key = keyOf(lookup, sort)
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

const keyOf = (lookup: Lookup, sort: Sort) => JSON.stringify([lookup, sort])
