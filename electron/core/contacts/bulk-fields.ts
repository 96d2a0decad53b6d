import { contactFields, type Address, type Contact, type ContactChanges, type ContactFieldKey, type ContactTextField, type Position } from '#shared/contacts.ts'
import type { ReplaceableField } from '#shared/bulk.ts'
import { countryCodeOf } from '#shared/countries.ts'
import type { ReadDb } from '../db/query.ts'
import type { BulkWork } from './bulk-work.ts'
import { readContact } from './read-contacts.ts'
import { updateContact } from './write-contacts.ts'

type Change = (text: string) => string

interface Field {
  /** The text over `contact c`, several rows joined by line ends; null where there is none. */
  sql: string
  /** Which field of a contact it belongs to: that says whether companies have it. */
  of: ContactFieldKey
  changes: (contact: Contact, change: Change) => ContactChanges
}

/** A bulk change of a field: those change whose text does. */
export function bulkField(key: ReplaceableField, change: Change): BulkWork {
  const field = fields[key]
  const kinds = contactFields.find((other) => other.key === field.of)?.kinds ?? []
  return {
    changing: (db: ReadDb, ids) =>
      db.rows<{ id: number; kind: Contact['kind']; text: string | null }>(`SELECT c.id, c.kind, ${field.sql} AS text FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value`, JSON.stringify(ids))
        .filter(({ kind, text }) => kinds.includes(kind) && change(text ?? '') !== (text ?? '')).map(({ id }) => id),
    apply: (ctx, id) => {
      const contact = readContact(ctx.db, id)
      if (contact) updateContact(ctx, id, field.changes(contact, change))
    },
  }
}

const text = (key: ContactTextField): Field => ({ sql: `c.${key}`, of: key, changes: (contact, change) => ({ [key]: change(contact[key] ?? '') || null }) })

const first = (table: string, column: string) => `(SELECT ${column} FROM ${table} WHERE contactId = c.id ORDER BY rank LIMIT 1)`

/** The first position is the present one. One that has nothing left in it goes. */
const position = (key: 'company' | 'title' | 'department' | 'role'): Field => ({
  sql: first('position', key), of: 'positions',
  changes: ({ positions: [now, ...rest] }, change) => {
    const before: Position = now ?? { company: '', department: '', title: '', role: '' }
    const after: Position = { ...before, [key]: change(before[key]), ...(key === 'company' ? { companyId: null } : {}) }
    const isEmpty = [after.company, after.title, after.department, after.role, after.startedOn, after.endedOn].every((part) => !part)
    return { positions: isEmpty ? rest : [after, ...rest] }
  },
})

const noAddress: Address = { label: 'work', poBox: '', extended: '', street: '', city: '', region: '', postalCode: '', country: '', countryCode: '' }
const addressParts = ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const

const address = (key: 'street' | 'city' | 'region' | 'postalCode' | 'country'): Field => ({
  sql: first('address', key), of: 'addresses',
  changes: ({ addresses: [main, ...rest] }, change) => {
    const before = main ?? noAddress
    const value = change(before[key])
    const after: Address = { ...before, [key]: value, ...(key === 'country' ? { countryCode: countryCodeOf(value) } : {}) }
    return { addresses: addressParts.every((part) => after[part] === '') ? rest : [after, ...rest] }
  },
})

/** Lists of values, of which any may have the text. A value that nothing is left of goes. */
const values = (key: 'emails' | 'phones' | 'links', table: string): Field => ({
  sql: `(SELECT group_concat(value, char(10)) FROM ${table} WHERE contactId = c.id)`, of: key,
  changes: (contact, change) => ({ [key]: (contact[key] as { value: string }[]).map((row) => ({ ...row, value: change(row.value).trim() })).filter((row) => row.value !== '') }),
})

const fields: Readonly<Record<ReplaceableField, Field>> = {
  company: position('company'), title: position('title'), department: position('department'), role: position('role'),
  street: address('street'), city: address('city'), region: address('region'), postalCode: address('postalCode'), country: address('country'),
  salutation: text('salutation'), prefix: text('prefix'), suffix: text('suffix'), language: text('language'), timeZone: text('timeZone'),
  howWeMet: text('howWeMet'), note: text('note'), givenName: text('givenName'), middleName: text('middleName'), familyName: text('familyName'),
  nickname: text('nickname'), fullName: text('fullName'), email: values('emails', 'email'), phone: values('phones', 'phone'), website: values('links', 'link'),
}
