import type { BulkTarget } from '#shared/bulk.ts'
import { currentId } from '../on-screen.ts'
import { useList } from './list-state.ts'
import { selectedCount } from './selection.ts'

/** Whom a command on the list means: the rows selected, as positions, or the contact of the card. No list of ids has to travel. */
export function targetMeant(): BulkTarget | null {
  const { lookup, sort, total, selection } = useList.getState()
  if (selection.length === 0) {
    const id = currentId()
    return id === null ? null : { ids: [id] }
  }
  return selectedCount(selection) === total ? { lookup, sort, total } : { lookup, sort, total, stretches: [...selection] }
}
