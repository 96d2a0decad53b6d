import type { Address, Contact } from '#shared/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import type { DirectoryRow } from '../paper/paper.ts'

/** What the directory prints of a contact, in one row: its lists as JSON. Whole contacts would take nine questions each. */
const sql = `
  SELECT c.sortKey, c.kind, c.listName, c.language,
    (SELECT json_array(company, title) FROM position WHERE contactId = c.id ORDER BY rank LIMIT 1) AS position,
    (SELECT json_group_array(json_array(label, value)) FROM (SELECT label, value FROM phone WHERE contactId = c.id ORDER BY rank)) AS phones,
    (SELECT json_group_array(json_array(label, value)) FROM (SELECT label, value FROM email WHERE contactId = c.id ORDER BY rank)) AS emails,
    (SELECT json_group_array(json_array(label, poBox, extended, street, city, region, postalCode, country, countryCode))
      FROM (SELECT * FROM address WHERE contactId = c.id ORDER BY rank)) AS addresses,
    (SELECT json_group_array(name) FROM (SELECT tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = c.id ORDER BY rank)) AS tags
  FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value ORDER BY j.key`

interface Row extends Record<'sortKey' | 'listName' | 'phones' | 'emails' | 'addresses' | 'tags', string> {
  kind: Contact['kind']
  language: string | null
  position: string | null
}

/** The contacts of these ids that still are there, in the order given. Meant for some hundred at a time: it keeps the thread. */
export function readDirectoryRows(read: ReadDb, ids: ArrayLike<number>): DirectoryRow[] {
  return read.rows<Row>(sql, JSON.stringify(Array.from(ids))).map((row) => ({
    sortKey: row.sortKey,
    contact: {
      kind: row.kind, listName: row.listName, language: row.language, positions: positionsOf(row.position),
      phones: labelled(row.phones), emails: labelled(row.emails), addresses: addressesOf(row.addresses), tags: JSON.parse(row.tags) as string[],
    },
  }))
}

function positionsOf(json: string | null): Contact['positions'] {
  if (json === null) return []
  const [company = '', title = ''] = JSON.parse(json) as string[]
  return [{ company, title, department: '', role: '' }]
}

function labelled(json: string): { label: string; value: string }[] {
  return (JSON.parse(json) as [string, string][]).map(([label, value]) => ({ label, value }))
}

function addressesOf(json: string): Address[] {
  return (JSON.parse(json) as string[][]).map(([label = '', poBox = '', extended = '', street = '', city = '', region = '', postalCode = '', country = '', countryCode = '']) =>
    ({ label, poBox, extended, street, city, region, postalCode, country, countryCode }))
}
