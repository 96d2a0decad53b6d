import { z } from 'zod'
import type { Calendar } from '#shared/calendars.ts'
import { AppError } from '#shared/errors.ts'
import type { CalendarTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { changeOnce, job, read, router, write, type WriteContext } from '../rpc/procedures.ts'
import { checkFile, refreshAll, refreshCalendar } from './refresh.ts'

export { followCalendars } from './follow.ts'

const look = { name: z.string().trim().min(1).max(200), colour: z.string().max(40).nullable().default(null), isHolidays: z.boolean().default(false) }

/** The layers of the calendar. The user's own activities without one of these are in the calendar that is always there. */
export const calendarsRouter = router({
  list: read(z.void(), ({ db }) => listCalendars(db)),
  /** Makes a calendar of the user's own, or gives one another name, colour or meaning. */
  save: write('calendars.save', z.object({ id: z.number().int().positive().optional(), ...look }), saveCalendar),
  /** Removes a calendar. What the user put into one of their own stays, in the calendar that is always there; what followed a file goes. */
  remove: write('calendars.remove', z.object({ id: z.number().int().positive() }), removeCalendar),
  /** Follows a file of this computer: a layer that cannot be changed here. Ends with a CalendarRefresh; throws `invalid` for what is no calendar. */
  follow: job('calendar', z.object({ path: z.string().min(1).max(4_096), ...look }), async (ctx, services, { path, ...shown }) => {
    await checkFile(path)
    const id = changeOnce(services, ctx.actor, 'calendars.follow', (write) => insertCalendar(write, { ...shown, path }))
    return refreshCalendar(ctx, services, id, {})
  }),
  /** Reads the followed files again, one or all; what did not change is not read. `isConfirmed` takes also what empties a calendar. Ends with CalendarRefresh[]. */
  refresh: job('calendar', z.object({ id: z.number().int().positive().optional(), isConfirmed: z.boolean().default(false) }), async (ctx, services, { id, isConfirmed }) =>
    (id === undefined ? refreshAll(ctx, services) : [await refreshCalendar(ctx, services, id, { isConfirmed, isForced: true })])),
})

function listCalendars(db: ReadDb): Calendar[] {
  return db.rows<CalendarTable & { count: number }>('SELECT c.*, (SELECT count(*) FROM activity a WHERE a.calendarId = c.id) AS count FROM calendar c ORDER BY c.rank, c.id')
    .map(({ hash: _hash, isHolidays, problem, ...rest }) => ({ ...rest, isHolidays: isHolidays === 1, problem: problem as Calendar['problem'] }))
}

type Look = { name: string; colour: string | null; isHolidays: boolean }

function saveCalendar(ctx: WriteContext, { id, name, colour, isHolidays }: Look & { id?: number | undefined }): { id: number } {
  ctx.about({ name })
  if (id === undefined) return { id: insertCalendar(ctx, { name, colour, isHolidays, path: null }) }
  if (ctx.db.exec('UPDATE calendar SET name = ?, colour = ?, isHolidays = ? WHERE id = ?', name, colour, isHolidays ? 1 : 0, id) === 0) throw new AppError('notFound', 'This calendar is not there any more.')
  return { id }
}

function insertCalendar(ctx: WriteContext, { name, colour, isHolidays, path }: Look & { path: string | null }): number {
  ctx.about({ name })
  const id = ctx.newId('calendar')
  const rank = (ctx.db.value<number>('SELECT max(rank) FROM calendar') ?? 0) + 1
  ctx.db.insert('calendar', { id, name, colour, path, isHolidays: isHolidays ? 1 : 0, rank, readAt: null, hash: null, problem: null })
  return id
}

function removeCalendar(ctx: WriteContext, { id }: { id: number }): void {
  const { db } = ctx
  const calendar = db.row<{ name: string; path: string | null }>('SELECT name, path FROM calendar WHERE id = ?', id)
  if (!calendar) throw new AppError('notFound', 'This calendar is not there any more.')
  ctx.about({ name: calendar.name })
  if (calendar.path === null) db.exec('UPDATE activity SET calendarId = NULL WHERE calendarId = ?', id)
  else {
    // What hangs on an activity goes first, so that an undo puts it back after it; so do occurrences before their series.
    for (const table of ['participant', 'alarm', 'acknowledgement', 'activitySource', 'attachment']) db.exec(`DELETE FROM ${table} WHERE activityId IN (SELECT id FROM activity WHERE calendarId = ?)`, id)
    db.exec('UPDATE historyEntry SET activityId = NULL WHERE activityId IN (SELECT id FROM activity WHERE calendarId = ?)', id)
    db.exec('DELETE FROM activity WHERE calendarId = ? AND seriesId IS NOT NULL', id)
    db.exec('DELETE FROM activity WHERE calendarId = ?', id)
  }
  db.exec('DELETE FROM calendar WHERE id = ?', id)
}
