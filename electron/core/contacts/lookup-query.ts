import type { ContactColumn } from '#shared/contacts.ts'
import { byName, type Condition, type ConditionGroup, type Lookup, type Sort } from '#shared/lookup.ts'
import type { ReadDb, Value } from '../db/query.ts'
import { orderedIds, type OrderPlan } from '../search/search.ts'

/** The columns that are the first row of a list: its table, its column, and which of its rows count. */
const firsts = {
  company: ['position', 'company', ''], title: ['position', 'title', ''], department: ['position', 'department', ''],
  phone: ['phone', 'value', ''], email: ['email', 'value', ''], city: ['address', 'city', ''], country: ['address', 'country', ''],
  birthday: ['importantDate', 'value', `AND label = 'birthday'`], website: ['link', 'value', `AND kind = 'web'`],
} as const satisfies Partial<Record<ContactColumn, readonly [table: string, column: string, more: string]>>
/** The columns that are of the contact's own row. */
const owns = {
  note: `substr(coalesce(c.note, ''), 1, 200)`, createdAt: 'c.createdAt', updatedAt: 'c.updatedAt', verifiedAt: `coalesce(c.verifiedAt, '')`, deletedAt: `coalesce(c.deletedAt, '')`,
} as const satisfies Partial<Record<ContactColumn, string>>

/** What is drawn from history (`touch` is kept true by touch/). Values for one contact and for a stretch of them. */
const touched = ['lastReachedAt', 'lastMeetingAt', 'lastEmailAt'] as const
const thisYear = `h.isReached = 1 AND h.at >= unixepoch('now', 'start of year') * 1000`
/** Of floating times and whole days the instant on this computer's clock. */
function instantOf(column: 'at' | 'until'): string {
  return `CASE o.isFloating WHEN 1 THEN unixepoch(o.${column} / 1000, 'unixepoch', 'utc') * 1000 ELSE o.${column} END`
}
/** Open and still to come, or a task that is late; a repeated task counts from its first open occurrence on. */
const isNext = `(o.isOpen = 1 OR (a.isTask = 0 AND a.status IN ('planned', 'tentative') AND ${instantOf('until')} >= unixepoch() * 1000))`
const drawn = {
  ...(Object.fromEntries(touched.map((key) => [key, {
    one: `coalesce((SELECT ${key} FROM touch WHERE contactId = c.id), '')`, stretch: `SELECT contactId, ${key} FROM touch WHERE contactId BETWEEN ? AND ? AND ${key} IS NOT NULL`,
  }])) as Record<(typeof touched)[number], { one: string; stretch: string }>),
  reachedThisYear: {
    one: `coalesce((SELECT nullif(count(*), 0) FROM historyContact h WHERE h.contactId = c.id AND ${thisYear}), '')`,
    stretch: `SELECT h.contactId, count(*) FROM historyContact h WHERE h.contactId BETWEEN ? AND ? AND ${thisYear} GROUP BY h.contactId`,
  },
  nextActivityAt: {
    one: `coalesce((SELECT min(${instantOf('at')}) FROM participant p CROSS JOIN occurrence o ON o.activityId = p.activityId CROSS JOIN activity a ON a.id = o.activityId WHERE p.contactId = c.id AND ${isNext}), '')`,
    stretch: `SELECT p.contactId, min(${instantOf('at')}) FROM participant p CROSS JOIN occurrence o ON o.activityId = p.activityId CROSS JOIN activity a ON a.id = o.activityId WHERE p.contactId BETWEEN ? AND ? AND ${isNext} GROUP BY p.contactId`,
  },
} as const satisfies Partial<Record<ContactColumn, { one: string; stretch: string }>>

const firstSql = Object.fromEntries(Object.entries(firsts).map(([key, [table, column, more]]) => [key, `coalesce((SELECT ${column} FROM ${table} WHERE contactId = c.id ${more} ORDER BY rank LIMIT 1), '')`])) as Record<keyof typeof firsts, string>

