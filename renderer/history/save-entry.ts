import type { ActivityContent } from '#shared/activities.ts'
import type { FileChanges, HistoryContent, SavedEntry } from '#shared/history.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { upload } from '../client/upload.ts'

export interface EntryToSave {
  /** Null for a new one. */
  id: number | null
  content: HistoryContent
  newContacts: { name: string; remark: string }[]
  next: ActivityContent | null
  files: readonly File[]
  /** What becomes of the files that it has. */
  fileChanges: FileChanges
}

/** A file on its way; `share` from 0 to 1. */
export interface Sending {
  name: string
  share: number
}

/**
 * Saves an entry as one change: with its files, whoever is new, and the next step. The files go first; `isWanted` is asked
 * after each of them whether the dialog is still there. Gives whether anything was saved.
 */
export async function saveEntry({ id, content, newContacts, next, files, fileChanges }: EntryToSave, tell: (sending: Sending) => void, isWanted: () => boolean): Promise<boolean> {
  const change = id === null ? null : { id, content, newContacts, files: fileChanges }
  const log = { entry: content, newContacts, next }
  if (files.length === 0) {
    if (change) await client.history.update.mutate(change)
    else await client.history.log.mutate(log)
    return true
  }
  const sent: { uploadId: string; name: string }[] = []
  for (const file of files) {
    tell({ name: file.name, share: 0 })
    sent.push({ name: file.name, uploadId: await upload(file, (bytes) => tell({ name: file.name, share: file.size === 0 ? 1 : Math.min(bytes / file.size, 1) })) })
    if (!isWanted()) return false
  }
  const { jobId } = await client.history.saveWithFiles.mutate(change ? { change, files: sent } : { log, files: sent })
  const job = await jobEnded(jobId)
  if (job.failure) throw new FailedJob(job.failure)
  if (job.state !== 'done') return false
  // The entry is there; of a file that is not, the reason is told above the screen.
  const [problem] = (job.result as SavedEntry).problems
  if (problem) showFailure(new FailedJob({ code: 'invalid', message: `${problem.file}: ${problem.message}` }))
  return true
}
