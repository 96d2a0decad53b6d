import type { ActivityContent } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import { parseRecurrence } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { Value } from '../db/query.ts'
import { zoneOf } from '../recurrence/recurrence.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { requireRow } from './read-activities.ts'
import { requireType } from './types.ts'

/** What an activity has beside its content. */
type ActivityPlace = Partial<Pick<ActivityTable, 'uid' | 'seriesId' | 'recurrenceId' | 'isFollowing' | 'planRunId' | 'planStep' | 'isTask' | 'completedAt'>>

/** Makes an activity with its people and alarms; gives its id. Its occurrences are laid out by what is derived. */
export function insertActivity(ctx: WriteContext, content: ActivityContent, place: ActivityPlace = {}): number {
  const { db, now } = ctx
  checkContent(ctx, content, null)
  const id = ctx.newId('activity')
  db.insert('activity', {
    id, uid: place.uid ?? ctx.newUid(), seriesId: place.seriesId ?? null, recurrenceId: place.recurrenceId ?? null, isFollowing: place.isFollowing ?? 0, ...columnsOf(content),
    isTask: place.isTask ?? (requireType(db, content.typeId).isTask ? 1 : 0),
    completedAt: place.completedAt ?? (content.status === 'done' ? now : null), planRunId: place.planRunId ?? null, planStep: place.planStep ?? null,
    createdAt: now, updatedAt: now,
  })
  writePeople(ctx, id, content.participants)
  writeAlarms(ctx, id, content.alarms)
  return id
}

/** Gives an activity other content. What is the same is not written. */
export function updateActivity(ctx: WriteContext, id: number, content: ActivityContent, place: ActivityPlace = {}): void {
  const { db, now } = ctx
  const before = requireRow(db, id)
  checkContent(ctx, content, before)
  const isTask = content.typeId === before.typeId ? before.isTask : requireType(db, content.typeId).isTask ? 1 : 0
  const completedAt = content.status === 'done' ? (before.completedAt ?? now) : null
  const after: Partial<ActivityTable> = { ...columnsOf(content), isTask, completedAt, ...place }
  const changed = Object.entries(after).filter(([column, value]) => before[column as keyof ActivityTable] !== value) as [string, Value][]
  const countBefore = db.value<number>('SELECT total_changes()')
  writePeople(ctx, id, content.participants)
  writeAlarms(ctx, id, content.alarms)
  const isOther = changed.length > 0 || db.value<number>('SELECT total_changes()') !== countBefore
  // The activity's own row tells of every change of what belongs to it.
  if (isOther) setColumns(ctx, id, [...changed, ['updatedAt', Math.max(now, before.updatedAt + 1)]])
}

export function setColumns({ db }: WriteContext, id: number, columns: readonly (readonly [string, Value])[]): void {
  db.exec(`UPDATE activity SET ${columns.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`, ...columns.map(([, value]) => value), id)
}

/** Removes an activity, a series with all that differs in it. Rows that hang on it go first, so that an undo puts them back after it. */
export function deleteActivity({ db }: WriteContext, id: number): void {
  for (const override of db.column<number>('SELECT id FROM activity WHERE seriesId = ?', id)) deleteRow(db, override)
  deleteRow(db, id)
}

function deleteRow(db: WriteContext['db'], id: number): void {
  for (const table of ['participant', 'alarm', 'acknowledgement', 'activitySource', 'attachment']) db.exec(`DELETE FROM ${table} WHERE activityId = ?`, id)
  db.exec('UPDATE historyEntry SET activityId = NULL WHERE activityId = ?', id)
  db.exec('DELETE FROM activity WHERE id = ?', id)
}

/** Throws `forbidden` for what follows a file. */
export function requireOwn({ db }: WriteContext, calendarId: number | null, isNew = false): void {
  if (calendarId === null) return
  const calendar = db.row<{ path: string | null }>('SELECT path FROM calendar WHERE id = ?', calendarId)
  if (!calendar) {
    if (isNew) throw new AppError('invalid', 'This calendar is not there any more.', { field: 'calendarId' })
    return
  }
  if (calendar.path !== null) throw new AppError('forbidden', 'This calendar follows a file and cannot be changed here.')
}

const columnsOf = (content: ActivityContent) => ({
  calendarId: content.calendarId, typeId: content.typeId, regarding: clean(content.regarding).trim(), details: clean(content.details), location: clean(content.location).trim(),
  start: content.start, end: content.end, timeZone: content.timeZone, endTimeZone: content.endTimeZone, recurrence: content.recurrence, status: content.status,
  priority: content.priority, isFree: content.isFree ? 1 : 0, isPrivate: content.isPrivate ? 1 : 0, colour: content.colour,
})

/** Text as stored: one kind of line end, and without NULs and control signs that no screen shows. */
// oxlint-disable-next-line no-control-regex -- the control signs are exactly what is meant here
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

