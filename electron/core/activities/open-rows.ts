import type { ReadDb } from '../db/query.ts'
import type { OccurrenceRow } from '../today/today.ts'

/** An occurrence as lists put it in order. */
export interface OpenRow extends OccurrenceRow {
  seriesId: number
  isTask: number
  priority: number
  isSeries: number
}

export const openColumns = 'o.activityId, o.recurrenceId, o.at, o.until, o.isFloating, coalesce(a.seriesId, a.id) AS seriesId, a.isTask, a.priority, (a.recurrence IS NOT NULL OR a.seriesId IS NOT NULL) AS isSeries'
/** Planned tasks of any time, and events that are not over: two values, now on the wall and now in UTC milliseconds. */
export const openState = `a.status IN ('planned', 'tentative') AND (a.isTask = 1 OR max(o.until, o.at + 1) > CASE o.isFloating WHEN 1 THEN ? ELSE ? END)`

/**
 * Of each series one open occurrence that was missed, and one that is to come. A series of tasks that was neglected for five
 * weeks is one thing to do, not five: the last missed occurrence stands for all before it, and once one is done, those
 * before it are passed over. So nothing has to be ticked off that nobody will do any more, and the date shown is its own.
 */
export function nextOnly(db: ReadDb, rows: readonly OpenRow[], isMissed: (row: OpenRow) => boolean, keepsComing = false): OpenRow[] {
  const missed = new Map<number, OpenRow>()
  const coming = new Set<number>()
  for (const row of rows) if (row.isSeries === 1 && isMissed(row)) missed.set(row.seriesId, row)
  return rows.filter((row) => {
    if (row.isSeries === 0) return true
    if (isMissed(row)) return missed.get(row.seriesId) === row && !isPassedOver(db, row)
    if (keepsComing) return true
    return !coming.has(row.seriesId) && coming.add(row.seriesId)
  })
}

/** Whether a later occurrence of the series is done already. */
export function isPassedOver(db: ReadDb, { seriesId, recurrenceId }: Pick<OpenRow, 'seriesId' | 'recurrenceId'>): boolean {
  return db.row(`SELECT 1 FROM activity WHERE seriesId = ? AND status = 'done' AND recurrenceId > ? LIMIT 1`, seriesId, recurrenceId) !== undefined
}
