import type { ReadDb, WriteDb } from '../db/query.ts'
import { phoneWords, pinyinWords, searchText } from './fold.ts'

/**
 * The two search indexes of contacts. `typeAhead` holds the short texts people type (names, companies, e-mails, phones,
 * towns) under row ids that follow name order, so the first fifty hits come out sorted without sorting. `fullText` holds
 * everything. Both are derived: `searchStale` lists the contacts whose entries are out of date, filled by triggers.
 */

/** The distance between two neighbours in a fresh type-ahead index: room for ten halvings before a stretch is renumbered. */
const gap = 1024

interface Entry {
  id: number
  sortKey: string
  deletedAt: number | null
  typed: string
  whole: string
}

interface Texts {
  id: number
  sortKey: string
  deletedAt: number | null
  name: string
  listName: string
  names: string | null
  notes: string | null
  work: string | null
  titles: string | null
  emails: string | null
  phones: string | null
  towns: string | null
  places: string | null
  others: string | null
}

const texts = `
  SELECT c.id, c.sortKey, c.deletedAt, c.name, c.listName,
    concat_ws(' ', c.nickname, c.phoneticGivenName, c.phoneticFamilyName, c.fileAs, c.givenName, c.familyName) AS names,
    concat_ws(' ', c.note, c.howWeMet) AS notes,
    (SELECT group_concat(company, ' ') FROM position WHERE contactId = c.id) AS work,
    (SELECT group_concat(concat_ws(' ', title, department, role), ' ') FROM position WHERE contactId = c.id) AS titles,
    (SELECT group_concat(value, ' ') FROM email WHERE contactId = c.id) AS emails,
    (SELECT json_group_array(json_array(value, e164)) FROM phone WHERE contactId = c.id) AS phones,
    (SELECT group_concat(city, ' ') FROM address WHERE contactId = c.id) AS towns,
    (SELECT group_concat(concat_ws(' ', street, extended, poBox, postalCode, region, country), ' ') FROM address WHERE contactId = c.id) AS places,
    concat_ws(' ',
      (SELECT group_concat(concat_ws(' ', label, value), ' ') FROM link WHERE contactId = c.id),
      (SELECT group_concat(name, ' ') FROM relation WHERE contactId = c.id),
      (SELECT group_concat(tag.name, ' ') FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = c.id)) AS others
  FROM contact c`

function entryOf(row: Texts): Entry {
  const numbers = JSON.parse(row.phones ?? '[]') as [string, string | null][]
  const typed = [row.name, row.names, row.work, row.emails, row.towns].filter(Boolean).join(' ')
  const short = `${searchText(typed)} ${pinyinWords(row.listName)} ${numbers.map(([value, e164]) => phoneWords(value, e164)).join(' ')}`
  const rest = [row.titles, row.places, row.others, row.notes].filter(Boolean).join(' ')
  return { id: row.id, sortKey: row.sortKey, deletedAt: row.deletedAt, typed: short, whole: `${short} ${searchText(rest)}` }
}

/** Brings the entries of up to `limit` stale contacts up to date. Gives how many were done. Cheap for a few, slow for many: see rebuild. */
export function refreshStale(db: WriteDb, limit: number): number {
  const ids = db.column<number>('SELECT contactId FROM searchStale LIMIT ?', limit)
  if (ids.length === 0) return 0
  for (const id of ids) {
    removeEntry(db, id)
    const row = db.row<Texts>(`${texts} WHERE c.id = ?`, id)
    if (row && row.deletedAt === null) addEntry(db, entryOf(row))
    db.exec('DELETE FROM searchStale WHERE contactId = ?', id)
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

/**
 * Makes both indexes anew, in slices, beside the old ones, which answer until the new ones take their place.
 * Yields after every slice; each slice and the final exchange are transactions of their own (`inTransaction`).
 */
export function* rebuild(inTransaction: <T>(work: (db: WriteDb) => T) => T, sliceSize: number): Generator<number> {
  inTransaction((db) => {
    dropUnfinished(db)
    db.exec(createIndexes.typeAhead)
    db.exec(createIndexes.typeAheadRow)
    db.exec(createIndexes.fullText)
    // From here on, whatever changes is noted anew and mended after the exchange.
    db.exec('DELETE FROM searchStale')
  })
  let last: { sortKey: string; id: number } | undefined
  let rank = 0
  while (true) {
    const after = last
    const rows = inTransaction((db) => {
      const found = after
        ? db.rows<Texts>(`${texts} WHERE c.deletedAt IS NULL AND (c.sortKey, c.id) > (?, ?) ORDER BY c.sortKey, c.id LIMIT ?`, after.sortKey, after.id, sliceSize)
        : db.rows<Texts>(`${texts} WHERE c.deletedAt IS NULL ORDER BY c.sortKey, c.id LIMIT ?`, sliceSize)
      for (const row of found) {
        rank += 1
        const entry = entryOf(row)
        db.exec('INSERT INTO newTypeAhead (rowid, text) VALUES (?, ?)', rank * gap, entry.typed)
        db.exec('INSERT OR REPLACE INTO newTypeAheadRow (id, contactId) VALUES (?, ?)', rank * gap, entry.id)
        db.exec('INSERT INTO newFullText (rowid, text) VALUES (?, ?)', rank * gap, entry.whole)
      }
      return found
    })
    const final = rows.at(-1)
    if (!final) break
    last = final
    yield rows.length
  }
  inTransaction((db) => {
    for (const name of ['typeAhead', 'typeAheadRow', 'fullText'] as const) {
      db.exec(`DROP TABLE ${name}`)
      db.exec(`ALTER TABLE new${name[0]?.toUpperCase()}${name.slice(1)} RENAME TO ${name}`)
    }
  })
}

const createIndexes = {
  typeAhead: `CREATE VIRTUAL TABLE newTypeAhead USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')`,
  typeAheadRow: 'CREATE TABLE newTypeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL UNIQUE) STRICT',
  fullText: `CREATE VIRTUAL TABLE newFullText USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3')`,
}

/** Removes what a rebuild that was cut off left behind. */
export function dropUnfinished(db: WriteDb): void {
  for (const name of ['newTypeAhead', 'newTypeAheadRow', 'newFullText']) db.exec(`DROP TABLE IF EXISTS ${name}`)
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
    const entries = stretch.map((row) => db.row<Texts>(`${texts} WHERE c.id = ?`, row.contactId))
    // All are taken out before any is put back, so that no two meet on one id.
    for (const row of stretch) removeEntry(db, row.contactId)
    for (const [index, source] of entries.entries()) if (source) putEntry(db, from + (index + 1) * step, entryOf(source))
    return
  }
}
