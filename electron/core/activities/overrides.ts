import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { addDays, isTimeless } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { occurrencesBetween } from './expand.ts'
import { contentOf, overrideOf, requireActivity, requireRow, timesAt } from './read-activities.ts'
import { insertActivity, updateActivity } from './write-activities.ts'

/** Throws where a series has no such occurrence. One whose rule takes too long to tell is believed. */
export function requireOccurrence(db: ReadDb, { activityId, recurrenceId }: OccurrenceKey): void {
  const { start, timeZone, recurrence } = requireRow(db, activityId)
  if (recurrenceId === '') throw new AppError('invalid', 'Say which occurrence of the series is meant.', { field: 'recurrenceId' })
  const isShaped = start !== null && isTimeless(start) === isTimeless(recurrenceId)
  const until = isTimeless(recurrenceId) ? addDays(recurrenceId, 1) : new Date(Date.parse(`${recurrenceId}Z`) + 1_000).toISOString().slice(0, 19)
  if (!isShaped || occurrencesBetween({ start, timeZone, recurrence }, recurrenceId, until)?.length === 0) throw new AppError('notFound', 'This occurrence is not there any more.', { field: 'recurrenceId' })
}

/** The row of an occurrence that differs, made as the series has it where there is none yet. */
export function ensureOverride(ctx: WriteContext, key: OccurrenceKey): number {
  const found = overrideOf(ctx.db, key.activityId, key.recurrenceId)
  if (found !== undefined) return found
  const series = requireActivity(ctx.db, key.activityId)
  return insertOverride(ctx, key, { ...contentOf(series), ...timesAt(series, key.recurrenceId) })
}

/** Gives one occurrence a content of its own; gives the id of its row. */
export function writeOverride(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent): number {
  const found = overrideOf(ctx.db, key.activityId, key.recurrenceId)
  if (found === undefined) return insertOverride(ctx, key, content)
  updateActivity(ctx, found, { ...content, recurrence: null })
  return found
}

function insertOverride(ctx: WriteContext, { activityId, recurrenceId }: OccurrenceKey, content: ActivityContent): number {
  const series = requireRow(ctx.db, activityId)
  const isTask = content.typeId === series.typeId ? { isTask: series.isTask } : {}
  // An alarm at an instant belongs to the series' first occurrence alone; one before the start goes with each.
  const alarms = content.alarms.filter(({ offset }) => offset !== null)
  return insertActivity(ctx, { ...content, recurrence: null, alarms }, { uid: series.uid, seriesId: activityId, recurrenceId, ...isTask })
}
