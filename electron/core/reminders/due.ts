import { z } from 'zod'
import { dateLeadKey, quietHoursKey, quietHoursSchema, usualDateLead, type DueAlarm } from '#shared/day.ts'
import type { Services } from '../services.ts'
import { clockOf, type ReaderClock } from '../reader-clock.ts'
import { showOccurrences } from '../today/today.ts'
import { alarmsBetween, type AlarmRow } from './alarm-rows.ts'
import { dateAlarmsBetween } from './date-alarms.ts'

/** What was due longer ago than this is not shown any more: what is still to be done stands in Today. Milliseconds. */
export const kept = 14 * 86_400_000
/** A list longer than this is read by nobody; the rest comes as these are put away. */
const shown = 300

const leadSchema = z.number().int().min(0).max(60).nullable()

/** Everything that reminds now, soonest due first, and what it is due for by its own reckoning. */
export interface DueNow {
  alarms: (DueAlarm & { nominal: number; isSnoozed: boolean })[]
}

/** The alarms that are due at `now`, as they stand in the file. `awakeSince`: what was due before it was missed. */
export function dueNow(services: Services, timeZone: string, now: number, awakeSince: number): DueNow['alarms'] {
  const { store: { read: db } } = services
  const clock = clockOf(timeZone)
  const rows = alarmsBetween(db, clock, now - kept, now).slice(-shown)
  const dates = dateAlarmsBetween(db, clock, now - kept, now, leadOf(services)).map((alarm) => ({ ...alarm, nominal: alarm.dueAt, isSnoozed: false }))
  return [...rows.map((row) => withOccurrence(services, clock, row)), ...dates]
    // A birthday is no appointment: nobody has missed it by coming late.
    .map((alarm) => ({ ...alarm, isMissed: alarm.date === null && alarm.dueAt < awakeSince })).sort((a, b) => a.dueAt - b.dueAt)
}

/** When the next one is due, at most so many milliseconds ahead; null for none. */
export function nextDue(services: Services, timeZone: string, now: number, ahead: number): number | null {
  const { store: { read: db } } = services
  const clock = clockOf(timeZone)
  return alarmsBetween(db, clock, now, now + ahead)[0]?.dueAt ?? null
}

function leadOf(services: Services): number | null {
  const set = services.settings.all()
  const lead = leadSchema.safeParse(set[dateLeadKey] === undefined ? usualDateLead : set[dateLeadKey])
  return lead.success ? lead.data : usualDateLead
}

function withOccurrence({ store: { read: db } }: Services, clock: ReaderClock, { activityId, recurrenceId, alarmKey, rowId, nominal, dueAt, isSnoozed }: AlarmRow): DueNow['alarms'][number] {
  const row = db.row<{ at: number; until: number; isFloating: number }>('SELECT at, until, isFloating FROM occurrence WHERE activityId = ? AND recurrenceId = ? LIMIT 1', rowId, recurrenceId)
    // An alarm at an instant is the whole series': its first occurrence stands for it.
    ?? db.row<{ at: number; until: number; isFloating: number }>('SELECT at, until, isFloating FROM occurrence WHERE activityId = ? ORDER BY at LIMIT 1', rowId)
  const [occurrence] = showOccurrences(db, clock, [{ activityId: rowId, recurrenceId, at: row?.at ?? null, until: row?.until ?? null, isFloating: row?.isFloating ?? 0 }])
  return { activityId, recurrenceId, alarmKey, dueAt, isMissed: false, occurrence: occurrence ?? null, date: null, nominal, isSnoozed }
}

/** Whether no notification may be shown at this moment of the reader's clock. */
export function isQuiet(services: Services, timeZone: string, now: number): boolean {
  const hours = quietHoursSchema.safeParse(services.settings.get(quietHoursKey))
  if (!hours.success) return false
  const { from, to } = hours.data
  const time = new Date(clockOf(timeZone).toWall(now)).toISOString().slice(11, 16)
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The reader's zone as the core knows it: the setting, else the system's. */
export function usualZone(services: Services): string {
  const set = services.settings.get('timeZone')
  return typeof set === 'string' && set !== '' ? set : new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
