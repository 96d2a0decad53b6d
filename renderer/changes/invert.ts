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

let last: Promise<void> = Promise.resolve()
/** When the one that is being done began; null for none. */
let since: number | null = null
/** One that takes longer is shown as a job, in milliseconds: who presses the key again then is impatient. */
const long = 1_500

/** One after the other, whatever comes of each: who presses Ctrl+Z twice means two changes. What was asked for behind a question is not done. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(async () => {
    if (useConflict.getState().conflict) return
    since = performance.now()
    try {
      await work()
    } catch (error) {
      showFailure(error)
    }
    since = null
  })
  return last
}

/** Takes a change set back or makes it again. Where that would overwrite later changes, asks first and changes nothing. */
export function invert(direction: Direction, set: ChangeSet): Promise<void> {
  const key = `${direction} ${set.id}`
  // A button that is pressed twice means it once.
  if (asked.has(key)) return last
  asked.add(key)
  return inTurn(() => askOrRun(direction, set)).finally(() => asked.delete(key))
}
const asked = new Set<string>()

/** Takes back what was done last, or makes again what was last taken back; what is still on its way counts as done. */
export function invertNext(direction: Direction): Promise<void> {
  if (since !== null && performance.now() - since > long) return last
  return inTurn(async () => {
    await writesSettled()
    const set = (await client.changes.next.query())[direction]
    if (set) await askOrRun(direction, set)
  })
}

/** The answer was yes. */
export function invertAnyway({ direction, set }: Conflict): Promise<void> {
  closeConflict()
  return inTurn(() => run(direction, set.id, true))
}

async function askOrRun(direction: Direction, set: ChangeSet): Promise<void> {
  const later = await client.changes.later.query({ id: set.id })
  if (later.length > 0) useConflict.setState({ conflict: { direction, set, later } })
  else await run(direction, set.id, false)
}

async function run(direction: Direction, id: number, overwrite: boolean): Promise<void> {
  const { jobId } = await client.changes[direction].mutate({ id, ...(overwrite ? { overwrite } : {}) })
  const job = await jobEnded(jobId)
  if (job.failure) throw new FailedJob(job.failure)
}
