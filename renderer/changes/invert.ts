import { create } from 'zustand'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { writesSettled } from '../client/pending-writes.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, type Outputs } from '../client/trpc.ts'

export type ChangeSet = Outputs['changes']['list'][number]
export type Direction = 'undo' | 'redo'

/** An undo or redo that would overwrite later changes, waiting for an answer (ConflictDialog.tsx). */
interface Conflict {
  direction: Direction
  set: ChangeSet
  later: ChangeSet[]
}
export const useConflict = create<{ conflict: Conflict | null }>(() => ({ conflict: null }))
export const closeConflict = () => useConflict.setState({ conflict: null })

/** Takes a change set back or makes it again. Where that would overwrite later changes, asks first and changes nothing. */
export async function invert(direction: Direction, set: ChangeSet): Promise<void> {
  try {
    const later = await client.changes.later.query({ id: set.id })
    if (later.length > 0) useConflict.setState({ conflict: { direction, set, later } })
    else await run(direction, set.id, false)
  } catch (error) {
    showFailure(error)
  }
}

/** Takes back what was done last, or makes again what was last taken back; what is still on its way counts as done. */
export async function invertNext(direction: Direction): Promise<void> {
  try {
    await writesSettled()
    const set = (await client.changes.next.query())[direction]
    if (set) await invert(direction, set)
  } catch (error) {
    showFailure(error)
  }
}

/** The answer was yes. */
export async function invertAnyway({ direction, set }: Conflict): Promise<void> {
  closeConflict()
  try {
    await run(direction, set.id, true)
  } catch (error) {
    showFailure(error)
  }
}

async function run(direction: Direction, id: number, overwrite: boolean): Promise<void> {
  const { jobId } = await client.changes[direction].mutate({ id, ...(overwrite ? { overwrite } : {}) })
  const job = await jobEnded(jobId)
  if (job.failure) throw new FailedJob(job.failure)
}
