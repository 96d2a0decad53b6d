import { z } from 'zod'
import { contactChangesSchema, limits } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { reverseOf as reverseLabel } from '#shared/relations.ts'
import { createContact, readContact, updateContact } from '../contacts/contacts.ts'
import { read, router, write, type WriteContext } from '../rpc/procedures.ts'
import { propose } from './proposals.ts'
import { seenFrom, typesOf } from './seen-relations.ts'
import { addType, changeType, countedTypes, ensureType, removeType } from './relation-types.ts'

const id = z.number().int().positive()
const label = z.string().trim().min(1).max(limits.label)

const card = {
  changes: contactChangesSchema,
  theirs: z.array(z.object({ id, label: label.nullable() })).max(limits.rows).default([]),
  types: z.array(z.object({ name: label, reverse: label })).max(limits.rows).default([]),
}

/**
 * Ties between contacts. Each is stored once, on either side, and seen from both: what Ewa's card calls her assistant,
 * the assistant's card calls "assistant of".
 */
export const relationsRouter = router({
  /** All relations of a contact as it sees them, its own rows first. */
  of: read(z.object({ id }), ({ db }, { id }) => seenFrom(db, id)),
  /** The user's own kinds. */
  types: read(z.void(), ({ db }) => typesOf(db)),
  /** The same, each with how many relations have it. */
  countedTypes: read(z.void(), ({ db }) => countedTypes(db)),
  addType: write('relations.types', z.object({ name: label, reverse: label }), addType),
  /** Renames a kind, in every relation that has it. */
  changeType: write('relations.types', z.object({ id, name: label, reverse: label }), changeType),
  /** Removes a kind. Relations of it become those of `substitute`, or keep their words as plain text. */
  removeType: write('relations.types', z.object({ id, substitute: label.nullable() }), removeType),
  /** Likely relations that nobody has said, with the reason; what was declined is not among them. */
  proposals: read(z.object({ id }), ({ db }, { id }) => propose(db, id)),
  /** Makes a proposal true. `relationId` names the row that has only the name as yet. */
  accept: write('relations.add', z.object({ id, otherId: id, label, relationId: id.nullable().default(null) }), accept),
  /** Does not propose it again, from either side. */
  decline: write('relations.decline', z.object({ id, otherId: id, label }), decline),
  /**
   * Saves a card as it was edited, as one change: the contact's own fields, relations that are stored on the other side
   * (`theirs`: the label as seen from here, or null to remove it) and new kinds of relations. Gives its id.
   */
  saveCard: write('contacts.update', z.object({ ...card, id }), saveCard),
  /** The same for a card that is new. */
  createCard: write('contacts.create', z.object(card), (ctx, changes) => saveCard(ctx, { ...changes, id: null })),
})

interface CardChanges {
  id: number | null
  changes: z.output<typeof contactChangesSchema>
  theirs: { id: number; label: string | null }[]
  types: { name: string; reverse: string }[]
}

function saveCard(ctx: WriteContext, { id, changes, theirs, types }: CardChanges): { id: number } {
  for (const type of types) ensureType(ctx, type)
  const contactId = id ?? createContact(ctx, changes)
  if (id !== null) updateContact(ctx, id, changes)
  for (const { id: relationId, label } of theirs) changeTheirs(ctx, contactId, relationId, label)
  ctx.about({ name: readContact(ctx.db, contactId)?.name ?? '', count: 1 })
  return { id: contactId }
}

/** Changes a relation that is stored on the other side by what it is called on this one. */
function changeTheirs(ctx: WriteContext, contactId: number, relationId: number, label: string | null): void {
  const row = seenFrom(ctx.db, contactId).find((seen) => seen.id === relationId && seen.isTheirs)
  const other = row?.otherId ? readContact(ctx.db, row.otherId) : null
  // It went while the card was being edited: there is nothing left to change.
  if (!other) return
  const stored = label === null ? null : reverseForOther(ctx, label)
  const relations = other.relations.flatMap((relation) => (relation.id !== relationId ? [relation] : stored === null ? [] : [{ ...relation, label: stored }]))
  updateContact(ctx, other.id, { relations })
}

function reverseForOther(ctx: WriteContext, label: string): string {
  const types = typesOf(ctx.db)
  const reverse = reverseLabel(label, types)
  if (reverse === null) throw new AppError('invalid', `What the other is called in a relation “${label}” is not known yet.`, { field: 'relations' })
  return reverse
}

function accept(ctx: WriteContext, { id, otherId, label, relationId }: { id: number; otherId: number; label: string; relationId: number | null }): void {
  const contact = readContact(ctx.db, id)
  const other = readContact(ctx.db, otherId)
  if (!contact || !other) throw new AppError('notFound', 'This contact is not there any more.')
  const isThere = contact.relations.some((relation) => relation.id === relationId)
  const relations = isThere
    ? contact.relations.map((relation) => (relation.id === relationId ? { ...relation, otherId } : relation))
    : [...contact.relations, { label, otherId, name: other.name }]
  updateContact(ctx, id, { relations })
  ctx.about({ name: contact.name, count: 1 })
}

function decline(ctx: WriteContext, { id, otherId, label }: { id: number; otherId: number; label: string }): void {
  const contact = readContact(ctx.db, id)
  if (!contact || !readContact(ctx.db, otherId)) throw new AppError('notFound', 'This contact is not there any more.')
  if (ctx.db.row('SELECT 1 FROM declinedRelation WHERE contactId = ? AND otherId = ? AND label = ?', id, otherId, label) !== undefined) return
  ctx.db.insert('declinedRelation', { id: ctx.newId('declinedRelation'), contactId: id, otherId, label })
  ctx.about({ name: contact.name, count: 1 })
}
