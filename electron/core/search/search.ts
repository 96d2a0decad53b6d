import type { ReadDb, WriteDb } from '../db/query.ts'
import type { Store } from '../db/changes.ts'
import { countStale, isRebuildCheaper, refreshStale } from './contact-index.ts'
import { matchExpression } from './fold.ts'
import { dropUnfinished, rebuild } from './index-build.ts'

export { fold, sortKey } from './fold.ts'

/**
 * The contacts that a typed text finds: first those found by name, company, e-mail, phone or town, in name order, then
 * those found anywhere else. Ids only; null when the text has nothing to look for.
 */
export function findContacts(db: ReadDb, typed: string): number[] | null {
  const expression = matchExpression(typed)
  if (expression === null) return null
  const near = db.column<number>('SELECT r.contactId FROM typeAhead t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE t.text MATCH ? ORDER BY t.rowid', expression)
  if (!reachesFurther(typed)) return near
  const far = db.column<number>('SELECT r.contactId FROM fullText t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE t.text MATCH ? ORDER BY t.rowid', expression)
  if (far.length === near.length) return near
  const seen = new Set(near)
  return [...near, ...far.filter((id) => !seen.has(id))]
}

/**
 * The first hits alone, in the order of `findContacts`, and how many there are in all: what a keystroke needs. The hits
 * stop at the limit and the rest is only counted, so a letter that half of all contacts have costs little more than a rare word.
 */
export function findFirst(db: ReadDb, typed: string, limit: number): { total: number; ids: number[] } {
  const expression = matchExpression(typed)
  if (expression === null) return { total: 0, ids: [] }
  const isFar = reachesFurther(typed)
  // Whatever the type-ahead index holds of a contact, the full text holds too.
  const total = db.value<number>(`SELECT count(*) FROM ${isFar ? 'fullText' : 'typeAhead'} WHERE text MATCH ?`, expression) ?? 0
  const near = db.column<number>('SELECT r.contactId FROM typeAhead t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE t.text MATCH ? ORDER BY t.rowid LIMIT ?', expression, limit)
  if (near.length >= limit || near.length === total) return { total, ids: near }
  const far = db.column<number>('SELECT r.contactId FROM fullText t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE t.text MATCH ? ORDER BY t.rowid LIMIT ?', expression, limit + near.length)
  const seen = new Set(near)
  return { total, ids: [...near, ...far.filter((id) => !seen.has(id))].slice(0, limit) }
}

/** One or two letters would find half of all notes; one ideograph is already a word. */
function reachesFurther(typed: string): boolean {
  const text = typed.trim()
  return text.length >= 3 || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
}

/** Files whose indexes are being brought up to date now. */
const underWay = new WeakSet<Store>()

/**
 * Keeps the indexes true within a write: called before its commit. What is too much for that is left to `bringUpToDate`,
 * and so is everything while that is at work: a note used up on the old index would be missing for the new one.
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
 * Brings the indexes up to date in slices of some milliseconds: after an import, its undo, or a restore. Yields the contacts done.
 * Where another job is at it already it leaves all to that one, which goes on until nothing is stale.
 */
export function* bringUpToDate(store: Store): Generator<number> {
  if (underWay.has(store)) return
  underWay.add(store)
  try {
    if (isRebuildCheaper(store.read)) yield* rebuild(store)
    while (true) {
      const done = store.untracked((db) => refreshStale(db, 30))
      if (done === 0) return
      yield done
    }
  } finally {
    underWay.delete(store)
  }
}
