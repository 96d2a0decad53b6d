import type { Problem } from '#shared/errors.ts'
import { readContact, updateContact } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { uidKey } from '../vcard/vcard.ts'
import type { Incoming } from './importer.ts'

/** What entries say of one another by UID; it can be resolved only when all of them are in. */
export interface Ties {
  relations: { contactId: number; row: number | null; label: string; uid: string }[]
  groups: { file: string; line: number; name: string; members: string[]; entry: Incoming }[]
}

/** Links relations to the contacts they name, and turns groups into tags of their members. */
export function tieTogether(ctx: WriteContext, ties: Ties, report: (problem: Problem) => void): void {
  for (const { contactId, row, label, uid } of ties.relations) {
    const otherId = idOf(ctx.db, uid)
    const contact = otherId === undefined ? null : readContact(ctx.db, contactId)
    if (!contact || otherId === undefined || contact.relations.some((relation) => relation.otherId === otherId && relation.label === label)) continue
    const relations = contact.relations.map((relation, index) => (index === row ? { ...relation, otherId } : relation))
    if (row === null || row >= relations.length) relations.push({ label, otherId, name: '' })
    updateContact(ctx, contactId, { relations })
  }
  for (const { file, line, name, members, entry } of ties.groups) {
    let count = 0
    for (const uid of members) {
      const contact = readContact(ctx.db, idOf(ctx.db, uid) ?? 0)
      if (!contact || name === '') continue
      if (!contact.tags.includes(name)) updateContact(ctx, contact.id, { tags: [...contact.tags, name] })
      count += 1
    }
    keepGroup(ctx, name, entry)
    report({ file, line, code: 'groupAsTag', message: `The group “${name}” became a tag of ${count} of its ${members.length} members.` })
  }
}

/** Keeps the card of a group beside the tag it became, for the export (exports/group-cards.ts). */
function keepGroup({ db, newId }: WriteContext, name: string, { original, originalFormat = 'vcard', hash, blobs }: Incoming): void {
  if (name === '' || original === null || originalFormat !== 'vcard') return
  let tagId = db.value<number>('SELECT id FROM tag WHERE name = ?', name)
  if (tagId === undefined) {
    tagId = newId('tag')
    db.insert('tag', { id: tagId, name, colour: null, tagGroupId: null })
  }
  for (const blob of blobs) db.exec('INSERT OR IGNORE INTO blob (hash, mediaType, size, isCompressed, content) VALUES (?, ?, ?, 0, ?)', blob.hash, blob.mediaType, blob.bytes.length, blob.bytes)
  const known = db.value<number>('SELECT id FROM tagSource WHERE tagId = ?', tagId)
  if (known === undefined) db.insert('tagSource', { id: newId('tagSource'), tagId, hash, original })
  else db.exec('UPDATE tagSource SET hash = ?, original = ? WHERE id = ?', hash, original, known)
}

function idOf(db: ReadDb, uid: string): number | undefined {
  return db.value<number>('SELECT id FROM contact WHERE uid IN (?, ?)', uid, uidKey(uid))
}
