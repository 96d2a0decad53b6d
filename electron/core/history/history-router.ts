import { z } from 'zod'
import { historyContentSchema, logSchema, timelineSchema } from '#shared/history.ts'
import { read, router, write } from '../rpc/procedures.ts'
import { log, pin, remove, update } from './edit-entries.ts'
import { countEntries, requireEntry } from './read-entries.ts'
import { timeline } from './timeline.ts'

const id = z.number().int().positive()

/** What was: entries as they were logged, and what the log of changes tells. */
export const historyRouter = router({
  /** A page of the timeline of a contact, of a company with its people, or of all. */
  timeline: read(timelineSchema, ({ db }, request) => timeline(db, request)),
  /** A whole entry with everybody who is on it. */
  get: read(z.object({ id }), ({ db }, { id }) => requireEntry(db, id)),
  /** How many entries there are by type. */
  counts: read(z.object({ contactId: id.nullable().default(null), isBelow: z.boolean().default(false) }), ({ db }, { contactId, isBelow }) => countEntries(db, contactId, isBelow)),
  /** Writes down what was, completes what it completes, plans the next step: one change. */
  log: write('history.log', logSchema, log),
  update: write('history.update', z.object({ id, content: historyContentSchema }), update),
  remove: write('history.remove', z.object({ ids: z.array(id).min(1).max(10_000) }), remove),
  pin: write('history.pin', z.object({ id, isPinned: z.boolean() }), pin),
})
