import { z } from 'zod'
import { limits } from './contacts.ts'
import { byName, lookupSchema, sortSchema } from './lookup.ts'
import { tagNameSchema } from './tags.ts'

/** Changes of many contacts at once: of a selection, or of a whole lookup, however many it has (core/contacts/bulk.ts). */

/** Fields that many contacts can be given one value of. Of positions and addresses the first row is meant. */
export const settableFields = ['company', 'title', 'department', 'role', 'city', 'region', 'postalCode', 'country', 'salutation', 'prefix', 'suffix', 'language', 'timeZone', 'howWeMet', 'note'] as const
/** Fields in which a text can be replaced by another: those, and what is different for everybody. */
export const replaceableFields = [...settableFields, 'givenName', 'middleName', 'familyName', 'nickname', 'fullName', 'street', 'email', 'phone', 'website'] as const
export type SettableField = (typeof settableFields)[number]
export type ReplaceableField = (typeof replaceableFields)[number]

const tagNames = z.array(tagNameSchema).min(1).max(100)

export const bulkChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addTags'), tags: tagNames }),
  z.object({ kind: z.literal('removeTags'), tags: tagNames }),
  /** An empty value clears the field. */
  z.object({ kind: z.literal('setField'), field: z.enum(settableFields), value: z.string().max(limits.text) }),
  z.object({ kind: z.literal('replaceText'), field: z.enum(replaceableFields), find: z.string().min(1).max(limits.text), replace: z.string().max(limits.text), isCaseExact: z.boolean().default(false) }),
  z.object({ kind: z.literal('favourite'), isOn: z.boolean() }),
  /** The user says that all of it is right, as of now; or takes that back. */
  z.object({ kind: z.literal('verified'), isOn: z.boolean() }),
  z.object({ kind: z.literal('remove') }),
  z.object({ kind: z.literal('restore') }),
  /** Out of the trash for good: the rows go. Only what is in the trash is meant. */
  z.object({ kind: z.literal('purge') }),
])
export type BulkChange = z.output<typeof bulkChangeSchema>
export type BulkKind = BulkChange['kind']

const position = z.number().int().min(0)

/** Whom it is about: contacts by their ids, or a lookup; of that all, or stretches of its positions in an order. */
export const bulkTargetSchema = z.union([
  z.object({ ids: z.array(z.number().int().positive()).min(1).max(100_000) }),
  z.object({
    lookup: lookupSchema, sort: sortSchema.default(byName),
    stretches: z.array(z.object({ from: position, to: position })).max(20_000).optional(),
    /** How many the lookup had when it was chosen from. Where it has another number now, positions mean others: nothing is done. */
    total: position.optional(),
  }),
])
export type BulkTarget = z.input<typeof bulkTargetSchema>

/** What a bulk change ended with. */
export interface BulkResult {
  count: number
  /** The change set that undoes all of it; null when nothing changed. */
  changeSet: number | null
}
