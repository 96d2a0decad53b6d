import type { BulkChange, BulkTarget } from '#shared/bulk.ts'
import type { Contact } from '#shared/contacts.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { clearSelection, leaveBehind, stayBehind } from './list/list-state.ts'
import { targetMeant } from './list/target.ts'

/** Makes somebody a favourite or no more; the star turns at once. */
export function setFavourite({ id, isFavourite }: Contact): void {
  const key = trpc.contacts.get.queryKey({ id })
  queryClient.setQueryData(key, (contact) => (contact ? { ...contact, isFavourite: !isFavourite } : contact))
  client.contacts.update.mutate({ id, changes: { isFavourite: !isFavourite } }).catch((error: unknown) => {
    void queryClient.invalidateQueries({ queryKey: key })
    showFailure(error)
  })
}

/** Changes many as one, with one undo; resolves when it is done. A job that was stopped has taken everything back. */
async function runBulk(target: BulkTarget, change: BulkChange): Promise<boolean> {
  const { jobId } = await client.contacts.bulk.mutate({ target, change })
  const job = await jobEnded(jobId)
  if (job.state === 'cancelled') return false
  if (job.failure) throw new FailedJob(job.failure)
  return true
}

/** Moves what is selected to the trash; the status line offers to undo it. */
export const removeMeant = () => takeOut({ kind: 'remove' })
/** Puts what is selected back from the trash. */
export const restoreMeant = () => takeOut({ kind: 'restore' })

/** Changes what is meant so that it leaves the list; the row after it is shown then. */
async function takeOut(change: Extract<BulkChange, { kind: 'remove' | 'restore' }>, target = targetMeant()): Promise<void> {
  if (!target) return
  leaveBehind()
  try {
    const isDone = await runBulk(target, change)
    if (isDone) clearSelection()
    else stayBehind()
  } catch (error) {
    stayBehind()
    showFailure(error)
  }
}

/** Changes what is meant where it stands. */
export async function changeMeant(change: BulkChange): Promise<void> {
  const target = targetMeant()
  if (!target) return
  try {
    await runBulk(target, change)
  } catch (error) {
    showFailure(error)
  }
}
