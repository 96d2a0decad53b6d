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
    const made: NewOccurrence[] = []
    const all = readStale(db, ids)
    for (const stale of all) for (const other of refreshOne(db, stale, made)) series.add(other)
    insertAll(db, made)
    const own = new Map(all.map((stale) => [stale.id, stale]))
    for (const id of series) {
      const stale = own.get(id)
      if (stale || !isLeftToThread(db, id)) refreshSeries(db, id, stale !== undefined && !stale.before && !stale.wasSeries, now, end)
    }
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

/** An activity that is to be laid out: its row, and how it was laid out before; undefined where it is gone, or was not yet. */
interface Stale {
  id: number
  row: Row | undefined
  before: { seriesId: number | null; recurrenceId: string; count: number } | undefined
  wasSeries: boolean
}

/** All at once: an import leaves thousands, and most of them were never laid out before. */
function readStale(db: ReadDb, ids: readonly number[]): Stale[] {
  const list = JSON.stringify(ids)
  const rows = new Map(db.rows<Row>(`SELECT ${columns} FROM activity WHERE id IN (SELECT value FROM json_each(?))`, list).map((row) => [row.id, row]))
  const before = new Map(db.tuples<[number, number | null, string, number]>('SELECT activityId, seriesId, min(recurrenceId), count(*) FROM occurrence WHERE activityId IN (SELECT value FROM json_each(?)) GROUP BY activityId', list)
    .map(([id, seriesId, recurrenceId, count]) => [id, { seriesId, recurrenceId, count }]))
  const series = new Set(db.column<number>('SELECT activityId FROM seriesReach WHERE activityId IN (SELECT value FROM json_each(?))', list))
  return ids.map((id) => ({ id, row: rows.get(id), before: before.get(id), wasSeries: series.has(id) }))
}

/** Lays out what happens once, into `made`; gives the series that are to be laid out because of it. */
function refreshOne(db: WriteDb, { id, row, before, wasSeries }: Stale, made: NewOccurrence[]): number[] {
  if (row?.recurrence && row.seriesId === null && row.start !== null) return [id]
  if (before) db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  if (wasSeries) {
    db.exec('DELETE FROM seriesReach WHERE activityId = ?', id)
    deleteFollowing(db, id)
  }
  if (row && row.start !== null) made.push({ ...spanOf({ ...row, start: row.start }), activityId: id, recurrenceId: row.recurrenceId ?? '', isOpen: isOpen(row), seriesId: row.seriesId })
  // An occurrence that differs takes its place in the series; when it goes, the series has it again.
  if (row && row.seriesId !== null) {
    db.exec('DELETE FROM occurrence WHERE activityId = ? AND recurrenceId = ?', row.seriesId, row.recurrenceId ?? '')
    db.exec('DELETE FROM occurrence WHERE seriesId = ? AND recurrenceId = ? AND activityId <> ?', row.seriesId, row.recurrenceId ?? '', id)
  }
  const isMoved = before !== undefined && (before.count > 1 || row?.seriesId !== before.seriesId || row.recurrenceId !== before.recurrenceId)
  return [...(isMoved && before.seriesId !== null ? [before.seriesId] : []), ...(row?.isFollowing === 1 && row.seriesId !== null ? [row.seriesId] : [])]
}

/** Takes away what follows the occurrences of a series that differ: it is laid out with the series. */
function deleteFollowing(db: WriteDb, seriesId: number): void {
  db.exec('DELETE FROM occurrence WHERE seriesId = ? AND recurrenceId <> (SELECT recurrenceId FROM activity a WHERE a.id = occurrence.activityId)', seriesId)
}

interface NewOccurrence extends Span {
  activityId: number
  recurrenceId: string
  isOpen: boolean
  /** Of one that differs from its series, or follows one that does. */
  seriesId: number | null
}

/** So many rows go into one statement: a call costs more than a row. */
const rowsAtOnce = 16
const insertSql = (count: number): string => `INSERT INTO occurrence (activityId, recurrenceId, at, until, isFloating, isOpen, seriesId) VALUES ${Array.from({ length: count }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`
const [insertMany, insertOne] = [insertSql(rowsAtOnce), insertSql(1)]

