import { recurrenceLimits, type RecurrenceProblem } from '#shared/recurrence.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { DerivedPart } from '../derived/derived.ts'
import type { Times } from '../recurrence/recurrence.ts'
import { spanOf, type Span } from './lay-out.ts'
import { layOutSeries, type LaidOut, type SeriesRow } from './series.ts'

/**
 * When everything happens, drawn from the activities (tables `occurrence` and `seriesReach`). What takes a moment is laid out within
 * the write; a rule that takes longer has its first occurrence only until the thread has looked at it (pending-series.ts).
 */
export const occurrences: DerivedPart = {
  stale: 'activityStale',
  refresh(db, ids, now) {
    const end = performance.now() + moment.together
    const series = new Set<number>()
    for (const id of ids) for (const other of refreshOne(db, id)) series.add(other)
    for (const id of series) refreshSeries(db, id, now, end)
  },
}

/** What laying out may take within a write, in milliseconds: for one series, and for all of them. */
const moment = { one: 4, together: 16 } as const
const day = 86_400_000
/** How far around now series are laid out: the widest that a rule does not fill. Days. */
const reaches = [[400, 500], [40, 70], [2, 10], [0, 1]] as const

type Row = Pick<ActivityTable, 'id' | 'seriesId' | 'recurrenceId' | 'isFollowing' | 'start' | 'end' | 'timeZone' | 'endTimeZone' | 'recurrence' | 'status' | 'isTask'>
const columns = 'id, seriesId, recurrenceId, isFollowing, start, "end", timeZone, endTimeZone, recurrence, status, isTask'
const isOpen = ({ isTask, status }: Pick<Row, 'isTask' | 'status'>): boolean => isTask === 1 && (status === 'planned' || status === 'tentative')

/** Lays out what happens once; gives the series that are to be laid out because of it. */
function refreshOne(db: WriteDb, id: number): number[] {
  const before = db.row<{ seriesId: number | null; recurrenceId: string; count: number }>('SELECT seriesId, recurrenceId, count(*) AS count FROM occurrence WHERE activityId = ? AND seriesId IS NOT NULL', id)
  const row = db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ?`, id)
  if (row?.recurrence && row.seriesId === null && row.start !== null) return [id]
  db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  if (db.exec('DELETE FROM seriesReach WHERE activityId = ?', id) > 0) deleteFollowing(db, id)
  if (row && row.start !== null) insert(db, id, row.recurrenceId ?? '', spanOf({ ...row, start: row.start }), isOpen(row), row.seriesId)
  // An occurrence that differs takes its place in the series; when it goes, the series has it again.
  if (row && row.seriesId !== null) {
    db.exec('DELETE FROM occurrence WHERE (activityId = ? OR activityId IN (SELECT id FROM activity WHERE seriesId = ? AND isFollowing = 1)) AND activityId <> ? AND recurrenceId = ?', row.seriesId, row.seriesId, id, row.recurrenceId ?? '')
  }
  const isLaidAnew = before !== undefined && (before.count > 1 || row?.seriesId !== before.seriesId || row.recurrenceId !== before.recurrenceId)
  return [...(isLaidAnew && before.seriesId !== null ? [before.seriesId] : []), ...(row?.isFollowing === 1 && row.seriesId !== null ? [row.seriesId] : [])]
}

/** Takes away what follows the occurrences of a series that differ: it is laid out with the series. */
function deleteFollowing(db: WriteDb, seriesId: number): void {
  db.exec('DELETE FROM occurrence WHERE activityId IN (SELECT id FROM activity WHERE seriesId = ?) AND recurrenceId <> (SELECT recurrenceId FROM activity a WHERE a.id = occurrence.activityId)', seriesId)
}

function insert(db: WriteDb, activityId: number, recurrenceId: string, { at, until, isFloating }: Span, isOpen: boolean, seriesId: number | null): void {
  db.exec('INSERT INTO occurrence (activityId, recurrenceId, at, until, isFloating, isOpen, seriesId) VALUES (?, ?, ?, ?, ?, ?, ?)', activityId, recurrenceId, at, until, isFloating ? 1 : 0, isOpen ? 1 : 0, seriesId)
}

function refreshSeries(db: WriteDb, id: number, now: number, end: number): void {
  const row = readSeries(db, id)
  if (!row) return
  const time = Math.min(moment.one, end - performance.now())
  const laidOut = time > 0.2 ? layOutAround(row, now, time) : null
  writeSeries(db, row, laidOut === null || laidOut.problem === 'tooSlow' ? { id, laid: [{ ...spanOf(row), rowId: id, recurrenceId: row.start }], since: 0, until: 0, problem: null } : laidOut)
}

/** The row of a series as it is laid out; undefined where it is none any more. */
export function readSeries(db: ReadDb, id: number): SeriesRow | undefined {
  const row = db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ? AND recurrence IS NOT NULL AND seriesId IS NULL AND start IS NOT NULL`, id)
  if (!row || row.start === null || row.recurrence === null) return undefined
  const following = db.rows<Row & { start: string; recurrenceId: string }>(`SELECT ${columns} FROM activity WHERE seriesId = ? AND isFollowing = 1 AND start IS NOT NULL ORDER BY recurrenceId, id`, id)
  return { ...timesOf(row, row.start), id, recurrence: row.recurrence, isOpen: isOpen(row), following: following.map((one) => ({ ...timesOf(one, one.start), id: one.id, recurrenceId: one.recurrenceId, isOpen: isOpen(one) })) }
}
const timesOf = ({ end, timeZone, endTimeZone }: Row, start: string): Times => ({ start, end, timeZone, endTimeZone })

/** Lays a series out around now, as widely as the limit of occurrences lets. */
export function layOutAround(row: SeriesRow, now: number, time: number = recurrenceLimits.time): LaidOut {
  const end = performance.now() + time
  let laidOut: LaidOut | undefined
  for (const [back, ahead] of reaches) {
    laidOut = layOutSeries(row, now - back * day, now + ahead * day, { ...recurrenceLimits, time: Math.max(1, end - performance.now()) })
    if (laidOut.until === now + ahead * day || laidOut.problem === 'tooSlow') return laidOut
  }
  return laidOut ?? layOutSeries(row, now, now, recurrenceLimits)
}

/** Writes what was laid out in place of what was. Occurrences that differ have rows of their own. */
export function writeSeries(db: WriteDb, row: SeriesRow, { id, laid, since, until, problem }: LaidOut): void {
  db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  const different = new Set(db.column<string>('SELECT recurrenceId FROM activity WHERE seriesId = ?', id))
  deleteFollowing(db, id)
  const open = new Map(row.following.map((one) => [one.id, one.isOpen]))
  for (const one of laid) if (!different.has(one.recurrenceId)) insert(db, one.rowId, one.recurrenceId, one, open.get(one.rowId) ?? row.isOpen, one.rowId === id ? null : id)
  db.exec('INSERT INTO seriesReach (activityId, since, until, problem) VALUES (?, ?, ?, ?) ON CONFLICT (activityId) DO UPDATE SET since = excluded.since, until = excluded.until, problem = excluded.problem', id, Math.round(since), Math.round(until), problem satisfies RecurrenceProblem | null)
}
