import type { Activity, ActivityContent, Attachment, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import type { RecurrenceProblem } from '#shared/recurrence.ts'
import { shiftBetween, shiftTime } from '#shared/recurrence-text.ts'
import { isDay, isWallTime } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { timesFollowing } from '../recurrence/recurrence.ts'

/** The row of an activity; throws `notFound`. */
export function requireRow(db: ReadDb, id: number): ActivityTable {
  const row = db.row<ActivityTable>('SELECT * FROM activity WHERE id = ?', id)
  if (!row) throw new AppError('notFound', 'This activity is not there any more.')
  return row
}

/** A whole activity, or null. */
export function readActivity(db: ReadDb, id: number): Activity | null {
  const row = db.row<ActivityTable>('SELECT * FROM activity WHERE id = ?', id)
  if (!row) return null
  const { isTask, isFree, isPrivate, isFollowing, planStep: _planStep, ...rest } = row
  const calendar = row.calendarId === null ? undefined : db.row<{ path: string | null }>('SELECT path FROM calendar WHERE id = ?', row.calendarId)
  return {
    ...rest, isFollowing: isFollowing === 1, isTask: isTask === 1, isFree: isFree === 1, isPrivate: isPrivate === 1,
    isReadOnly: calendar !== undefined && calendar.path !== null,
    recurrenceProblem: row.recurrence === null ? null : ((db.value<string>('SELECT problem FROM seriesReach WHERE activityId = ?', id) ?? null) as RecurrenceProblem | null),
    participants: db.rows<Activity['participants'][number]>(
      'SELECT p.contactId, coalesce(c.name, p.name) AS name, p.email, p.answer FROM participant p LEFT JOIN contact c ON c.id = p.contactId WHERE p.activityId = ? ORDER BY p.rank', id),
    alarms: db.rows<{ offset: number | null; isFromEnd: number; at: number | null }>('SELECT "offset", isFromEnd, at FROM alarm WHERE activityId = ? ORDER BY rank', id)
      .map((alarm) => ({ ...alarm, isFromEnd: alarm.isFromEnd === 1 })),
    attachments: db.rows<Attachment>(
      'SELECT a.id, a.name, b.size, b.mediaType, a.addedAt FROM attachment a JOIN blob b ON b.hash = a.blob WHERE a.activityId = ? ORDER BY a.rank, a.id', id),
  }
}

/** A whole activity; throws `notFound`. */
export function requireActivity(db: ReadDb, id: number): Activity {
  const activity = readActivity(db, id)
  if (!activity) throw new AppError('notFound', 'This activity is not there any more.')
  return activity
}

/** What is said of an activity, without where and when it is stored. */
export function contentOf(activity: Activity): ActivityContent {
  const { typeId, regarding, details, location, start, end, timeZone, endTimeZone, recurrence, status, priority, isFree, isPrivate, colour, calendarId, participants, alarms } = activity
  return { typeId, regarding, details, location, start, end, timeZone, endTimeZone, recurrence, status, priority, isFree, isPrivate, colour, calendarId, participants, alarms }
}

/** The row that stands for one occurrence of a series in its place; undefined where it has none of its own. */
export function overrideOf(db: ReadDb, seriesId: number, recurrenceId: string): number | undefined {
  return db.value<number>('SELECT id FROM activity WHERE seriesId = ? AND recurrenceId = ? ORDER BY id LIMIT 1', seriesId, recurrenceId)
}

/** The row that says what an occurrence of a series is: its own, else the last before it that stands for what follows, else the series'. */
export function rowAt(db: ReadDb, seriesId: number, recurrenceId: string): number {
  return db.value<number>('SELECT id FROM activity WHERE seriesId = ? AND recurrenceId <= ? AND (isFollowing = 1 OR recurrenceId = ?) ORDER BY recurrenceId DESC, id LIMIT 1', seriesId, recurrenceId, recurrenceId) ?? seriesId
}

/**
 * An activity as it is at one occurrence: the content of its row (`rowAt`) with start and end of that occurrence. The
 * recurrence is always the series', for a form shows it. An override may also be named by its own id.
 */
export function readAtOccurrence(db: ReadDb, key: OccurrenceKey): Activity {
  const { activityId, recurrenceId } = settleKey(db, key)
  const series = requireActivity(db, activityId)
  if (recurrenceId === '' || series.recurrence === null) return series
  const rowId = rowAt(db, activityId, recurrenceId)
  if (rowId === activityId) return { ...series, ...timesAt(series, recurrenceId), seriesId: series.id, recurrenceId }
  const row = { ...requireActivity(db, rowId), recurrence: series.recurrence, recurrenceProblem: series.recurrenceProblem }
  if (row.recurrenceId === null || row.recurrenceId === recurrenceId || row.start === null) return row
  return { ...row, ...timesFollowing({ ...row, start: row.start, recurrenceId: row.recurrenceId }, series.timeZone, recurrenceId), recurrenceId }
}

/** Start and end of an undisturbed occurrence of a series: the length is the same wall time (for whole days, the same number of them). */
export function timesAt(series: Pick<ActivityTable, 'start' | 'end'>, recurrenceId: string): { start: string; end: string | null } {
  const { start, end } = series
  if (start === null || end === null) return { start: recurrenceId, end: null }
  return { start: recurrenceId, end: shiftTime(end, shiftBetween(start, recurrenceId)) }
}

/** The key with the series' id: what came from a search or a history entry may name the override's row itself. Throws `notFound`. */
export function settleKey(db: ReadDb, { activityId, recurrenceId }: OccurrenceKey): OccurrenceKey {
  const row = requireRow(db, activityId)
  if (row.seriesId !== null) return { activityId: row.seriesId, recurrenceId: row.recurrenceId ?? '' }
  if (row.recurrence === null) return { activityId, recurrenceId: '' }
  if (recurrenceId !== '' && !isDay(recurrenceId) && !isWallTime(recurrenceId)) throw new AppError('invalid', 'This is no occurrence of a series.', { field: 'recurrenceId' })
  return { activityId, recurrenceId }
}
