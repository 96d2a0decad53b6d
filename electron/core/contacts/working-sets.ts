import type { Lookup, Sort } from '#shared/lookup.ts'
import type { ReadDb } from '../db/query.ts'
import { countAll, countExpression, Counter, findFirst, orderedIds, orderedInThread, placeAmongFound } from '../search/search.ts'
import { isEverybody, isPlainText, orderPlan } from './lookup-query.ts'
import { changedContacts, patched } from './patch-list.ts'

/** Up to here everybody and a typed text are answered without collecting all ids: the first screen, and those that follow a keystroke. */
const firstPages = 300
/** How many lookups are remembered at once: those of a few windows. */
const kept = 8
/** Files of more contacts have their lists put in order by a thread of their own: on this one it would take longer than a frame. */
const mostHere = 20_000
/** So long after a change nobody's list is made beforehand, in milliseconds: an import tells of itself every second. */
const calm = 2_000

interface WorkingSet {
  lookup: Lookup
  sort: Sort
  ids: Float64Array
}

/** A stretch of a list. `isCounted` tells whether `total` is all there are, or only what is known of so far. */
export interface ListWindow {
  total: number
  isCounted: boolean
  ids: ArrayLike<number>
}

/**
 * Lookups kept as ordered lists of ids, so that a window of rows costs the same anywhere in a list of any length. A change
 * of a few contacts moves them to their new places; after a greater one a list is made again when it is next asked for.
 */
export class WorkingSets {
  readonly #file: string | null
  readonly #counter: Counter | null
  readonly #isForeseeing: boolean
  readonly #sets = new Map<string, WorkingSet>()
  readonly #making = new Map<string, Promise<WorkingSet>>()
  #everybody: number | null = null
  /** Counts changes: a list begun before one is not kept. */
  #state = 0
  #changedAt = Number.NEGATIVE_INFINITY

  /**
   * `file` is null for a database in memory, which no other thread can read. `isForeseeing`: for shells that stay open,
   * long lists are made before they are asked for.
   */
  constructor(file: string | null = null, isForeseeing = false) {
    this.#file = file
    this.#counter = file === null ? null : new Counter(file)
    this.#isForeseeing = isForeseeing
  }

  /** Ends the thread that counts. */
  async close(): Promise<void> {
    await this.#counter?.close()
  }

  /** Forgets all lists. */
  forget(): void {
    this.#sets.clear()
    this.#making.clear()
    this.#everybody = null
    this.#state += 1
    this.#changedAt = performance.now()
  }

