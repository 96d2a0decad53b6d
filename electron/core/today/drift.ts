import type { TodayView } from '#shared/day.ts'
import type { ReadDb } from '../db/query.ts'
import { drifting as driftingContacts } from '../touch/touch.ts'

const shown = 20

/** Whom one is losing touch with, the latest first: the beginning of the drift list. */
export function drifting(db: ReadDb, now: number): Pick<TodayView, 'drift' | 'driftCount'> {
  const { total, items } = driftingContacts(db, now, 0, shown)
  return { drift: items, driftCount: total }
}
