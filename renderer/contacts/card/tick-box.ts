import type { Contact } from '#shared/contacts.ts'
import { client } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'

/** Ticks a box of a note, or clears it: one sign of the text changes. A note that was changed elsewhere meanwhile stays as it is. */
export async function tickBox({ id, note }: Contact, at: number, isTicked: boolean): Promise<void> {
  if (note === null || !/^\[[ xX]\]$/.test(note.slice(at - 1, at + 2))) return
  try {
    await client.contacts.update.mutate({ id, changes: { note: `${note.slice(0, at)}${isTicked ? 'x' : ' '}${note.slice(at + 1)}` } })
  } catch (error) {
    showFailure(error)
  }
}
