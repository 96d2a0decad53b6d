import { contactTextSchema, type ContactChanges, type ContactContent, type ContactListField, type ContactTextField } from '#shared/contacts.ts'
import type { ImportRules, PolicyField, UpdatePolicy } from '#shared/imports.ts'
import { toE164 } from '../contacts/contacts.ts'
import { fold } from '../search/search.ts'
import type { Present } from './people.ts'

const textFields = Object.keys(contactTextSchema.shape) as ContactTextField[]
const lists = ['phones', 'emails', 'addresses', 'links', 'dates', 'positions', 'relations'] as const
type List = (typeof lists)[number]
type Row = Readonly<Record<string, string | number | null | undefined>>

/** Of two entries of one import these say the same in other words; anything else that differs goes to the note. */
const namings = new Set<string>(['prefix', 'givenName', 'middleName', 'familyName', 'suffix', 'fullName', 'fileAs', 'sortAs', 'phoneticGivenName', 'phoneticFamilyName', 'language', 'timeZone'])

/** How an entry changes the contact it was taken for. */
export interface MergeTerms {
  policyOf(field: PolicyField): UpdatePolicy
  /** What a filled field is not replaced by stands in the note: for two entries of one import, of which neither is newer. */
  keepsDifferences: boolean
  /** Notes are added to, unless they are named in the rules themselves. */
  replacesNote: boolean
  /** ISO 3166-1 alpha-2. */
  country: string
}

export const termsOf = ({ policy, fields }: Pick<ImportRules, 'policy' | 'fields'>, country: string): MergeTerms => ({ policyOf: (field) => fields[field] ?? policy, keepsDifferences: false, replacesNote: fields.note === 'overwrite', country })
export const termsWithin = (country: string): MergeTerms => ({ policyOf: () => 'fill', keepsDifferences: true, replacesNote: false, country })

/**
 * What an entry changes in the contact it matches: the fields it gives fill or replace those there, its rows are added to the
 * lists or complete one of them, nothing is taken away. Null when it says nothing new.
 */
export function changesFrom(present: Present, content: ContactContent, terms: MergeTerms): ContactChanges | null {
  const changes: ContactChanges = {}
  const differences: string[] = []
  for (const field of textFields) mergeText(changes, field, present[field], content[field], terms, differences)
  if (differences.length > 0) changes.note = [changes.note ?? present.note, ...differences].filter(Boolean).join('\n\n')
  for (const list of lists) mergeList(changes, list, present[list], content[list], terms.country)
  const known = new Set(present.tags.map(fold))
  const tags = content.tags.filter((tag) => !known.has(fold(tag)))
  if (tags.length > 0) changes.tags = [...present.tags, ...tags]
  if (content.photo !== null && content.photo !== present.photo && (present.photo === null || terms.policyOf('photo') === 'overwrite')) changes.photo = content.photo
  if (content.isFavourite && !present.isFavourite) changes.isFavourite = true
  return Object.keys(changes).length > 0 ? changes : null
}

function mergeText(changes: ContactChanges, field: ContactTextField, before: string | null, incoming: string | null, terms: MergeTerms, differences: string[]): void {
  const value = incoming?.trim() ?? ''
  if (value === '' || value === before) return
  if (field === 'note') {
    // Notes are added like rows of a list; what is there already is not said twice.
    if (!before?.includes(value)) changes.note = before && !terms.replacesNote ? `${before}\n\n${value}` : value
  } else if (before === null || terms.policyOf(field) === 'overwrite') changes[field] = value
  else if (terms.keepsDifferences && !namings.has(field)) differences.push(value)
}

function mergeList(changes: ContactChanges, list: List, present: readonly Row[], incoming: readonly Row[], country: string): void {
  if (incoming.length === 0) return
  const rows = [...present]
  let isChanged = false
  for (const row of incoming) {
    const key = sameness(list, row, country)
    if (key === '') continue
    const same = rows.findIndex((other) => sameness(list, other, country) === key || isPartOf(list, other, row))
    if (same < 0) rows.push(row)
    const completed = same < 0 ? null : completedBy(rows[same] ?? {}, row)
    if (completed) rows[same] = completed
    isChanged ||= same < 0 || completed !== null
  }
  if (isChanged) Object.assign(changes, { [list]: rows })
}

/** A row there with what only the incoming one says; null when that is nothing. Labels count: a number without one gets it. */
function completedBy(row: Row, incoming: Row): Row | null {
  const missing = Object.entries(incoming).filter(([key, value]) => key !== 'id' && value !== null && value !== undefined && value !== '' && (row[key] === '' || row[key] === null))
  return missing.length === 0 ? null : { ...row, ...Object.fromEntries(missing) }
}

const wholes: Partial<Record<List, readonly string[]>> = {
  positions: ['company', 'department', 'title', 'role', 'startedOn', 'endedOn'],
  addresses: ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'],
}
const mainParts: Partial<Record<List, readonly string[]>> = { positions: ['company'], addresses: ['street', 'city'] }

/** Whether of two jobs or addresses one only says more than the other. */
function isPartOf(list: List, one: Row, other: Row): boolean {
  const parts = wholes[list]
  const text = (row: Row, part: string) => fold(String(row[part] ?? '')).trim()
  if (!parts || !mainParts[list]?.every((part) => text(one, part) !== '' && text(one, part) === text(other, part))) return false
  return parts.every((part) => text(one, part) === '' || text(other, part) === '' || text(one, part) === text(other, part))
}

/** What makes two rows of a list one: a number however it is written, an address whatever its label. */
function sameness(list: Exclude<ContactListField, 'tags'>, row: Row, country: string): string {
  const text = (key: string) => fold(String(row[key] ?? '')).replace(/\s+/g, ' ').trim()
  switch (list) {
    case 'phones':
      return (typeof row.e164 === 'string' ? row.e164 : toE164(String(row.value), country)) ?? (String(row.value).replace(/\D/g, '') || text('value'))
    case 'emails':
    case 'links':
      return text('value')
    case 'dates':
      return `${text('label')} ${text('value')}`
    case 'addresses':
      return ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'].map(text).join('|').replace(/^\|*$/, '')
    case 'positions':
      // A company that is a contact gives its own spelling to all who work there.
      return `${text('company').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}|${text('title')}|${text('department')}`.replace(/^\|*$/, '')
    case 'relations':
      return `${text('label')}|${text('name')}`
  }
}
