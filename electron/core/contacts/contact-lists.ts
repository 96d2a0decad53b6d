import type { Address, ContactLists, Email, ImportantDate, Link, Phone, Position, Relation } from '#shared/contacts.ts'
import { tidyName } from '#shared/tags.ts'
import { remembered } from '#shared/remembered.ts'
import type { Store } from '../db/changes.ts'
import type { RowShape, Value, WriteDb } from '../db/query.ts'
import type { Schema } from '../db/schema.ts'
import { sortKey } from '../search/search.ts'
import { tagIdOf } from '../tags/tags.ts'
import { toE164 } from './phones.ts'

type Row = Record<string, Value>
type NewId = Store['newId']
type ChildTable = 'phone' | 'email' | 'address' | 'link' | 'importantDate' | 'position' | 'relation'

/** What the rows of a list are stored as. `defaultCountry` is ISO 3166-1 alpha-2. */
interface Terms {
  db: WriteDb
  newId: NewId
  contactId: number
  defaultCountry: string
  /** A contact just made has no rows to compare with. */
  isNew?: boolean
  known?: KnownNames | undefined
}

/** What names stand for, remembered by whoever writes many contacts, who has to forget it when that may have changed. */
export interface KnownNames {
  tagIds: Map<string, number>
  /** Of company contacts; null where there is none. */
  companyIds: Map<string, number | null>
}

/** Makes the stored lists of a contact those given. A list that is absent stays as it is. Rows that are the same already are not touched. */
export function writeLists(terms: Terms, lists: { [K in keyof ContactLists]?: ContactLists[K] | undefined }): void {
  const { db, defaultCountry } = terms
  if (lists.addresses) writeList(terms, 'address', lists.addresses, addressRow)
  if (lists.phones) {
    // The addresses are written before the phones, so what is stored is what is given where both are.
    const stored = terms.isNew ? lists.addresses?.find(({ countryCode }) => countryCode !== '')?.countryCode : db.value<string>(`SELECT countryCode FROM address WHERE contactId = ? AND countryCode <> '' ORDER BY rank LIMIT 1`, terms.contactId)
    const country = lists.addresses?.[0]?.countryCode || stored || defaultCountry
    writeList(terms, 'phone', lists.phones, (phone: Phone) => ({ label: phone.label, value: phone.value, e164: toE164(phone.value, country) }))
  }
  if (lists.emails) writeList(terms, 'email', lists.emails, (email: Email) => ({ label: email.label, value: email.value }))
  if (lists.links) writeList(terms, 'link', lists.links, (link: Link) => ({ kind: link.kind, label: link.label, value: link.value }))
  if (lists.dates) writeList(terms, 'importantDate', lists.dates, (date: ImportantDate) => ({ label: date.label, value: date.value }))
  if (lists.positions) writeList(terms, 'position', lists.positions, (position: Position) => positionRow(db, position, terms.known))
  if (lists.relations) writeList(terms, 'relation', lists.relations, (relation: Relation) => relationRow(db, relation))
  if (lists.tags) writeTags(terms, lists.tags)
}

function addressRow({ label, poBox, extended, street, city, region, postalCode, country, countryCode }: Address): Row {
  return { label, poBox, extended, street, city, region, postalCode, country, countryCode }
}

/** A company given by name alone is linked to the company contact of that name, where there is one. */
function positionRow(db: WriteDb, position: Position, known?: KnownNames): Row {
  const linked = position.companyId ?? knownCompany(db, position.company, known)
  const name = linked === null ? position.company : (db.value<string>('SELECT name FROM contact WHERE id = ?', linked) ?? position.company)
  return {
    companyId: linked, company: position.companyId ? name : position.company || name, department: position.department, title: position.title, role: position.role,
    startedOn: position.startedOn ?? null, endedOn: position.endedOn ?? null,
  }
}

function relationRow(db: WriteDb, relation: Relation): Row {
  const other = relation.otherId ? db.value<string>('SELECT name FROM contact WHERE id = ?', relation.otherId) : undefined
  return { label: relation.label, otherId: relation.otherId ?? null, name: other ?? relation.name }
}

/** The id of the company contact that goes by a name, compared folded; null where there is none. */
export function companyNamed(db: WriteDb, name: string): number | null {
  if (name === '') return null
  return db.value<number>(`SELECT id FROM contact WHERE deletedAt IS NULL AND kind = 'company' AND sortKey = ? LIMIT 1`, companySortKey(name)) ?? null
}

