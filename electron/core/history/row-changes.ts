import { contactTextSchema } from '#shared/contacts.ts'
import type { FieldChange } from '#shared/history.ts'
import type { ReadDb, Value } from '../db/query.ts'
import { trackedTables, type ChangeTable, type TrackedTable } from '../db/schema.ts'

/**
 * What one change set did to one contact, field by field, as the log of changes tells it: a row as it was stands in the
 * log; as it became it stands in the next change of that row, or in the row itself.
 */
type Row = Record<string, Value>
type LogRow = Pick<ChangeTable, 'seq' | 'tableName' | 'operation' | 'rowId' | 'lastRowId' | 'before'>

/** Sets of more changes (imports, bulk) are looked at only around the contact's own row: what belongs to it is written with it. */
const smallSet = 500
const near = 300
/** Longest value told, in characters, and most rows told of one set. */
const longest = 500
const mostRows = 60

const lists = Object.keys(trackedTables).filter((table) => trackedTables[table as TrackedTable] === 'contactId' && !['contactSource', 'declinedRelation', 'dateAcknowledgement'].includes(table))
const columns: readonly string[] = ['kind', ...Object.keys(contactTextSchema.shape), 'familyNameFirst', 'photo', 'cadence', 'verifiedAt', 'deletedAt']

/** Null where the set made this contact: then all of it is new. */
export function fieldChanges(db: ReadDb, changeSetId: number, contactId: number): FieldChange[] | null {
  const rows = touchedRows(db, changeSetId, contactId)
  if (rows === null) return null
  const changes: FieldChange[] = []
  for (const { table, id, before, lastSeq, isGone } of rows.slice(0, mostRows)) {
    const after = isGone ? null : stateAfter(db, table, id, lastSeq)
    changes.push(...(table === 'contact' ? contactChanges(before, after) : listChanges(db, table, before, after)))
  }
  return changes
}

interface Touched {
  table: string
  id: number
  before: Row | null
  lastSeq: number
  isGone: boolean
}

function touchedRows(db: ReadDb, changeSetId: number, contactId: number): Touched[] | null {
  const touched = new Map<string, Touched>()
  for (const change of logRows(db, changeSetId, contactId)) {
    const { tableName: table, operation, seq } = change
    if (operation === 'insert') {
      if (table === 'contact' && change.rowId <= contactId && contactId <= change.lastRowId) return null
      if (lists.includes(table)) for (const id of insertedIds(db, change, contactId)) touched.set(`${table} ${id}`, { table, id, before: null, lastSeq: seq, isGone: false })
      continue
    }
    const before = JSON.parse(change.before ?? '{}') as Row
    if (table === 'contact' ? change.rowId !== contactId : !lists.includes(table) || before['contactId'] !== contactId) continue
    const known = touched.get(`${table} ${change.rowId}`)
    if (known) Object.assign(known, { lastSeq: seq, isGone: operation === 'delete' })
    else touched.set(`${table} ${change.rowId}`, { table, id: change.rowId, before, lastSeq: seq, isGone: operation === 'delete' })
  }
  return [...touched.values()]
}

const logColumns = 'seq, tableName, operation, rowId, lastRowId, before'

