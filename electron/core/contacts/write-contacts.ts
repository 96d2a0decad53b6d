import { contactTextSchema, type Contact, type ContactChanges, type ContactKind, type ContactTextField } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { displayName, hasCjk, listName } from '#shared/names.ts'
import type { RowShape, Value, WriteDb } from '../db/query.ts'
import type { ContactTable } from '../db/schema.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { sortKey } from '../search/search.ts'
import { writeLists, type KnownNames } from './contact-lists.ts'
import { requireContact } from './read-contacts.ts'

const textFields = Object.keys(contactTextSchema.shape) as ContactTextField[]

const newContact: RowShape = { table: 'contact', columns: ['id', 'uid', 'kind', ...textFields, 'familyNameFirst', 'photo', 'favouriteAt', 'name', 'listName', 'sortKey', 'createdAt', 'updatedAt'] }

/**
 * Makes a contact; gives its id. `uid` is drawn where none is given; a uid that is taken throws `conflict`. `known` may be
 * given where many contacts are made: what names stand for is then looked up once.
 */
export function createContact(ctx: WriteContext, changes: ContactChanges, uid?: string, known?: KnownNames): number {
  const { db, now } = ctx
  const id = ctx.newId('contact')
  const kind: ContactKind = changes.kind ?? 'person'
  const texts = {} as Record<ContactTextField, string | null>
  const values: Value[] = [id, uid || ctx.newUid(), kind]
  for (const field of textFields) values.push((texts[field] = clean(changes[field] ?? null)))
  const familyNameFirst = changes.familyNameFirst ?? null
  const shown = derived({ ...texts, kind, familyNameFirst, phones: changes.phones ?? [], emails: changes.emails ?? [], positions: changes.positions ?? [] })
  values.push(flag(familyNameFirst), changes.photo ?? null, changes.isFavourite ? now : null, shown.name, shown.listName, shown.sortKey, now, now)
  db.insertValues(newContact, values)
  writeLists({ db, newId: ctx.newId, contactId: id, defaultCountry: ctx.defaultCountry(), isNew: true, known }, changes)
  if (kind === 'company') {
    known?.companyIds.clear()
    linkPositions(db, id, shown.name)
  }
  return id
}

/** Changes a contact: absent = unchanged, null = cleared, a list = the whole new list. Gives whether anything changed. */
export function updateContact(ctx: WriteContext, id: number, changes: ContactChanges): boolean {
  const { db, now } = ctx
  const before = requireContact(db, id)
  const countBefore = db.value<number>('SELECT total_changes()')
  const columns = changedColumns(before, changes, now)
  setColumns(db, id, columns)
  writeLists({ db, newId: ctx.newId, contactId: id, defaultCountry: ctx.defaultCountry() }, changes)
  if (db.value<number>('SELECT total_changes()') === countBefore) return false
  const after = requireContact(db, id)
  // Strictly later each time, so that the contact's own row tells of every change of what belongs to it.
  setColumns(db, id, { ...derived(after), updatedAt: Math.max(now, before.updatedAt + 1) })
  if (after.kind === 'company') renameCompany(db, id, before.name)
  return true
}

/** Moves contacts to the trash or back. Gives how many there were. */
export function setDeleted(db: WriteDb, ids: readonly number[], deletedAt: number | null): number {
  let count = 0
  for (const id of ids) count += db.exec(`UPDATE contact SET deletedAt = ? WHERE id = ? AND deletedAt IS ${deletedAt === null ? 'NOT NULL' : 'NULL'}`, deletedAt, id)
  return count
}

function changedColumns(before: Contact, changes: ContactChanges, now: number): Partial<ContactTable> {
  const columns: Partial<ContactTable> = {}
  for (const field of textFields) {
    const value = changes[field]
    if (value !== undefined && clean(value) !== before[field]) columns[field] = clean(value)
  }
  if (changes.kind !== undefined && changes.kind !== before.kind) columns.kind = changes.kind
  if (changes.photo !== undefined && changes.photo !== before.photo) columns.photo = changes.photo
  if (changes.familyNameFirst !== undefined && changes.familyNameFirst !== before.familyNameFirst) columns.familyNameFirst = flag(changes.familyNameFirst)
  if (changes.isFavourite !== undefined && changes.isFavourite !== before.isFavourite) columns.favouriteAt = changes.isFavourite ? now : null
  return columns
}

function setColumns(db: WriteDb, id: number, columns: Partial<ContactTable>): void {
  const names = Object.keys(columns)
  if (names.length === 0) return
  if (db.exec(`UPDATE contact SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...Object.values(columns), id) === 0) throw new AppError('notFound', 'This contact is not there any more.')
}

type DerivedFrom = Parameters<typeof displayName>[0] & Pick<Contact, 'sortAs' | 'phoneticGivenName' | 'phoneticFamilyName'>

/** The columns that follow from the others: the two names to show and the key to sort by. */
function derived(parts: DerivedFrom): Pick<ContactTable, 'name' | 'listName' | 'sortKey'> {
  const shown = listName(parts)
  const sound = [parts.phoneticFamilyName, parts.phoneticGivenName].filter(Boolean).join(' ')
  return { name: displayName(parts), listName: shown, sortKey: sortKey(parts.sortAs || (hasCjk(shown) && sound) || shown) }
}

/** Positions that name this company by its name, and belong to no company yet, are linked to it. */
function linkPositions(db: WriteDb, companyId: number, name: string): void {
  db.exec(`UPDATE position SET companyId = ? WHERE companyId IS NULL AND company = ? AND company <> ''`, companyId, name)
}

function renameCompany(db: WriteDb, id: number, before: string): void {
  const { name } = requireContact(db, id)
  if (name === before) return
  db.exec('UPDATE position SET company = ? WHERE companyId = ? AND company = ?', name, id, before)
  linkPositions(db, id, name)
}

/** Text as stored: without NULs and control signs that no screen shows, and null rather than empty. */
function clean(value: string | null): string | null {
  if (value === null) return null
  const text = (hasControls.test(value) ? value.replace(controls, '').replace(/\r\n?/g, '\n') : value).trim()
  return text === '' ? null : text
}

// oxlint-disable-next-line no-control-regex -- the control signs are exactly what is meant here
const hasControls = /[\u0000-\u0008\u000b-\u001f\u007f]/
// oxlint-disable-next-line no-control-regex -- the same
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0)
