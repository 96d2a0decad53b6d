import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { HistoryItem, TimelineRequest } from '#shared/history.ts'
import { client } from '../client/trpc.ts'

/** Which part of whose timeline; what is absent is not narrowed. */
export type TimelineAsked = Partial<Omit<TimelineRequest, 'before' | 'limit'>>

const pageSize = 40

/** A timeline page by page, newest first. The pages that are there stay while a narrower one is on its way. */
export function useTimeline(asked: TimelineAsked) {
  const query = useInfiniteQuery({
    // Begins like every key of the router, so that a change of the core makes it untrue, too (client/events.ts).
    queryKey: [['history', 'timeline'], { input: asked, type: 'infinite' }],
    queryFn: ({ pageParam, signal }) => client.history.timeline.query({ ...asked, before: pageParam, limit: pageSize }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const items: HistoryItem[] = query.data?.pages.flatMap((page) => page.items) ?? []
  return { items, isThere: query.data !== undefined, error: query.error, refetch: query.refetch, hasMore: query.hasNextPage, isLoadingMore: query.isFetchingNextPage, more: query.fetchNextPage, hasMoreFailed: query.isFetchNextPageError }
}
