import type { z } from 'zod'
import type { completionSchema, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { writeEntry } from '../history/history.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { contentOf, readAtOccurrence, requireActivity, settleKey } from './read-activities.ts'
import { ensureOverride, requireOccurrence } from './overrides.ts'
import { insertActivity, requireOwn, setColumns } from './write-activities.ts'

/**
 * Says that an activity, or one occurrence of a series, is done: how it ended goes into the history, the next step is planned,
 * all as one change. Gives the entry's id, null where none was wanted.
 */
export function complete(ctx: WriteContext, { activityId, recurrenceId, next, ...how }: z.output<typeof completionSchema>): { historyId: number | null } {
  const at = how.at ?? ctx.now
  const rowId = markDone(ctx, { activityId, recurrenceId }, at)
  const done = requireActivity(ctx.db, rowId)
  const historyId = how.isLogged
    ? writeEntry(ctx, {
      typeId: done.typeId, at, duration: how.duration, direction: null, result: how.result, regarding: done.regarding, details: how.details ?? done.details, isPinned: false,
      people: done.participants.flatMap(({ contactId }) => (contactId === null ? [] : [{ contactId, remark: '' }])),
    }, { activityId: rowId, occurrence: done.recurrenceId ?? '' })
    : null
  if (next) insertActivity(ctx, next)
  ctx.about({ name: done.regarding, count: 1 })
  return { historyId }
}

/** The state alone, without an entry: for who writes the entry himself. Gives the row that says so, of a series the override's. */
export function markDone(ctx: WriteContext, given: OccurrenceKey, at: number): number {
  const key = settleKey(ctx.db, given)
  const series = requireActivity(ctx.db, key.activityId)
  requireOwn(ctx, series.calendarId)
  if (series.recurrence !== null) requireOccurrence(ctx.db, key)
  const rowId = series.recurrence === null ? key.activityId : ensureOverride(ctx, key)
  if (requireActivity(ctx.db, rowId).status === 'done') throw new AppError('conflict', 'This is done already.')
  setColumns(ctx, rowId, [['status', 'done'], ['completedAt', at], ['updatedAt', ctx.now]])
  return rowId
}

/** Says that it is not done after all. The entry in the history stays: it happened. An occurrence stays a row of its own. */
export function reopen(ctx: WriteContext, given: OccurrenceKey): void {
  const key = settleKey(ctx.db, given)
  const activity = readAtOccurrence(ctx.db, key)
  requireOwn(ctx, activity.calendarId)
  if (activity.status === 'planned') throw new AppError('invalid', 'This is still open.')
  setColumns(ctx, key.recurrenceId === '' ? key.activityId : ensureOverride(ctx, key), [['status', 'planned'], ['completedAt', null], ['updatedAt', ctx.now]])
  ctx.about({ name: contentOf(activity).regarding, count: 1 })
}
