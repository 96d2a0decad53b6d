import type { ContactColumn } from '#shared/contacts.ts'
import { byName, type Condition, type ConditionGroup, type Lookup, type Sort } from '#shared/lookup.ts'
import type { ReadDb, Value } from '../db/query.ts'
import { findContacts, fold, sortKey } from '../search/search.ts'

const firstOf = (table: string, column: string, more = '') => `(SELECT ${column} FROM ${table} WHERE contactId = c.id ${more} ORDER BY rank LIMIT 1)`

/** Each column of a list of contacts as SQL over `contact c`. Text columns are never null. */
export const columnSql: Record<ContactColumn, string> = {
  name: 'c.listName',
  company: `coalesce(${firstOf('position', 'company')}, '')`,
  title: `coalesce(${firstOf('position', 'title')}, '')`,
  department: `coalesce(${firstOf('position', 'department')}, '')`,
  phone: `coalesce(${firstOf('phone', 'value')}, '')`,
  email: `coalesce(${firstOf('email', 'value')}, '')`,
  city: `coalesce(${firstOf('address', 'city')}, '')`,
  country: `coalesce(${firstOf('address', 'country')}, '')`,
  tags: `coalesce((SELECT group_concat(name, ', ') FROM (SELECT tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = c.id ORDER BY rank)), '')`,
  birthday: `coalesce(${firstOf('importantDate', 'value', `AND label = 'birthday'`)}, '')`,
  website: `coalesce(${firstOf('link', 'value', `AND kind = 'web'`)}, '')`,
  note: `substr(coalesce(c.note, ''), 1, 200)`,
  createdAt: 'c.createdAt',
  updatedAt: 'c.updatedAt',
  verifiedAt: `coalesce(c.verifiedAt, '')`,
  openedAt: `coalesce((SELECT openedAt FROM recentContact WHERE contactId = c.id), '')`,
  deletedAt: `coalesce(c.deletedAt, '')`,
}

/** The ids of a lookup in its order. */
export function idsOf(db: ReadDb, lookup: Lookup, sort: Sort = byName): number[] {
  const { sql, values } = compile(lookup)
  if (lookup.text?.trim()) return textIds(db, lookup, sort)
  if (sort.column === 'name') {
    return db.column<number>(`SELECT c.id FROM contact c WHERE ${sql} ORDER BY c.sortKey ${sqlDirection(sort)}, c.id`, ...values)
  }
  return sorted(db.rows<{ id: number; value: string | number }>(`SELECT c.id, ${columnSql[sort.column]} AS value FROM contact c WHERE ${sql} ORDER BY c.sortKey, c.id`, ...values), sort)
}

/** Whether a lookup is a typed text alone, in name order: the order that search has anyway. */
export function isPlainText(lookup: Lookup, sort: Sort): boolean {
  return Boolean(lookup.text?.trim()) && !lookup.where && !lookup.inTrash && sort.column === 'name' && sort.direction === 'ascending'
}

function textIds(db: ReadDb, lookup: Lookup, sort: Sort): number[] {
  const found = lookup.inTrash ? null : findContacts(db, lookup.text ?? '')
  if (found === null && !lookup.inTrash) return []
  const { sql, values } = compile(lookup)
  // The trash is not indexed; it is small, so it is looked through by name.
  const wanted = found ?? db.rows<{ id: number; name: string }>('SELECT id, name FROM contact WHERE deletedAt IS NOT NULL').filter((row) => fold(row.name).includes(fold(lookup.text ?? ''))).map((row) => row.id)
  const isPlain = !lookup.where && !lookup.inTrash && sort.column === 'name'
  if (isPlain) return sort.direction === 'ascending' ? wanted : wanted.toReversed()
  const rows = db.rows<{ id: number; value: string | number }>(
    `SELECT c.id, ${sort.column === 'name' ? 'c.sortKey' : columnSql[sort.column]} AS value FROM json_each(?) j JOIN contact c ON c.id = j.value WHERE ${sql}`, JSON.stringify(wanted), ...values)
  if (sort.column !== 'name') return sorted(rows, sort)
  const ids = rows.map((row) => row.id)
  return sort.direction === 'ascending' ? ids : ids.toReversed()
}

/** Sorts by a column as people read it (folded, Chinese by pinyin); what is empty comes last either way. Equal values stay in name order. */
function sorted(rows: { id: number; value: string | number }[], sort: Sort): number[] {
  const keys = new Map<string, string>()
  const keyed = rows.map(({ id, value }) => {
    if (typeof value === 'number') return { id, key: value }
    let key = keys.get(value)
    if (key === undefined) {
      key = value === '' ? '' : sortKey(value)
      keys.set(value, key)
    }
    return { id, key }
  })
  const factor = sort.direction === 'ascending' ? 1 : -1
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0
    if (a.key === '') return 1
    if (b.key === '') return -1
    return a.key < b.key ? -factor : factor
  })
  return keyed.map((row) => row.id)
}

/** The conditions of a lookup, but for its text, as SQL over `contact c`. */
export function compile(lookup: Lookup): { sql: string; values: Value[] } {
  const values: Value[] = []
  const base = lookup.inTrash ? 'c.deletedAt IS NOT NULL' : 'c.deletedAt IS NULL'
  const where = lookup.where && lookup.where.conditions.length > 0 ? group(lookup.where, values) : null
  return { sql: where ? `${base} AND ${where}` : base, values }
}

function group({ join, conditions }: ConditionGroup, values: Value[]): string {
  if (conditions.length === 0) return '1'
  return `(${conditions.map((item) => ('join' in item ? group(item, values) : condition(item, values))).join(join === 'and' ? ' AND ' : ' OR ')})`
}

function condition(item: Condition, values: Value[]): string {
  if ('column' in item) return columnCondition(item, values)
  switch (item.field) {
    case 'kind':
      values.push(item.is)
      return 'c.kind = ?'
    case 'tag':
      values.push(item.is)
      return 'c.id IN (SELECT contactId FROM contactTag WHERE tagId = (SELECT id FROM tag WHERE name = ?))'
    case 'tagGroup':
      values.push(item.id)
      return 'c.id IN (SELECT contactId FROM contactTag JOIN tag ON tag.id = tagId WHERE tagGroupId = ?)'
    case 'recent':
      return 'c.id IN (SELECT contactId FROM recentContact)'
    case 'favourite':
      return 'c.favouriteAt IS NOT NULL'
    case 'company':
      values.push(item.id)
      return 'c.id IN (SELECT contactId FROM position WHERE companyId = ?)'
    case 'ids':
      values.push(JSON.stringify(item.in))
      return 'c.id IN (SELECT value FROM json_each(?))'
  }
}

function columnCondition(item: Extract<Condition, { column: string }>, values: Value[]): string {
  const column = item.column === 'name' ? 'c.name' : columnSql[item.column]
  const value = item.value ?? ''
  const escaped = value.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  switch (item.test) {
    case 'isEmpty':
      return `${column} = ''`
    case 'isNotEmpty':
      return `${column} <> ''`
    case 'is':
      values.push(value)
      return `${column} = ? COLLATE NOCASE`
    case 'startsWith':
      values.push(`${escaped}%`)
      return `${column} LIKE ? ESCAPE '\\'`
    case 'contains':
      values.push(`%${escaped}%`)
      return `${column} LIKE ? ESCAPE '\\'`
  }
}

const sqlDirection = (sort: Sort) => (sort.direction === 'ascending' ? 'ASC' : 'DESC')
