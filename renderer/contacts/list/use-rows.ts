import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ContactRow } from '#shared/contacts.ts'
import type { Lookup, Sort } from '#shared/lookup.ts'
import { queryClient, trpc } from '../../client/trpc.ts'

const pageSize = 100
/** A page that was scrolled past is given up before it is answered, and not kept for long. */
const once = { trpc: { abortOnUnmount: true }, gcTime: 60_000 }

interface Asked {
  lookup: Lookup
  sort: Sort
}

const pageOf = (asked: Asked, page: number) => ({ lookup: asked.lookup, sort: asked.sort, offset: page * pageSize, limit: pageSize, isCountLate: true })

/** Asks for the beginning of a list before it is drawn: what is typed is on its way to the core while the screen still follows. */
export const askAhead = (asked: Asked): void => void queryClient.prefetchQuery(trpc.contacts.list.queryOptions(pageOf(asked, 0), once))

/**
 * The list that is shown: while a new lookup is on its way, the former one stays as it is, so that typing never blanks
 * the screen. `isWaiting` tells that the two differ. The rows come first; how many there are follows (`isCounted`), and
 * until then `total` is what is known to be there.
 */
export function useShownList(asked: Asked) {
  const first = useQuery(trpc.contacts.list.queryOptions(pageOf(asked, 0), { ...once, placeholderData: keepPreviousData }))
  const [shown, setShown] = useState(asked)
  const isSame = JSON.stringify(shown) === JSON.stringify(asked)
  const isReady = first.isSuccess && !first.isPlaceholderData
  if (isReady && !isSame) setShown(asked)
  const isToCount = isReady && !first.data.isCounted
  const count = useQuery(trpc.contacts.count.queryOptions({ lookup: asked.lookup, sort: asked.sort }, { ...once, enabled: isToCount }))
  const counted = isToCount ? count.data?.total : undefined
  const total = Math.max(first.data?.total ?? 0, counted ?? 0)
  const isCounted = counted !== undefined || first.data?.isCounted !== false
  return { shown: isReady ? asked : shown, total, isCounted, isWaiting: !isReady, isEmpty: isReady && first.data.total === 0, error: first.error, refetch: first.refetch }
}

export interface Rows {
  /** The row of a position; `undefined` while it is on its way. */
  rowAt: (index: number) => ContactRow | undefined
  /** What to draw there: while the list flies, the rows that were drawn last stay until the new ones are there. */
  drawnAt: (index: number) => ContactRow | undefined
}

/**
 * The rows from `first` to `last`, and a page on either side beforehand. While the list flies, one stretch is asked for at a
 * time: what has come is shown, and then the place where the list is by now is asked for. Giving up what is on its way
 * at every frame would show nothing new for as long as an answer takes longer than a frame.
 */
export function useRows(list: Asked, total: number, first: number, last: number): Rows {
  const [asked, setAsked] = useState({ first, last })
  const isSettled = useIsSettled(pageAt(first))
  const around = isSettled ? 1 : 0
  const from = Math.max(pageAt(asked.first) - around, 0)
  const to = Math.min(pageAt(Math.max(asked.last, 0)) + around, Math.max(Math.ceil(total / pageSize) - 1, 0))
  const pages = Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at)
  const results = useQueries({ queries: pages.map((page) => trpc.contacts.list.queryOptions(pageOf(list, page), once)) })
  const rowAt = (index: number) => results[pageAt(index) - from]?.data?.rows[index % pageSize]
  const come = Array.from({ length: Math.max(asked.last - asked.first + 1, 0) }, (_, at) => rowAt(asked.first + at))
  const isWhole = come.every((row) => row !== undefined)
  const isThere = asked.first === first && asked.last === last
  const isAnswered = isWhole || !results.some((result) => result.isFetching)
  if (!isThere && (isAnswered || isSettled)) setAsked({ first, last })
  const held = useRef<readonly (ContactRow | undefined)[]>([])
  // A note of what has come last, kept apart from the state: it draws nothing by itself.
  useEffect(() => { if (isWhole) held.current = come })
  return { rowAt, drawnAt: (index) => rowAt(index) ?? (isSettled ? undefined : held.current[Math.min(index - first, held.current.length - 1)]) }
}

const pageAt = (index: number) => Math.floor(index / pageSize)

/** How long a jump has to stand still before the pages beside it are asked for, in milliseconds. */
const settleTime = 150

/** Whether the list has stopped jumping. Scrolling on from page to page counts as standing. */
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
