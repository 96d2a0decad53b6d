import type { Occurrence } from '#shared/activities.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { dayOfWall, wallText, type ReaderClock } from '../reader-clock.ts'

/** A row of `occurrence`; of a task without a date only its activity. */
export interface OccurrenceRow {
  /** The row that holds its content. */
  activityId: number
  recurrenceId: string
  at: number | null
  until: number | null
  isFloating: number
}

/** How many people a line names; the rest are counted. */
const named = 3

/** Occurrences as screens show them, in the order given; what is gone meanwhile is left out. For some dozens at a time: each costs a few look-ups by key. */
export function showOccurrences(db: ReadDb, clock: ReaderClock, rows: readonly OccurrenceRow[]): Occurrence[] {
  return rows.flatMap((row) => showOne(db, clock, row) ?? [])
}

function showOne(db: ReadDb, clock: ReaderClock, { activityId: rowId, recurrenceId, at, until, isFloating }: OccurrenceRow): Occurrence | null {
  const activity = db.row<ActivityTable>('SELECT * FROM activity WHERE id = ?', rowId)
  if (!activity) return null
  const isWholeDay = activity.start !== null && isTimeless(activity.start)
  const text = (time: number) => (isWholeDay ? dayOfWall(time) : wallText(isFloating === 1 ? time : clock.toWall(time)))
  const people = db.rows<{ contactId: number | null; name: string }>('SELECT p.contactId, coalesce(c.name, p.name) AS name FROM participant p LEFT JOIN contact c ON c.id = p.contactId WHERE p.activityId = ? ORDER BY p.rank LIMIT ?', rowId, named)
  const contactId = people.find((person) => person.contactId !== null)?.contactId ?? null
  return {
    activityId: activity.seriesId ?? activity.id, recurrenceId, rowId,
    start: at === null ? null : text(at), end: until === null || activity.end === null ? null : text(until),
    at: isFloating === 1 ? null : at, until: isFloating === 1 ? null : until,
    isTimeless: isWholeDay, isRecurring: activity.recurrence !== null || activity.seriesId !== null,
    typeId: activity.typeId, isTask: activity.isTask === 1, regarding: activity.regarding, location: activity.location, status: activity.status, priority: activity.priority,
    isFree: activity.isFree === 1, colour: activity.colour, calendarId: activity.calendarId,
    isReadOnly: activity.calendarId !== null && db.row('SELECT 1 FROM calendar WHERE id = ? AND path IS NOT NULL', activity.calendarId) !== undefined,
    hasAlarm: db.row('SELECT 1 FROM alarm WHERE activityId = ? LIMIT 1', rowId) !== undefined,
    people, peopleCount: people.length < named ? people.length : (db.value<number>('SELECT count(*) FROM participant WHERE activityId = ?', rowId) ?? 0),
    phone: contactId === null ? null : (db.value<string>('SELECT value FROM phone WHERE contactId = ? ORDER BY rank LIMIT 1', contactId) ?? null),
  }
}
