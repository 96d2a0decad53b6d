import type { Occurrence } from '#shared/activities.ts'
import { shiftTime } from '#shared/recurrence-text.ts'
import { dayOf } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { shiftOffDaysOff } from './days-off.ts'
import { clockOf } from '../reader-clock.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { showOccurrences } from '../today/today.ts'
import { contentOf, requireActivity, requireRow } from './read-activities.ts'
import { updateActivity } from './write-activities.ts'

/** The other activities of the plan run that one belongs to, those not done, soonest first. */
export function planRest(db: ReadDb, activityId: number, timeZone: string): Occurrence[] {
  return showOccurrences(db, clockOf(timeZone), restOf(db, activityId).flatMap(({ id }) =>
    db.row<{ activityId: number; recurrenceId: string; at: number; until: number; isFloating: number }>('SELECT activityId, recurrenceId, at, until, isFloating FROM occurrence WHERE activityId = ? ORDER BY at LIMIT 1', id)
      ?? { activityId: id, recurrenceId: '', at: null, until: null, isFloating: 1 }))
}

/** Moves the others of a plan by as many days, and off days off again where their step says so. */
export function moveRest(ctx: WriteContext, activityId: number, days: number): void {
  if (days === 0) return
  const run = requireRow(ctx.db, activityId).planRunId
  for (const { id, planStep } of restOf(ctx.db, activityId)) {
    const content = contentOf(requireActivity(ctx.db, id))
    if (content.start === null) continue
    const shift = ctx.db.value<'none' | 'earlier' | 'later'>('SELECT s.shift FROM planRun r JOIN activityPlanStep s ON s.planId = r.planId WHERE r.id = ? AND s.rank = ?', run, planStep) ?? 'none'
    const by = { days, milliseconds: 0, shape: 'same', time: '' } as const
    const start = shiftTime(content.start, by)
    const off = shiftOffDaysOff(ctx.db, dayOf(start), shift)
    const more = { ...by, days: (Date.parse(off) - Date.parse(dayOf(content.start))) / 86_400_000 }
    updateActivity(ctx, id, { ...content, start: shiftTime(content.start, more), end: content.end === null ? null : shiftTime(content.end, more) })
  }
}

function restOf(db: ReadDb, activityId: number): ActivityTable[] {
  return db.rows<ActivityTable>(`SELECT other.* FROM activity own JOIN activity other ON other.planRunId = own.planRunId
    WHERE own.id = ? AND other.id <> own.id AND other.seriesId IS NULL AND other.status IN ('planned', 'tentative') ORDER BY other.start, other.id`, activityId)
}
