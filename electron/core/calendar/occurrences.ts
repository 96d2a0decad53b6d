import type { ActivityTable } from '../db/day-schema.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { DerivedPart } from '../derived/derived.ts'
import { spanOf } from './lay-out.ts'

/** When everything happens, drawn from the activities (table `occurrence`). */
export const occurrences: DerivedPart = {
  stale: 'activityStale',
  refresh(db, ids) {
    for (const id of ids) refreshOne(db, id)
  },
}

type Row = Pick<ActivityTable, 'id' | 'seriesId' | 'recurrenceId' | 'start' | 'end' | 'timeZone' | 'endTimeZone' | 'recurrence' | 'status' | 'isTask'>
const columns = 'id, seriesId, recurrenceId, start, "end", timeZone, endTimeZone, recurrence, status, isTask'
const readRow = (db: ReadDb, id: number) => db.row<Row>(`SELECT ${columns} FROM activity WHERE id = ?`, id)

function refreshOne(db: WriteDb, id: number): void {
  db.exec('DELETE FROM occurrence WHERE activityId = ?', id)
  const row = readRow(db, id)
  if (!row || row.start === null) return
  const { at, until, isFloating } = spanOf({ ...row, start: row.start })
  const isOpen = row.isTask === 1 && (row.status === 'planned' || row.status === 'tentative')
  db.exec('INSERT INTO occurrence (activityId, recurrenceId, at, until, isFloating, isOpen) VALUES (?, ?, ?, ?, ?, ?)', id, row.recurrenceId ?? '', at, until, isFloating ? 1 : 0, isOpen ? 1 : 0)
}
