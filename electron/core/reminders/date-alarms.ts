import type { DueAlarm } from '#shared/day.ts'
import { addDays, daysBetween } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { dayOfWall, type ReaderClock } from '../reader-clock.ts'
import { datesAhead } from '../today/today.ts'

/** Important dates ring in the morning, at this hour of the reader's clock. */
const hour = 9
/** A birthday that was missed is still worth a word for so many days. */
const belated = 7
/** More than these no reminder list is for; the calendar shows them all. */
const most = 200

/**
 * Reminders of important dates due after `from` and not after `to` (UTC milliseconds): one so many days before (`lead`,
 * null for no reminders of dates) and one on the day, which takes the first one's place.
 */
export function dateAlarmsBetween(db: ReadDb, clock: ReaderClock, from: number, to: number, lead: number | null): DueAlarm[] {
  if (lead === null) return []
  const today = dayOfWall(clock.toWall(to))
  const at = (day: string) => clock.toInstant(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000)
  return datesAhead(db, addDays(today, -belated), addDays(today, lead + 1), most).flatMap((date): DueAlarm[] => {
    const isBefore = lead > 0 && at(date.day) > to
    const rings = { alarmKey: isBefore ? `date-${lead}:${date.label}` : `date:${date.label}`, dueAt: at(isBefore ? addDays(date.day, -lead) : date.day) }
    if (rings.dueAt > to) return []
    const known = db.row<{ until: number | null }>('SELECT until FROM dateAcknowledgement WHERE contactId = ? AND day = ? AND alarmKey = ?', date.contactId, date.day, rings.alarmKey)
    if (known && (known.until === null || known.until > to)) return []
    const dueAt = known?.until ?? rings.dueAt
    return dueAt > from && Math.abs(daysBetween(today, date.day)) <= Math.max(lead, belated) ? [{ activityId: date.contactId, recurrenceId: date.day, alarmKey: rings.alarmKey, dueAt, isMissed: false, occurrence: null, date }] : []
  })
}
