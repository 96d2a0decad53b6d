import { create } from 'zustand'
import type { VerifyResult } from '#shared/backups.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob, failureOf, type Failure } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'

/** What checking a backup again has found. */
export type Checked = { state: 'running' } | { state: 'good'; found: VerifyResult } | { state: 'bad'; failure: Failure }

/** The backup that is being made here, and what was checked since the program was opened, by path. */
export const useBackupJobs = create<{ jobId: number | null; checked: Readonly<Record<string, Checked>> }>(() => ({ jobId: null, checked: {} }))

/** Makes a backup now. It is proven before it counts; the status then names it. */
export async function backUp(): Promise<void> {
  if (useBackupJobs.getState().jobId !== null) return
  try {
    const { jobId } = await client.backups.start.mutate({})
    useBackupJobs.setState({ jobId })
    const job = await jobEnded(jobId)
    if (job.failure && job.state === 'failed') throw new FailedJob(job.failure)
  } catch (error) {
    showFailure(error)
  } finally {
    useBackupJobs.setState({ jobId: null })
  }
}

/** Opens a backup again and compares all of it, which finds what a disk has spoiled since. */
export async function check(path: string): Promise<void> {
  const tell = (checked: Checked) => useBackupJobs.setState((state) => ({ checked: { ...state.checked, [path]: checked } }))
  tell({ state: 'running' })
  try {
    const job = await jobEnded((await client.backups.verify.mutate({ path })).jobId)
    if (job.failure) throw new FailedJob(job.failure)
    tell({ state: 'good', found: job.result as VerifyResult })
  } catch (error) {
    tell({ state: 'bad', failure: failureOf(error) })
  }
}
