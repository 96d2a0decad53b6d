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

/** An occurrence beside the columns of the row that holds its content. */
export interface ShownRow extends Pick<ActivityTable, 'seriesId' | 'typeId' | 'isTask' | 'regarding' | 'location' | 'start' | 'end' | 'status' | 'priority' | 'isFree' | 'colour' | 'calendarId'> {
  rowId: number
  recurrenceId: string
  at: number | null
  until: number | null
  isFloating: number
  hasRule: number
}

interface Person {
  contactId: number | null
  name: string
}
interface People {
  first: Person[]
  count: number
}

/** How many people a line names; the rest are counted. */
const named = 3
const nobody: People = { first: [], count: 0 }

/** What a screen shows of an activity, as columns over `activity a`. */
export const shownColumns = `a.seriesId, a.typeId, a.isTask, a.regarding, a.location, a.start, a.end, a.recurrence IS NOT NULL AS hasRule, a.status, a.priority, a.isFree, a.colour, a.calendarId`
const activitySql = `SELECT a.id AS rowId, ${shownColumns} FROM json_each(?) j CROSS JOIN activity a ON a.id = j.value`

/** Occurrences as screens show them, in the order given; what is gone meanwhile is left out. */
export function showOccurrences(db: ReadDb, clock: ReaderClock, rows: readonly OccurrenceRow[]): Occurrence[] {
  const activities = new Map(db.rows<Omit<ShownRow, keyof OccurrenceRow>>(activitySql, JSON.stringify([...new Set(rows.map(({ activityId }) => activityId))])).map((activity) => [activity.rowId, activity]))
  return showRows(db, clock, rows.flatMap(({ activityId, recurrenceId, at, until, isFloating }) => {
    const activity = activities.get(activityId)
    return activity ? [{ ...activity, recurrenceId, at, until, isFloating }] : []
  }))
}

/** The same for rows that were read with their activities. For whole months at a time: people, phones and alarms are asked for once in all. */
export function showRows(db: ReadDb, clock: ReaderClock, rows: readonly ShownRow[]): Occurrence[] {
  const ids = JSON.stringify([...new Set(rows.map(({ rowId }) => rowId))])
  const people = peopleOf(db, ids)
  const phones = new Map(db.tuples<[number, string]>(phoneSql, JSON.stringify([...people.values()].flatMap(({ first }) => first.find(({ contactId }) => contactId !== null)?.contactId ?? []))))
  const withAlarm = new Set(db.column<number>('SELECT DISTINCT activityId FROM alarm WHERE activityId IN (SELECT value FROM json_each(?))', ids))
  const readOnly = new Set(db.column<number>('SELECT id FROM calendar WHERE path IS NOT NULL'))
  return rows.map((row) => {
    const { first, count } = people.get(row.rowId) ?? nobody
    const contactId = first.find((person) => person.contactId !== null)?.contactId
    return { ...plainOf(clock, row), isReadOnly: row.calendarId !== null && readOnly.has(row.calendarId), hasAlarm: withAlarm.has(row.rowId), people: first, peopleCount: count, phone: contactId === undefined || contactId === null ? null : (phones.get(contactId) ?? null) }
  })
}

type Plain = Omit<Occurrence, 'isReadOnly' | 'hasAlarm' | 'people' | 'peopleCount' | 'phone'>

function plainOf(clock: ReaderClock, { rowId, recurrenceId, at, until, isFloating, ...row }: ShownRow): Plain {
  const isWholeDay = row.start !== null && isTimeless(row.start)
  const text = (time: number) => (isWholeDay ? dayOfWall(time) : wallText(isFloating === 1 ? time : clock.toWall(time)))
  return {
    activityId: row.seriesId ?? rowId, recurrenceId, rowId,
    start: at === null ? null : text(at), end: until === null || row.end === null ? null : text(until), at: isFloating === 1 ? null : at, until: isFloating === 1 ? null : until,
    isTimeless: isWholeDay, isRecurring: row.hasRule === 1 || row.seriesId !== null, typeId: row.typeId, isTask: row.isTask === 1, regarding: row.regarding, location: row.location,
    status: row.status, priority: row.priority, isFree: row.isFree === 1, colour: row.colour, calendarId: row.calendarId,
  }
}

function peopleOf(db: ReadDb, ids: string): Map<number, People> {
  const found = new Map<number, People>()
  for (const [activityId, contactId, name] of db.tuples<[number, number | null, string]>(peopleSql, ids)) {
    const people = found.get(activityId)
    if (!people) found.set(activityId, { first: [{ contactId, name }], count: 1 })
    else if (people.count++ < named) people.first.push({ contactId, name })
  }
  return found
}

const peopleSql = `SELECT p.activityId, p.contactId, coalesce(c.name, p.name) FROM json_each(?) j CROSS JOIN participant p INDEXED BY participantByActivity ON p.activityId = j.value
  LEFT JOIN contact c ON c.id = p.contactId ORDER BY p.activityId, p.rank`
const phoneSql = `SELECT j.value, (SELECT value FROM phone WHERE contactId = j.value ORDER BY rank LIMIT 1) AS number FROM json_each(?) j WHERE number IS NOT NULL`
