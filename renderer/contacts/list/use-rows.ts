import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ContactRow } from '#shared/contacts.ts'
import type { Lookup, Sort } from '#shared/lookup.ts'
import { trpc } from '../../client/trpc.ts'

const pageSize = 100
/** A page that was scrolled past is given up before it is answered. */
const once = { trpc: { abortOnUnmount: true } }

interface Asked {
  lookup: Lookup
  sort: Sort
}

/**
 * The list that is shown: while a new lookup is on its way, the former one stays as it is, so that typing never blanks
 * the screen. `isWaiting` tells that the two differ.
 */
export function useShownList(asked: Asked) {
  const first = useQuery(trpc.contacts.list.queryOptions({ ...asked, offset: 0, limit: pageSize }, { ...once, placeholderData: keepPreviousData }))
  const [shown, setShown] = useState(asked)
  const isSame = JSON.stringify(shown) === JSON.stringify(asked)
  const isReady = first.isSuccess && !first.isPlaceholderData
  if (isReady && !isSame) setShown(asked)
  return { shown: isReady ? asked : shown, total: first.data?.total ?? 0, isWaiting: !isReady, isEmpty: isReady && first.data.total === 0, error: first.error, refetch: first.refetch }
}

/** The rows from `first` to `last`, and a page on either side beforehand; `undefined` for a row that is still on its way. */
export function useRows({ lookup, sort }: Asked, total: number, first: number, last: number): (index: number) => ContactRow | undefined {
  const from = Math.max(Math.floor(first / pageSize) - 1, 0)
  const to = Math.min(Math.floor(Math.max(last, 0) / pageSize) + 1, Math.max(Math.ceil(total / pageSize) - 1, 0))
  const isSettled = useIsSettled(from)
  const pages = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const results = useQueries({
    queries: pages.map((page) => trpc.contacts.list.queryOptions({ lookup, sort, offset: page * pageSize, limit: pageSize }, { ...once, enabled: isSettled })),
  })
  return (index) => results[Math.floor(index / pageSize) - from]?.data?.rows[index % pageSize]
}

/** How long a jump has to stand still before its pages are asked for, in milliseconds. */
const settleTime = 50

/**
 * Whether the list has stopped jumping. Scrolling on from page to page is answered at once; while the thumb of the
 * scrollbar flies over thousands of pages, none of them is asked for, or the core would work them all off one by one.
 */
function useIsSettled(page: number): boolean {
  const [settled, setSettled] = useState(page)
  const isNear = Math.abs(page - settled) <= 1
  useEffect(() => {
    if (page === settled) return
    const timer = window.setTimeout(() => setSettled(page), isNear ? 0 : settleTime)
    return () => window.clearTimeout(timer)
  }, [page, settled, isNear])
  return isNear
}
