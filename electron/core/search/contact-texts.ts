import type { ReadDb } from '../db/query.ts'
import type { EntryWords } from './entry-words.ts'

/**
 * What the index holds of a contact, as words with spaces between: those that people type as they are, and behind them,
 * marked (`far`), those of everything else. Texts are read table by table for a stretch of ids, not contact by contact.
 */
type Cells = readonly [contactId: number, near: string | null, beyond: string | null]

/** Table by table, by rising id: whose, what is typed, what else there is to find. */
const sources = [
  `SELECT id, concat_ws(char(10), name, nickname, phoneticGivenName, phoneticFamilyName, fileAs, givenName, familyName), concat_ws(char(10), note, howWeMet), listName FROM contact
    WHERE deletedAt IS NULL AND id BETWEEN ? AND ? ORDER BY id`,
  'SELECT contactId, company, concat_ws(char(10), title, department, role) FROM position WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
  'SELECT contactId, value, NULL FROM email WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
  'SELECT contactId, city, concat_ws(char(10), street, extended, poBox, postalCode, region, country) FROM address WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
  'SELECT contactId, NULL, concat_ws(char(10), label, value) FROM link WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
  'SELECT contactId, NULL, name FROM relation WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
  'SELECT contactId, NULL, tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId BETWEEN ? AND ? ORDER BY contactId',
] as const
const phonesSql = 'SELECT contactId, value, e164 FROM phone WHERE contactId BETWEEN ? AND ? ORDER BY contactId'

interface Gathered {
  contactId: number
  near: string[]
  beyond: string[]
  listName: string
  phones: [value: string, e164: string | null][]
}

/**
 * Tells the entries of all contacts with ids from `first` to `last` that are not in the trash, by rising id; their bytes are
 * good until the next is told.
 */
export function readEntries(db: ReadDb, first: number, last: number, words: EntryWords, tell: (contactId: number, entry: Uint8Array) => void): void {
  const found: Gathered[] = []
  const [names, ...others] = sources
  for (const [contactId, near, beyond, listName] of db.tuples<[...Cells, string]>(names, first, last)) found.push({ contactId, near: near ? [near] : [], beyond: beyond ? [beyond] : [], listName, phones: [] })
  for (const sql of others) {
    const next = merged(found)
    for (const [contactId, near, beyond] of db.tuples<Cells>(sql, first, last)) {
      const one = next(contactId)
      if (near) one?.near.push(near)
      if (beyond) one?.beyond.push(beyond)
    }
  }
  const next = merged(found)
  for (const [contactId, value, e164] of db.tuples<[number, string, string | null]>(phonesSql, first, last)) next(contactId)?.phones.push([value, e164])
  for (const one of found) tell(one.contactId, entryOf(one, words))
}

/** Finds the contacts of rows that come by rising id, too. */
function merged(found: readonly Gathered[]): (contactId: number) => Gathered | undefined {
  let at = 0
  return (contactId) => {
    while (at < found.length && (found[at]?.contactId ?? 0) < contactId) at += 1
    return found[at]?.contactId === contactId ? found[at] : undefined
  }
}

function entryOf({ near, beyond, listName, phones }: Gathered, words: EntryWords): Uint8Array {
  words.begin()
  for (const text of near) words.text(text, false)
  words.sound(listName)
  for (const [value, e164] of phones) words.phone(value, e164)
  for (const text of beyond) words.text(text, true)
  return words.end()
}
