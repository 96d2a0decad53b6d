import type { Reading } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { onCoreEvent } from '../client/events.ts'
import { failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, type Job } from '../client/trpc.ts'
import { useImport, type Outcome, type Run } from './import-state.ts'

/** One file of an import, where it waits in the core, and how it is read. */
export interface FileToImport {
  uploadId: string
  name: string
}

/** Starts the import of what was checked, read exactly so, and sees it to its end, whether or not anybody looks on. */
export async function startImport(files: readonly FileToImport[], reading: Reading): Promise<void> {
  const { duplicates } = useImport.getState()
  setRun({ jobId: null, names: files.map(({ name }) => name), outcome: null })
  try {
    const { jobId } = await client.imports.start.mutate({ files: files.map(({ uploadId, name }) => ({ uploadId, name })), reading, duplicates })
    setRun({ jobId })
    setRun({ outcome: outcomeOf(await endOf(jobId)) })
  } catch (error) {
    setRun({ outcome: { kind: 'failed', failure: failureOf(error) } })
  }
}

/** Follows an import that was started elsewhere, or before this page was loaded anew. */
export async function followImport(jobId: number): Promise<void> {
  setRun({ jobId, names: [], outcome: null })
  setRun({ outcome: outcomeOf(await endOf(jobId)) })
}

export function cancelImport(): void {
  const jobId = useImport.getState().run?.jobId ?? null
  if (jobId !== null) client.jobs.cancel.mutate({ id: jobId }).catch(showFailure)
}

/** After a failure: back to the files as they were, to try again. */
export const backToFiles = () => useImport.setState({ run: null })

const setRun = (change: Partial<Run>) => useImport.setState(({ run }) => ({ run: { jobId: null, names: [], outcome: null, ...run, ...change } }))

function outcomeOf(job: Job | null): Outcome {
  if (!job) return { kind: 'cutOff' }
  if (job.state === 'done') return { kind: 'done', result: job.result as ImportResult }
  if (job.state === 'cancelled' || !job.failure) return { kind: 'cancelled' }
  return { kind: 'failed', failure: job.failure }
}

/** The job when it has ended; null when the core was started anew and knows it no more: an unfinished import is then taken back. */
function endOf(jobId: number): Promise<Job | null> {
  return new Promise((done) => {
    const settle = (job: Job | null) => {
      if (job?.state === 'running') return
      stop()
      done(job)
    }
    const ask = () => client.jobs.get.query({ id: jobId }).then(settle, (error: unknown) => { if (failureOf(error).code === 'notFound') settle(null) })
    const stop = onCoreEvent((event) => {
      if (event.type === 'job' && event.job.id === jobId && event.job.kind === 'import') settle(event.job)
      // The stream was away: the end may have been missed, or there is another core now.
      if (event.type === 'hello') void ask()
    })
    void ask()
  })
}