function insertAll(db: WriteDb, rows: readonly NewOccurrence[]): void {
  const values = (from: number, to: number) => rows.slice(from, to).flatMap(({ activityId, recurrenceId, at, until, isFloating, isOpen, seriesId }) => [activityId, recurrenceId, at, until, isFloating ? 1 : 0, isOpen ? 1 : 0, seriesId])
  const whole = rows.length - (rows.length % rowsAtOnce)
  for (let from = 0; from < whole; from += rowsAtOnce) db.exec(insertMany, ...values(from, from + rowsAtOnce))
  for (let from = whole; from < rows.length; from++) db.exec(insertOne, ...values(from, from + 1))
}

/** More occurrences that differ than these are not looked through within a write. */
const many = 500

/** Whether a series waits for the thread, which looks at all that differs in it at once: an import may bring thousands, one after the other. */
function isLeftToThread(db: ReadDb, id: number): boolean {
  return db.row('SELECT 1 FROM seriesReach WHERE activityId = ? AND until = 0', id) !== undefined && isLarge(db, id)
}

const isLarge = (db: ReadDb, id: number): boolean => db.value<number>('SELECT count(*) FROM (SELECT 1 FROM activity WHERE seriesId = ? LIMIT ?)', id, many + 1) === many + 1

function refreshSeries(db: WriteDb, id: number, isNew: boolean, now: number, end: number): void {
  const row = readSeries(db, id)
  if (!row) return
  const time = Math.min(moment.one, end - performance.now())
  const laidOut = time > 0.2 && row.different.length <= many ? layOutAround(row, now, time) : null
  if (!isNew) deleteSeries(db, id)
  insertSeries(db, row, laidOut === null || laidOut.problem === 'tooSlow' ? { id, laid: [{ ...spanOf(row), rowId: id, recurrenceId: row.start }], since: 0, until: 0, problem: null } : laidOut)
}

/** The row of a series as it is laid out; undefined where it is none any more. */
export function readSeries(db: ReadDb, id: number): SeriesRow | undefined {
  const row = db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ? AND recurrence IS NOT NULL AND seriesId IS NULL AND start IS NOT NULL`, id)
  if (!row || row.start === null || row.recurrence === null) return undefined
  const different = db.rows<Row & { recurrenceId: string }>(`SELECT ${columns} FROM activity WHERE seriesId = ? ORDER BY recurrenceId, id`, id)
  const following = different.flatMap((one) => (one.isFollowing === 1 && one.start !== null ? [{ ...timesOf(one, one.start), id: one.id, recurrenceId: one.recurrenceId, isOpen: isOpen(one) }] : []))
  return { ...timesOf(row, row.start), id, recurrence: row.recurrence, isOpen: isOpen(row), different: different.map(({ recurrenceId }) => recurrenceId), following }
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

/** Writes what was laid out in place of what was. */
export function writeSeries(db: WriteDb, row: SeriesRow, laidOut: LaidOut): void {
  deleteSeries(db, row.id)
  insertSeries(db, row, laidOut)
}

function deleteSeries(db: WriteDb, id: number): void {
  db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  deleteFollowing(db, id)
}

function insertSeries(db: WriteDb, row: SeriesRow, { id, laid, since, until, problem }: LaidOut): void {
  const open = new Map(row.following.map((one) => [one.id, one.isOpen]))
  insertAll(db, laid.map((one) => ({ ...one, activityId: one.rowId, isOpen: open.get(one.rowId) ?? row.isOpen, seriesId: one.rowId === id ? null : id })))
  db.exec('INSERT INTO seriesReach (activityId, since, until, problem) VALUES (?, ?, ?, ?) ON CONFLICT (activityId) DO UPDATE SET since = excluded.since, until = excluded.until, problem = excluded.problem', id, Math.round(since), Math.round(until), problem satisfies RecurrenceProblem | null)
}
