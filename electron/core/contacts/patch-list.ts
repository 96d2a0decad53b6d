import type { Lookup, Sort } from '#shared/lookup.ts'
import type { ReadDb } from '../db/query.ts'
import { trackedTables, type TrackedTable } from '../db/schema.ts'
import { compare, keyOf } from '../search/search.ts'
import { columnSql, compile } from './lookup-query.ts'

/** How many contacts are moved to their new places in a list; for more it is made again. */
const most = 50

/** Tables of which no list of contacts shows anything. */
const showsNowhere: ReadonlySet<TrackedTable> = new Set(['alarm', 'acknowledgement', 'activitySource', 'calendarSource', 'attachment', 'planRun', 'activityPlan', 'activityPlanStep', 'calendar'])
/** Whose rows change through others: the people of an activity or an entry, whose own rows say when they come or go. */
const ofOthers: Partial<Record<TrackedTable, string>> = {
  activity: 'SELECT contactId FROM participant WHERE activityId BETWEEN ? AND ? AND contactId IS NOT NULL',
  historyEntry: 'SELECT contactId FROM historyContact WHERE historyEntryId BETWEEN ? AND ?',
}

/** The contacts whose rows a change set touched; null when they are many, or not known. */
export function changedContacts(db: ReadDb, changeSetId: number): number[] | null {
  const changes = db.rows<{ tableName: TrackedTable; rowId: number; lastRowId: number; before: string | null }>(
    'SELECT tableName, rowId, lastRowId, before FROM change WHERE changeSetId = ? LIMIT ?', changeSetId, most * 20)
  if (changes.length === 0 || changes.length === most * 20) return null
  const ids = new Set<number>()
  for (const { tableName, rowId, lastRowId, before } of changes) {
    if (showsNowhere.has(tableName)) continue
    const owner = tableName === 'participant' ? 'contactId' : trackedTables[tableName]
    const throughOthers = ofOthers[tableName]
    // A tag or a kind of relation is of no contact: what it changes shows in many.
    if ((owner === null && throughOthers === undefined) || lastRowId - rowId > most) return null
    if (owner !== null) {
      const row = before === null ? null : (JSON.parse(before) as Record<string, number | null>)
      const id = row?.[owner]
      if (typeof id === 'number') ids.add(id)
    }
    const sql = throughOthers ?? `SELECT ${owner} FROM ${tableName} WHERE id BETWEEN ? AND ? AND ${owner} IS NOT NULL`
    for (const id of db.column<number>(sql, rowId, lastRowId)) ids.add(id)
    if (ids.size > most) return null
  }
  return [...ids]
}

interface List {
  lookup: Lookup
  sort: Sort
  ids: Float64Array
}

/** A list after some of its contacts changed, came or went; null where it has to be made again. A copy: others may be reading the old one. */
export function patched(db: ReadDb, { lookup, sort, ids }: List, changed: readonly number[]): Float64Array | null {
  // What a text finds is in the order of finding, which is nobody's column.
  if (lookup.text?.trim() || dependsOnOthers(lookup)) return null
  const { sql, values } = compile(lookup)
  const gone = new Set(changed)
  const list = ids.filter((id) => !gone.has(id))
  const added: { id: number; at: number }[] = []
  const place = placeIn(db, sort, list)
  for (const id of changed) if (db.value(`SELECT 1 FROM contact c WHERE c.id = ? AND ${sql}`, id, ...values) !== undefined) added.push({ id, at: place(id) })
  const isBefore = beforeBy(db, sort)
  added.sort((a, b) => a.at - b.at || (isBefore(a.id, b.id) ? -1 : 1))
  const result = new Float64Array(list.length + added.length)
  let from = 0
  for (const [index, { id, at }] of added.entries()) {
    result.set(list.subarray(from, at), from + index)
    result[at + index] = id
    from = at
  }
  result.set(list.subarray(from), from + added.length)
  return result
}

/** Whether a change of one contact can bring another into the lookup. */
const dependsOnOthers = (lookup: Lookup) => JSON.stringify(lookup.where ?? null).includes('"recent"')

/** Where a contact belongs in a sorted list: by halving, some twenty looks at a million. */
function placeIn(db: ReadDb, sort: Sort, list: Float64Array): (id: number) => number {
  const isBefore = beforeBy(db, sort)
  return (id) => {
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(list[middle] ?? 0, id)) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The order of a list, as `orderedIds` makes it: what is empty comes last either way, equals by name. */
function beforeBy(db: ReadDb, sort: Sort): (a: number, b: number) => boolean {
  const isDescending = sort.direction === 'descending'
  const isByName = sort.column === 'name'
  const read = (id: number) => db.tuples<[string, string | number]>(`SELECT c.sortKey, ${isByName ? `''` : columnSql[sort.column]} FROM contact c WHERE c.id = ?`, id)[0] ?? ['', '']
  return (a, b) => {
    const [nameA, valueA] = read(a)
    const [nameB, valueB] = read(b)
    const names = compare(nameA, nameB) || a - b
    if (isByName) return isDescending ? names > 0 : names < 0
    const [keyA, keyB] = [keyOf(valueA), keyOf(valueB)]
    if (keyA === keyB) return names < 0
    if (keyA === '' || keyB === '') return keyB === ''
    return isDescending ? compare(keyA, keyB) > 0 : compare(keyA, keyB) < 0
  }
}
