import { useQuery } from '@tanstack/react-query'
import type { FoundDocument } from '#shared/documents.ts'
import { hasCjk } from '#shared/names.ts'
import { trpc } from '../client/trpc.ts'

const most = 3

/** The documents that a typed text is in, the latest first; asked for once `isTime` says that the people are there. */
export function useFoundDocuments(text: string, isTime: boolean): FoundDocument[] {
  const isWord = text.length > 1 || hasCjk(text)
  const { data } = useQuery(trpc.documents.find.queryOptions({ text, limit: most }, { enabled: isTime && isWord, gcTime: 5_000 }))
  return isWord ? (data ?? []) : []
}
