import type { Store } from '../db/changes.ts'
import { openTemporary, type SideDatabase } from '../db/side-database.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import { gap, isBeingMade } from './contact-index.ts'
import { entryOf, textsSql, type Texts } from './contact-texts.ts'

/**
 * Makes both indexes anew after a great change. They are made in a temporary database of their own, in one transaction
 * without syncing, which takes a fifth of what many small transactions take; then their tables are copied into the file
 * in slices, beside the old ones, which answer until the new ones take their place.
 * Invariant: while `newTypeAheadRow` is in the file, the list of stale entries speaks of the new indexes, so a rebuild
 * that is cut off has to be begun again (`dropUnfinished`).
 */

/** Contacts read and folded in one slice: some 8 ms. */
const sliceSize = 100
/** How long one slice copies, in milliseconds; its commit comes on top. */
const copyTime = 5
/** How much one step merges, in pages of the index (about 4 kB). */
const mergePages = 64

const indexes = {
  typeAhead: (name: string) => `CREATE VIRTUAL TABLE ${name} USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')`,
  fullText: (name: string) => `CREATE VIRTUAL TABLE ${name} USING fts5(text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3')`,
}
const rowTable = (name: string) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL UNIQUE) STRICT`
const parts = ['typeAhead', 'typeAheadRow', 'fullText'] as const
const fresh = (name: string) => `new${name[0]?.toUpperCase()}${name.slice(1)}`

/** Works in slices, each a transaction of its own; yields the number of contacts done, 0 for slices that do other work. */
export function* rebuild(store: Store): Generator<number> {
  store.untracked((db) => {
    dropUnfinished(db)
    db.exec(indexes.typeAhead(fresh('typeAhead')))
    db.exec(rowTable(fresh('typeAheadRow')))
    db.exec(indexes.fullText(fresh('fullText')))
    // From here on, whatever changes is noted anew and mended after the exchange.
    db.exec('DELETE FROM searchStale')
  })
  const side = openTemporary()
  let isDone = false
  try {
    side.exec(`${indexes.typeAhead('typeAhead')}; ${rowTable('typeAheadRow')}; ${indexes.fullText('fullText')}`)
    // Merged once, at the end, instead of over and over while it grows.
    for (const index of ['typeAhead', 'fullText']) side.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('automerge', 0), ('crisismerge', 2000), ('hashsize', 524288)`)
    side.exec('BEGIN')
    yield* fill(store.read, side)
    for (const index of ['typeAhead', 'fullText']) yield* merge(side, index)
    side.exec('COMMIT')
    yield* takeOver(store, side)
    store.untracked((db) => {
      for (const name of parts) {
        db.exec(`DROP TABLE ${name}`)
        db.exec(`ALTER TABLE ${fresh(name)} RENAME TO ${name}`)
      }
    })
    isDone = true
  } finally {
    side.close()
    // Also where whoever takes the slices stops asking for them.
    if (!isDone) store.untracked(dropUnfinished)
  }
}

/** Removes what a rebuild that was cut off left behind; then all entries are stale. */
export function dropUnfinished(db: WriteDb): void {
  if (!isBeingMade(db)) return
  for (const name of parts) db.exec(`DROP TABLE IF EXISTS ${fresh(name)}`)
  db.exec('INSERT OR IGNORE INTO searchStale (contactId) SELECT id FROM contact UNION SELECT contactId FROM typeAheadRow')
}

function* fill(db: ReadDb, side: SideDatabase): Generator<number> {
  const typeAhead = side.prepare('INSERT INTO typeAhead (rowid, text) VALUES (?, ?)')
  const typeAheadRow = side.prepare('INSERT INTO typeAheadRow (id, contactId) VALUES (?, ?)')
  const fullText = side.prepare('INSERT INTO fullText (rowid, text) VALUES (?, ?)')
  const seen = new Set<number>()
  let last: Texts | undefined
  let rank = 0
  while (true) {
    const rows: Texts[] = last
      ? db.rows<Texts>(`${textsSql} WHERE c.deletedAt IS NULL AND (c.sortKey, c.id) > (?, ?) ORDER BY c.sortKey, c.id LIMIT ?`, last.sortKey, last.id, sliceSize)
      : db.rows<Texts>(`${textsSql} WHERE c.deletedAt IS NULL ORDER BY c.sortKey, c.id LIMIT ?`, sliceSize)
    last = rows.at(-1)
    if (!last) return
    for (const row of rows) {
      // One that was renamed meanwhile may come by again; it is stale and mended later.
      if (seen.has(row.id)) continue
      seen.add(row.id)
      rank += 1
      const entry = entryOf(row)
      typeAhead.run(rank * gap, entry.typed)
      typeAheadRow.run(rank * gap, entry.id)
      fullText.run(rank * gap, entry.whole)
    }
    yield rows.length
  }
}

/** Joins the segments of an index to one, a few pages at a time (FTS5 manual, section 6.9: a negative number begins, positive ones go on). */
function* merge(side: SideDatabase, index: string): Generator<number> {
  const step = side.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`)
  const changes = side.prepare('SELECT total_changes()').pluck()
  for (let pages = -mergePages; ; pages = mergePages) {
    const before = changes.get() as number
    step.run(pages)
    // The manual's sign that nothing was left to merge: fewer than two rows changed.
    if ((changes.get() as number) - before < 2) return
    yield 0
  }
}

/** Copies the tables behind the indexes. Their names and columns are FTS5's own; the settings (`_config`) stay the file's. */
function* takeOver(store: Store, side: SideDatabase): Generator<number> {
  const tables = [...['typeAhead', 'fullText'].flatMap((name) => ['data', 'idx', 'docsize'].map((part) => `${name}_${part}`)), 'typeAheadRow']
  for (const table of tables) {
    const columns = (side.pragma(`table_info(${table})`) as unknown[]).map(() => '?').join(', ')
    store.untrackedUnguarded((db) => db.exec(`DELETE FROM ${fresh(table)}`))
    const rows = side.prepare(`SELECT * FROM ${table}`).raw().iterate() as IterableIterator<(number | Uint8Array)[]>
    const copySome = (db: WriteDb) => {
      const end = performance.now() + copyTime
      while (performance.now() < end) {
        const next = rows.next()
        if (next.done) return false
        db.exec(`INSERT INTO ${fresh(table)} VALUES (${columns})`, ...next.value)
      }
      return true
    }
    try {
      while (store.untrackedUnguarded(copySome)) yield 0
    } finally {
      // A statement left half read would keep the side database from being closed.
      rows.return?.()
    }
  }
}
