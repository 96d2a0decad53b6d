import { useQuery } from '@tanstack/react-query'
import type { Lookup } from '#shared/lookup.ts'
import { client, trpc } from '../client/trpc.ts'
import { useList } from '../contacts/list/list-state.ts'
import { selectedCount, stretchBetween, type Selection } from '../contacts/list/selection.ts'
import { useOnScreen } from '../contacts/on-screen.ts'
import type { WorkingSet } from '../ui/working-set.ts'

/** Whom the list on screen offers to export or print: its selection, its lookup, or everybody. Without a list, everybody. */
export function useWorkingSet(): WorkingSet {
  const { isShown } = useOnScreen()
  const { section, lookup, sort, total, index, selection: selected } = useList()
  const { data } = useQuery(trpc.info.get.queryOptions())
  const hasList = isShown && section !== null
  const selection = selected.length > 0 || index < 0 ? selected : [stretchBetween(index, index)]
  const counts = { selection: hasList ? selectedCount(selection) : 0, list: hasList ? total : 0, all: data?.contacts ?? 0 }
  return {
    counts, hasSelection: hasList && selected.length > 0, isListNarrowed: hasList && Object.keys(lookup).length > 0,
    lookupOf: async (scope) => {
      if (scope === 'all') return {}
      // The whole list goes as its lookup: no list of ids, however long, has to travel.
      if (scope === 'list' || counts.selection === counts.list) return lookup
      return { where: { join: 'and', conditions: [{ field: 'ids', in: await idsOf({ lookup, sort }, selection) }] }, ...(lookup.inTrash ? { inTrash: true } : {}) }
    },
  }
}

/** The most rows the core gives at once. */
const window = 1_000

async function idsOf(list: Pick<ReturnType<typeof useList.getState>, 'lookup' | 'sort'> & { lookup: Lookup }, selection: Selection): Promise<number[]> {
  const ids: number[] = []
  for (const { from, to } of selection) {
    for (let offset = from; offset <= to; offset += window) {
      const { rows } = await client.contacts.list.query({ ...list, offset, limit: Math.min(window, to - offset + 1) })
      ids.push(...rows.map(({ id }) => id))
    }
  }
  return ids
}
