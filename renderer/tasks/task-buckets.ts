import { addDays, dayOf, dayOfWeek, type Day } from '#shared/wall-time.ts'

/** Where a task stands in time, as a list groups it. */
export const buckets = ['overdue', 'today', 'tomorrow', 'week', 'later', 'noDate', 'done'] as const
export type Bucket = (typeof buckets)[number]

/** The group of a task. A week is the days up to its last one, as the reader counts weeks (`firstDay`, 0 for Sunday). */
export function bucketOf({ start, status }: { start: string | null; status: string }, today: Day, firstDay: number): Bucket {
  if (status === 'done' || status === 'cancelled') return 'done'
  if (start === null) return 'noDate'
  const day = dayOf(start)
  if (day < today) return 'overdue'
  if (day === today) return 'today'
  if (day === addDays(today, 1)) return 'tomorrow'
  return day < weekEnd(today, firstDay) ? 'week' : 'later'
}

/** The day after the last of this week. */
export function weekEnd(today: Day, firstDay: number): Day {
  const weekday = dayOfWeek(today)
  return addDays(today, 7 - ((weekday - firstDay + 7) % 7))
}
