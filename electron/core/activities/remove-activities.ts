import type { OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { formatRecurrence, parseRecurrence } from '#shared/recurrence-text.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { isEmptySeries } from './expand.ts'
import { claimRow, requireOccurrence } from './overrides.ts'
import { requireRow, settleKey } from './read-activities.ts'
import type { ScopedKey } from './save-activities.ts'
import { isFirst, partsBefore } from './split-series.ts'
import { deleteActivity, requireOwn, setColumns } from './write-activities.ts'

/** Removes an activity; of a series one occurrence (EXDATE, RFC 5545, section 3.8.5.1), that and all following, or all. */
export function remove(ctx: WriteContext, { scope, ...given }: ScopedKey): void {
  const key = settleKey(ctx.db, given)
  const row = requireRow(ctx.db, key.activityId)
  requireOwn(ctx, row.calendarId)
  ctx.about({ name: row.regarding, count: 1 })
  if (row.recurrence === null || key.recurrenceId === '' || scope === 'all') return deleteActivity(ctx, row.id)
  requireOccurrence(ctx.db, key)
  const parts = parseRecurrence(row.recurrence)
  if (scope === 'this') {
    const overrideId = claimRow(ctx, key)
    if (overrideId !== undefined) deleteActivity(ctx, overrideId)
    return setRecurrence(ctx, row, formatRecurrence({ ...parts, exceptions: [...parts.exceptions, key.recurrenceId] }))
  }
  if (isFirst(row, key.recurrenceId)) return deleteActivity(ctx, row.id)
  for (const id of ctx.db.column<number>('SELECT id FROM activity WHERE seriesId = ? AND recurrenceId >= ?', row.id, key.recurrenceId)) deleteActivity(ctx, id)
  ctx.db.exec('DELETE FROM acknowledgement WHERE activityId = ? AND occurrence >= ?', row.id, key.recurrenceId)
  setRecurrence(ctx, row, formatRecurrence(partsBefore(row, parts, key.recurrenceId)))
}

/** Removes any number, each by itself, of a series the occurrences named; as one change. What is gone already is passed over. */
export function removeMany(ctx: WriteContext, { keys }: { keys: readonly OccurrenceKey[] }): { count: number } {
  let count = 0
  for (const key of keys) {
    try {
      remove(ctx, { ...key, scope: 'this' })
      count += 1
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'notFound') throw error
    }
  }
  if (count !== 1) ctx.about({ name: '', count })
  return { count }
}

/** A series of which nothing is left goes altogether. */
function setRecurrence(ctx: WriteContext, row: ActivityTable, recurrence: string | null): void {
  if (recurrence === null || isEmptySeries({ start: row.start ?? '', timeZone: row.timeZone, recurrence })) deleteActivity(ctx, row.id)
  else setColumns(ctx, row.id, [['recurrence', recurrence], ['updatedAt', Math.max(ctx.now, row.updatedAt + 1)]])
}
