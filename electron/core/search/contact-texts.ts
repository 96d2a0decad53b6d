import { phoneWords, pinyinWords, searchText } from './fold.ts'

/** What the two indexes hold of a contact: the short texts people type, and everything. */
export interface Entry {
  id: number
  sortKey: string
  deletedAt: number | null
  typed: string
  whole: string
}

export interface Texts {
  id: number
  sortKey: string
  deletedAt: number | null
  name: string
  listName: string
  names: string | null
  notes: string | null
  work: string | null
  titles: string | null
  emails: string | null
  phones: string | null
  towns: string | null
  places: string | null
  others: string | null
}

/** The texts of contacts (`c`), to be followed by a condition. */
export const textsSql = `
  SELECT c.id, c.sortKey, c.deletedAt, c.name, c.listName,
    concat_ws(' ', c.nickname, c.phoneticGivenName, c.phoneticFamilyName, c.fileAs, c.givenName, c.familyName) AS names,
    concat_ws(' ', c.note, c.howWeMet) AS notes,
    (SELECT group_concat(company, ' ') FROM position WHERE contactId = c.id) AS work,
    (SELECT group_concat(concat_ws(' ', title, department, role), ' ') FROM position WHERE contactId = c.id) AS titles,
    (SELECT group_concat(value, ' ') FROM email WHERE contactId = c.id) AS emails,
    (SELECT json_group_array(json_array(value, e164)) FROM phone WHERE contactId = c.id) AS phones,
    (SELECT group_concat(city, ' ') FROM address WHERE contactId = c.id) AS towns,
    (SELECT group_concat(concat_ws(' ', street, extended, poBox, postalCode, region, country), ' ') FROM address WHERE contactId = c.id) AS places,
    concat_ws(' ',
      (SELECT group_concat(concat_ws(' ', label, value), ' ') FROM link WHERE contactId = c.id),
      (SELECT group_concat(name, ' ') FROM relation WHERE contactId = c.id),
      (SELECT group_concat(tag.name, ' ') FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = c.id)) AS others
  FROM contact c`

export function entryOf(row: Texts): Entry {
  const numbers = JSON.parse(row.phones ?? '[]') as [string, string | null][]
  const typed = [row.name, row.names, row.work, row.emails, row.towns].filter(Boolean).join(' ')
  const short = `${searchText(typed)} ${pinyinWords(row.listName)} ${numbers.map(([value, e164]) => phoneWords(value, e164)).join(' ')}`
  const rest = [row.titles, row.places, row.others, row.notes].filter(Boolean).join(' ')
  return { id: row.id, sortKey: row.sortKey, deletedAt: row.deletedAt, typed: short, whole: `${short} ${searchText(rest)}` }
}
