import type { SideDatabase } from '../db/side-database.ts'
import type { ReadDb } from '../db/query.ts'
import { readEntries } from './contact-texts.ts'
import { EntryWords } from './entry-words.ts'
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
/** Texts of so many bytes are put into name order in memory before FTS5 gets them: the more there are, the fewer segments are to be merged. */
const batchSize = 4 * 2 ** 20
/** How much one step merges, in pages of the index (about 4 kB). */
const mergePages = 64

export const typeAheadSql = (name: string) =>
  `CREATE VIRTUAL TABLE ${name} USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none)`
const tablesSql = [
  typeAheadSql('typeAhead'), 'CREATE TABLE typeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL)',
  'CREATE TABLE typeAheadOf (contactId INTEGER PRIMARY KEY, id INTEGER NOT NULL)', 'CREATE TABLE typeAheadStart (word TEXT PRIMARY KEY) WITHOUT ROWID',
].join(';')

/** An entry goes in as bytes: an ASCII word marked as far would make a string of all of them twice as long, and be turned into bytes again. */
export const putEntrySql = 'INSERT INTO typeAhead (rowid, text) VALUES (?, CAST(? AS TEXT))'

/** Fills a side database with the index; yields often, the number of contacts done. */
export function* makeIndex(db: ReadDb, side: SideDatabase): Generator<number> {
  side.exec(tablesSql)
  // Merged once, at the end, instead of over and over while it grows. FTS5 knows 2,000 segments at most: large ones, and a merge before there are too many.
  side.exec(`INSERT INTO typeAhead (typeAhead, rank) VALUES ('automerge', 0), ('crisismerge', 500), ('hashsize', 67108864)`)
  side.exec('BEGIN')
  const last = db.value<number>('SELECT max(id) FROM contact') ?? 0
  const starts = frequentStarts(last, (from, to) => wordsOf(db, from, to))
  const putStart = side.prepare('INSERT INTO typeAheadStart (word) VALUES (?)')
  for (const word of starts) putStart.run(word)
  yield* fill(db, side, last, new EntryWords(starts))
  side.exec('INSERT INTO typeAheadRow (id, contactId) SELECT id, contactId FROM typeAheadOf ORDER BY id')
  yield 0
  yield* merge(side)
  side.exec('COMMIT')
}

function wordsOf(db: ReadDb, first: number, last: number): string[] {
  const found: string[] = []
  readEntries(db, first, last, new EntryWords(new Set()), (_, entry) => found.push(Buffer.from(entry).toString()))
  return found
}

/**
 * Row ids follow name order, and FTS5 takes them in rising order only (others cost a segment each), so a batch of contacts is
 * put into order before it goes in. A contact that came in since the order was read has none; it is stale and mended later.
 */
function* fill(db: ReadDb, side: SideDatabase, last: number, words: EntryWords): Generator<number> {
  const rowIds = rowIdsOf(db, last)
  const batch = new Batch(side)
  const note = side.prepare('INSERT INTO typeAheadOf (contactId, id) VALUES (?, ?)')
  for (let first = 1; first <= last; first += stretch) {
    let done = 0
    readEntries(db, first, Math.min(first + stretch - 1, last), words, (contactId, entry) => {
      const rowId = (rowIds[contactId] ?? 0) * gap
      if (rowId === 0) return
      batch.add(rowId, entry)
      note.run(contactId, rowId)
      done += 1
    })
    yield done
    if (batch.size >= batchSize) yield* batch.put()
  }
  yield* batch.put()
}

/** The place of each contact in name order, counted from 1; 0 for those in the trash. */
function rowIdsOf(db: ReadDb, last: number): Uint32Array {
  const places = new Uint32Array(last + 1)
  let place = 0
  for (const id of db.column<number>('SELECT id FROM contact WHERE deletedAt IS NULL ORDER BY sortKey, id')) places[id] = ++place
  return places
}

/** Entries that wait to be put in, in the order of their row ids. */
class Batch {
  readonly #statement: { run(rowId: number, entry: Uint8Array): unknown }
  #bytes = Buffer.alloc(batchSize + 2 ** 20)
  #entries: { rowId: number; from: number; end: number }[] = []
  size = 0

  constructor(side: SideDatabase) {
    this.#statement = side.prepare(putEntrySql)
  }

  add(rowId: number, entry: Uint8Array): void {
    const end = this.size + entry.length
    if (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], Math.max(end, this.#bytes.length * 2))
    this.#bytes.set(entry, this.size)
    this.#entries.push({ rowId, from: this.size, end })
    this.size = end
  }

  * put(): Generator<number> {
    const entries = this.#entries.sort((a, b) => a.rowId - b.rowId)
    for (const [index, { rowId, from, end }] of entries.entries()) {
      this.#statement.run(rowId, this.#bytes.subarray(from, end))
      if (index % stretch === stretch - 1) yield 0
    }
    this.#entries = []
    this.size = 0
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

/**
 * What is to be copied out of a side database, each table by its key, so many rows at a time: some
 * milliseconds. FTS5's own settings (`_config`) stay the file's.
 */
export const copied: readonly { table: string; key: string; most: number }[] = [
  { table: 'typeAhead_data', key: 'id', most: 200 },
  { table: 'typeAhead_idx', key: 'segid, term', most: 2_000 },
  { table: 'typeAhead_docsize', key: 'id', most: 4_000 },
  { table: 'typeAheadStart', key: 'word', most: 2_000 },
  { table: 'typeAheadRow', key: 'id', most: 4_000 },
  { table: 'typeAheadOf', key: 'contactId', most: 4_000 },
]
