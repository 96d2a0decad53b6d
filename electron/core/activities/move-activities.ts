import { z } from 'zod'
import { occurrenceScopeSchema, type ActivityContent } from '#shared/activities.ts'
import { shiftBetween } from '#shared/recurrence-text.ts'
import { dayOrTimeSchema, isTimeless } from '#shared/wall-time.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { toInstant, toWall } from './expand.ts'
import { moveRest } from './plan-rest.ts'
import { contentOf, readAtOccurrence, settleKey } from './read-activities.ts'
import { save } from './save-activities.ts'

export const moveSchema = occurrenceScopeSchema.extend({
  /** Wall times in `timeZone`, the reader's, or days; null takes the date from a task. */
  start: dayOrTimeSchema.nullable(),
  end: dayOrTimeSchema.nullable(),
  timeZone: z.string().max(100).nullable(),
  /** The other activities of the same plan that are not done move by as many days. */
  restOfPlan: z.boolean().default(false),
})

/** Moves an activity, or an occurrence with the reach of `scope`; gives the row that holds it. */
export function move(ctx: WriteContext, { start, end, timeZone, restOfPlan, ...scoped }: z.output<typeof moveSchema>): { id: number } {
  const key = settleKey(ctx.db, scoped)
  const before = contentOf(readAtOccurrence(ctx.db, key))
  const content = { ...before, ...inOwnZone(before, start, end, timeZone) }
  const saved = save(ctx, { ...key, scope: scoped.scope, content })
  if (restOfPlan && before.start !== null && start !== null) moveRest(ctx, saved.id, shiftBetween(before.start, content.start ?? start).days)
  return saved
}

/** What the reader's times are in the activity's own zone: a meeting in Tokyo stays one, and a time that floats floats. */
function inOwnZone(before: ActivityContent, start: string | null, end: string | null, timeZone: string | null): Pick<ActivityContent, 'start' | 'end' | 'timeZone' | 'endTimeZone'> {
  if (start === null || isTimeless(start)) return { start, end, timeZone: null, endTimeZone: null }
  const isFloating = before.start !== null && !isTimeless(before.start) && before.timeZone === null
  if (isFloating || timeZone === null) return { start, end, timeZone: null, endTimeZone: null }
  const own = before.timeZone ?? timeZone
  const convert = (time: string, zone: string) => (zone === timeZone ? time : toWall(toInstant(time, timeZone), zone))
  return { start: convert(start, own), end: end === null ? null : convert(end, before.endTimeZone ?? own), timeZone: own, endTimeZone: before.endTimeZone }
}
