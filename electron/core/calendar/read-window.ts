import type { Occurrence } from '#shared/activities.ts'
import type { Day } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { clockOf, dayBounds } from '../reader-clock.ts'
import { showRows, shownColumns, type ShownRow } from '../today/today.ts'
import type { LaidOut } from './series.ts'

/** Which days (`to` exclusive) of the reader's zone, and which calendars and types; without them all. A calendar of null is the user's own. */
export interface Window {
  from: Day
  to: Day
  timeZone: string
  calendarIds?: readonly (number | null)[] | undefined
  typeIds?: readonly number[] | undefined
}

const dayLength = 86_400_000

/** Everything that touches the days and was not cancelled, in the order of the reader's clock: as it is laid out in the file, and of the series in `far` as they are there. */
export function readWindow(db: ReadDb, { timeZone, calendarIds, typeIds, ...days }: Window, far: readonly LaidOut[] = []): Occurrence[] {
  const clock = clockOf(timeZone)
  const { fromWall, toWall, from, to, low, high } = dayBounds(clock, days.from, days.to)
  const exact = [toWall, to, fromWall, from]
  const laid = [
    ...db.rows<ShownRow>(windowSql('occurrenceLong', `o.until > ? AND o.until - o.at > ${dayLength}`), low, ...exact),
    ...db.rows<ShownRow>(windowSql('occurrenceByTime', `o.at >= ? AND o.at < ? AND o.until - o.at <= ${dayLength}`), low - dayLength, high, ...exact),
  ]
  const isFar = new Set(far.map(({ id }) => id))
  const rows = far.length === 0 ? laid : inPlaceOf(laid, isFar, db.rows<ShownRow>(farSql, farRows(far), ...exact))
  const calendars = calendarIds && new Set(calendarIds)
  const types = typeIds && new Set(typeIds)
  const wanted = calendars || types ? rows.filter((row) => (!calendars || calendars.has(row.calendarId)) && (!types || types.has(row.typeId))) : rows
  return showRows(db, clock, wanted).sort(byStart)
}

/** What is laid out in the file, and of the series that do not reach so far what was laid out for the days. */
function inPlaceOf(laid: readonly ShownRow[], isFar: ReadonlySet<number>, far: readonly ShownRow[]): ShownRow[] {
  const keyOf = ({ rowId, recurrenceId }: ShownRow) => `${rowId} ${recurrenceId}`
  const keys = new Set(far.map(keyOf))
  return [...laid.filter((row) => !isFar.has(row.rowId) && !keys.has(keyOf(row))), ...far]
}

/** By the reader's clock, whole days before hours. */
const byStart = (a: Occurrence, b: Occurrence): number => ((a.start ?? '') < (b.start ?? '') ? -1 : (a.start ?? '') > (b.start ?? '') ? 1 : a.activityId - b.activityId)

const columns = `o.activityId AS rowId, o.recurrenceId, o.at, o.until, o.isFloating, ${shownColumns}`

const touches = `o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND max(o.until, o.at + 1) > CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND a.status <> 'cancelled'`
const windowSql = (index: string, where: string) => `SELECT ${columns} FROM occurrence o INDEXED BY ${index} CROSS JOIN activity a ON a.id = o.activityId
  WHERE ${where} AND ${touches}`
const farSql = `SELECT ${columns} FROM (SELECT value ->> 0 AS activityId, value ->> 1 AS recurrenceId, value ->> 2 AS at, value ->> 3 AS until, value ->> 4 AS isFloating FROM json_each(?)) o
  CROSS JOIN activity a ON a.id = o.activityId WHERE ${touches}`
const farRows = (far: readonly LaidOut[]): string => JSON.stringify(far.flatMap(({ laid }) => laid.map(({ rowId, recurrenceId, at, until, isFloating }) => [rowId, recurrenceId, at, until, isFloating ? 1 : 0])))
