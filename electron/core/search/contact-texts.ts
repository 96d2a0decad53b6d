import type { ReadDb } from '../db/query.ts'
import { addPhone, addPinyin, addWords, far, startSign } from './fold.ts'
import { addStarts } from './frequent-starts.ts'

/**
 * What the index holds of a contact, as words with spaces between: those that people type as they are, and behind them,
 * marked (`far`), those of everything else. Texts are read table by table for a stretch of ids, not contact by contact.
 */
export interface Entry {
  contactId: number
  words: string
}

type Cells = readonly [contactId: number, near: string | null, beyond: string | null]

/** Table by table: whose, what is typed, what else there is to find. */
const sources = [
  `SELECT id, concat_ws(char(10), name, nickname, phoneticGivenName, phoneticFamilyName, fileAs, givenName, familyName), concat_ws(char(10), note, howWeMet), listName FROM contact
    WHERE deletedAt IS NULL AND id BETWEEN ? AND ?`,
  'SELECT contactId, company, concat_ws(char(10), title, department, role) FROM position WHERE contactId BETWEEN ? AND ?',
  'SELECT contactId, value, NULL FROM email WHERE contactId BETWEEN ? AND ?',
  'SELECT contactId, city, concat_ws(char(10), street, extended, poBox, postalCode, region, country) FROM address WHERE contactId BETWEEN ? AND ?',
  'SELECT contactId, NULL, concat_ws(char(10), label, value) FROM link WHERE contactId BETWEEN ? AND ?',
  'SELECT contactId, NULL, name FROM relation WHERE contactId BETWEEN ? AND ?',
  'SELECT contactId, NULL, tag.name FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId BETWEEN ? AND ?',
] as const
const phonesSql = 'SELECT contactId, value, e164 FROM phone WHERE contactId BETWEEN ? AND ?'

interface Gathered {
  near: Set<string>
  beyond: string[]
}

/** The entries of all contacts with ids from `first` to `last` that are not in the trash, with those beginnings that are frequent. */
export function readEntries(db: ReadDb, first: number, last: number, starts: ReadonlySet<string>): Entry[] {
  const found = new Map<number, Gathered>()
  for (const sql of sources) {
    for (const [contactId, near, beyond, listName] of db.tuples<[...Cells, string?]>(sql, first, last)) {
      if (listName !== undefined) found.set(contactId, { near: new Set(), beyond: [] })
      const one = found.get(contactId)
      if (!one) continue
      if (near) addLines(near, one.near)
      if (listName) addPinyin(listName, one.near)
      if (beyond) one.beyond.push(beyond)
    }
  }
  for (const [contactId, value, e164] of db.tuples<[number, string, string | null]>(phonesSql, first, last)) {
    const one = found.get(contactId)
    if (one) addPhone(value, e164, one.near)
  }
  return Array.from(found, ([contactId, one]) => ({ contactId, words: wordsOf(one, starts) }))
}

function wordsOf({ near, beyond }: Gathered, starts: ReadonlySet<string>): string {
  const more = new Set<string>()
  for (const text of beyond) addLines(text, more)
  const begun = new Set<string>()
  let words = ''
  for (const word of near) {
    words += `${word} `
    if (starts.size > 0) addStarts(word, starts, begun)
  }
  for (const word of more) {
    if (near.has(word)) continue
    const marked = far(word)
    words += `${marked} `
    if (starts.size > 0) addStarts(marked, starts, begun)
  }
  for (const start of begun) words += `${start}${startSign} `
  return words
}

/** Line by line: plain ones are quick, and characters of two lines are no neighbours. */
function addLines(text: string, to: Set<string>): void {
  if (!text.includes('\n')) return addWords(text, to)
  for (const line of text.split('\n')) addWords(line, to)
}
