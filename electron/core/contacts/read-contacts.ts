import { drawnColumns, type Contact, type ContactContent, type ContactRow, type DrawnColumns } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import type { ReadDb } from '../db/query.ts'
import type { ContactTable } from '../db/schema.ts'
import { columnSql } from './lookup-query.ts'

/** A whole contact, or null when there is none of this id. */
export function readContact(db: ReadDb, id: number): Contact | null {
  const row = db.row<ContactTable>('SELECT * FROM contact WHERE id = ?', id)
  return row ? { ...contactOf(row), ...listsOf(db, id) } : null
}

/** A whole contact; throws `notFound` when there is none of this id. */
export function requireContact(db: ReadDb, id: number): Contact {
  const contact = readContact(db, id)
  if (!contact) throw new AppError('notFound', 'This contact is not there any more.')
  return contact
}

/** What is said of a contact, without where and when it is stored: what codecs and exports take. */
export function contentOf({ id: _id, name: _name, listName: _listName, createdAt: _createdAt, updatedAt: _updatedAt, verifiedAt: _verifiedAt, deletedAt: _deletedAt, ...content }: Contact): ContactContent {
  return content
}

function contactOf(row: ContactTable): Omit<Contact, keyof ReturnType<typeof listsOf>> {
  const { sortKey: _sortKey, favouriteAt, familyNameFirst, ...rest } = row
  return { ...rest, familyNameFirst: familyNameFirst === null ? null : familyNameFirst === 1, isFavourite: favouriteAt !== null }
}

const listColumns = {
  phones: ['label, value, e164', 'phone'], emails: ['label, value', 'email'], addresses: ['label, poBox, extended, street, city, region, postalCode, country, countryCode', 'address'],
  links: ['kind, label, value', 'link'], dates: ['label, value', 'importantDate'], positions: ['companyId, company, department, title, role, startedOn, endedOn', 'position'], relations: ['label, otherId, name', 'relation'],
} as const

function listsOf(db: ReadDb, contactId: number) {
  const list = <K extends keyof typeof listColumns>(key: K) =>
    db.rows<Contact[K][number]>(`SELECT id, ${listColumns[key][0]} FROM ${listColumns[key][1]} WHERE contactId = ? ORDER BY rank`, contactId)
  return {
    phones: list('phones'), emails: list('emails'), addresses: list('addresses'), links: list('links'), dates: list('dates'), positions: list('positions'), relations: list('relations'),
    tags: db.column<string>('SELECT tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = ? ORDER BY rank', contactId),
  }
}

/** Whole contacts, in the order of their ids as given; ids that are gone are left out. A few dozen at once cost half of what they cost one by one. */
export function readContacts(db: ReadDb, ids: readonly number[]): Contact[] {
  const wanted = JSON.stringify(ids)
  const contacts = new Map<number, Contact>()
  for (const row of db.rows<ContactTable>('SELECT c.* FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value ORDER BY j.key', wanted)) {
    contacts.set(row.id, { ...contactOf(row), phones: [], emails: [], addresses: [], links: [], dates: [], positions: [], relations: [], tags: [] })
  }
  for (const [key, [columns, table]] of Object.entries(listColumns) as [keyof typeof listColumns, readonly [string, string]][]) {
    for (const row of db.rows<{ contactId?: number }>(`SELECT contactId, t.id, ${columns.replace(/\bvalue\b/, 't.value')} FROM json_each(?) j CROSS JOIN ${table} t ON t.contactId = j.value ORDER BY contactId, rank`, wanted)) {
      const contact = contacts.get(row.contactId ?? 0)
      delete row.contactId
      ;(contact?.[key] as object[] | undefined)?.push(row)
    }
  }
  for (const { contactId, name } of db.rows<{ contactId: number; name: string }>('SELECT contactId, tag.name FROM json_each(?) j CROSS JOIN contactTag t ON t.contactId = j.value JOIN tag ON tag.id = tagId ORDER BY contactId, rank', wanted)) contacts.get(contactId)?.tags.push(name)
  return [...contacts.values()]
}

const tagIdsSql = `(SELECT json_group_array(tagId) FROM (SELECT tagId FROM contactTag WHERE contactId = c.id ORDER BY rank))`
const rowColumns = Object.entries(columnSql).map(([key, sql]) => `${sql} AS ${key}`).join(', ')
const rowsSql = `SELECT c.id, c.kind, c.favouriteAt IS NOT NULL AS isFavourite, ${tagIdsSql} AS tagIds, ${rowColumns} FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value ORDER BY j.key`

/** The rows of a list for some ids, in their order; ids that are gone are left out. */
export function readRows(db: ReadDb, ids: ArrayLike<number>): ContactRow[] {
  return db.rows<RawRow>(rowsSql, JSON.stringify(Array.from(ids))).map((row) => ({
    ...row, isFavourite: row.isFavourite === 1, tagIds: JSON.parse(row.tagIds) as number[],
    verifiedAt: row.verifiedAt || null, openedAt: row.openedAt || null, deletedAt: row.deletedAt || null,
    lastReachedAt: row.lastReachedAt || null, lastMeetingAt: row.lastMeetingAt || null, lastEmailAt: row.lastEmailAt || null, nextActivityAt: row.nextActivityAt || null, reachedThisYear: row.reachedThisYear || 0,
  }))
}

const drawnSql = `SELECT ${drawnColumns.map((key) => `nullif(${columnSql[key]}, '') AS ${key}`).join(', ')} FROM contact c WHERE c.id = ?`

/** What history and activities say of a contact: when it was last reached, and what is next. */
export function readDrawn(db: ReadDb, id: number): DrawnColumns {
  const row = db.row<{ [K in keyof DrawnColumns]: number | null }>(drawnSql, id)
  return { lastReachedAt: null, lastMeetingAt: null, lastEmailAt: null, nextActivityAt: null, ...row, reachedThisYear: row?.reachedThisYear ?? 0 }
}

/** A row as SQLite gives it: a time that is not there is an empty text, which sorts and is looked up like that of any column. */
type RawRow = Omit<ContactRow, 'isFavourite' | 'tagIds' | Absent> & { isFavourite: number; tagIds: string } & Record<Absent, number | ''>
type Absent = 'verifiedAt' | 'openedAt' | 'deletedAt' | 'lastReachedAt' | 'lastMeetingAt' | 'lastEmailAt' | 'nextActivityAt' | 'reachedThisYear'
