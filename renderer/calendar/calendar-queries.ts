import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DateOccurrence, Occurrence } from '#shared/activities.ts'
import { daysBetween, addDays, type Day } from '#shared/wall-time.ts'
import { queryClient, trpc } from '../client/trpc.ts'

interface Range {
  from: Day
  to: Day
}

/** What happens within a range of days; that of the pages before and after is fetched along, so that turning shows it at once. */
export function useWindow({ from, to }: Range, timeZone: string): { occurrences: readonly Occurrence[] | undefined; error: unknown } {
  const { data, error, isPlaceholderData } = useQuery(trpc.calendar.window.queryOptions({ from, to, timeZone }, { placeholderData: keepPreviousData }))
  const isThere = data !== undefined && !isPlaceholderData
  useEffect(() => {
    if (!isThere) return
    const days = daysBetween(from, to)
    if (days > 7) return
    for (const other of [addDays(from, days), addDays(from, -days)]) void queryClient.prefetchQuery(trpc.calendar.window.queryOptions({ from: other, to: addDays(other, days), timeZone }))
  }, [isThere, from, to, timeZone])
  return { occurrences: data, error }
}

export function useDates({ from, to }: Range, isOn: boolean): readonly DateOccurrence[] | undefined {
  return useQuery(trpc.calendar.dates.queryOptions({ from, to }, { enabled: isOn, placeholderData: keepPreviousData })).data
}

/** Stretches of at least half an hour that nothing takes, within working hours. */
export function useFree({ from, to }: Range, timeZone: string, isOn: boolean): readonly { start: string; end: string }[] | undefined {
  return useQuery(trpc.calendar.free.queryOptions({ from, to, timeZone, minutes: 30 }, { enabled: isOn, placeholderData: keepPreviousData })).data
}