/** The changes of a set that may be this contact's, in their order. */
function logRows(db: ReadDb, changeSetId: number, contactId: number): LogRow[] {
  const own = `(operation = 'insert' OR (tableName = 'contact' AND rowId = ?) OR json_extract(before, '$.contactId') = ?)`
  if (db.value<number>('SELECT count(*) FROM (SELECT 1 FROM change WHERE changeSetId = ? LIMIT ?)', changeSetId, smallSet + 1) !== smallSet + 1) {
    return db.rows<LogRow>(`SELECT ${logColumns} FROM change WHERE changeSetId = ? AND ${own} ORDER BY seq`, changeSetId, contactId, contactId)
  }
  const range = db.row<LogRow>(`SELECT ${logColumns} FROM change INDEXED BY changeInserted WHERE tableName = 'contact' AND operation = 'insert' AND rowId <= ? ORDER BY rowId DESC LIMIT 1`, contactId)
  const isMade = range !== undefined && range.lastRowId >= contactId && db.row('SELECT 1 FROM change WHERE seq = ? AND changeSetId = ?', range.seq, changeSetId) !== undefined
  if (isMade) return [range]
  const found = new Map<number, LogRow>()
  for (const seq of db.column<number>(`SELECT seq FROM change WHERE tableName = 'contact' AND rowId = ? AND changeSetId = ? ORDER BY seq LIMIT 20`, contactId, changeSetId)) {
    for (const row of db.rows<LogRow>(`SELECT ${logColumns} FROM change WHERE changeSetId = ? AND seq BETWEEN ? AND ? AND ${own}`, changeSetId, seq - near, seq + near, contactId, contactId)) found.set(row.seq, row)
  }
  for (const table of lists) {
    // The rows of its lists that are there, each looked up in the range of ids that it came with.
    for (const id of db.column<number>(`SELECT id FROM ${table} WHERE contactId = ? LIMIT 200`, contactId)) {
      const came = db.row<LogRow & { changeSetId: number }>(`SELECT ${logColumns}, changeSetId FROM change INDEXED BY changeInserted WHERE tableName = ? AND operation = 'insert' AND rowId <= ? ORDER BY rowId DESC LIMIT 1`, table, id)
      if (came && came.changeSetId === changeSetId && came.lastRowId >= id) found.set(came.seq, came)
    }
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq)
}

/** The rows of a contact's list within a range of inserted ids: those that are there, and those that were removed since. */
function insertedIds(db: ReadDb, { tableName, rowId, lastRowId }: LogRow, contactId: number): number[] {
  const ids = db.column<number>(`SELECT id FROM ${tableName} WHERE contactId = ? AND +id BETWEEN ? AND ?`, contactId, rowId, lastRowId)
  if (lastRowId - rowId > smallSet) return ids
  const gone = db.column<number>(
    `SELECT DISTINCT rowId FROM change WHERE tableName = ? AND rowId BETWEEN ? AND ? AND operation = 'delete' AND json_extract(before, '$.contactId') = ?`, tableName, rowId, lastRowId, contactId)
  return [...new Set([...ids, ...gone])]
}

/** A row as it was after the change of this number: as the next change that still holds found it, or as it is. */
function stateAfter(db: ReadDb, table: string, id: number, seq: number): Row | null {
  const next = db.value<string>(
    `SELECT c.before FROM change c JOIN changeSet s ON s.id = c.changeSetId WHERE c.tableName = ? AND c.rowId = ? AND c.seq > ? AND c.operation <> 'insert' AND s.state IN ('done', 'open') ORDER BY c.seq LIMIT 1`, table, id, seq)
  if (next !== undefined) return JSON.parse(next) as Row
  return db.row<Row>(`SELECT * FROM ${table} WHERE id = ?`, id) ?? null
}

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value).slice(0, longest))

function contactChanges(before: Row | null, after: Row | null): FieldChange[] {
  return columns.flatMap((column) => (text(before?.[column]) === text(after?.[column]) ? [] : [{ field: `contact.${column}`, label: null, before: text(before?.[column]), after: text(after?.[column]) }]))
}

function listChanges(db: ReadDb, table: string, before: Row | null, after: Row | null): FieldChange[] {
  const [was, is] = [rowText(db, table, before), rowText(db, table, after)]
  const [oldLabel, label] = [text(before?.['label']), text(after?.['label'])]
  if (was !== is) return [{ field: table, label: (after ? label : oldLabel) || null, before: was, after: is }]
  return oldLabel === label ? [] : [{ field: `${table}.label`, label: null, before: oldLabel, after: label }]
}

/** A row of a list as one reads it; of a row that is not there nothing. */
function rowText(db: ReadDb, table: string, row: Row | null): string {
  if (!row) return ''
  const joined = (...keys: string[]) => keys.map((key) => text(row[key])).filter(Boolean).join(', ').slice(0, longest)
  switch (table) {
    case 'address': return joined('poBox', 'street', 'extended', 'postalCode', 'city', 'region', 'country')
    case 'position': return joined('title', 'role', 'department', 'company')
    case 'contactTag': return db.value<string>('SELECT name FROM tag WHERE id = ?', row['tagId'] ?? null) ?? ''
    default: return joined('value' in row ? 'value' : 'name')
  }
}
