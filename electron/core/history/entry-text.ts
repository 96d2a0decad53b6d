import type { WriteDb, ReadDb } from '../db/query.ts'
import type { DerivedPart } from '../derived/derived.ts'
import { fileText } from '../files/files.ts'
import { addWords } from '../search/search.ts'

/** So much of an entry's files is indexed, in characters. */
const most = 200_000

/**
 * The words of each entry as the index of history has them (table `dayText`): what it is about, what was said, who was there,
 * and what its files say. Chinese is characters and pairs of neighbours, as in the search for contacts.
 */
export const historyText: DerivedPart = {
  stale: 'historyStale',
  refresh(db, ids) {
    const texts = foundTexts(db, ids)
    for (const id of ids) refreshOne(db, id, texts.get(id))
  },
}

function refreshOne(db: WriteDb, id: number, found: FoundText | undefined): void {
  db.exec('DELETE FROM dayText WHERE rowid = ?', id)
  if (!found) return
  const words = new Set<string>()
  addWords(words, found.text)
  if (found.hasFiles) addWords(words, filesText(db, id))
  if (words.size > 0) db.exec('INSERT INTO dayText (rowid, text) VALUES (?, ?)', id, [...words].join(' '))
}

/** What files say, as far as it is text. */
function filesText(db: ReadDb, historyEntryId: number): string {
  const texts: string[] = []
  let left = most
  for (const { blob, name } of db.rows<{ blob: string; name: string }>('SELECT blob, name FROM attachment WHERE historyEntryId = ? ORDER BY rank, id', historyEntryId)) {
    if (left <= 0) break
    const text = fileText(db, blob, name, left)
    left -= text.length
    texts.push(text)
  }
  return texts.join('\n')
}

interface FoundText {
  text: string
  hasFiles: boolean
}

/** The texts of some entries, their files' apart; those that are gone are left out. */
export function foundTexts(db: ReadDb, ids: readonly number[]): Map<number, FoundText> {
  const wanted = JSON.stringify(ids)
  const found = new Map<number, FoundText>()
  for (const [id, result, regarding, details, phone] of db.tuples<[number, string, string, string, string]>('SELECT e.id, e.result, e.regarding, e.details, e.phone FROM json_each(?) j CROSS JOIN historyEntry e ON e.id = j.value', wanted)) {
    found.set(id, { text: `${regarding}\n${result}\n${details}\n${phone}`, hasFiles: false })
  }
  const add = (id: number, text: string, isFile: boolean) => {
    const known = found.get(id)
    if (known) found.set(id, { text: `${known.text}\n${text}`, hasFiles: known.hasFiles || isFile })
  }
  for (const [id, name, remark] of db.tuples<[number, string, string]>('SELECT h.historyEntryId, c.name, h.remark FROM json_each(?) j CROSS JOIN historyContact h ON h.historyEntryId = j.value JOIN contact c ON c.id = h.contactId', wanted)) add(id, `${name}\n${remark}`, false)
  for (const [id, name] of db.tuples<[number, string]>('SELECT a.historyEntryId, a.name FROM json_each(?) j CROSS JOIN attachment a ON a.historyEntryId = j.value', wanted)) add(id, name, true)
  return found
}
