import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import { addDays } from '#shared/wall-time.ts'
import { trpc } from '../client/trpc.ts'
import { todayIn } from '../ui/reader-time.ts'
import { useScrolled } from '../ui/use-scrolled.ts'
import { filterOf, useTasks } from './task-state.ts'
import { weekEnd } from './task-buckets.ts'

export const rowHeight = 28
const page = 100
const overscan = 8

/** Which rows are seen, and how far the first of them stands from the top. */
export function useSeen(scroller: RefObject<HTMLElement | null>, total: number): { first: number; last: number; fitting: number; reveal: (index: number) => void } {
  const { top, height } = useScrolled(scroller)
  const view = Math.max(height, rowHeight)
  return {
    first: Math.max(Math.floor(top / rowHeight) - overscan, 0), last: Math.min(Math.ceil((top + view) / rowHeight) + overscan, total) - 1, fitting: Math.max(Math.floor(view / rowHeight) - 1, 1),
    reveal: (index) => {
      const element = scroller.current
      if (!element) return
      if (index * rowHeight < element.scrollTop) element.scrollTop = index * rowHeight
      else if ((index + 1) * rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = (index + 1) * rowHeight - element.clientHeight
    },
  }
}

/** The tasks as the core is asked for them. */
export function useAsked(timeZone: string, firstDay: number) {
  const view = useTasks()
  const today = todayIn(timeZone)
  return { filter: filterOf(view, today, addDays(today, 1), weekEnd(today, firstDay)), sort: view.sort, timeZone }
}

/** The rows that are seen, read in stretches. */
export function useTaskRows(asked: ReturnType<typeof useAsked>, first: number, last: number): { total: number | null; at: (index: number) => Occurrence | undefined } {
  const pages = Array.from({ length: Math.floor(Math.max(last, 0) / page) - Math.floor(first / page) + 1 }, (_, at) => Math.floor(first / page) + at)
  const answers = useQueries({ queries: pages.map((number) => trpc.activities.list.queryOptions({ ...asked, offset: number * page, limit: page }, { gcTime: 20_000 })) })
  const count = useQuery(trpc.activities.list.queryOptions({ ...asked, offset: 0, limit: 0 }, { placeholderData: keepPreviousData }))
  return {
    total: answers.find(({ data }) => data)?.data?.total ?? count.data?.total ?? null,
    at: (index) => answers[Math.floor(index / page) - (pages[0] ?? 0)]?.data?.items[index % page],
  }
}
