import { contentOf } from '../contacts/contacts.ts'
import { fromContent, uidKey, type VCardVersion } from '../vcard/vcard.ts'
import { wholeBlob } from '../files/files.ts'
import type { Exporter } from './exporter.ts'
import { groupCards } from './group-cards.ts'

/** vCard of a version. What a card said when it was imported, and Touchbase has no field for, is written back. */
export function vcardExporter(version: VCardVersion): Exporter {
  return {
    begin: ({ db, writing, ids }) => {
      const groups = version === '2.1' ? null : groupCards(db, ids)
      return {
        head: '',
        contact: (contact) => {
          const original = db.value<string>(`SELECT original FROM contactSource WHERE contactId = ? AND format = 'vcard' AND original IS NOT NULL`, contact.id)
          const content = contentOf(contact)
          if (writing.photos === false) content.photo = null
          return fromContent(content, {
            version, photo: content.photo ? wholeBlob(db, content.photo) : null, ...(original === undefined ? {} : { original }),
            blob: (hash) => wholeBlob(db, hash)?.bytes ?? null,
            related: {
              uidOf: (id) => db.value<string>('SELECT uid FROM contact WHERE id = ?', id) ?? null,
              isKnown: (uid) => db.row('SELECT 1 FROM contact WHERE uid IN (?, ?)', uid, uidKey(uid)) !== undefined,
            },
            revisedAt: contact.updatedAt, ...(groups ? { groupTags: groups.tags } : {}),
          })
        },
        foot: () => (groups && version !== '2.1' ? groups.write(version) : []),
      }
    },
  }
}
