import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { z } from 'zod'
import { contactColumnKeys, contactKinds, type ContactColumn } from '#shared/contacts.ts'
import { conditionSchema, sortSchema, type Sort } from '#shared/lookup.ts'

/**
 * What a list's address says: what is looked for, in which order, and who is shown. Going back and forward moves
 * through these. Anything that does not fit is left out, so that an old or mistyped address still opens.
 */
export const listSearchSchema = z.object({
  q: z.string().max(500).optional().catch(undefined),
  where: z.array(conditionSchema).max(50).optional().catch(undefined),
  sort: sortSchema.optional().catch(undefined),
  id: z.number().int().positive().optional().catch(undefined),
  /** A new contact of this kind is being written. */
  make: z.enum(contactKinds).optional().catch(undefined),
})
export type ListSearch = z.infer<typeof listSearchSchema>

/** The list's address, and what changes it. `isStep` leaves a place to come back to; otherwise the place is replaced. */
export function useListSearch(): { search: ListSearch; change: (changes: { [K in keyof ListSearch]?: ListSearch[K] | undefined }, isStep?: boolean) => void } {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  return useMemo(() => ({
    search,
    change: (changes, isStep = false) => {
      void navigate({ to: '.', replace: !isStep, search: (before: ListSearch) => withoutEmpty({ ...before, ...changes }) } as never)
    },
  }), [search, navigate])
}

/** Empty parts do not stand in the address. */
function withoutEmpty(search: { [K in keyof ListSearch]?: ListSearch[K] | undefined }): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)))
}

/** The sort after a column's header was chosen: the same column turns round, another begins ascending. */
export function nextSort(sort: Sort, column: ContactColumn): Sort {
  return { column, direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' }
}

export const isColumn = (key: string): key is ContactColumn => (contactColumnKeys as readonly string[]).includes(key)
