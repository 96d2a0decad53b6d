import { z } from 'zod'
import { contactChangesSchema } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { byName, lookupSchema, sortSchema, type Lookup } from '#shared/lookup.ts'
import { read, router, write, type ReadContext, type WriteContext } from '../rpc/procedures.ts'
import { idsOf } from './lookup-query.ts'
import { readRows, requireContact } from './read-contacts.ts'
import { createContact, setDeleted, updateContact } from './write-contacts.ts'

export { contentOf, readContact, readRows, requireContact } from './read-contacts.ts'
export { idsOf } from './lookup-query.ts'
export { createContact, setDeleted, updateContact } from './write-contacts.ts'
export { WorkingSets } from './working-sets.ts'
export { toE164 } from './phones.ts'

const id = z.number().int().positive()
const inLookup = z.object({ lookup: lookupSchema.default({}), sort: sortSchema.default(byName) })

export const contactsRouter = router({
  /** A window of a lookup: `total` of all, and the rows from `offset` on. */
  list: read(inLookup.extend({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(0).max(1_000).default(100) }), list),
  /** Where a contact stands in a lookup, from 0; -1 when it is not in it. */
  position: read(inLookup.extend({ id }), ({ db, services }, { lookup, sort, id }) => services.lists.ids(db, lookup, sort).indexOf(id)),
  get: read(z.object({ id }), ({ db }, { id }) => requireContact(db, id)),
  /** Who names this contact in a relation of their own, and, for a company, who works or worked there. */
  linked: read(z.object({ id }), linked),
  tags: read(z.void(), ({ db }) => db.rows<{ id: number; name: string; count: number }>(
    `SELECT tag.id, tag.name, (SELECT count(*) FROM contactTag JOIN contact c ON c.id = contactId WHERE tagId = tag.id AND c.deletedAt IS NULL) AS count FROM tag ORDER BY tag.name COLLATE NOCASE`)),
  create: write('contacts.create', z.object({ changes: contactChangesSchema }), create),
  update: write('contacts.update', z.object({ id, changes: contactChangesSchema }), update),
  /** Moves contacts to the trash. */
  remove: write('contacts.remove', z.object({ ids: z.array(id).min(1).max(10_000) }), (ctx, { ids }) => trash(ctx, ids, ctx.now)),
  /** Moves a whole lookup to the trash. */
  removeLookup: write('contacts.remove', z.object({ lookup: lookupSchema }), (ctx, { lookup }) => trash(ctx, idsOf(ctx.db, lookup), ctx.now)),
  /** Brings contacts back from the trash. */
  restore: write('contacts.restore', z.object({ ids: z.array(id).min(1).max(10_000) }), (ctx, { ids }) => trash(ctx, ids, null)),
})

function list({ db, services }: ReadContext, { lookup, sort, offset, limit }: { lookup: Lookup; sort: z.output<typeof sortSchema>; offset: number; limit: number }) {
  const ids = services.lists.ids(db, lookup, sort)
  return { total: ids.length, rows: readRows(db, ids.subarray(offset, offset + limit)) }
}

function linked({ db }: ReadContext, { id }: { id: number }) {
  return {
    relatedBy: db.rows<{ id: number; name: string; label: string }>(
      'SELECT c.id, c.name, r.label FROM relation r JOIN contact c ON c.id = r.contactId WHERE r.otherId = ? AND c.deletedAt IS NULL ORDER BY c.sortKey', id),
    people: db.rows<{ id: number; name: string; title: string; endedOn: string | null }>(
      'SELECT c.id, c.name, p.title, p.endedOn FROM position p JOIN contact c ON c.id = p.contactId WHERE p.companyId = ? AND c.deletedAt IS NULL ORDER BY p.endedOn IS NOT NULL, c.sortKey LIMIT 500', id),
  }
}

function create(ctx: WriteContext, { changes }: { changes: z.output<typeof contactChangesSchema> }): { id: number } {
  const id = createContact(ctx, changes)
  ctx.about({ name: requireContact(ctx.db, id).name, count: 1 })
  return { id }
}

function update(ctx: WriteContext, { id, changes }: { id: number; changes: z.output<typeof contactChangesSchema> }): { changed: boolean } {
  const changed = updateContact(ctx, id, changes)
  ctx.about({ name: requireContact(ctx.db, id).name, count: 1 })
  return { changed }
}

function trash(ctx: WriteContext, ids: readonly number[], deletedAt: number | null): { count: number } {
  const first = ids[0]
  if (first === undefined) throw new AppError('notFound', 'There is nothing in this lookup.')
  const name = requireContact(ctx.db, first).name
  const count = setDeleted(ctx.db, ids, deletedAt)
  ctx.about(count === 1 ? { name, count } : { count })
  return { count }
}
