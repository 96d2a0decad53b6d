import type { Occurrence } from '#shared/activities.ts'
import type { Day } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { clockOf } from '../reader-clock.ts'
import { showRows, type ShownRow } from './show-rows.ts'

/** Which days (`to` exclusive) of the reader's zone, and which calendars and types; without them all. A calendar of null is the user's own. */
export interface Window {
  from: Day
  to: Day
  timeZone: string
  calendarIds?: readonly (number | null)[] | undefined
  typeIds?: readonly number[] | undefined
}

const dayLength = 86_400_000

/** Everything that touches the days and was not cancelled, as it is laid out, in the order of the reader's clock. */
export function readWindow(db: ReadDb, { from, to, timeZone, calendarIds, typeIds }: Window): Occurrence[] {
  const clock = clockOf(timeZone)
  const [fromWall, toWall] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const [fromAt, toAt] = [clock.toInstant(fromWall), clock.toInstant(toWall)]
  const [low, high] = [Math.min(fromAt, fromWall), Math.max(toAt, toWall)]
  const exact = [toWall, toAt, fromWall, fromAt]
  const rows = [
    ...db.rows<ShownRow>(windowSql('occurrenceLong', `o.until > ? AND o.until - o.at > ${dayLength}`), low, ...exact),
    ...db.rows<ShownRow>(windowSql('occurrenceByTime', `o.at >= ? AND o.at < ? AND o.until - o.at <= ${dayLength}`), low - dayLength, high, ...exact),
  ]
  const calendars = calendarIds && new Set(calendarIds)
  const types = typeIds && new Set(typeIds)
  const wanted = calendars || types ? rows.filter((row) => (!calendars || calendars.has(row.calendarId)) && (!types || types.has(row.typeId))) : rows
  return showRows(db, clock, wanted)
}

export const shownColumns = `o.activityId AS rowId, o.recurrenceId, o.at, o.until, o.isFloating, a.seriesId, a.typeId, a.isTask, a.regarding, a.location, a.start, a.end, a.recurrence IS NOT NULL AS hasRule,
  a.status, a.priority, a.isFree, a.colour, a.calendarId`

const windowSql = (index: string, where: string) => `SELECT ${shownColumns} FROM occurrence o INDEXED BY ${index} CROSS JOIN activity a ON a.id = o.activityId
  WHERE ${where} AND o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND max(o.until, o.at + 1) > CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND a.status <> 'cancelled'`
