import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../db/changes.ts'
import { openReadOnly } from '../db/foreign-file.ts'
import type { WriteDb } from '../db/query.ts'
import { openTemporary, type SideDatabase } from '../db/side-database.ts'
import { isBeingMade } from './contact-index.ts'
import { makeIndex, partsOf, typeAheadSql } from './index-make.ts'
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
  begin(store)
  const side = openTemporary()
  let isDone = false
  try {
    yield* makeIndex(store.read, side)
    yield* takeOver(store, side)
    isDone = true
  } finally {
    side.close()
    // Also where whoever takes the slices stops asking for them.
    if (!isDone) store.untracked(dropUnfinished)
  }
}

/** Like `rebuild`, made by a thread of its own that reads the file: for large files. */
export async function* rebuildInThread(store: Store): AsyncGenerator<number> {
  begin(store)
  const folder = mkdtempSync(join(tmpdir(), `touchbase-work-${process.pid}-`))
  const path = join(folder, 'index')
  let isDone = false
  try {
    yield* madeByThread(store.sqlite.name, path)
    const side = openReadOnly(path)
    try {
      yield* takeOver(store, side)
    } finally {
      side.close()
    }
    isDone = true
  } finally {
    rmSync(folder, { recursive: true, force: true })
    if (!isDone) store.untracked(dropUnfinished)
  }
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

function* takeOver(store: Store, side: SideDatabase): Generator<number> {
  for (const { table, rows } of partsOf(side)) {
    const [first] = rows
    // What FTS5 put into a table when it was made gives way.
    if (!first) store.untrackedUnguarded((db) => db.exec(`DELETE FROM ${fresh(table)}`))
    else {
      const sql = `INSERT INTO ${fresh(table)} VALUES (${first.map(() => '?').join(', ')})`
      store.untrackedUnguarded((db) => {
        for (const row of rows) db.exec(sql, ...row)
      })
    }
    yield 0
  }
  store.untracked((db) => {
    for (const name of Object.keys(tables)) {
      db.exec(`DROP TABLE ${name}`)
      db.exec(`ALTER TABLE ${fresh(name)} RENAME TO ${name}`)
    }
  })
}
