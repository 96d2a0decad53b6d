import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { formatRecurrence, shiftBetween, shiftTime } from '#shared/recurrence-text.ts'
import { addDays, dayOf } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { WriteDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { nextFree, occurrencesBetween, type OverridePlace } from './expand.ts'
import { carryOver, timesAfter } from './merge-content.ts'
import { contentOf, requireActivity, requireRow, timesAt } from './read-activities.ts'
import type { moveSeries } from './series-recurrence.ts'
import { deleteActivity, setColumns, updateActivity } from './write-activities.ts'

interface SeriesEdit {
  /** The series' content before and after. */
  before: ActivityContent
  after: ActivityContent
  /** The occurrence at which it was edited, the row that said what it is, and it as it was and as it is to be. */
  edited: { key: OccurrenceKey; rowId: number; before: ActivityContent; content: ActivityContent }
  moved: ReturnType<typeof moveSeries>
  isMoved: boolean
}

/**
 * Lets the occurrences that differ follow an edit of their series: they keep what is their own, take the rest from the series,
 * and stand for the occurrences that theirs became. Those that are no more go; what was done on one is kept, as an
 * activity by itself, for it did happen.
 */
export function followSeries(ctx: WriteContext, seriesId: number, edit: SeriesEdit): void {
  const overrides = ctx.db.rows<ActivityTable>('SELECT * FROM activity WHERE seriesId = ? ORDER BY recurrenceId', seriesId)
  if (overrides.length === 0) return
  const mapped = new Map(overrides.map((row) => [row.id, edit.moved.mapTime(row.recurrenceId ?? '')]))
  const places = overrides.flatMap(({ id, isFollowing }) => { const to = mapped.get(id) ?? null; return to === null ? [] : [{ recurrenceId: to, isFollowing }] })
  const isThere = membership(edit, places.map(({ recurrenceId }) => recurrenceId))
  for (const row of overrides) {
    const recurrenceId = mapped.get(row.id) ?? null
    const place = recurrenceId === null || isThere(recurrenceId) ? recurrenceId : row.isFollowing === 1 ? nextPlace(edit, recurrenceId, places) : null
    if (place === null) letGo(ctx, row)
    else follow(ctx, row, place, edit)
  }
}

/** Where what stands for all that follow goes on when its own occurrence is no more: at the next that does not differ by itself. */
function nextPlace({ after, moved }: SeriesEdit, recurrenceId: string, places: readonly OverridePlace[]): string | null {
  if (after.start === null) return null
  return nextFree({ start: after.start, timeZone: after.timeZone, recurrence: formatRecurrence(moved.series.parts) }, recurrenceId, places) ?? null
}

/** Whether the series after the edit has an occurrence. Where its rule is too much to lay out, all are taken to be there. */
function membership({ after, moved }: SeriesEdit, times: readonly string[]): (time: string) => boolean {
  const last = times.toSorted().at(-1)
  if (!moved.isOtherSet || last === undefined || after.start === null) return () => true
  const all = occurrencesBetween({ start: after.start, timeZone: after.timeZone, recurrence: formatRecurrence(moved.series.parts) }, null, addDays(dayOf(last), 1))
  if (all === null) return () => true
  const set = new Set(all)
  return (time) => set.has(time)
}

function letGo(ctx: WriteContext, row: ActivityTable): void {
  if (row.status !== 'done') deleteActivity(ctx, row.id)
  else setColumns(ctx, row.id, [['seriesId', null], ['recurrenceId', null], ['uid', ctx.newUid()]])
}

function follow(ctx: WriteContext, row: ActivityTable, recurrenceId: string, { before, after, edited, isMoved }: SeriesEdit): void {
  const own = contentOf(requireActivity(ctx.db, row.id))
  const isEdited = row.recurrenceId === edited.key.recurrenceId
  // What is done says how it was.
  if (row.status === 'done' && !isEdited) {
    if (recurrenceId !== row.recurrenceId) setColumns(ctx, row.id, [['recurrenceId', recurrenceId]])
    return
  }
  if (row.isFollowing === 1 && !isEdited) return followFor(ctx, row, own, recurrenceId, { before, after, edited })
  const carried = isEdited ? carryOver(edited.before, edited.content, own, false) : carryOver(before, after, own, true)
  updateActivity(ctx, row.id, { ...carried, ...timesOf(own, row, recurrenceId, { before, after, isMoved }), ...(isEdited ? placeOf(edited.content) : {}), recurrence: null }, { recurrenceId })
}

/** What stands for all that follow stays as far from where the series has it; where the edit was made at one of those, it is edited itself. */
function followFor(ctx: WriteContext, row: ActivityTable, own: ActivityContent, recurrenceId: string, { before, after, edited }: Pick<SeriesEdit, 'before' | 'after' | 'edited'>): void {
  const [from, to] = row.id === edited.rowId ? [edited.before, edited.content] : [before, after]
  const carried = carryOver(from, to, own, row.id !== edited.rowId)
  const start = own.start === null ? recurrenceId : shiftTime(recurrenceId, shiftBetween(row.recurrenceId ?? '', own.start))
  const timeZone = own.timeZone === from.timeZone ? to.timeZone : own.timeZone
  updateActivity(ctx, row.id, { ...carried, ...timesAfter(own, from, to, start), timeZone, status: row.id === edited.rowId ? to.status : own.status, recurrence: null }, { recurrenceId })
}

const placeOf = ({ start, end, timeZone, status }: ActivityContent) => ({ start, end, timeZone, status })

/** An occurrence that stood where the series has it goes along; one that was moved by itself stays where it was put. */
function timesOf(own: ActivityContent, row: ActivityTable, recurrenceId: string, { before, after }: Pick<SeriesEdit, 'before' | 'after' | 'isMoved'>): Pick<ActivityContent, 'start' | 'end' | 'timeZone'> {
  const usual = timesAt(before, row.recurrenceId ?? '')
  if (own.start !== usual.start || own.end !== usual.end || own.timeZone !== before.timeZone) return { start: own.start, end: own.end, timeZone: own.timeZone }
  return { ...timesAt(after, recurrenceId), timeZone: after.timeZone }
}

/** Hands the occurrences that differ from one on, and what is known of their alarms, to the series that goes on from there. */
export function moveOverrides({ db }: WriteContext, from: number, to: number, since: string): void {
  const { uid } = requireRow(db, to)
  db.exec('UPDATE activity SET seriesId = ?, uid = ? WHERE seriesId = ? AND recurrenceId >= ?', to, uid, from, since)
  db.exec('UPDATE acknowledgement SET activityId = ? WHERE activityId = ? AND occurrence >= ?', to, from, since)
}

/** Forgets what became of the alarms of a series whose occurrences go by other names now; a single one that moves keeps its own. */
export function dropAcknowledgements(db: WriteDb, activityId: number): void {
  db.exec('DELETE FROM acknowledgement WHERE activityId = ?', activityId)
}
