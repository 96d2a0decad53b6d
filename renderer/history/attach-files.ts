import { largestDocument, type AddedDocuments } from '#shared/documents.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { upload } from '../client/upload.ts'

/** Adds files to an entry, all of them as one change. What cannot be taken is told; the others are there. */
export async function attachFiles(historyEntryId: number, files: readonly File[]): Promise<void> {
  try {
    const sent: { uploadId: string; name: string }[] = []
    for (const file of files.filter(({ size }) => size <= largestDocument)) sent.push({ uploadId: await upload(file, () => {}), name: file.name })
    const refused = files.filter(({ size }) => size > largestDocument)
    if (sent.length > 0) {
      const { jobId } = await client.history.attach.mutate({ to: { historyEntryId }, files: sent })
      const job = await jobEnded(jobId)
      if (job.failure) throw new FailedJob(job.failure)
      const [problem] = (job.result as AddedDocuments).problems
      if (problem) throw new FailedJob({ code: 'invalid', message: `${problem.file}: ${problem.message}` })
    }
    if (refused[0]) throw new FailedJob({ code: 'invalid', message: refused[0].name })
  } catch (error) {
    showFailure(error)
  }
}
