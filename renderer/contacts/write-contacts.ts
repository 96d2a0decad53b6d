import type { BulkChange, BulkTarget } from '#shared/bulk.ts'
import type { Contact } from '#shared/contacts.ts'
import { jobEnded } from '../client/events.ts'
import { FailedJob } from '../client/failures.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { clearSelection, leaveBehind, stayBehind, useList } from './list/list-state.ts'
import { selectedCount } from './list/selection.ts'
import { currentId } from './on-screen.ts'

/** Makes somebody a favourite or no more; the star turns at once. */
export function setFavourite({ id, isFavourite }: Contact): void {
  const key = trpc.contacts.get.queryKey({ id })
  queryClient.setQueryData(key, (contact) => (contact ? { ...contact, isFavourite: !isFavourite } : contact))
  client.contacts.update.mutate({ id, changes: { isFavourite: !isFavourite } }).catch((error: unknown) => {
    void queryClient.invalidateQueries({ queryKey: key })
    showFailure(error)
  })
}

/** Whom a command on the list means: the rows selected, as positions, or the contact of the card. No list of ids has to travel. */
export function targetMeant(): BulkTarget | null {
  const { lookup, sort, total, selection } = useList.getState()
  if (selection.length === 0) {
    const id = currentId()
    return id === null ? null : { ids: [id] }
  }
  return selectedCount(selection) === total ? { lookup, sort, total } : { lookup, sort, total, stretches: [...selection] }
}

/** Changes many as one, with one undo; resolves when it is done. A job that was stopped has taken everything back. */
export async function runBulk(target: BulkTarget, change: BulkChange): Promise<boolean> {
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
export async function takeOut(change: Extract<BulkChange, { kind: 'remove' | 'restore' | 'purge' }>, target = targetMeant()): Promise<void> {
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
