import { z } from 'zod'
import { occurrenceKeySchema, type Occurrence, type OccurrenceKey } from '#shared/activities.ts'
import { addDays, dayOf, dayOrTimeSchema, isTimeless } from '#shared/wall-time.ts'
import { occurrencesIn } from '../calendar/calendar.ts'
import type { ReadDb } from '../db/query.ts'
import type { ReadContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

const id = z.number().int().positive()

export const conflictsSchema = z.object({
  /** Wall times in `timeZone`. What is timeless or without an end conflicts with nothing. */
  start: dayOrTimeSchema,
  end: dayOrTimeSchema.nullable(),
  timeZone: z.string().min(1).max(100),
  except: occurrenceKeySchema.optional(),
  /** What these people take part in conflicts, too, in whatever calendar it is. */
  contactIds: z.array(id).max(1_000).default([]),
})

/** So many are told; who has more has no need to know them all. */
const told = 20
/** Nobody asks about a longer time at once; days. */
const longest = 62

export function conflicts({ services }: ReadContext, { start, end, timeZone, except, contactIds }: z.output<typeof conflictsSchema>): Promise<Occurrence[]> {
  return conflictsOf(services, { start, end, timeZone, contactIds, ...(except ? { except } : {}) })
}

/**
 * What the user is busy with in that time, soonest first: in his own calendars, and wherever these contacts take part. Not what
 * is free, over with, cancelled or timeless. Two that only touch do not conflict.
 */
export async function conflictsOf(services: Services, { start, end, timeZone, contactIds, except }: { start: string; end: string | null; timeZone: string; contactIds: readonly number[]; except?: OccurrenceKey }): Promise<Occurrence[]> {
  if (isTimeless(start) || end === null || isTimeless(end) || end <= start) return []
  const last = [addDays(dayOf(end), 1), addDays(dayOf(start), longest)].toSorted()[0] ?? end
  const all = await occurrencesIn(services, { from: dayOf(start), to: last, timeZone })
  const db = services.store.read
  const holidays = new Set(db.column<number>('SELECT id FROM calendar WHERE isHolidays = 1'))
  const isOwn = ({ isReadOnly, calendarId }: Occurrence) => !isReadOnly && (calendarId === null || !holidays.has(calendarId))
  return all.filter((one) => !one.isTimeless && !one.isFree && (one.status === 'planned' || one.status === 'tentative')
    && one.start !== null && one.end !== null && one.start < end && one.end > start && one.start < one.end
    && !(one.activityId === except?.activityId && one.recurrenceId === except.recurrenceId)
    && (isOwn(one) || isWith(db, one.rowId, contactIds))).slice(0, told)
}

function isWith(db: ReadDb, rowId: number, contactIds: readonly number[]): boolean {
  return contactIds.length > 0 && db.row('SELECT 1 FROM participant WHERE activityId = ? AND contactId IN (SELECT value FROM json_each(?)) LIMIT 1', rowId, JSON.stringify(contactIds)) !== undefined
}
