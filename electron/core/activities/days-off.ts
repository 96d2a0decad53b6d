import { addDays, dayOfWeek, type Day } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { workingHours } from '../settings/settings.ts'

/** No holidays are longer than this: then the day stays where it is. */
const longest = 60

/** Whether nobody works on a day: none of the week's working days, or a whole-day event of a calendar of holidays. */
function isDayOff(db: ReadDb, day: Day, workingDays: readonly number[]): boolean {
  if (!workingDays.includes(dayOfWeek(day))) return true
  const at = Date.parse(`${day}T00:00:00Z`)
  const holiday = (where: string) => `SELECT 1 FROM occurrence o ${where} AND o.isFloating = 1 AND EXISTS (
    SELECT 1 FROM activity a JOIN calendar c ON c.id = a.calendarId WHERE a.id = o.activityId AND c.isHolidays = 1 AND length(a.start) = 10 AND a.status <> 'cancelled') LIMIT 1`
  return db.row(holiday('INDEXED BY occurrenceByTime WHERE o.at = ?'), at) !== undefined
    || db.row(holiday('INDEXED BY occurrenceLong WHERE o.until > ? AND o.at < ? AND o.until - o.at > 86400000'), at, at) !== undefined
}

/** A day, or the first working day before or after it. */
export function shiftOffDaysOff(db: ReadDb, day: Day, shift: 'none' | 'earlier' | 'later'): Day {
  if (shift === 'none') return day
  const { days } = workingHours(db)
  let found = day
  for (let tried = 0; tried < longest; tried++) {
    if (!isDayOff(db, found, days)) return found
    found = addDays(found, shift === 'earlier' ? -1 : 1)
  }
  return day
}
