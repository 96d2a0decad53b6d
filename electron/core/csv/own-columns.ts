/**
 * The columns of Touchbase's own table, declared once for writing and reading. Every field of a contact has its place,
 * rows of lists are numbered: "Phone 2 - Label", "Phone 2 - Value".
 */
import type { ContactContent, ContactListField } from '#shared/contacts.ts'
import type { ColumnMap, ColumnTarget } from '#shared/import-map.ts'

/** How many numbered columns each list needs: the most rows any of the contacts has. */
export type ListMaxima = Partial<Record<ContactListField, number>>

type Part = readonly [target: ColumnTarget, name: string]
interface OwnList {
  field: Exclude<ContactListField, 'tags'>
  /** The name in headers, such as "Phone". */
  name: string
  parts: readonly Part[]
}

const leading: readonly Part[] = [
  ['uid', 'UID'], ['kind', 'Kind'], ['prefix', 'Prefix'], ['givenName', 'First Name'], ['middleName', 'Middle Name'], ['familyName', 'Last Name'],
  ['suffix', 'Suffix'], ['nickname', 'Nickname'], ['phoneticGivenName', 'Phonetic First Name'], ['phoneticFamilyName', 'Phonetic Last Name'],
  ['fullName', 'Full Name'], ['fileAs', 'File As'], ['sortAs', 'Sort As'], ['familyNameFirst', 'Family Name First'], ['salutation', 'Salutation'],
]
const trailing: readonly Part[] = [
  ['tags', 'Tags'], ['isFavourite', 'Favourite'], ['language', 'Language'], ['timeZone', 'Time Zone'], ['howWeMet', 'How We Met'], ['note', 'Note'],
]
const lists: readonly OwnList[] = [
  { field: 'positions', name: 'Position', parts: [['positions.company', 'Company'], ['positions.department', 'Department'], ['positions.title', 'Title'], ['positions.role', 'Role'], ['positions.startedOn', 'Started'], ['positions.endedOn', 'Ended']] },
  { field: 'phones', name: 'Phone', parts: [['phones.label', 'Label'], ['phones.value', 'Value']] },
  { field: 'emails', name: 'E-mail', parts: [['emails.label', 'Label'], ['emails.value', 'Value']] },
  {
    field: 'addresses', name: 'Address',
    parts: [['addresses.label', 'Label'], ['addresses.street', 'Street'], ['addresses.extended', 'Extended'], ['addresses.poBox', 'PO Box'], ['addresses.city', 'City'], ['addresses.region', 'Region'], ['addresses.postalCode', 'Postal Code'], ['addresses.country', 'Country'], ['addresses.countryCode', 'Country Code']],
  },
  { field: 'links', name: 'Link', parts: [['links.kind', 'Kind'], ['links.label', 'Label'], ['links.value', 'Value']] },
  { field: 'dates', name: 'Date', parts: [['dates.label', 'Label'], ['dates.value', 'Value']] },
  { field: 'relations', name: 'Relation', parts: [['relations.label', 'Label'], ['relations.name', 'Name']] },
]

export interface OwnColumn {
  header: string
  to: ColumnTarget
  /** The row of the list, counted from 0; 0 where there is no list. */
  list: number
}

/** All columns for contacts with at most so many rows in each list. */
export function ownColumns(maxima: ListMaxima): OwnColumn[] {
  const plain = ([to, header]: Part): OwnColumn => ({ header, to, list: 0 })
  const numbered = lists.flatMap(({ field, name, parts }) =>
    Array.from({ length: maxima[field] ?? 0 }, (_, list) => parts.map(([to, part]) => ({ header: `${name} ${list + 1} - ${part}`, to, list }))).flat())
  return [...leading.map(plain), ...numbered, ...trailing.map(plain)]
}

/** The columns of some fields and lists, as the whole table has them; a list in `count` numbered rows from `first` on. */
export function ownColumnsOf(key: string, first: number, count: number): OwnColumn[] {
  const plain = [...leading, ...trailing].find(([to]) => to === key)
  if (plain) return [{ header: plain[1], to: plain[0], list: 0 }]
  const known = lists.find(({ field }) => field === key)
  if (!known) return []
  return Array.from({ length: count }, (_, index) => known.parts.map(([to, part]) => ({ header: `${known.name} ${first + index + 1} - ${part}`, to, list: first + index }))).flat()
}

/**
 * Whether these are the headers of our own table: the leading ones, in their order, and a last "Note". Or only some of them,
 * as somebody chose, if UID is among them: other programs have no table of those words alone.
 */
export function isOwnTable(headers: readonly string[]): boolean {
  if (leading.every(([, header], index) => headers[index] === header) && headers.includes('Note')) return true
  return headers.length > 1 && headers.includes('UID') && ownMap(headers).every(({ to }) => to !== 'toNote')
}

/** The map of an own table; a column added by hand goes to the note. */
export function ownMap(headers: readonly string[]): ColumnMap[] {
  const known = new Map<string, Part[0]>([...leading, ...trailing].map(([to, header]) => [header, to]))
  const parts = new Map<string, ColumnTarget>(lists.flatMap(({ name, parts: all }) => all.map(([to, part]) => [`${name} - ${part}`, to] as const)))
  return headers.map((header, column): ColumnMap => {
    const to = known.get(header)
    if (to) return { column, header, to }
    const match = /^(.+) ([1-9]\d{0,3}) - (.+)$/.exec(header)
    const part = match && parts.get(`${match[1]} - ${match[3]}`)
    return part ? { column, header, to: part, list: Number(match[2]) - 1 } : { column, header, to: 'toNote' }
  })
}

/** Raises the maxima to what this content needs. */
export function countLists(content: ContactContent, maxima: ListMaxima): ListMaxima {
  for (const { field } of lists) maxima[field] = Math.max(maxima[field] ?? 0, content[field].length)
  return maxima
}
