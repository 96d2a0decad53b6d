import type { WriteDb } from '../db/query.ts'
import type { Store } from '../db/changes.ts'
import { countStale, isRebuildCheaper, refreshStale } from './contact-index.ts'
import { dropUnfinished, rebuild, rebuildInThread } from './index-build.ts'

export { fold, sortKey } from './fold.ts'
export { Counter } from './count-thread.ts'
export { orderedInThread } from './order-thread.ts'
export { compare, keyOf, orderedIds, type OrderPlan } from './ordered.ts'
export { countAll, countExpression, findFirst, placeAmongFound } from './search-read.ts'
export { addWords, wordsExpression } from './text-words.ts'

/** Files whose indexes are being brought up to date now. */
const underWay = new WeakSet<Store>()

/**
 * Keeps the index true within a write: called before its commit. What is too much for that is left to `bringUpToDate`,
 * and so is everything while that is at work: a note used up on the old one would be missing for the new one.
 */
export function refreshFew(store: Store, db: WriteDb): void {
  if (!underWay.has(store) && countStale(db) <= 200) refreshStale(db, 200)
}

/** Whether a write has left more than `refreshFew` could do, and no job is there that will end with `bringUpToDate`. */
export function isLeftBehind(store: Store): boolean {
  if (underWay.has(store) || store.read.row('SELECT 1 FROM searchStale LIMIT 1') === undefined) return false
  return store.read.row(`SELECT 1 FROM changeSet WHERE state IN ('open', 'undoing', 'redoing') LIMIT 1`) === undefined
}

/** Clears away what a cut-off rebuild left. Called when a file is opened. */
export function tidySearch(store: Store): void {
  store.untracked(dropUnfinished)
}

/**
 * Brings the index up to date in slices of some milliseconds: after an import, its undo, or a restore. Yields the contacts done.
 * Where another job is at it already it leaves all to that one, which goes on until nothing is stale.
 */
export async function* bringUpToDate(store: Store): AsyncGenerator<number> {
  if (underWay.has(store)) return
  underWay.add(store)
  try {
    if (isRebuildCheaper(store.read)) yield* (!store.sqlite.memory && countStale(store.read) > forThread ? rebuildInThread(store) : rebuild(store))
    yield* mend(store)
  } finally {
    underWay.delete(store)
  }
}

/** Does at once what is little; gives whether that was all. For the opening of a file, which nobody is to wait for. */
export function bringLittleUpToDate(store: Store): boolean {
  if (countStale(store.read) > forOpening) return false
  if (isRebuildCheaper(store.read)) for (const done of rebuild(store)) void done
  for (const done of mend(store)) void done
  return true
}

/** More stale contacts than this are worth the start of a thread. */
const forThread = 5_000
/** So many take a fraction of a second. */
const forOpening = 5_000

function* mend(store: Store): Generator<number> {
  for (let done = store.untracked((db) => refreshStale(db, 30)); done > 0; done = store.untracked((db) => refreshStale(db, 30))) yield done
}
