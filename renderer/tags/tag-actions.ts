import type { TagColour } from '#shared/tags.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'

/** What can be done with tags; a failure is shown above the screen. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    showFailure(error)
  }
}

async function finish(start: () => Promise<{ jobId: number }>): Promise<void> {
  const job = await jobEnded((await start()).jobId)
  if (job.failure && job.state !== 'cancelled') throw new FailedJob(job.failure)
}

export const setColour = (id: number, colour: TagColour | null) => attempt(() => client.tags.update.mutate({ id, changes: { colour } }))
export const moveToGroup = (id: number, tagGroupId: number | null) => attempt(() => client.tags.update.mutate({ id, changes: { tagGroupId } }))
/** The status line offers to undo it. */
export const removeTag = (id: number) => attempt(() => finish(() => client.tags.remove.mutate({ ids: [id] })))
export const mergeTag = (id: number, into: number) => attempt(() => finish(() => client.tags.merge.mutate({ ids: [id], into })))
export const removeGroup = (id: number) => attempt(() => client.tags.removeGroup.mutate({ id }))

/** Moves a group up (-1) or down (1) among the others. */
export function shiftGroup(order: readonly number[], id: number, step: -1 | 1): Promise<void> {
  const at = order.indexOf(id)
  const to = at + step
  if (at < 0 || to < 0 || to >= order.length) return Promise.resolve()
  return attempt(() => client.tags.orderGroups.mutate({ ids: order.toSpliced(at, 1).toSpliced(to, 0, id) }))
}
