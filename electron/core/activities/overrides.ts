import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { addDays, isTimeless } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { timesFollowing } from '../recurrence/recurrence.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { nextFree, occurrencesBetween } from './expand.ts'
import { contentOf, overrideOf, readAtOccurrence, requireRow } from './read-activities.ts'
import { insertActivity, setColumns, updateActivity } from './write-activities.ts'

/** Throws where a series has no such occurrence. One whose rule takes too long to tell is believed. */
export function requireOccurrence(db: ReadDb, { activityId, recurrenceId }: OccurrenceKey): void {
  const { start, timeZone, recurrence } = requireRow(db, activityId)
  if (recurrenceId === '') throw new AppError('invalid', 'Say which occurrence of the series is meant.', { field: 'recurrenceId' })
  const isShaped = start !== null && isTimeless(start) === isTimeless(recurrenceId)
  const until = isTimeless(recurrenceId) ? addDays(recurrenceId, 1) : new Date(Date.parse(`${recurrenceId}Z`) + 1_000).toISOString().slice(0, 19)
  if (!isShaped || occurrencesBetween({ start, timeZone, recurrence }, recurrenceId, until)?.length === 0) throw new AppError('notFound', 'This occurrence is not there any more.', { field: 'recurrenceId' })
}

/** The row of one occurrence alone, made as it is now where there is none yet. */
export function ensureOverride(ctx: WriteContext, key: OccurrenceKey): number {
  const content = contentOf(readAtOccurrence(ctx.db, key))
  return claimRow(ctx, key) ?? insertOverride(ctx, key, content)
}

/**
 * Makes sure that the row of an occurrence stands for it alone: one that stood for what follows, too, is handed on to the next
 * that it stands for. Gives the row that is left; undefined where there is none.
 */
export function claimRow(ctx: WriteContext, { activityId, recurrenceId }: OccurrenceKey): number | undefined {
  const id = overrideOf(ctx.db, activityId, recurrenceId)
  if (id === undefined) return undefined
  const { isFollowing, start, ...row } = requireRow(ctx.db, id)
  if (isFollowing === 0) return id
  const next = nextWithoutRow(ctx.db, activityId, recurrenceId)
  if (next === undefined || start === null) {
    setColumns(ctx, id, [['isFollowing', 0]])
    return id
  }
  const times = timesFollowing({ ...row, start, recurrenceId }, requireRow(ctx.db, activityId).timeZone, next)
  setColumns(ctx, id, [['recurrenceId', next], ['start', times.start], ['end', times.end], ['timeZone', times.timeZone]])
  return undefined
}

/** Lets an occurrence and what follows be as it is now by a row of their own, for their series is to be parted there. */
export function standFrom(ctx: WriteContext, { activityId, recurrenceId }: OccurrenceKey): void {
  const reign = ctx.db.value<string>('SELECT max(recurrenceId) FROM activity WHERE seriesId = ? AND isFollowing = 1 AND recurrenceId <= ?', activityId, recurrenceId)
  if (reign === null || reign === undefined || reign === recurrenceId) return
  const at = overrideOf(ctx.db, activityId, recurrenceId) === undefined ? recurrenceId : nextWithoutRow(ctx.db, activityId, recurrenceId)
  if (at === undefined) return
  const key = { activityId, recurrenceId: at }
  insertOverride(ctx, key, contentOf(readAtOccurrence(ctx.db, key)), 1)
}

/** The next occurrence that the row of this one stands for, too: without a row of its own, and before another takes over. */
function nextWithoutRow(db: ReadDb, seriesId: number, after: string): string | undefined {
  const { start, timeZone, recurrence } = requireRow(db, seriesId)
  if (start === null) return undefined
  return nextFree({ start, timeZone, recurrence }, after, db.rows('SELECT recurrenceId, isFollowing FROM activity WHERE seriesId = ? AND recurrenceId > ?', seriesId, after))
}

/** Gives one occurrence a content of its own; gives the id of its row. */
export function writeOverride(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent): number {
  const found = claimRow(ctx, key)
  if (found === undefined) return insertOverride(ctx, key, content)
  updateActivity(ctx, found, { ...content, recurrence: null })
  return found
}

function insertOverride(ctx: WriteContext, { activityId, recurrenceId }: OccurrenceKey, content: ActivityContent, isFollowing: 0 | 1 = 0): number {
  const series = requireRow(ctx.db, activityId)
  const isTask = content.typeId === series.typeId ? { isTask: series.isTask } : {}
  // An alarm at an instant belongs to the series' first occurrence alone; one before the start goes with each.
  const alarms = content.alarms.filter(({ offset }) => offset !== null)
  return insertActivity(ctx, { ...content, recurrence: null, alarms }, { uid: series.uid, seriesId: activityId, recurrenceId, isFollowing, ...isTask })
}
