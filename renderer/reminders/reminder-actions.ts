import type { DueAlarm } from '#shared/day.ts'
import { addDays, daysBetween, isTimeless } from '#shared/wall-time.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { timeZoneNow, todayIn } from '../ui/reader-time.ts'
import { keyOf, keyText } from './reminder-state.ts'

/** How long a reminder can be put off by one key. */
export const snoozes = ['5', '10', '15', '60', 'start', 'tomorrow'] as const
export type Snooze = (typeof snoozes)[number]

const minute = 60_000

/** Until when a reminder sleeps, in UTC milliseconds; null where that has no meaning, as with the start of what has begun. */
export function snoozeUntil(snooze: Snooze, { occurrence }: Pick<DueAlarm, 'occurrence'>, now = Date.now(), timeZone = timeZoneNow()): number | null {
  if (snooze === 'start') {
    const start = occurrence?.at ?? (occurrence?.start && !isTimeless(occurrence.start) ? instantOf(occurrence.start, timeZone) : null)
    return start !== null && start > now ? start : null
  }
  if (snooze === 'tomorrow') return instantOf(`${addDays(todayIn(timeZone), 1)}T09:00:00`, timeZone)
  return now + Number(snooze) * minute
}

/** The instant of a wall time in a zone: of one that comes twice the first. */
export function instantOf(time: string, timeZone: string): number {
  const wall = Date.parse(`${time}Z`)
  const parts = (instant: number) => Date.parse(`${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant).replace(' ', 'T')}Z`) - instant
  const first = wall - parts(wall - 86_400_000)
  if (first + parts(first) === wall) return first
  const second = wall - parts(wall + 86_400_000)
  return second + parts(second) === wall ? second : first
}

export const snoozeAlarms = (alarms: readonly DueAlarm[], until: number): Promise<void> => act(alarms, () => client.reminders.snooze.mutate({ keys: alarms.map(keyOf), until }))
export const dismissAlarms = (alarms: readonly DueAlarm[]): Promise<void> => act(alarms, () => client.reminders.dismiss.mutate({ keys: alarms.map(keyOf) }))

/** They leave the list at once, and come back where the core refuses. */
async function act(alarms: readonly DueAlarm[], work: () => Promise<unknown>): Promise<void> {
  if (alarms.length === 0) return
  const gone = new Set(alarms.map(keyText))
  const key = trpc.reminders.due.queryKey({ timeZone: timeZoneNow() })
  queryClient.setQueryData(key, (before) => before?.filter((alarm) => !gone.has(keyText(alarm))))
  try {
    await work()
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: key })
    showFailure(error)
  }
}

/** Whole days from today to a day. */
export const daysAway = (day: string): number => daysBetween(todayIn(timeZoneNow()), day)
