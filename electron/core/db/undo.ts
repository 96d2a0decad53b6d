import { AppError } from '#shared/errors.ts'
import type { Store } from './changes.ts'
import type { ReadDb, Value, WriteDb } from './query.ts'
import type { ChangeSetTable, ChangeTable, Schema, TrackedTable } from './schema.ts'

/**
 * Undo and redo are one thing: inverting a change set. Each of its changes is replaced by its inverse, newest first, and
 * while that is done the triggers record the inverse's inverse into the same set. A set so swings between done and undone
 * and never grows into copies of itself. It works in slices, and a set cut off half-way is finished at the next opening.
 */

/** How long one slice inverts, in milliseconds; its commit comes on top. */
const sliceTime = 10
/** How many rows are deleted by one statement: some two milliseconds of work. */
const stretch = 100

/** What calendars that follow a file bring is no deed of the user's: undo and redo pass over it. */
const byUser = `actor <> 'calendar'`

/** The set that undo would take back now: the newest that is done. */
export function nextUndo(db: ReadDb): ChangeSetTable | undefined {
  return db.row<ChangeSetTable>(`SELECT * FROM changeSet WHERE state = 'done' AND ${byUser} ORDER BY createdStep DESC LIMIT 1`)
}

/** The set that redo would make again now: the last undone, unless something new was done since. */
export function nextRedo(db: ReadDb): ChangeSetTable | undefined {
  return db.row<ChangeSetTable>(
    `SELECT * FROM changeSet WHERE undoneStep IS NOT NULL AND state = 'undone'
       AND undoneStep > (SELECT coalesce(max(createdStep), 0) FROM changeSet WHERE ${byUser}) AND ${byUser} ORDER BY undoneStep DESC LIMIT 1`)
}

/**
 * The later sets that changed rows of this one too, newest first: what an undo of it would overwrite.
 * For a set that is undone (redo), the sets that changed its rows since.
 */
export function laterSets(db: ReadDb, set: ChangeSetTable): ChangeSetTable[] {
  const since = set.undoneStep ?? set.createdStep
  // The usual case, undo of the newest and redo of the last undone, is answered without looking at a single change.
  if (db.row(`SELECT 1 FROM changeSet WHERE createdStep > ? AND state <> 'undone' AND ${byUser} LIMIT 1`, since) === undefined) return []
  // A contact's own row changes with everything that belongs to it (`updatedAt`), so comparing rows is enough.
  return db.rows<ChangeSetTable>(
    `SELECT * FROM changeSet WHERE createdStep > ? AND state <> 'undone' AND ${byUser} AND id <> ? AND id IN (
       SELECT later.changeSetId FROM change AS mine CROSS JOIN change AS later
       WHERE mine.changeSetId = ? AND later.tableName = mine.tableName AND later.rowId BETWEEN mine.rowId AND mine.lastRowId
     ) ORDER BY createdStep DESC`, since, set.id, set.id)
}

/** Turns a done set towards undone, or an undone one towards done. Nothing is inverted yet: `invertSlice` does that until it is finished. */
export function startInverting(store: Store, id: number, direction: 'undo' | 'redo', options: { overwrite?: boolean } = {}): ChangeSetTable {
  const set = store.read.row<ChangeSetTable>('SELECT * FROM changeSet WHERE id = ?', id)
  if (!set) throw new AppError('notFound', `There is no change ${id}.`)
  if (set.state !== 'done' && set.state !== 'undone') throw new AppError('busy', 'This change is still being made or taken back.')
  if ((set.state === 'done') !== (direction === 'undo')) throw new AppError('invalid', direction === 'undo' ? 'This change is undone already.' : 'This change is not undone.')
  const later = options.overwrite ? [] : laterSets(store.read, set)
  if (later.length > 0) {
    throw new AppError('conflict', 'Later changes touch the same entries and would be overwritten.', { details: { changeSets: later.map(({ id, at, action, subject }) => ({ id, at, action, subject: JSON.parse(subject) as unknown })) } })
  }
  store.untracked((db) => {
    const boundary = db.value<number>('SELECT max(seq) FROM change') ?? 0
    db.exec('UPDATE changeSet SET state = ?, boundary = ? WHERE id = ?', direction === 'undo' ? 'undoing' : 'redoing', boundary, id)
  })
  return set
}

