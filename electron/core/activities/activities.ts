import { z } from 'zod'
import { activityContentSchema, completionSchema, occurrenceKeySchema } from '#shared/activities.ts'
import { read, router, write } from '../rpc/procedures.ts'
import { complete, reopen } from './complete-activities.ts'
import { readAtOccurrence, requireActivity } from './read-activities.ts'
import { create } from './save-activities.ts'

export { markDone, planNext } from './complete-activities.ts'
export { contentOf, readActivity } from './read-activities.ts'
export { requireType } from './types.ts'
export { insertActivity } from './write-activities.ts'

const id = z.number().int().positive()

/** What is planned and what was done: calls, meetings, to-dos; once or again and again. */
export const activitiesRouter = router({
  /** An activity as it is stored: of a series all of it, of an occurrence that differs its own row. */
  get: read(z.object({ id }), ({ db }, { id }) => requireActivity(db, id)),
  /** As it is at one occurrence. */
  atOccurrence: read(occurrenceKeySchema, ({ db }, key) => readAtOccurrence(db, key)),
  create: write('activities.create', z.object({ content: activityContentSchema }), create),
  /** Done, with the entry in the history and the next step: one change. */
  complete: write('activities.complete', completionSchema, complete),
  reopen: write('activities.reopen', occurrenceKeySchema, reopen),
})
