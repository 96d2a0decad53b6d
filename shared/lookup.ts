import { z } from 'zod'
import { contactColumnKeys, contactKinds, timeColumns, type ContactColumn } from './contacts.ts'

/**
 * A lookup is the working set: which contacts a list, an export, a report or a bulk change is about. It is data, so it
 * can be saved, sent and shown; the core compiles it to one query (core/contacts/lookup-query.ts).
 */
const columnKey = z.enum(contactColumnKeys as [ContactColumn, ...ContactColumn[]])

export const conditionSchema = z.union([
  z.object({ field: z.literal('kind'), is: z.enum(contactKinds) }),
  z.object({ field: z.literal('tag'), is: z.string() }),
  /** Whoever has one of the tags of a group, by the group's id. */
  z.object({ field: z.literal('tagGroup'), id: z.number().int() }),
  z.object({ field: z.literal('favourite') }),
  /** Nothing is planned with them any more: neither to come nor late. */
  z.object({ field: z.literal('noNextActivity') }),
  /** A time by days from now: within the last or the next days, or longer ago than that (where there is none, too). */
  z.object({ time: z.enum(timeColumns), test: z.enum(['inLast', 'inNext', 'notInLast']), days: z.number().int().min(0).max(36_500) }),
  /** Opened lately; the column `openedAt` has them in the order of time. */
  z.object({ field: z.literal('recent') }),
  /** People who work or worked at a company, by its contact id. */
  z.object({ field: z.literal('company'), id: z.number().int() }),
  z.object({ field: z.literal('ids'), in: z.array(z.number().int()) }),
  z.object({ column: columnKey, test: z.enum(['contains', 'startsWith', 'is', 'isEmpty', 'isNotEmpty']), value: z.string().optional() }),
])
export type Condition = z.infer<typeof conditionSchema>

export interface ConditionGroup {
  join: 'and' | 'or'
  conditions: (Condition | ConditionGroup)[]
}
const groupSchema: z.ZodType<ConditionGroup> = z.lazy(() =>
  z.object({ join: z.enum(['and', 'or']), conditions: z.array(z.union([groupSchema, conditionSchema])).max(100) }))

export const lookupSchema = z.object({
  /** What was typed into the search box; finds the way search does. */
  text: z.string().max(500).optional(),
  where: groupSchema.optional(),
  /** The trash instead of what is in use. */
  inTrash: z.boolean().optional(),
})
export type Lookup = z.infer<typeof lookupSchema>

export const sortSchema = z.object({ column: columnKey, direction: z.enum(['ascending', 'descending']) })
export type Sort = z.infer<typeof sortSchema>
export const byName: Sort = { column: 'name', direction: 'ascending' }
