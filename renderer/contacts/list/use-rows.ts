import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ContactRow } from '#shared/contacts.ts'
import type { Lookup, Sort } from '#shared/lookup.ts'
import { trpc } from '../../client/trpc.ts'

const pageSize = 100
/** A page that was scrolled past is given up before it is answered, and not kept for long. */
const once = { trpc: { abortOnUnmount: true }, gcTime: 60_000 }

interface Asked {
  lookup: Lookup
  sort: Sort
}

const pageOf = (asked: Asked, page: number) => ({ lookup: asked.lookup, sort: asked.sort, offset: page * pageSize, limit: pageSize, isCountLate: true })

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

/**
 * The rows from `first` to `last`, and a page on either side beforehand; `undefined` for a row that is still on its way.
 * While the list flies, only what is seen is asked for: a page takes the core a few milliseconds, less than a frame.
 */
export function useRows(asked: Asked, total: number, first: number, last: number): (index: number) => ContactRow | undefined {
  const seenFrom = Math.floor(first / pageSize)
  const seenTo = Math.floor(Math.max(last, 0) / pageSize)
  const around = useIsSettled(seenFrom) ? 1 : 0
  const from = Math.max(seenFrom - around, 0)
  const to = Math.min(seenTo + around, Math.max(Math.ceil(total / pageSize) - 1, 0))
  const pages = Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at)
  const results = useQueries({ queries: pages.map((page) => trpc.contacts.list.queryOptions(pageOf(asked, page), once)) })
  return (index) => results[Math.floor(index / pageSize) - from]?.data?.rows[index % pageSize]
}

/** How long a jump has to stand still before the pages beside it are asked for, in milliseconds. */
const settleTime = 50

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
