import { Buffer } from 'node:buffer'
import { contentOf } from '../contacts/contacts.ts'
import type { ContactContent } from '#shared/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import { wholeBlob } from '../files/files.ts'
import type { Exporter } from './exporter.ts'

/**
 * Everything that is said of each contact, one to a line, so that two exports can be compared by any tool, and a reader needs no
 * more than a line at a time. Ids of rows are left out: they mean nothing elsewhere. Photos go along as base64.
 */
export const jsonExporter: Exporter = {
  begin: ({ db, writing }) => ({
    head: '{"format":"touchbase-contacts","version":1,"contacts":[',
    contact: (contact, isFirst) => {
      const content = withoutIds(contentOf(contact))
      const relations = contact.relations.map(({ label, name, otherId }) => ({ label, name, otherUid: otherId ? (db.value<string>('SELECT uid FROM contact WHERE id = ?', otherId) ?? null) : null }))
      const photoData = writing.photos === false ? null : photoOf(db, content.photo)
      return `${isFirst ? '\n' : ',\n'}${JSON.stringify({ ...content, photo: writing.photos === false ? null : content.photo, relations, ...(photoData ? { photoData } : {}), createdAt: contact.createdAt, updatedAt: contact.updatedAt })}`
    },
    foot: () => ['\n]}\n'],
  }),
}

function photoOf(db: ReadDb, hash: string | null): { mediaType: string; base64: string } | null {
  const blob = hash === null ? null : wholeBlob(db, hash)
  return blob && { mediaType: blob.mediaType, base64: Buffer.from(blob.bytes).toString('base64') }
}

function withoutIds(content: ContactContent): ContactContent {
  const rows = <T extends object>(list: T[]): T[] => list.map(({ id: _id, companyId: _companyId, ...row }: T & { id?: unknown; companyId?: unknown }) => row as unknown as T)
  return {
    ...content, phones: rows(content.phones), emails: rows(content.emails), addresses: rows(content.addresses), links: rows(content.links), dates: rows(content.dates), positions: rows(content.positions),
  }
}
