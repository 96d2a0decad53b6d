import type { ReadDb } from '../db/query.ts'
import { uidKey, writeGroup } from '../vcard/vcard.ts'
import { wholeBlob } from '../files/files.ts'

/** The groups that came in as cards of their own and became tags: they go out as cards again. */
export interface GroupCards {
  /** The tags that such a card says. */
  tags: ReadonlySet<string>
  /** The cards, with those of the exported contacts that have the tag now. */
  write: (version: '3.0' | '4.0') => Generator<string>
}

export function groupCards(db: ReadDb, ids: Float64Array): GroupCards | null {
  const groups = db.rows<{ tagId: number; name: string; original: string }>('SELECT tagId, tag.name, original FROM tagSource JOIN tag ON tag.id = tagId ORDER BY tagSource.id')
  if (groups.length === 0) return null
  return {
    tags: new Set(groups.map(({ name }) => name)),
    write: function* (version) {
      const exported = new Set(ids)
      for (const { tagId, name, original } of groups) {
        const members = db.rows<{ id: number; uid: string }>('SELECT contact.id, contact.uid FROM contactTag JOIN contact ON contact.id = contactId WHERE tagId = ? AND deletedAt IS NULL ORDER BY contact.id', tagId)
        const card = writeGroup(original, {
          version, name, members: members.filter(({ id }) => exported.has(id)).map(({ uid }) => uid),
          isKnown: (uid) => db.row('SELECT 1 FROM contact WHERE uid IN (?, ?)', uid, uidKey(uid)) !== undefined, blob: (hash) => wholeBlob(db, hash)?.bytes ?? null,
        })
        if (card) yield card
      }
    },
  }
}
