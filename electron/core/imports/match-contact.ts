import type { ContactChanges, ContactContent, ContactListField } from '#shared/contacts.ts'
import { contactTextSchema, type ContactTextField } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import { fold, sortKey } from '../search/search.ts'
import { readContact, toE164 } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import type { Incoming } from './importer.ts'

export interface Match {
  id: number
  by: 'source' | 'uid' | 'email' | 'phone'
}

/**
 * The contact that an entry is already there as: the very same entry imported before, the same UID, or the same name with
 * the same e-mail or phone. `before` leaves out contacts made later than this id by name: two people of one file are two.
 */
export function findMatch(db: ReadDb, entry: Incoming, before: number, country: string): Match | null {
  const known = db.value<number>('SELECT contactId FROM contactSource WHERE hash = ? LIMIT 1', entry.hash)
  if (known !== undefined) return { id: known, by: 'source' }
  const { content } = entry
  const sameUid = content.uid === '' ? undefined : db.value<number>('SELECT id FROM contact WHERE uid = ?', content.uid)
  if (sameUid !== undefined) return { id: sameUid, by: 'uid' }
  if (before === 0) return null
  const name = sortKey(content.sortAs || listName(content))
  const named = (id: number) => id <= before && db.row('SELECT 1 FROM contact WHERE id = ? AND sortKey = ? AND kind = ? AND deletedAt IS NULL', id, name, content.kind) !== undefined
  for (const { value } of content.emails) {
    const id = db.column<number>('SELECT contactId FROM email WHERE value = ? COLLATE NOCASE LIMIT 20', value).find(named)
    if (id !== undefined) return { id, by: 'email' }
  }
  for (const { value } of content.phones) {
    const number = toE164(value, content.addresses[0]?.countryCode || country)
    const id = number ? db.column<number>('SELECT contactId FROM phone WHERE e164 = ? LIMIT 20', number).find(named) : undefined
    if (id !== undefined) return { id, by: 'phone' }
  }
  return null
}

const textFields = Object.keys(contactTextSchema.shape) as ContactTextField[]
const lists = ['phones', 'emails', 'addresses', 'links', 'dates', 'positions', 'relations'] as const

/**
 * What an entry changes in the contact it matches: the fields it gives replace those there, its rows are added to the
 * lists, nothing is taken away. Null when it says nothing new.
 */
export function changesFrom(db: ReadDb, id: number, content: ContactContent, country: string): ContactChanges | null {
  const present = readContact(db, id)
  if (!present) return null
  const changes: ContactChanges = {}
  for (const field of textFields) {
    const value = content[field]
    if (value !== null && value.trim() !== '' && value.trim() !== present[field]) {
      if (field === 'note' && present.note?.includes(value.trim())) continue
      changes[field] = field === 'note' && present.note ? `${present.note}\n\n${value.trim()}` : value.trim()
    }
  }
  for (const list of lists) mergeList(changes, list, present[list], content[list], country)
  const tags = content.tags.filter((tag) => !present.tags.some((other) => fold(other) === fold(tag)))
  if (tags.length > 0) changes.tags = [...present.tags, ...tags]
  if (content.photo !== null && content.photo !== present.photo) changes.photo = content.photo
  if (content.isFavourite && !present.isFavourite) changes.isFavourite = true
  return Object.keys(changes).length > 0 ? changes : null
}

function mergeList(changes: ContactChanges, list: Exclude<ContactListField, 'tags'>, present: readonly Row[], incoming: readonly Row[], country: string): void {
  const known = new Set(present.map((row) => sameness(list, row, country)))
  const added = incoming.filter((row) => {
    const key = sameness(list, row, country)
    if (key === '' || known.has(key)) return false
    known.add(key)
    return true
  })
  if (added.length > 0) Object.assign(changes, { [list]: [...present, ...added] })
}

type Row = Readonly<Record<string, string | number | null | undefined>>

/** What makes two rows of a list one: a number however it is written, an address whatever its label. */
function sameness(list: Exclude<ContactListField, 'tags'>, row: Row, country: string): string {
  const text = (key: string) => fold(String(row[key] ?? '')).replace(/\s+/g, ' ').trim()
  switch (list) {
    case 'phones':
      return toE164(String(row.value), country) ?? String(row.value).replace(/\D/g, '')
    case 'emails':
    case 'links':
      return text('value')
    case 'dates':
      return `${text('label')} ${text('value')}`
    case 'addresses':
      return ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'].map(text).join('|').replace(/^\|*$/, '')
    case 'positions':
      return `${text('company')}|${text('title')}|${text('department')}`.replace(/^\|*$/, '')
    case 'relations':
      return `${text('label')}|${text('name')}`
  }
}
