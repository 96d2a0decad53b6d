import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { parseRecurrence } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { contentOf, overrideOf, requireActivity, requireRow, timesAt } from './read-activities.ts'
import { insertActivity, updateActivity } from './write-activities.ts'

/** Throws where a series has no such occurrence, as far as can be told without laying out its rule: of another shape, removed, or not where it is laid out. */
export function requireOccurrence(db: ReadDb, { activityId, recurrenceId }: OccurrenceKey): void {
  const { start, recurrence } = requireRow(db, activityId)
  if (recurrenceId === '') throw new AppError('invalid', 'Say which occurrence of the series is meant.', { field: 'recurrenceId' })
  const isThere = start !== null && isTimeless(start) === isTimeless(recurrenceId) && recurrenceId >= earliest(start, recurrence) && !parseRecurrence(recurrence).exceptions.includes(recurrenceId)
  if (!isThere) throw new AppError('notFound', 'This occurrence is not there any more.', { field: 'recurrenceId' })
}

function earliest(start: string, recurrence: string | null): string {
  return parseRecurrence(recurrence).dates.reduce((first, { at }) => (at < first ? at : first), start)
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
