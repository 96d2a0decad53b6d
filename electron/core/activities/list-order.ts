import type { ActivityFilter } from '#shared/activities.ts'
import type { ReadDb } from '../db/query.ts'
import type { ReaderClock } from '../reader-clock.ts'
import { compare, keyOf } from '../search/search.ts'
import type { OpenRow } from './open-rows.ts'

/** Rows by when they are (on the reader's wall; what has no date last), by priority, or by what they are about. What is done comes as it was done, the latest first. */
export function orderRows(db: ReadDb, rows: OpenRow[], sort: 'start' | 'priority' | 'regarding', state: ActivityFilter['state'], clock: ReaderClock): OpenRow[] {
  const walls = new Map(rows.map((row) => [row, row.at === null ? Number.MAX_SAFE_INTEGER : row.isFloating === 1 ? row.at : clock.toWall(row.at)]))
  const byStart = (one: OpenRow, other: OpenRow) => (walls.get(one) ?? 0) - (walls.get(other) ?? 0) || one.activityId - other.activityId
  if (sort === 'start') return state === 'done' ? rows : rows.toSorted(byStart)
  if (sort === 'priority') return rows.toSorted((one, other) => rankOf(one) - rankOf(other) || byStart(one, other))
  const keys = new Map<number, string | number>()
  for (const { activityId } of rows) if (!keys.has(activityId)) keys.set(activityId, keyOf(db.value<string>('SELECT regarding FROM activity WHERE id = ?', activityId) ?? ''))
  return rows.toSorted((one, other) => compare(keys.get(one.activityId) ?? '', keys.get(other.activityId) ?? '') || byStart(one, other))
}

/** RFC 5545, section 3.8.1.9: 1 is the highest, 0 says nothing and stands between normal and low. */
const rankOf = ({ priority }: OpenRow): number => (priority === 0 ? 5.5 : priority)
