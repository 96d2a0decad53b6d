import type { Occurrence } from '#shared/activities.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { dayOfWall, wallText, type ReaderClock } from '../reader-clock.ts'

/** An occurrence beside the columns of the row that holds its content. */
export interface ShownRow extends Pick<ActivityTable, 'seriesId' | 'typeId' | 'isTask' | 'regarding' | 'location' | 'start' | 'end' | 'status' | 'priority' | 'isFree' | 'colour' | 'calendarId'> {
  rowId: number
  recurrenceId: string
  at: number
  until: number
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

/** Occurrences as screens show them, in the order of the reader's clock, whole days before hours. For whole months at a time: people, phones and alarms are asked for once in all. */
export function showRows(db: ReadDb, clock: ReaderClock, rows: readonly ShownRow[]): Occurrence[] {
  const ids = JSON.stringify([...new Set(rows.map(({ rowId }) => rowId))])
  const people = peopleOf(db, ids)
  const phones = new Map(db.tuples<[number, string]>(phoneSql, JSON.stringify([...people.values()].flatMap(({ first }) => first.find(({ contactId }) => contactId !== null)?.contactId ?? []))))
  const withAlarm = new Set(db.column<number>('SELECT DISTINCT activityId FROM alarm WHERE activityId IN (SELECT value FROM json_each(?))', ids))
  const readOnly = new Set(db.column<number>('SELECT id FROM calendar WHERE path IS NOT NULL'))
  const shown = rows.map((row) => {
    const { first, count } = people.get(row.rowId) ?? nobody
    const contactId = first.find((person) => person.contactId !== null)?.contactId
    return { ...plainOf(clock, row), isReadOnly: row.calendarId !== null && readOnly.has(row.calendarId), hasAlarm: withAlarm.has(row.rowId), people: first, peopleCount: count, phone: contactId === undefined || contactId === null ? null : (phones.get(contactId) ?? null) }
  })
  return shown.sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : a.activityId - b.activityId))
}

type Plain = Omit<Occurrence, 'isReadOnly' | 'hasAlarm' | 'people' | 'peopleCount' | 'phone'>

function plainOf(clock: ReaderClock, { rowId, recurrenceId, at, until, isFloating, ...row }: ShownRow): Plain {
  const isWholeDay = row.start?.length === 10
  const text = (time: number) => (isWholeDay ? dayOfWall(time) : wallText(isFloating === 1 ? time : clock.toWall(time)))
  return {
    activityId: row.seriesId ?? rowId, recurrenceId, rowId,
    start: text(at), end: row.end === null ? null : text(until), at: isFloating === 1 ? null : at, until: isFloating === 1 ? null : until,
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
