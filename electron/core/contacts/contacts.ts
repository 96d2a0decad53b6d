import { z } from 'zod'
import { contactChangesSchema } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { byName, lookupSchema, sortSchema, type Lookup, type Sort } from '#shared/lookup.ts'
import { kysely } from '../db/query.ts'
import { control, job, read, readLater, router, write, type ReadContext, type WriteContext } from '../rpc/procedures.ts'
import { readTags } from '../tags/tags.ts'
import { bulkInput, countBulk, countInput, runBulk } from './bulk.ts'
import { readRows, requireContact } from './read-contacts.ts'
import { noteOpened, recentContacts } from './recents.ts'
import { createContact, setDeleted, updateContact } from './write-contacts.ts'

export { idsMeant } from './bulk.ts'
export { contentOf, readContact, readContacts, readDrawn } from './read-contacts.ts'
export { idsOf } from './lookup-query.ts'
export { createContact, setDeleted, updateContact } from './write-contacts.ts'
export type { KnownNames } from './contact-lists.ts'
export { toE164 } from './phones.ts'

const id = z.number().int().positive()
const inLookup = z.object({ lookup: lookupSchema.default({}), sort: sortSchema.default(byName) })

export const contactsRouter = router({
  /**
   * A window of a lookup: `total` of all, and the rows from `offset` on. With `isCountLate` the rows come at once and `total`
   * may be less than there are (`isCounted` tells); `contacts.count` then tells how many.
   */
  list: readLater(inLookup.extend({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(0).max(1_000).default(100), isCountLate: z.boolean().default(false) }), list),
  /** How many a lookup holds. A typed text is counted beside all else, and given up where the asker has gone. */
  count: readLater(inLookup, async ({ db, services }, { lookup, sort }, signal) => ({ total: await services.lists.count(db, lookup, sort, signal) })),
  /** Where a contact stands in a lookup, from 0; -1 when it is not in it. */
  position: readLater(inLookup.extend({ id }), ({ db, services }, { lookup, sort, id }) => services.lists.position(db, lookup, sort, id)),
  get: read(z.object({ id }), ({ db }, { id }) => requireContact(db, id)),
  /** Who names this contact in a relation of their own, and, for a company, who works or worked there. */
  linked: read(z.object({ id }), linked),
  /** All tags by name, with how many contacts have them. */
  tags: read(z.void(), ({ db }) => readTags(db).tags),
  create: write('contacts.create', z.object({ changes: contactChangesSchema }), create),
  update: write('contacts.update', z.object({ id, changes: contactChangesSchema }), update),
  /** Moves contacts to the trash. */
  remove: write('contacts.remove', z.object({ ids: z.array(id).min(1).max(10_000) }), (ctx, { ids }) => trash(ctx, ids, ctx.now)),
  /** Brings contacts back from the trash. */
  restore: write('contacts.restore', z.object({ ids: z.array(id).min(1).max(10_000) }), (ctx, { ids }) => trash(ctx, ids, null)),
  /** How many of a selection or a lookup a bulk change would change; of many, a part at a time. */
  countBulk: read(countInput, countBulk),
  /** Changes a selection or a whole lookup: one change set, in slices, gives `BulkResult`. */
  bulk: job('bulk', bulkInput, runBulk),
  /** Says that a contact is looked at, for the list of recent ones. */
  opened: control(z.object({ id }), (services, { id }) => noteOpened(services, id)),
  /** The contacts looked at last, newest first. */
  recent: read(z.object({ limit: z.number().int().min(1).max(50).default(10) }), ({ db }, { limit }) => recentContacts(db, limit)),
})

interface Asked {
  lookup: Lookup
  sort: Sort
  offset: number
  limit: number
  isCountLate: boolean
}

async function list({ db, services }: ReadContext, { lookup, sort, offset, limit, isCountLate }: Asked) {
  const { total, isCounted, ids } = await services.lists.window(db, lookup, sort, offset, limit, isCountLate)
  return { total, isCounted, rows: readRows(db, ids) }
}

function linked({ db }: ReadContext, { id }: { id: number }) {
  const relatedBy = kysely.selectFrom('relation').innerJoin('contact', 'contact.id', 'relation.contactId').select(['contact.id', 'contact.name', 'relation.label'])
    .where('relation.otherId', '=', id).where('contact.deletedAt', 'is', null).orderBy('contact.sortKey')
  const people = kysely.selectFrom('position').innerJoin('contact', 'contact.id', 'position.contactId').select(['contact.id', 'contact.name', 'position.title', 'position.endedOn'])
    .where('position.companyId', '=', id).where('contact.deletedAt', 'is', null).orderBy((eb) => eb('position.endedOn', 'is not', null)).orderBy('contact.sortKey').limit(500)
  return { relatedBy: db.all(relatedBy), people: db.all(people) }
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
