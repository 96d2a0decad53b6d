import type { FoundDocument } from '#shared/documents.ts'
import type { ReadDb } from '../db/query.ts'
import type { DerivedPart } from '../derived/derived.ts'
import { fileText } from '../files/files.ts'
import { addWords, wordsExpression } from '../search/search.ts'

/** So much of what a document says is indexed, in characters. */
const most = 200_000

/** The words of each document of a contact, its name's and its own (table `documentText`). */
export const documentText: DerivedPart = {
  stale: 'documentStale',
  refresh(db, ids) {
    for (const id of ids) {
      db.exec('DELETE FROM documentText WHERE rowid = ?', id)
      const document = db.row<{ name: string; blob: string }>('SELECT name, blob FROM document WHERE id = ?', id)
      if (!document) continue
      const words = new Set<string>()
      // A name is written together where a text has spaces: "Offer_2026-final.pdf".
      addWords(words, document.name.replace(/[_.-]+/g, ' '))
      addWords(words, document.name)
      addWords(words, fileText(db, document.blob, document.name, most))
      if (words.size > 0) db.exec('INSERT INTO documentText (rowid, text) VALUES (?, ?)', id, [...words].join(' '))
    }
  },
}

/** The documents that have all the words that were typed, in their name or in what they say, the latest first; none of contacts in the trash. */
export function findDocuments(db: ReadDb, typed: string, limit: number): FoundDocument[] {
  const expression = wordsExpression(typed)
  if (expression === null) return []
  return db.rows<FoundDocument>(
    `SELECT d.id, d.contactId, c.name AS contact, d.name, b.size, b.mediaType, d.addedAt FROM documentText f CROSS JOIN document d ON d.id = f.rowid JOIN contact c ON c.id = d.contactId JOIN blob b ON b.hash = d.blob
     WHERE documentText MATCH ? AND c.deletedAt IS NULL ORDER BY f.rowid DESC LIMIT ?`, expression, limit)
}