/** Throws `invalid`, with the field, for what cannot be: times of two shapes, an end before the start, a zone that there is not. */
function checkContent(ctx: WriteContext, { start, end, timeZone, endTimeZone, recurrence, typeId, calendarId }: ActivityContent, before: ActivityTable | null): void {
  if (typeId !== before?.typeId) requireType(ctx.db, typeId)
  requireOwn(ctx, calendarId, calendarId !== before?.calendarId)
  const invalid = (field: string, message: string) => new AppError('invalid', message, { field })
  if (start === null) {
    if (end !== null) throw invalid('end', 'Without a start there is no end.')
    if (recurrence !== null) throw invalid('recurrence', 'What recurs needs a first day.')
  } else {
    if (end !== null && isTimeless(end) !== isTimeless(start)) throw invalid('end', 'Start and end are both times or both days.')
    if (isTimeless(start) && timeZone !== null) throw invalid('timeZone', 'Whole days have no time zone.')
    // Between two zones, and over the hour that comes twice, an earlier wall time may be the later instant.
    if (end !== null && endTimeZone === null && (isTimeless(end) ? end <= start : end < start)) throw invalid('end', 'The end is before the start.')
  }
  if (timeZone !== null && timeZone !== before?.timeZone) requireZone(timeZone, 'timeZone')
  if (endTimeZone !== null && endTimeZone !== before?.endTimeZone) requireZone(endTimeZone, 'endTimeZone')
  if (recurrence !== null && recurrence !== before?.recurrence && parseRecurrence(recurrence).others.length > 0) throw invalid('recurrence', 'This rule is not understood.')
}

function requireZone(timeZone: string, field: string): void {
  if (zoneOf(timeZone) === null) throw new AppError('invalid', `There is no time zone “${timeZone}”.`, { field })
}

/** The new list of people, in place of the old: rows are written over where they stand, so that little is logged. */
function writePeople({ db, newId }: WriteContext, activityId: number, people: ActivityContent['participants']): void {
  const before = db.rows<{ id: number; contactId: number | null; name: string; email: string; answer: string | null }>('SELECT id, contactId, name, email, answer FROM participant WHERE activityId = ? ORDER BY rank', activityId)
  const wanted = onePerContact(people)
  for (const [rank, person] of wanted.entries()) {
    const { contactId, email, answer } = person
    // The name is kept beside the contact, so that the activity still says who it was with when the contact is gone.
    const known = contactId === null ? undefined : db.value<string>('SELECT name FROM contact WHERE id = ?', contactId)
    if (contactId !== null && known === undefined) throw new AppError('invalid', 'This contact is not there any more.', { field: 'participants' })
    const name = known ?? clean(person.name).trim()
    const own = before[rank]
    if (!own) db.insert('participant', { id: newId('participant'), activityId, rank, contactId, name, email, answer })
    else if (own.contactId !== contactId || own.name !== name || own.email !== email || own.answer !== answer) {
      db.exec('UPDATE participant SET rank = ?, contactId = ?, name = ?, email = ?, answer = ? WHERE id = ?', rank, contactId, name, email, answer, own.id)
    }
  }
  for (const { id } of before.slice(wanted.length)) db.exec('DELETE FROM participant WHERE id = ?', id)
}

/** Nobody takes part twice, and who has neither contact nor name nor address is nobody. */
function onePerContact(people: ActivityContent['participants']): ActivityContent['participants'] {
  const seen = new Set<number>()
  return people.filter(({ contactId, name, email }) => {
    if (contactId === null) return name.trim() !== '' || email.trim() !== ''
    if (seen.has(contactId)) return false
    seen.add(contactId)
    return true
  })
}

function writeAlarms({ db, newId }: WriteContext, activityId: number, alarms: ActivityContent['alarms']): void {
  const before = db.rows<{ id: number; offset: number | null; isFromEnd: number; at: number | null }>('SELECT id, "offset", isFromEnd, at FROM alarm WHERE activityId = ? ORDER BY rank', activityId)
  const wanted = alarms.filter(({ offset, at }) => offset !== null || at !== null)
  for (const [rank, { offset, isFromEnd, at }] of wanted.entries()) {
    const own = before[rank]
    const row = { offset, isFromEnd: isFromEnd ? 1 : 0, at }
    if (!own) db.insert('alarm', { id: newId('alarm'), activityId, rank, ...row })
    else if (own.offset !== row.offset || own.isFromEnd !== row.isFromEnd || own.at !== row.at) db.exec('UPDATE alarm SET rank = ?, "offset" = ?, isFromEnd = ?, at = ? WHERE id = ?', rank, offset, row.isFromEnd, at, own.id)
  }
  for (const { id } of before.slice(wanted.length)) db.exec('DELETE FROM alarm WHERE id = ?', id)
}
