import { z } from 'zod'
import { occurrenceKeySchema, type Occurrence, type OccurrenceKey } from '#shared/activities.ts'
import { dayOrTimeSchema, isTimeless } from '#shared/wall-time.ts'
import type { ReadDb, Value } from '../db/query.ts'
import { clockOf, type ReaderClock } from '../reader-clock.ts'
import type { ReadContext } from '../rpc/procedures.ts'
import { showOccurrences, type OccurrenceRow } from '../today/today.ts'

const id = z.number().int().positive()

export const conflictsSchema = z.object({
  /** Wall times in `timeZone`. What is timeless or without an end conflicts with nothing. */
  start: dayOrTimeSchema,
  end: dayOrTimeSchema.nullable(),
  timeZone: z.string().max(100),
  except: occurrenceKeySchema.optional(),
  /** Only what these people take part in, too, is named beside the user's own. */
  contactIds: z.array(id).max(1_000).default([]),
})

/** So many are told; who has more has no need to know them all. */
const told = 20

/** What the user is busy with at that time: in his own calendars, and wherever these contacts take part. */
export function conflicts({ db }: ReadContext, { start, end, timeZone, except, contactIds }: z.output<typeof conflictsSchema>): Promise<Occurrence[]> {
  return Promise.resolve(conflictsOf(db, clockOf(timeZone), start, end, contactIds, except))
}

export function conflictsOf(db: ReadDb, clock: ReaderClock, start: string, end: string | null, contactIds: readonly number[], except?: OccurrenceKey): Occurrence[] {
  if (isTimeless(start) || end === null || isTimeless(end) || end <= start) return []
  const wall = { from: Date.parse(`${start}Z`), to: Date.parse(`${end}Z`) }
  const at = { from: clock.toInstant(wall.from), to: clock.toInstant(wall.to) }
  const rows = [
    ...overlapping(db, 'occurrenceByTime', 'o.at >= ? AND o.at < ? AND o.until - o.at <= 86400000', [Math.min(at.from, wall.from) - 86_400_000, Math.max(at.to, wall.to)], at, wall, contactIds),
    ...overlapping(db, 'occurrenceLong', 'o.until > ? AND o.until - o.at > 86400000', [Math.min(at.from, wall.from)], at, wall, contactIds),
  ]
  const others = rows.filter((row) => except === undefined || row.seriesId !== except.activityId || row.recurrenceId !== except.recurrenceId)
  return showOccurrences(db, clock, others.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)).slice(0, told))
}

interface Span {
  from: number
  to: number
}

/** Busy ones with a time that share a moment with the span. The user's own are those of no calendar, or of one that is not of holidays and follows no file, unless people are asked for. */
function overlapping(db: ReadDb, index: string, where: string, range: number[], at: Span, wall: Span, contactIds: readonly number[]): (OccurrenceRow & { seriesId: number })[] {
  const values: Value[] = [...range, wall.to, at.to, wall.from, at.from, JSON.stringify(contactIds)]
  return db.rows<OccurrenceRow & { seriesId: number }>(`SELECT o.activityId, o.recurrenceId, o.at, o.until, o.isFloating, coalesce(a.seriesId, a.id) AS seriesId
    FROM occurrence o INDEXED BY ${index} CROSS JOIN activity a ON a.id = o.activityId
    WHERE ${where} AND o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND o.until > CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND o.until > o.at
      AND a.isFree = 0 AND a.status IN ('planned', 'tentative') AND length(a.start) > 10
      AND (a.calendarId IS NULL OR EXISTS (SELECT 1 FROM calendar c WHERE c.id = a.calendarId AND c.path IS NULL AND c.isHolidays = 0)
        OR EXISTS (SELECT 1 FROM participant p WHERE p.activityId = a.id AND p.contactId IN (SELECT value FROM json_each(?))))
    ORDER BY o.at LIMIT 200`, ...values)
}