/** Inverts the next stretch of a set in one transaction. Gives the number of rows done, 0 when the set is finished. */
export function invertSlice(store: Store, id: number): number {
  const set = store.read.row<ChangeSetTable>('SELECT * FROM changeSet WHERE id = ?', id)
  if (!set || set.boundary === null) return 0
  const { boundary } = set
  const end = performance.now() + sliceTime
  const done = store.addTo(id, (db) => {
    let count = 0
    // Invariant: at least one stretch is looked at, however late it is, for nothing done means that the set is finished.
    do {
      const changes = db.rows<ChangeTable>('SELECT * FROM change WHERE changeSetId = ? AND seq <= ? ORDER BY seq DESC LIMIT ?', id, boundary, stretch)
      if (changes.length === 0) break
      count += invertStretch(db, changes)
    } while (performance.now() < end)
    return count
  })
  if (done > 0) return done
  // Invariant: a set is finished, and forgotten, only when all that was inverted is saved; on a full disk it may not be.
  store.settleSet(id)
  store.untracked((db) => finish(store, db, set))
  return done
}

/** Takes back or makes again a whole set at once. For small sets and for the opening of a file; a job slices it (changes/changes.ts). */
export function invertWhole(store: Store, id: number): void {
  for (let isDone = false; !isDone;) {
    try {
      isDone = invertSlice(store, id) === 0
      store.settleSet(id)
    } catch (error) {
      // What a full disk has no room for may fit when the log is in the file.
      if (!(error instanceof AppError) || error.code !== 'diskFull' || !store.shortenLog()) throw error
      isDone = invertSlice(store, id) === 0
      store.settleSet(id)
    }
  }
}

/** Finishes what a killed process left: jobs are taken back, half-done undos and redos are completed. Gives the number of sets. */
export function finishCutOff(store: Store): number {
  const sets = store.read.rows<ChangeSetTable>(`SELECT * FROM changeSet WHERE state IN ('open', 'undoing', 'redoing') ORDER BY createdStep DESC`)
  for (const set of sets) {
    if (set.state === 'open') startTakingBack(store, set.id)
    invertWhole(store, set.id)
    if (set.state === 'open') forget(store, set.id)
  }
  return sets.length
}

/**
 * Turns an open set, of a job that was cut off or cancelled, towards never having been: invert it, then `forget` it.
 * It stays open meanwhile, so that a process killed in the midst of this goes on with it at the next opening.
 */
export function startTakingBack(store: Store, id: number): void {
  store.untracked((db) => db.exec('UPDATE changeSet SET boundary = coalesce(boundary, (SELECT max(seq) FROM change), 0) WHERE id = ?', id))
}

/** Removes a set from the log: only for work that was cut off or cancelled and taken back, which nobody is to redo. */
export function forget(store: Store, id: number): void {
  store.settleSet(id)
  store.untracked((db) => {
    db.exec('DELETE FROM change WHERE changeSetId = ?', id)
    db.exec('DELETE FROM changeSet WHERE id = ?', id)
  })
}

function finish(store: Store, db: WriteDb, set: ChangeSetTable): void {
  if (set.state === 'undoing') db.exec(`UPDATE changeSet SET state = 'undone', boundary = NULL, undoneStep = ? WHERE id = ?`, store.nextStep(), set.id)
  // An open one is about to be forgotten.
  else if (set.state === 'redoing') db.exec(`UPDATE changeSet SET state = 'done', boundary = NULL, undoneStep = NULL WHERE id = ?`, set.id)
}

/** Inverts some changes, newest first, as many as are a stretch of rows together, and takes them off the log. Gives the number of rows. */
function invertStretch(db: WriteDb, changes: readonly ChangeTable[]): number {
  let count = 0
  for (const change of changes) {
    if (change.operation === 'insert') {
      // A long range is taken from its end, as much as fits.
      const first = Math.max(change.rowId, change.lastRowId - (stretch - count) + 1)
      db.exec(`DELETE FROM ${change.tableName} WHERE id BETWEEN ? AND ?`, first, change.lastRowId)
      count += change.lastRowId - first + 1
      if (first > change.rowId) db.exec('UPDATE change SET lastRowId = ? WHERE seq = ?', first - 1, change.seq)
      else db.exec('DELETE FROM change WHERE seq = ?', change.seq)
    } else {
      putBackIfPossible(db, change)
      db.exec('DELETE FROM change WHERE seq = ?', change.seq)
      count += 1
    }
    if (count >= stretch) break
  }
  return count
}

/**
 * A row whose contact is gone for good, or whose place another has taken (a tag of the same name), is left out: an undo
 * that overwrites later changes was asked for, and one row that cannot be must not leave the set half inverted for ever.
 */
function putBackIfPossible(db: WriteDb, change: ChangeTable): void {
  try {
    putBack(db, change)
  } catch (error) {
    // The failed statement alone was rolled back; the transaction goes on.
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
  }
}

/** Makes an updated or deleted row what it was. */
function putBack(db: WriteDb, change: ChangeTable): void {
  const table = change.tableName as TrackedTable
  const row = JSON.parse(change.before ?? '{}') as Record<string, Value>
  const columns = Object.keys(row)
  if (change.operation === 'update') db.exec(`UPDATE ${table} SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...Object.values(row), change.rowId)
  else db.insert(table, row as unknown as Schema[TrackedTable])
}
