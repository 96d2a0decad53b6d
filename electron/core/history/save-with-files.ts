import { z } from 'zod'
import { entryChangeSchema, logSchema, type SavedEntry } from '#shared/history.ts'
import { storeUploads } from '../documents/documents.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { changeOnce } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { addToEntry, uploadsSchema } from './attachments.ts'
import { log, update } from './edit-entries.ts'
import { requireEntry } from './read-entries.ts'

/** An entry that is logged (`log`) or edited (`change`), with uploaded files that belong to it. */
export const withFilesSchema = z.union([z.object({ log: logSchema, files: uploadsSchema }), z.object({ change: entryChangeSchema, files: uploadsSchema })])

/**
 * Saves an entry together with its files: one change, one undo. The files are kept first, since that takes its time; nothing
 * of the entry is written before. Of files that cannot be taken the entry does without.
 */
export async function saveWithFiles(ctx: JobContext, services: Services, input: z.output<typeof withFilesSchema>): Promise<SavedEntry> {
  if ('change' in input) requireEntry(services.store.read, input.change.id)
  const { stored, problems } = await storeUploads(ctx, services, input.files)
  const id = changeOnce(services, ctx.actor, 'change' in input ? 'history.update' : 'history.log', (write) => {
    const entryId = 'change' in input ? input.change.id : log(write, input.log).id
    if ('change' in input) update(write, input.change)
    addToEntry(write, entryId, stored)
    return entryId
  })
  return { id, added: stored.length, problems }
}
