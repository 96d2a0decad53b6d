import type { Contact } from '#shared/contacts.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { showFailure } from '../client/shown-failure.ts'
import { clearSelection, leaveBehind, meantSelection, stayBehind, useList } from './list/list-state.ts'
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

/** Moves what is selected to the trash; the status line offers to undo it. The whole list goes as a lookup, a part by its ids. */
export async function removeMeant(): Promise<void> {
  const { lookup, total, selection } = useList.getState()
  leaveBehind()
  try {
    if (selection.length > 0 && selectedCount(selection) === total) await client.contacts.removeLookup.mutate({ lookup })
    else {
      const ids = await meantIds()
      if (ids.length === 0) return
      // As a lookup of ids, any number of them is one change and one undo.
      await client.contacts.removeLookup.mutate({ lookup: { where: { join: 'and', conditions: [{ field: 'ids', in: ids }] } } })
    }
    clearSelection()
  } catch (error) {
    stayBehind()
    showFailure(error)
  }
}

/** Puts what is selected back from the trash. */
export async function restoreMeant(): Promise<void> {
  leaveBehind()
  try {
    const ids = await meantIds()
    for (let at = 0; at < ids.length; at += 10_000) await client.contacts.restore.mutate({ ids: ids.slice(at, at + 10_000) })
    clearSelection()
  } catch (error) {
    stayBehind()
    showFailure(error)
  }
}

/** The ids of what is selected, in order. */
async function meantIds(): Promise<number[]> {
  const state = useList.getState()
  if (state.selection.length === 0) {
    const id = currentId()
    return id === null ? [] : [id]
  }
  const ids: number[] = []
  for (const { from, to } of meantSelection(state)) {
    for (let offset = from; offset <= to; offset += 1_000) {
      const { rows } = await client.contacts.list.query({ lookup: state.lookup, sort: state.sort, offset, limit: Math.min(1_000, to - offset + 1) })
      ids.push(...rows.map((row) => row.id))
    }
  }
  return ids
}
