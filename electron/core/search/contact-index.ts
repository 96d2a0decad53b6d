import type { ReadDb, WriteDb } from '../db/query.ts'
import { entryOf, textsSql, type Entry, type Texts } from './contact-texts.ts'

/**
 * The two search indexes of contacts. `typeAhead` holds the short texts people type (names, companies, e-mails, phones,
 * towns) under row ids that follow name order, so the first fifty hits come out sorted without sorting. `fullText` holds
 * everything. Both are derived: `searchStale` lists the contacts whose entries are out of date, filled by triggers.
 */

/** The distance between two neighbours in a fresh type-ahead index: room for ten halvings before a stretch is renumbered. */
export const gap = 1024

/** Whether new indexes are being made beside the old ones, or were when the process was killed. */
export function isBeingMade(db: ReadDb): boolean {
  return db.value(`SELECT 1 FROM sqlite_schema WHERE name = 'newTypeAheadRow'`) !== undefined
}

/**
 * Brings the entries of up to `limit` stale contacts up to date. Gives how many were done. Cheap for a few, slow for many: see index-build.ts.
 * While new indexes are being made it mends the old ones, which still answer, and leaves the contacts stale for the new ones.
 */
export function refreshStale(db: WriteDb, limit: number): number {
  const isStillStale = isBeingMade(db)
  const ids = db.column<number>('SELECT contactId FROM searchStale LIMIT ?', limit)
  if (ids.length === 0) return 0
  for (const id of ids) {
    removeEntry(db, id)
    const row = db.row<Texts>(`${textsSql} WHERE c.id = ?`, id)
    if (row && row.deletedAt === null) addEntry(db, entryOf(row))
    if (!isStillStale) db.exec('DELETE FROM searchStale WHERE contactId = ?', id)
  }
  return ids.length
}

export function countStale(db: ReadDb): number {
  return db.value<number>('SELECT count(*) FROM searchStale') ?? 0
}

/** Whether making the indexes anew is cheaper than mending them. */
export function isRebuildCheaper(db: ReadDb): boolean {
  const stale = countStale(db)
  return stale > 300 && stale * 10 > (db.value<number>('SELECT count(*) FROM typeAheadRow') ?? 0)
}

function removeEntry(db: WriteDb, contactId: number): void {
  const id = db.value<number>('SELECT id FROM typeAheadRow WHERE contactId = ?', contactId)
  if (id === undefined) return
  db.exec('DELETE FROM typeAhead WHERE rowid = ?', id)
  db.exec('DELETE FROM fullText WHERE rowid = ?', id)
  db.exec('DELETE FROM typeAheadRow WHERE id = ?', id)
}

function addEntry(db: WriteDb, entry: Entry): void {
  putEntry(db, freeId(db, entry), entry)
}

function putEntry(db: WriteDb, id: number, entry: Entry): void {
  db.exec('INSERT INTO typeAhead (rowid, text) VALUES (?, ?)', id, entry.typed)
  db.exec('INSERT INTO fullText (rowid, text) VALUES (?, ?)', id, entry.whole)
  db.exec('INSERT INTO typeAheadRow (id, contactId) VALUES (?, ?)', id, entry.id)
}

/** A row id between those of the neighbours in name order. */
function freeId(db: WriteDb, entry: Entry): number {
  const below = neighbour(db, entry, '<', 'DESC') ?? 0
  const above = neighbour(db, entry, '>', 'ASC')
  if (above === undefined) return below + gap
  if (above - below > 1) return below + Math.floor((above - below) / 2)
  makeRoom(db, above)
  return freeId(db, entry)
}

function neighbour(db: ReadDb, entry: Entry, side: '<' | '>', order: 'ASC' | 'DESC'): number | undefined {
  return db.value<number>(
    `SELECT r.id FROM contact c JOIN typeAheadRow r ON r.contactId = c.id
      WHERE c.deletedAt IS NULL AND (c.sortKey, c.id) ${side} (?, ?) ORDER BY c.sortKey ${order}, c.id ${order} LIMIT 1`, entry.sortKey, entry.id)
}

/** Spreads a short stretch of entries evenly so that ids are free below `from`; takes the next stretch with it where that is crowded too. */
function makeRoom(db: WriteDb, from: number): void {
  for (let length = 64; ; length *= 4) {
    const stretch = db.rows<{ id: number; contactId: number }>('SELECT id, contactId FROM typeAheadRow WHERE id >= ? ORDER BY id LIMIT ?', from, length)
    const end = db.value<number>('SELECT id FROM typeAheadRow WHERE id > ? ORDER BY id LIMIT 1', stretch.at(-1)?.id ?? from)
    const step = end === undefined ? gap : Math.floor((end - from) / (stretch.length + 1))
    if (step < 4 && end !== undefined) continue
    const entries = stretch.map((row) => db.row<Texts>(`${textsSql} WHERE c.id = ?`, row.contactId))
    // All are taken out before any is put back, so that no two meet on one id.
    for (const row of stretch) removeEntry(db, row.contactId)
    for (const [index, source] of entries.entries()) if (source) putEntry(db, from + (index + 1) * step, entryOf(source))
    return
  }
}
