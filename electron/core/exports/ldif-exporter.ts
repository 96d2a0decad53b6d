import { contentOf } from '../contacts/contacts.ts'
import { ldifHead, writeEntry } from '../ldif/ldif.ts'
import { wholeBlob } from '../files/files.ts'
import type { Exporter } from './exporter.ts'

/** LDIF (RFC 2849) as Thunderbird writes it. What an entry said when it was imported, and Touchbase has no field for, is written back. */
export const ldifExporter: Exporter = {
  begin: ({ db, writing }) => ({
    head: ldifHead,
    contact: (contact) => {
      const original = db.value<string>(`SELECT original FROM contactSource WHERE contactId = ? AND format = 'ldif' AND original IS NOT NULL`, contact.id)
      return writeEntry(contentOf(contact), { original, photo: contact.photo && writing.photos !== false ? wholeBlob(db, contact.photo) : null })
    },
    foot: () => [],
  }),
}