  /** After a change set was announced: lists follow it where it is small, and are forgotten where it is not. */
  follow(db: ReadDb, changeSetId: number): void {
    const ids = changedContacts(db, changeSetId)
    const before = [...this.#sets]
    this.forget()
    if (ids === null) return
    for (const [key, set] of before) {
      const list = patched(db, set, ids)
      if (list) this.#sets.set(key, { ...set, ids: list })
    }
  }

  /** Forgets the lists of what was opened lately: nothing else has changed. */
  forgetRecent(): void {
    for (const key of this.#sets.keys()) if (key.includes('"recent"') || key.includes('"openedAt"')) this.#sets.delete(key)
  }

  /** Where a contact stands in a lookup, from 0; -1 when it is not in it. At a million half a millisecond. */
  async position(db: ReadDb, lookup: Lookup, sort: Sort, id: number): Promise<number> {
    if (isPlainText(lookup, sort)) return placeAmongFound(db, lookup.text ?? '', id)
    return (await this.idsLater(db, lookup, sort)).indexOf(id)
  }

  /** A window of a lookup. With `isCountLate` what is quick to tell is told at once, and `total` may be less than there are. */
  async window(db: ReadDb, lookup: Lookup, sort: Sort, offset: number, limit: number, isCountLate = false): Promise<ListWindow> {
    const end = offset + limit
    const set = this.#sets.get(keyOf(lookup, sort))
    if (!set && end <= firstPages && isPlainText(lookup, sort)) {
      const { ids, hasMore } = findFirst(db, lookup.text ?? '', end)
      const isCounted = !hasMore || !isCountLate
      return { total: !hasMore ? ids.length : isCountLate ? end + 1 : countAll(db, lookup.text ?? ''), isCounted, ids: ids.slice(offset) }
    }
    if (!set && end <= firstPages && isEverybody(lookup, sort)) {
      this.#makeBeforehand(db, lookup, sort)
      return { total: this.#countEverybody(db), isCounted: true, ids: db.column<number>('SELECT id FROM contact WHERE deletedAt IS NULL ORDER BY sortKey, id LIMIT ? OFFSET ?', limit, offset) }
    }
    const ids = await this.idsLater(db, lookup, sort)
    return { total: ids.length, isCounted: true, ids: ids.subarray(offset, end) }
  }

  /** How many a lookup holds. A typed text of a large file is counted by another thread, unless `signal` gives it up. */
  async count(db: ReadDb, lookup: Lookup, sort: Sort, signal?: AbortSignal): Promise<number> {
    const set = this.#sets.get(keyOf(lookup, sort))
    if (set) return set.ids.length
    if (isEverybody(lookup, sort)) return this.#countEverybody(db)
    if (!isPlainText(lookup, sort)) return (await this.idsLater(db, lookup, sort)).length
    if (!this.#counter || this.#countEverybody(db) <= mostHere) return countAll(db, lookup.text ?? '')
    const expression = countExpression(db, lookup.text ?? '')
    return expression === null ? 0 : this.#counter.count(expression, signal)
  }

  /** A whole list at once, on this thread. */
  ids(db: ReadDb, lookup: Lookup, sort: Sort): Float64Array {
    const key = keyOf(lookup, sort)
    return this.#known(key)?.ids ?? this.#keep(key, { lookup, sort, ids: orderedIds(db, orderPlan(lookup, sort)) }).ids
  }

  /** A whole list, put in order by another thread where it is long. */
  async idsLater(db: ReadDb, lookup: Lookup, sort: Sort): Promise<Float64Array> {
    const file = this.#file
    const key = keyOf(lookup, sort)
    const known = this.#known(key)
    if (known) return known.ids
    if (file === null || this.#countEverybody(db) <= mostHere) return this.ids(db, lookup, sort)
    let making = this.#making.get(key)
    if (!making) {
      making = this.#make(file, key, lookup, sort)
      this.#making.set(key, making)
    }
    return (await making).ids
  }

  async #make(file: string, key: string, lookup: Lookup, sort: Sort): Promise<WorkingSet> {
    const state = this.#state
    try {
      const set = { lookup, sort, ids: await orderedInThread(file, orderPlan(lookup, sort)) }
      return state === this.#state ? this.#keep(key, set) : set
    } finally {
      if (state === this.#state) this.#making.delete(key)
    }
  }

  /** Whoever sees the first rows of a long list may jump into it next. */
  #makeBeforehand(db: ReadDb, lookup: Lookup, sort: Sort): void {
    if (!this.#isForeseeing || this.#countEverybody(db) <= mostHere || performance.now() - this.#changedAt < calm) return
    this.idsLater(db, lookup, sort).catch(() => {}) // Nobody waits for it: whoever needs the list asks again and is told.
  }

  #countEverybody(db: ReadDb): number {
    this.#everybody ??= db.value<number>('SELECT count(*) FROM contact WHERE deletedAt IS NULL') ?? 0
    return this.#everybody
  }

  #known(key: string): WorkingSet | undefined {
    const known = this.#sets.get(key)
    if (!known) return undefined
    // Moved to the end: the least used is dropped first.
    this.#sets.delete(key)
    this.#sets.set(key, known)
    return known
  }

  #keep(key: string, set: WorkingSet): WorkingSet {
    this.#sets.set(key, set)
    if (this.#sets.size > kept) this.#sets.delete(this.#sets.keys().next().value ?? key)
    return set
  }
}

const keyOf = (lookup: Lookup, sort: Sort) => JSON.stringify([lookup, sort])
