import type { ReadDb, WriteDb } from '../db/query.ts'
import { readEntries } from './contact-texts.ts'
import { EntryWords } from './entry-words.ts'
import { gap, putEntrySql } from './index-make.ts'

/**
 * The search index of contacts, entry by entry. Its row ids follow name order, so the first fifty hits come out sorted
 * without sorting; `typeAheadRow` and `typeAheadOf` say which row is which contact's. It is derived: `searchStale` lists
 * the contacts whose entries are out of date, filled by triggers.
 */

/** Whether a new index is being made beside the old one, or was when the process was killed. */
export function isBeingMade(db: ReadDb): boolean {
  return db.value(`SELECT 1 FROM sqlite_schema WHERE name = 'newTypeAheadRow'`) !== undefined
}

/**
 * Brings the entries of up to `limit` stale contacts up to date. Gives how many were done. Cheap for a few, slow for many: see index-build.ts.
 * While a new index is being made it mends the old one, which still answers, and leaves the contacts stale for the new one.
 */
export function refreshStale(db: WriteDb, limit: number): number {
  const isStillStale = isBeingMade(db)
  const ids = db.column<number>('SELECT contactId FROM searchStale LIMIT ?', limit)
  if (ids.length === 0) return 0
  const words = wordsFor(db)
  for (const id of ids) {
    removeEntry(db, id)
    const entry = entryOf(db, id, words)
    if (entry) putEntry(db, freeId(db, id), id, entry)
    if (!isStillStale) db.exec('DELETE FROM searchStale WHERE contactId = ?', id)
  }
  return ids.length
}

export function countStale(db: ReadDb): number {
  return db.value<number>('SELECT count(*) FROM searchStale') ?? 0
}

/** Whether making the index anew is cheaper than mending it. */
export function isRebuildCheaper(db: ReadDb): boolean {
  const stale = countStale(db)
  return stale > 300 && stale * 10 > (db.value<number>('SELECT count(*) FROM typeAheadRow') ?? 0)
}

const wordsFor = (db: ReadDb) => new EntryWords(new Set(db.column<string>('SELECT word FROM typeAheadStart')))

/** What the index is to hold of a contact; null of one that is gone or in the trash. */
function entryOf(db: ReadDb, contactId: number, words: EntryWords): Uint8Array | null {
  let found: Uint8Array | null = null
  readEntries(db, contactId, contactId, words, (_, entry) => {
    found = entry.slice()
  })
  return found
}

function removeEntry(db: WriteDb, contactId: number): void {
  const id = db.value<number>('SELECT id FROM typeAheadOf WHERE contactId = ?', contactId)
  if (id === undefined) return
  db.exec('DELETE FROM typeAhead WHERE rowid = ?', id)
  db.exec('DELETE FROM typeAheadRow WHERE id = ?', id)
  db.exec('DELETE FROM typeAheadOf WHERE contactId = ?', contactId)
}

function putEntry(db: WriteDb, id: number, contactId: number, entry: Uint8Array): void {
  db.exec(putEntrySql, id, entry)
  db.exec('INSERT INTO typeAheadRow (id, contactId) VALUES (?, ?)', id, contactId)
  db.exec('INSERT INTO typeAheadOf (contactId, id) VALUES (?, ?)', contactId, id)
}

/** A row id between those of the neighbours in name order. */
function freeId(db: WriteDb, contactId: number): number {
  const sortKey = db.value<string>('SELECT sortKey FROM contact WHERE id = ?', contactId) ?? ''
  const below = neighbour(db, sortKey, contactId, '<', 'DESC') ?? 0
  const above = neighbour(db, sortKey, contactId, '>', 'ASC')
  if (above === undefined) return below + gap
  if (above - below > 1) return below + Math.floor((above - below) / 2)
  makeRoom(db, above)
  return freeId(db, contactId)
}

function neighbour(db: ReadDb, sortKey: string, id: number, side: '<' | '>', order: 'ASC' | 'DESC'): number | undefined {
  return db.value<number>(
    `SELECT r.id FROM contact c JOIN typeAheadOf r ON r.contactId = c.id
      WHERE c.deletedAt IS NULL AND (c.sortKey, c.id) ${side} (?, ?) ORDER BY c.sortKey ${order}, c.id ${order} LIMIT 1`, sortKey, id)
}

/** Spreads a short stretch of entries evenly so that ids are free below `from`; takes the next stretch with it where that is crowded too. */
function makeRoom(db: WriteDb, from: number): void {
  for (let length = 64; ; length *= 4) {
    const stretch = db.rows<{ id: number; contactId: number }>('SELECT id, contactId FROM typeAheadRow WHERE id >= ? ORDER BY id LIMIT ?', from, length)
    const end = db.value<number>('SELECT id FROM typeAheadRow WHERE id > ? ORDER BY id LIMIT 1', stretch.at(-1)?.id ?? from)
    const step = end === undefined ? gap : Math.floor((end - from) / (stretch.length + 1))
    if (step < 4 && end !== undefined) continue
    const words = wordsFor(db)
    const entries = stretch.map(({ contactId }) => ({ contactId, entry: entryOf(db, contactId, words) ?? new Uint8Array() }))
    // All are taken out before any is put back, so that no two meet on one id.
    for (const row of stretch) removeEntry(db, row.contactId)
    for (const [index, { contactId, entry }] of entries.entries()) putEntry(db, from + (index + 1) * step, contactId, entry)
    return
  }
}
