import { z } from 'zod'
import { entryChangeSchema, logSchema, timelineSchema } from '#shared/history.ts'
import { job, read, router, write } from '../rpc/procedures.ts'
import { attach, attachSchema, detach, renameAttachment } from './attachments.ts'
import { log, pin, remove, update } from './edit-entries.ts'
import { countEntries, requireEntry } from './read-entries.ts'
import { saveWithFiles, withFilesSchema } from './save-with-files.ts'
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
  update: write('history.update', entryChangeSchema, update),
  remove: write('history.remove', z.object({ ids: z.array(id).min(1).max(10_000) }), remove),
  /** Either of the two with uploaded files, as one change. Ends with SavedEntry. */
  saveWithFiles: job('attachments', withFilesSchema, saveWithFiles),
  /** Adds uploaded files to an entry or an activity as one change. Ends with AddedDocuments: what could not be taken is named. Fetched at `/api/attachment/ID/NAME`, shown with `?view`. */
  attach: job('attachments', attachSchema, attach),
  detach: write('history.detach', z.object({ id }), detach),
  renameAttachment: write('history.renameAttachment', z.object({ id, name: z.string().min(1).max(1_000) }), renameAttachment),
  pin: write('history.pin', z.object({ id, isPinned: z.boolean() }), pin),
})
