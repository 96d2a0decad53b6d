import { contentOf } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import { fromContent, uidKey, type VCardVersion } from '../vcard/vcard.ts'
import type { Exporter } from './exporter.ts'

/** vCard of a version. What a card said when it was imported, and Touchbase has no field for, is written back. */
export function vcardExporter(version: VCardVersion): Exporter {
  return {
    begin: ({ db }) => ({
      head: '',
      contact: (contact) => {
        const original = db.value<string>(`SELECT original FROM contactSource WHERE contactId = ? AND format = 'vcard' AND original IS NOT NULL`, contact.id)
        const photo = contact.photo ? blobOf(db, contact.photo) : null
        return fromContent(contentOf(contact), {
          version, photo, ...(original === undefined ? {} : { original }),
          blob: (hash) => blobOf(db, hash)?.bytes ?? null,
          related: {
            uidOf: (id) => db.value<string>('SELECT uid FROM contact WHERE id = ?', id) ?? null,
            isKnown: (uid) => db.row('SELECT 1 FROM contact WHERE uid IN (?, ?)', uid, uidKey(uid)) !== undefined,
          },
          revisedAt: contact.updatedAt,
        })
      },
      foot: '',
    }),
  }
}

function blobOf(db: ReadDb, hash: string): { bytes: Uint8Array; mediaType: string } | null {
  return db.row<{ bytes: Uint8Array; mediaType: string }>('SELECT content AS bytes, mediaType FROM blob WHERE hash = ? AND isCompressed = 0', hash) ?? null
}
