import { builtInTypes } from '#shared/activity-types.ts'
import type { TodayView } from '#shared/day.ts'
import { addDays, type Day } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { dayBounds, dayOfWall, wallText, type DayBounds, type ReaderClock } from '../reader-clock.ts'
import { showOccurrences, type OccurrenceRow } from './show-occurrences.ts'

/** Lists are cut to this; a longer one is a list of its own (Tasks). */
const shown = 50
/** So many rows are looked at for a list that is narrowed after the index; the newest come first. */
const lookedAt = 400
/** What is counted beyond this is "many". */
const counted = 10_000
const dayLength = 86_400_000

interface Row extends OccurrenceRow {
  at: number
  until: number
  seriesId: number
  typeId: number
  status: string
  priority: number
  isWholeDay: number
}

const columns = `o.activityId, o.recurrenceId, o.at, o.until, o.isFloating, coalesce(a.seriesId, a.id) AS seriesId, a.typeId, a.status, a.priority, (length(a.start) = 10) AS isWholeDay`

/** Everything that touches the days, but what was cancelled; in the order of the clock. */
function rowsWithin(db: ReadDb, { from, to, fromWall, toWall, low, high }: DayBounds, limit: number): Row[] {
  const sql = (index: string, where: string) => `SELECT ${columns} FROM occurrence o INDEXED BY ${index} CROSS JOIN activity a ON a.id = o.activityId
    WHERE ${where} AND o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND max(o.until, o.at + 1) > CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND a.status <> 'cancelled' ORDER BY o.at LIMIT ?`
  const exact = [toWall, to, fromWall, from, limit] as const
  return [
    ...db.rows<Row>(sql('occurrenceLong', `o.until > ? AND o.until - o.at > ${dayLength}`), low, ...exact),
    ...db.rows<Row>(sql('occurrenceByTime', `o.at >= ? AND o.at < ? AND o.until - o.at <= ${dayLength}`), low - dayLength, high, ...exact),
  ]
}

/** What is on today: with a time, and for the whole day. What is done stays in sight, after the rest. */
export function todaysLists(db: ReadDb, clock: ReaderClock, today: Day): Pick<TodayView, 'timed' | 'timeless'> & { open: Row[] } {
  const rows = rowsWithin(db, dayBounds(clock, today, addDays(today, 1)), lookedAt)
  const wall = (row: Row) => (row.isFloating === 1 ? row.at : clock.toWall(row.at))
  const timed = rows.filter((row) => row.isWholeDay === 0).sort((a, b) => wall(a) - wall(b))
  const timeless = rows.filter((row) => row.isWholeDay === 1).sort((a, b) => Number(a.status === 'done') - Number(b.status === 'done') || rankOf(a) - rankOf(b))
  return { timed: showOccurrences(db, clock, timed.slice(0, shown)), timeless: showOccurrences(db, clock, timeless.slice(0, shown)), open: rows.filter(({ status }) => status !== 'done') }
}

/** RFC 5545, section 3.8.1.9: 1 is the highest, 0 says nothing and stands between normal and low. */
const rankOf = ({ priority }: { priority: number }) => (priority === 0 ? 5.5 : priority)

/** Open tasks from before today, the latest first: a series once, by the last time it was not done; once one is done, those before it are passed over. */
export function overdueLists(db: ReadDb, clock: ReaderClock, today: Day): Pick<TodayView, 'overdue' | 'overdueCount'> & { rows: Row[] } {
  const { from, fromWall } = dayBounds(clock, today, addDays(today, 1))
  const before = 'o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END'
  const found = db.rows<Row>(`SELECT ${columns} FROM occurrence o INDEXED BY occurrenceOpen CROSS JOIN activity a ON a.id = o.activityId
    WHERE o.isOpen = 1 AND o.at < ? AND ${before} AND a.isTask = 1 AND max(o.until, o.at + 1) <= CASE o.isFloating WHEN 1 THEN ? ELSE ? END
      AND NOT EXISTS (SELECT 1 FROM activity d WHERE d.seriesId = coalesce(a.seriesId, a.id) AND d.status = 'done' AND d.recurrenceId > o.recurrenceId) ORDER BY o.at DESC LIMIT ?`, Math.max(from, fromWall), fromWall, from, fromWall, from, lookedAt)
  const seen = new Set<number>()
  const rows = found.filter(({ seriesId }) => !seen.has(seriesId) && seen.add(seriesId))
  return {
    overdue: showOccurrences(db, clock, rows.slice(0, shown)),
    overdueCount: found.length < lookedAt ? rows.length : (db.value<number>(`SELECT count(*) FROM (SELECT 1 FROM occurrence WHERE isOpen = 1 AND at < ? LIMIT ${counted})`, Math.min(from, fromWall)) ?? 0),
    rows,
  }
}

/** Calls of today and overdue ones, in the order to make them: those that have a time by it, before them what is urgent or late. */
export function callsToMake(db: ReadDb, clock: ReaderClock, open: readonly Row[], overdue: readonly Row[]): TodayView['calls'] {
  const isCall = ({ typeId, status }: Row) => typeId === builtInTypes.call && status !== 'done'
  const wall = (row: Row) => (row.isWholeDay === 1 ? 0 : row.isFloating === 1 ? row.at : clock.toWall(row.at))
  const late = overdue.filter(isCall).sort((a, b) => rankOf(a) - rankOf(b) || wall(b) - wall(a))
  const now = open.filter(isCall).sort((a, b) => wall(a) - wall(b) || rankOf(a) - rankOf(b))
  return showOccurrences(db, clock, [...late, ...now].slice(0, shown))
}

/** The seven days from tomorrow: how much is planned, and what begins first. */
export function weekAhead(db: ReadDb, clock: ReaderClock, today: Day): TodayView['week'] {
  const days = Array.from({ length: 7 }, (_, at) => addDays(today, at + 1))
  const rows = rowsWithin(db, dayBounds(clock, addDays(today, 1), addDays(today, 8)), 5_000).filter(({ status }) => status !== 'done')
  const byDay = new Map<Day, { timed: Row[]; timeless: number }>(days.map((day) => [day, { timed: [], timeless: 0 }]))
  for (const row of rows) {
    const start = row.isFloating === 1 ? row.at : clock.toWall(row.at)
    const end = row.isFloating === 1 ? row.until : clock.toWall(row.until)
    for (let at = start; at < Math.max(end, start + 1); at += dayLength) {
      const day = byDay.get(dayOfWall(at))
      if (day && row.isWholeDay === 1) day.timeless++
      else day?.timed.push(row)
    }
  }
  return days.map((day) => {
    const { timed, timeless } = byDay.get(day) ?? { timed: [], timeless: 0 }
    const first = timed.toSorted((a, b) => a.at - b.at)[0]
    return { day, timed: timed.length, timeless, first: first ? `${wallText(first.isFloating === 1 ? first.at : clock.toWall(first.at)).slice(11, 16)} ${db.value<string>('SELECT regarding FROM activity WHERE id = ?', first.activityId) ?? ''}`.trim() : null }
  })
}