function knownCompany(db: WriteDb, name: string, known?: KnownNames): number | null {
  const before = known?.companyIds.get(name)
  if (before !== undefined) return before
  const id = companyNamed(db, name)
  if (known && known.companyIds.size > 5_000) known.companyIds.clear()
  known?.companyIds.set(name, id)
  return id
}

/** The people of a file work for the same companies over and over. */
const companySortKey = remembered(5_000, sortKey)

function writeList<T extends { id?: number | undefined }>({ db, newId, contactId, isNew }: Terms, table: ChildTable, items: readonly T[], toRow: (item: T) => Row): void {
  if (isNew) {
    let rank = 0
    for (const item of items) insertNew(db, table, [newId(table), contactId, rank++], toRow(item))
    return
  }
  const stored = db.rows<Row & { id: number; rank: number }>(`SELECT * FROM ${table} WHERE contactId = ? ORDER BY rank`, contactId)
  const left = new Map(stored.map((row) => [row.id, row]))
  const rows = items.map((item) => ({ item, row: toRow(item), match: item.id === undefined ? undefined : left.get(item.id) }))
  for (const { match } of rows) if (match) left.delete(match.id)
  for (const [rank, { row, match }] of rows.entries()) {
    // A row given without its id is taken for the stored one that says the same.
    const old = match ?? [...left.values()].find((candidate) => Object.keys(row).every((key) => candidate[key] === row[key]))
    if (old) {
      left.delete(old.id)
      updateRow(db, table, old, { ...row, rank })
    } else insertRow(db, table, { id: newId(table), contactId, rank, ...row })
  }
  for (const id of left.keys()) db.exec(`DELETE FROM ${table} WHERE id = ?`, id)
}

/** The shapes of lists' rows; those of a table are made in one place each, so their columns stand in one order. */
const shapes = new Map<ChildTable, RowShape>()

function insertNew(db: WriteDb, table: ChildTable, first: [id: number, contactId: number, rank: number], row: Row): void {
  let shape = shapes.get(table)
  if (!shape) shapes.set(table, (shape = { table, columns: ['id', 'contactId', 'rank', ...Object.keys(row)] }))
  const values: Value[] = first
  for (const column in row) values.push(row[column] ?? null)
  db.insertValues(shape, values)
}

function insertRow<T extends ChildTable>(db: WriteDb, table: T, row: Row): void {
  db.insert(table, row as unknown as Schema[T])
}

function updateRow(db: WriteDb, table: ChildTable, old: Row & { id: number }, row: Row): void {
  const changed = Object.keys(row).filter((key) => old[key] !== row[key])
  if (changed.length === 0) return
  db.exec(`UPDATE ${table} SET ${changed.map((key) => `${key} = ?`).join(', ')} WHERE id = ?`, ...changed.map((key) => row[key] ?? null), old.id)
}

function writeTags({ db, newId, contactId, isNew, known }: Terms, names: readonly string[]): void {
  const stored = isNew ? [] : db.rows<{ id: number; tagId: number; rank: number }>('SELECT id, tagId, rank FROM contactTag WHERE contactId = ?', contactId)
  const left = new Map(stored.map((row) => [row.tagId, row]))
  const wanted = new Set(names.map(tidyName).filter(Boolean).map((name) => tagNamed(db, newId, name, known?.tagIds)))
  for (const [rank, tagId] of [...wanted].entries()) {
    const old = left.get(tagId)
    left.delete(tagId)
    if (!old) db.insert('contactTag', { id: newId('contactTag'), contactId, rank, tagId })
    else if (old.rank !== rank) db.exec('UPDATE contactTag SET rank = ? WHERE id = ?', rank, old.id)
  }
  for (const row of left.values()) db.exec('DELETE FROM contactTag WHERE id = ?', row.id)
}

/** The tag of a name, whatever its case; made where there is none. */
export function tagNamed(db: WriteDb, newId: NewId, name: string, tagIds?: Map<string, number>): number {
  let id = tagIds?.get(name) ?? tagIdOf(db, name)
  if (id === undefined) {
    id = newId('tag')
    db.insert('tag', { id, name: tidyName(name), colour: null, tagGroupId: null })
  }
  tagIds?.set(name, id)
  return id
}
