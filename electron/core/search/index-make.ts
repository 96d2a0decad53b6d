import type { SideDatabase } from '../db/side-database.ts'
import type { ReadDb } from '../db/query.ts'
import { readEntries } from './contact-texts.ts'
import { frequentStarts } from './frequent-starts.ts'

/**
 * Makes a whole index out of the contacts, apart from the file: in a side database, in one transaction without syncing,
 * which costs a fifth of what many small transactions do. It runs in a thread of its own (index-worker.ts) over a
 * snapshot, or in slices on the core's thread where contacts are few or there is no file to read from.
 */

/** The distance between two neighbours in a fresh index: room for six halvings before a stretch is renumbered. Wider gaps make longer lists. */
export const gap = 64

/** Ids read at a time: some 10 ms. */
const stretch = 250
/** Rows handed over at a time, of tables with small rows and of the index's own blocks (4 kB each). */
const manyRows = 1_000
const fewRows = 100
/** How much one step merges, in pages of the index (about 4 kB). */
const mergePages = 64

export const typeAheadSql = (name: string) =>
  `CREATE VIRTUAL TABLE ${name} USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none)`
const tablesSql = [
  typeAheadSql('typeAhead'), 'CREATE TABLE typeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL)',
  'CREATE TABLE typeAheadStart (word TEXT PRIMARY KEY) WITHOUT ROWID', 'CREATE TABLE entry (contactId INTEGER PRIMARY KEY, words TEXT NOT NULL)',
].join(';')

export type IndexRow = (number | string | Uint8Array)[]
/** Rows of a table behind the index, to be put into the file. The first of a table are none. */
export interface Part {
  table: string
  rows: IndexRow[]
}

/** Fills a side database with the index; yields often, the number of contacts done. */
export function* makeIndex(db: ReadDb, side: SideDatabase): Generator<number> {
  side.exec(tablesSql)
  // Merged once, at the end, instead of over and over while it grows. FTS5 knows 2,000 segments at most: large ones, and a merge before there are too many.
  side.exec(`INSERT INTO typeAhead (typeAhead, rank) VALUES ('automerge', 0), ('crisismerge', 500), ('hashsize', 8388608)`)
  side.exec('BEGIN')
  const last = db.value<number>('SELECT max(id) FROM contact') ?? 0
  const starts = frequentStarts(last, (from, to) => readEntries(db, from, to, new Set()).map(({ words }) => words))
  const putStart = side.prepare('INSERT INTO typeAheadStart (word) VALUES (?)')
  for (const word of starts) putStart.run(word)
  yield* readAll(db, side, last, starts)
  yield* fill(db, side)
  yield* merge(side)
  side.exec('COMMIT')
}

function* readAll(db: ReadDb, side: SideDatabase, last: number, starts: ReadonlySet<string>): Generator<number> {
  const insert = side.prepare('INSERT INTO entry (contactId, words) VALUES (?, ?)')
  for (let first = 1; first <= last; first += stretch) {
    const entries = readEntries(db, first, first + stretch - 1, starts)
    for (const { contactId, words } of entries) insert.run(contactId, words)
    yield entries.length
  }
}

/** Row ids follow name order. One that came in since the texts were read has none here; it is stale and mended later. */
function* fill(db: ReadDb, side: SideDatabase): Generator<number> {
  const place = side.prepare('INSERT INTO typeAheadRow (id, contactId) SELECT ?, contactId FROM entry WHERE contactId = ?')
  const put = side.prepare('INSERT INTO typeAhead (rowid, text) SELECT r.id, e.words FROM typeAheadRow r CROSS JOIN entry e ON e.contactId = r.contactId WHERE r.id BETWEEN ? AND ? ORDER BY r.id')
  const ids = db.column<number>('SELECT id FROM contact WHERE deletedAt IS NULL ORDER BY sortKey, id')
  for (let from = 0; from < ids.length; from += stretch) {
    const some = ids.slice(from, from + stretch)
    for (const [at, id] of some.entries()) place.run((from + at + 1) * gap, id)
    put.run((from + 1) * gap, (from + some.length) * gap)
    yield 0
  }
}

/** Joins the segments of the index to one, a few pages at a time (FTS5 manual, section 6.9: a negative number begins, positive ones go on). */
function* merge(side: SideDatabase): Generator<number> {
  const step = side.prepare(`INSERT INTO typeAhead (typeAhead, rank) VALUES ('merge', ?)`)
  const changes = side.prepare('SELECT total_changes()').pluck()
  for (let pages = -mergePages; ; pages = mergePages) {
    const before = changes.get() as number
    step.run(pages)
    // The manual's sign that nothing was left to merge: fewer than two rows changed.
    if ((changes.get() as number) - before < 2) return
    yield 0
  }
}

/** What is to be copied out of a side database: tables with FTS5's own names and columns; its settings (`_config`) stay the file's. */
export function* partsOf(side: SideDatabase): Generator<Part> {
  const tables: [table: string, sql: string, count: number][] = [
    ['typeAhead_data', 'SELECT * FROM typeAhead_data ORDER BY id', fewRows],
    ['typeAhead_idx', 'SELECT * FROM typeAhead_idx ORDER BY segid, term', manyRows],
    ['typeAhead_docsize', 'SELECT * FROM typeAhead_docsize ORDER BY id', manyRows],
    ['typeAheadStart', 'SELECT word FROM typeAheadStart ORDER BY word', manyRows],
    ['typeAheadRow', 'SELECT id, contactId FROM typeAheadRow ORDER BY id', manyRows],
    // Sorted by its own key, so that the file's table grows at its end.
    ['typeAheadOf', 'SELECT contactId, id FROM typeAheadRow ORDER BY contactId', manyRows],
  ]
  for (const [table, sql, count] of tables) {
    const all = side.prepare(sql).raw().iterate() as IterableIterator<IndexRow>
    try {
      yield { table, rows: [] }
      for (let rows = take(all, count); rows.length > 0; rows = take(all, count)) yield { table, rows }
    } finally {
      // A statement left half read would keep the side database from being closed.
      all.return?.()
    }
  }
}

function take(from: Iterator<IndexRow>, count: number): IndexRow[] {
  const rows: IndexRow[] = []
  while (rows.length < count) {
    const next = from.next()
    if (next.done) break
    rows.push(next.value)
  }
  return rows
}