/** Each column of a list of contacts as SQL over `contact c`. Text columns are never null. */
export const columnSql: Record<ContactColumn, string> = {
  ...firstSql, ...owns, ...(Object.fromEntries(Object.entries(drawn).map(([key, { one }]) => [key, one])) as Record<keyof typeof drawn, string>),
  name: 'c.listName',
  tags: `coalesce((SELECT group_concat(name, ', ') FROM (SELECT tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = c.id ORDER BY rank)), '')`,
  openedAt: `coalesce((SELECT openedAt FROM recentContact WHERE contactId = c.id), '')`,
}

/** The values of a column for a stretch of ids, read along the table: a tenth of what asking contact by contact takes. */
function stretchSql(column: ContactColumn): string | null {
  if (column in firsts) {
    const [table, value, more] = firsts[column as keyof typeof firsts]
    return `SELECT contactId, ${value} FROM ${table} WHERE contactId BETWEEN ? AND ? ${more} ORDER BY contactId, rank`
  }
  if (column in drawn) return drawn[column as keyof typeof drawn].stretch
  return column in owns ? `SELECT c.id, ${owns[column as keyof typeof owns]} FROM contact c WHERE c.id BETWEEN ? AND ?` : null
}

/** The ids of a lookup in its order, at once: for jobs and small lookups; lists on screen are kept by WorkingSets. */
export function idsOf(db: ReadDb, lookup: Lookup, sort: Sort = byName): Float64Array {
  return orderedIds(db, orderPlan(lookup, sort))
}

/** A lookup as data for whoever puts it in order. */
export function orderPlan(lookup: Lookup, sort: Sort): OrderPlan {
  const { sql, values } = compile(lookup)
  return {
    where: sql, values, text: lookup.text?.trim() ? lookup.text : null, isInTrash: lookup.inTrash === true,
    ...(sort.column === 'name' ? { column: null, stretch: null } : { column: columnSql[sort.column], stretch: stretchSql(sort.column) }),
    isDescending: sort.direction === 'descending',
  }
}

/** Whether a lookup is a typed text alone, in name order: the order that search has anyway. */
export function isPlainText(lookup: Lookup, sort: Sort): boolean {
  return Boolean(lookup.text?.trim()) && !lookup.where && !lookup.inTrash && isByName(sort)
}

/** Whether a list is everybody in name order: the order that the table's index has anyway. */
export function isEverybody(lookup: Lookup, sort: Sort): boolean {
  return !lookup.text?.trim() && !lookup.where && !lookup.inTrash && isByName(sort)
}

const isByName = (sort: Sort) => sort.column === 'name' && sort.direction === 'ascending'

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
  if ('time' in item) return timeCondition(item, values)
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
    case 'noNextActivity':
      // A task without a date is a next step, too.
      return `(${columnSql.nextActivityAt} = '' AND NOT EXISTS (SELECT 1 FROM participant p JOIN activity a ON a.id = p.activityId WHERE p.contactId = c.id AND a.start IS NULL AND a.status IN ('planned', 'tentative')))`
    case 'company':
      values.push(item.id)
      return 'c.id IN (SELECT contactId FROM position WHERE companyId = ?)'
    case 'ids':
      values.push(JSON.stringify(item.in))
      return 'c.id IN (SELECT value FROM json_each(?))'
  }
}

/** Times by days from now: within the last days, within the next, longer ago than that (never is longest ago). */
function timeCondition({ time, test, days }: Extract<Condition, { time: string }>, values: Value[]): string {
  const at = columnSql[time]
  const edge = (sign: '-' | '+') => `unixepoch('now', '${sign}' || CAST(? AS INTEGER) || ' days') * 1000`
  values.push(days)
  if (test === 'inNext') return `(${at} <> '' AND ${at} >= unixepoch() * 1000 AND ${at} <= ${edge('+')})`
  return test === 'inLast' ? `(${at} <> '' AND ${at} <= unixepoch() * 1000 AND ${at} >= ${edge('-')})` : `(${at} = '' OR ${at} < ${edge('-')})`
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
