import type { ActivityFilter } from '#shared/activities.ts'
import type { ReadDb } from '../db/query.ts'
import type { ReaderClock } from '../reader-clock.ts'
import { compare, keyOf } from '../search/search.ts'
import type { OpenRow } from './open-rows.ts'

/** A row with what it is put in order by, reckoned once. */
interface Keyed {
  row: OpenRow
  key: string | number
  wall: number
}

/** Rows by when they are (on the reader's wall; what has no date last), by priority, or by what they are about. What is done comes as it was done, the latest first. */
export function orderRows(db: ReadDb, rows: OpenRow[], sort: 'start' | 'priority' | 'regarding', state: ActivityFilter['state'], clock: ReaderClock): OpenRow[] {
  if (sort === 'start' && state === 'done') return rows
  const words = sort === 'regarding' ? regardings(db, rows) : null
  const keyed = rows.map((row): Keyed => ({ row, key: words ? (words.get(row.activityId) ?? '') : sort === 'priority' ? rankOf(row) : 0, wall: row.at === null ? Number.MAX_SAFE_INTEGER : row.isFloating === 1 ? row.at : clock.toWall(row.at) }))
  const byStart = (one: Keyed, other: Keyed) => one.wall - other.wall || one.row.activityId - other.row.activityId
  keyed.sort(sort === 'start' ? byStart : (one, other) => compare(one.key, other.key) || byStart(one, other))
  return keyed.map(({ row }) => row)
}

function regardings(db: ReadDb, rows: readonly OpenRow[]): Map<number, string | number> {
  const keys = new Map<number, string | number>()
  for (const { activityId } of rows) if (!keys.has(activityId)) keys.set(activityId, keyOf(db.value<string>('SELECT regarding FROM activity WHERE id = ?', activityId) ?? ''))
  return keys
}

/** RFC 5545, section 3.8.1.9: 1 is the highest, 0 says nothing and stands between normal and low. */
const rankOf = ({ priority }: OpenRow): number => (priority === 0 ? 5.5 : priority)
