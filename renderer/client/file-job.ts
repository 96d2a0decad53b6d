import type { FileResult } from '#shared/jobs.ts'
import { jobEnded } from './events.ts'
import { FailedJob, failureOf, type Failure } from './failures.ts'
import { client } from './trpc.ts'

/** A file being made by the core, as a dialog shows it. */
export type FileMaking =
  | { state: 'idle' }
  | { state: 'running'; jobId: number | null }
  | { state: 'done'; result: FileResult }
  | { state: 'failed'; failure: Failure }

/** Starts a job that makes a file and tells every state of it. A job that was stopped is idle again. */
export async function makeFile(start: () => Promise<{ jobId: number }>, tell: (making: FileMaking) => void): Promise<FileResult | null> {
  tell({ state: 'running', jobId: null })
  try {
    const { jobId } = await start()
    tell({ state: 'running', jobId })
    const job = await jobEnded(jobId)
    if (job.state === 'cancelled') {
      tell({ state: 'idle' })
      return null
    }
    if (job.failure) throw new FailedJob(job.failure)
    const result = job.result as FileResult
    tell({ state: 'done', result })
    return result
  } catch (error) {
    tell({ state: 'failed', failure: failureOf(error) })
    return null
  }
}

export const stopMaking = (making: FileMaking) => {
  if (making.state === 'running' && making.jobId !== null) void client.jobs.cancel.mutate({ id: making.jobId })
}
