import { create } from 'zustand'
import type { BulkChange, BulkKind, BulkTarget } from '#shared/bulk.ts'
import { FailedJob, failureOf, type Failure } from '../../client/failures.ts'
import { jobEnded } from '../../client/events.ts'
import { client } from '../../client/trpc.ts'
import { meantCount, useList } from './list-state.ts'
import { targetMeant } from './target.ts'

/** What is asked about: a change of many, whom it is about, and how many those are. */
interface Asked {
  kind: Extract<BulkKind, 'addTags' | 'removeTags' | 'setField' | 'replaceText' | 'purge'>
  target: BulkTarget
  count: number
}

interface BulkState {
  asked: Asked | null
  /** The job that is under way; `starting` until its number is known. */
  running: number | 'starting' | null
  failure: Failure | null
}

export const useBulk = create<BulkState>(() => ({ asked: null, running: null, failure: null }))

/** Asks for the rest of a change of what is meant at this moment. */
export function askBulk(kind: Asked['kind'], target = targetMeant(), count = meantCount()): void {
  if (target) useBulk.setState({ asked: { kind, target, count }, running: null, failure: null })
}

/** Empties the trash, after a question. */
export function askEmpty(): void {
  askBulk('purge', { lookup: { inTrash: true } }, useList.getState().totalOfAll)
}

export function closeBulk(): void {
  const { running } = useBulk.getState()
  if (typeof running === 'number') void client.jobs.cancel.mutate({ id: running })
  else if (running === null) useBulk.setState({ asked: null, failure: null })
}

/** Does what was asked about; the dialog stays until it is done, and can stop it: then everything is taken back. */
export async function runAsked(change: BulkChange): Promise<boolean> {
  const { asked } = useBulk.getState()
  if (!asked) return false
  useBulk.setState({ running: 'starting', failure: null })
  try {
    const { jobId } = await client.contacts.bulk.mutate({ target: asked.target, change })
    useBulk.setState({ running: jobId })
    const job = await jobEnded(jobId)
    if (job.failure && job.state !== 'cancelled') throw new FailedJob(job.failure)
    useBulk.setState({ running: null, asked: job.state === 'cancelled' ? asked : null })
    return job.state === 'done'
  } catch (error) {
    useBulk.setState({ running: null, failure: failureOf(error) })
    return false
  }
}
