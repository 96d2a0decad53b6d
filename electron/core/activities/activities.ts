import { z } from 'zod'
import { activityContentSchema, completionSchema, newContactsSchema, occurrenceKeySchema, occurrenceScopeSchema } from '#shared/activities.ts'
import { read, readLater, router, write } from '../rpc/procedures.ts'
import { complete, reopen } from './complete-activities.ts'
import { conflicts, conflictsSchema } from './conflicts.ts'
import { list, listSchema } from './list-activities.ts'
import { completeMany, completeManySchema, moveMany, moveManySchema } from './many-activities.ts'
import { move, moveSchema } from './move-activities.ts'
import { nextOf, nextSchema } from './next-activities.ts'
import { planRest } from './plan-rest.ts'
import { readAtOccurrence, requireActivity } from './read-activities.ts'
import { remove, removeMany } from './remove-activities.ts'
import { create, createMany, save } from './save-activities.ts'

export { markDone } from './complete-activities.ts'
export { conflictsOf } from './conflicts.ts'
export { shiftOffDaysOff } from './days-off.ts'
export { withContacts } from './new-people.ts'
export { contentOf, readActivity, rowAt } from './read-activities.ts'
export { requireType } from './types.ts'
export { deleteActivity, insertActivity, updateActivity } from './write-activities.ts'

const id = z.number().int().positive()

/** What is planned and what was done: calls, meetings, to-dos; once or again and again. */
export const activitiesRouter = router({
  /** An activity as it is stored: of a series all of it, of an occurrence that differs its own row. */
  get: read(z.object({ id }), ({ db }, { id }) => requireActivity(db, id)),
  /** As it is at one occurrence. */
  atOccurrence: read(occurrenceKeySchema, ({ db }, key) => readAtOccurrence(db, key)),
  /** `newContacts`: names of those taking part who are to become contacts in the same change. */
  create: write('activities.create', z.object({ content: activityContentSchema, newContacts: newContactsSchema }), create),
  /** Several in one change: the same for each of some people. */
  createMany: write('activities.create', z.object({ contents: z.array(activityContentSchema).min(1).max(1_000), newContacts: newContactsSchema }), createMany),
  /** Gives the id of the row that holds it then: the series', a new series', or an override's. */
  save: write('activities.save', occurrenceScopeSchema.extend({ content: activityContentSchema }), save),
  move: write('activities.move', moveSchema, move),
  moveMany: write('activities.move', moveManySchema, moveMany),
  remove: write('activities.remove', occurrenceScopeSchema, remove),
  removeMany: write('activities.remove', z.object({ keys: z.array(occurrenceKeySchema).min(1).max(10_000) }), removeMany),
  /** Done, with the entry in the history and the next step: one change. */
  complete: write('activities.complete', completionSchema, complete),
  completeMany: write('activities.complete', completeManySchema, completeMany),
  reopen: write('activities.reopen', occurrenceKeySchema, reopen),
  list: readLater(listSchema, list),
  /** The open ones of a contact, soonest first; of a series the next. */
  next: read(nextSchema, nextOf),
  conflicts: readLater(conflictsSchema, conflicts),
  /** The others of the same plan that are not done. */
  planRest: read(z.object({ activityId: id, timeZone: z.string().max(100).default('UTC') }), ({ db }, { activityId, timeZone }) => planRest(db, activityId, timeZone)),
})
