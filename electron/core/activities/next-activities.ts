import { z } from 'zod'
import type { Occurrence } from '#shared/activities.ts'
import { clockOf, dayOfWall } from '../reader-clock.ts'
import type { ReadContext } from '../rpc/procedures.ts'
import { showOccurrences } from '../today/today.ts'
import { nextOnly, openColumns, openState, type OpenRow } from './open-rows.ts'

export const nextSchema = z.object({ contactId: z.number().int().positive(), timeZone: z.string().max(100) })

/** Nobody looks at more next steps of one person. */
const shown = 50

export function nextOf({ db, now }: ReadContext, { contactId, timeZone }: z.output<typeof nextSchema>): Occurrence[] {
  const clock = clockOf(timeZone)
  const today = Date.parse(`${dayOfWall(clock.toWall(now))}T00:00:00Z`)
  const rows = db.rows<OpenRow>(`SELECT ${openColumns} FROM participant p CROSS JOIN activity a ON a.id = p.activityId CROSS JOIN occurrence o ON o.activityId = a.id
    WHERE p.contactId = ? AND ${openState} ORDER BY o.at`, contactId, clock.toWall(now), now)
  const undated = db.rows<OpenRow>(`SELECT a.id AS activityId, '' AS recurrenceId, NULL AS at, NULL AS until, 1 AS isFloating, a.id AS seriesId, a.isTask, a.priority, 0 AS isSeries
    FROM participant p CROSS JOIN activity a ON a.id = p.activityId WHERE p.contactId = ? AND a.start IS NULL AND a.status IN ('planned', 'tentative') ORDER BY a.id`, contactId)
  return showOccurrences(db, clock, [...nextOnly(db, rows, (row) => isBefore(row, clock.toInstant(today), today)), ...undated].slice(0, shown))
}

const isBefore = ({ at, isFloating }: OpenRow, instant: number, wall: number): boolean => at !== null && at < (isFloating === 1 ? wall : instant)
