import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../db/changes.ts'
import type { Value, WriteDb } from '../db/query.ts'
import { openTemporary } from '../db/side-database.ts'
import { isBeingMade } from './contact-index.ts'
import { copied, makeIndex, typeAheadSql } from './index-make.ts'
import { madeByThread } from './index-thread.ts'

/**
 * Exchanges the index for one made anew, after a great change. It is made apart (index-make.ts) and its tables are then
 * copied into the file in slices, beside the old ones, which answer until the new ones take their place.
 * Invariant: while `newTypeAheadRow` is in the file, the list of stale entries speaks of the new index, so a rebuild
 * that is cut off has to be begun again (`dropUnfinished`).
 */

const tables: Record<string, (name: string) => string> = {
  typeAhead: typeAheadSql,
  typeAheadRow: (name) => `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL) STRICT`,
  typeAheadOf: (name) => `CREATE TABLE ${name} (contactId INTEGER PRIMARY KEY, id INTEGER NOT NULL) STRICT`,
  typeAheadStart: (name) => `CREATE TABLE ${name} (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
}
const fresh = (name: string) => `new${name[0]?.toUpperCase()}${name.slice(1)}`

/** Makes the index in slices on this thread, each a transaction of its own; yields the number of contacts done, 0 for slices that do other work. */
export function* rebuild(store: Store): Generator<number> {
  const work = beginWork(store)
  try {
    const side = openTemporary(work.path)
    try {
      yield* makeIndex(store.read, side)
    } finally {
      side.close()
    }
    yield* takeOver(store, work.path)
    work.isDone = true
  } finally {
    // Also where whoever takes the slices stops asking for them.
    endWork(store, work)
  }
}

/** Like `rebuild`, made by a thread of its own that reads the file: for large files. */
export async function* rebuildInThread(store: Store): AsyncGenerator<number> {
  const work = beginWork(store)
  try {
    yield* madeByThread(store.sqlite.name, work.path)
    yield* takeOver(store, work.path)
    work.isDone = true
  } finally {
    endWork(store, work)
  }
}

interface Work {
  folder: string
  path: string
  isDone: boolean
}

function beginWork(store: Store): Work {
  begin(store)
  const folder = mkdtempSync(join(tmpdir(), `touchbase-work-${process.pid}-`))
  return { folder, path: join(folder, 'index'), isDone: false }
}

function endWork(store: Store, { folder, isDone }: Work): void {
  rmSync(folder, { recursive: true, force: true })
  if (!isDone) store.untracked(dropUnfinished)
}

/** Removes what a rebuild that was cut off left behind; then all entries are stale. */
export function dropUnfinished(db: WriteDb): void {
  if (!isBeingMade(db)) return
  for (const name of Object.keys(tables)) db.exec(`DROP TABLE IF EXISTS ${fresh(name)}`)
  db.exec('INSERT OR IGNORE INTO searchStale (contactId) SELECT id FROM contact UNION SELECT contactId FROM typeAheadRow')
}

function begin(store: Store): void {
  store.untracked((db) => {
    dropUnfinished(db)
    for (const [name, sql] of Object.entries(tables)) db.exec(sql(fresh(name)))
    // From here on, whatever changes is noted anew and mended after the exchange.
    db.exec('DELETE FROM searchStale')
  })
}

/** Copies what was made apart, by SQLite alone: rows that pass through here cost three times as much. */
function* takeOver(store: Store, path: string): Generator<number> {
  store.attach(path, 'made')
  try {
    for (const part of copied) yield* copy(store, part)
  } finally {
    store.detach('made')
  }
  store.untracked((db) => {
    for (const name of Object.keys(tables)) {
      db.exec(`DROP TABLE ${name}`)
      db.exec(`ALTER TABLE ${fresh(name)} RENAME TO ${name}`)
    }
  })
}

function* copy(store: Store, { table, key, most }: (typeof copied)[number]): Generator<number> {
  // What FTS5 put into a table when it was made gives way.
  store.untrackedUnguarded((db) => db.exec(`DELETE FROM ${fresh(table)}`))
  const keys = key.split(', ')
  const nothing = keys.map(() => '?').join(', ')
  // The last key of a stretch is looked up first: it ends this one and begins the next.
  const lastSql = (from: string) => `SELECT ${key} FROM (SELECT ${key} FROM made.${table} ${from} ORDER BY ${key} LIMIT ${most}) ORDER BY ${keys.map((one) => `${one} DESC`).join(', ')} LIMIT 1`
  const copySql = (from: string) => `INSERT INTO main.${fresh(table)} SELECT * FROM made.${table} WHERE ${from} (${key}) <= (${nothing}) ORDER BY ${key}`
  const after = `WHERE (${key}) > (${nothing})`
  let [last] = store.read.tuples<Value[]>(lastSql(''))
  for (let before: readonly Value[] | undefined; last;) {
    const [from, to]: [readonly Value[], readonly Value[]] = [before ?? [], last]
    store.untrackedUnguarded((db) => db.exec(copySql(before ? `(${key}) > (${nothing}) AND` : ''), ...from, ...to))
    yield 0
    before = to
    ;[last] = store.read.tuples<Value[]>(lastSql(after), ...to)
  }
}
