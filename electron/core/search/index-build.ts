import type { Store } from '../db/changes.ts'
import type { WriteDb } from '../db/query.ts'
import { isBeingMade } from './contact-index.ts'
import { makeIndex, typeAheadSql, type Step } from './index-make.ts'
import { stepsOfThread } from './index-thread.ts'

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
  let isDone = false
  try {
    for (const step of makeIndex(store.read)) yield takeOver(store, step)
    exchange(store)
    isDone = true
  } finally {
    // Also where whoever takes the slices stops asking for them.
    if (!isDone) store.untracked(dropUnfinished)
  }
}

/** Like `rebuild`, with the work done by a thread of its own that reads the file: for large files. */
export async function* rebuildInThread(store: Store): AsyncGenerator<number> {
  begin(store)
  let isDone = false
  try {
    for await (const step of stepsOfThread(store.sqlite.name)) yield takeOver(store, step)
    exchange(store)
    isDone = true
  } finally {
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

function takeOver(store: Store, step: Step): number {
  if ('read' in step) return step.read
  const table = fresh(step.table)
  const [first] = step.rows
  // The first step of a table brings no rows: what FTS5 put into a table when it was made gives way.
  if (!first) store.untrackedUnguarded((db) => db.exec(`DELETE FROM ${table}`))
  else {
    const sql = `INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`
    store.untrackedUnguarded((db) => {
      for (const row of step.rows) db.exec(sql, ...row)
    })
  }
  return 0
}

function exchange(store: Store): void {
  store.untracked((db) => {
    for (const name of Object.keys(tables)) {
      db.exec(`DROP TABLE ${name}`)
      db.exec(`ALTER TABLE ${fresh(name)} RENAME TO ${name}`)
    }
  })
}
