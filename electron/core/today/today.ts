import { z } from 'zod'
import { dateLeadKey, usualDateLead, type TodayView } from '#shared/day.ts'
import { addDays } from '#shared/wall-time.ts'
import { readLater, router } from '../rpc/procedures.ts'
import { clockOf, dayBounds, dayOfWall } from '../reader-clock.ts'
import type { Services } from '../services.ts'
import { cameInSince } from './came-in.ts'
import { datesAhead } from './dates-ahead.ts'
import { callsToMake, overdueLists, todaysLists, weekAhead } from './day-lists.ts'
import { drifting } from './drift.ts'

export { datesAhead } from './dates-ahead.ts'
export { showOccurrences, shownColumns, showRows, type OccurrenceRow, type ShownRow } from './show-occurrences.ts'

export const todayRouter = router({
  /** All of the first screen of the morning, in the reader's zone (IANA name). */
  get: readLater(z.object({ timeZone: z.string().min(1).max(100) }), async ({ services }, { timeZone }) => readToday(services, timeZone)),
})

/** The day as it stands now. */
export async function readToday(services: Services, timeZone: string): Promise<TodayView> {
  const { store: { read: db } } = services
  const now = services.now()
  const clock = clockOf(timeZone)
  const day = dayOfWall(clock.toWall(now))
  const { overdue, overdueCount, rows } = overdueLists(db, clock, day)
  const { timed, timeless, open } = todaysLists(db, clock, day)
  return {
    day, overdue, overdueCount, timed, timeless, calls: callsToMake(db, clock, open, rows), ...drifting(db, now),
    dates: datesAhead(db, day, addDays(day, leadOf(services) + 1), 50),
    cameIn: cameInSince(db, dayBounds(clock, addDays(day, -1), day).from),
    week: weekAhead(db, clock, day),
  }
}

const leadSchema = z.number().int().min(0).max(60)
function leadOf(services: Services): number {
  const set = leadSchema.safeParse(services.settings.get(dateLeadKey))
  return set.success ? set.data : usualDateLead
}
