import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { ContactKind } from '#shared/contacts.ts'
import { byName } from '#shared/lookup.ts'
import { trpc } from '../../client/trpc.ts'

/** Contacts whose names match what is typed: id, name, and a text that tells them apart. Two of the same text are told by their number. */
export function useNameSuggestions(typed: string, kind: ContactKind | null): { id: number; name: string; text: string }[] {
  const text = useDeferredValue(typed.trim())
  const lookup = { text, ...(kind ? { where: { join: 'and' as const, conditions: [{ field: 'kind' as const, is: kind }] } } : {}) }
  const { data } = useQuery(trpc.contacts.list.queryOptions({ lookup, sort: byName, offset: 0, limit: 8 }, { enabled: text.length > 0, placeholderData: keepPreviousData, gcTime: 5_000 }))
  if (text.length === 0 || !data) return []
  const seen = new Map<string, number>()
  return data.rows.map((row) => {
    const told = kind === 'company' || !row.company || row.kind === 'company' ? row.name : `${row.name} · ${row.company}`
    const count = (seen.get(told) ?? 0) + 1
    seen.set(told, count)
    return { id: row.id, name: row.name, text: count === 1 ? told : `${told} (${count})` }
  })
}
