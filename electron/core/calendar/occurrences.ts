import { recurrenceLimits, type RecurrenceProblem } from '#shared/recurrence.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { DerivedPart } from '../derived/derived.ts'
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

type Row = Pick<ActivityTable, 'id' | 'seriesId' | 'recurrenceId' | 'start' | 'end' | 'timeZone' | 'endTimeZone' | 'recurrence' | 'status' | 'isTask'>
const columns = 'id, seriesId, recurrenceId, start, "end", timeZone, endTimeZone, recurrence, status, isTask'
const isOpen = ({ isTask, status }: Pick<Row, 'isTask' | 'status'>): boolean => isTask === 1 && (status === 'planned' || status === 'tentative')

/** Lays out what happens once; gives the series that are to be laid out because of it. */
function refreshOne(db: WriteDb, id: number): number[] {
  const before = db.row<{ seriesId: number; recurrenceId: string }>('SELECT seriesId, recurrenceId FROM occurrence WHERE activityId = ? AND seriesId IS NOT NULL LIMIT 1', id)
  const row = db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ?`, id)
  if (row?.recurrence && row.seriesId === null && row.start !== null) return [id]
  db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  db.exec('DELETE FROM seriesReach WHERE activityId = ?', id)
  if (row && row.start !== null) insert(db, id, row.recurrenceId ?? '', spanOf({ ...row, start: row.start }), isOpen(row), row.seriesId)
  // An occurrence that differs takes its place in the series; when it goes, the series has it again.
  if (row && row.seriesId !== null) db.exec('DELETE FROM occurrence WHERE activityId = ? AND recurrenceId = ?', row.seriesId, row.recurrenceId ?? '')
  return before && (row?.seriesId !== before.seriesId || row.recurrenceId !== before.recurrenceId) ? [before.seriesId] : []
}

function insert(db: WriteDb, activityId: number, recurrenceId: string, { at, until, isFloating }: Span, isOpen: boolean, seriesId: number | null): void {
  db.exec('INSERT INTO occurrence (activityId, recurrenceId, at, until, isFloating, isOpen, seriesId) VALUES (?, ?, ?, ?, ?, ?, ?)', activityId, recurrenceId, at, until, isFloating ? 1 : 0, isOpen ? 1 : 0, seriesId)
}

function refreshSeries(db: WriteDb, id: number, now: number, end: number): void {
  const row = readSeries(db, id)
  if (!row) return
  const time = Math.min(moment.one, end - performance.now())
  const laidOut = time > 0.2 ? layOutAround(row, now, time) : null
  writeSeries(db, row, laidOut === null || laidOut.problem === 'tooSlow' ? { id, laid: [{ ...spanOf(row), recurrenceId: row.start }], since: 0, until: 0, problem: null } : laidOut)
}

/** The row of a series as it is laid out; undefined where it is none any more. */
export function readSeries(db: ReadDb, id: number): SeriesRow | undefined {
  const row = db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ? AND recurrence IS NOT NULL AND seriesId IS NULL AND start IS NOT NULL`, id)
  if (!row || row.start === null || row.recurrence === null) return undefined
  return { id, start: row.start, end: row.end, timeZone: row.timeZone, endTimeZone: row.endTimeZone, recurrence: row.recurrence, isOpen: isOpen(row) }
}

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
  for (const one of laid) if (!different.has(one.recurrenceId)) insert(db, id, one.recurrenceId, one, row.isOpen, null)
  db.exec('INSERT INTO seriesReach (activityId, since, until, problem) VALUES (?, ?, ?, ?) ON CONFLICT (activityId) DO UPDATE SET since = excluded.since, until = excluded.until, problem = excluded.problem', id, Math.round(since), Math.round(until), problem satisfies RecurrenceProblem | null)
}
