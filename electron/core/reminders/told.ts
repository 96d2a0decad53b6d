import type { DueAlarm } from '#shared/day.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { DueNow } from './due.ts'

/** How long it is remembered that a notification was shown: well beyond what a list of reminders goes back, and any wrong clock. Milliseconds. */
const remembered = 90 * 86_400_000

/** A snoozed alarm that wakes is another occasion than the alarm itself. */
const keyOf = ({ activityId, recurrenceId, alarmKey, isSnoozed }: DueNow['alarms'][number]) => `${activityId} ${recurrenceId} ${alarmKey}${isSnoozed ? ' again' : ''}`

/** Those of the list that no notification was shown for. */
export function untold(db: ReadDb, alarms: DueNow['alarms']): DueNow['alarms'] {
  return alarms.filter((alarm) => db.row('SELECT 1 FROM toldAlarm WHERE key = ? AND dueAt = ?', keyOf(alarm), alarm.nominal) === undefined)
}

/** Notes that a notification is shown for these. */
export function noteTold(db: WriteDb, alarms: DueNow['alarms'], now: number): void {
  for (const alarm of alarms) db.exec('INSERT INTO toldAlarm (key, dueAt, toldAt) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET dueAt = excluded.dueAt, toldAt = excluded.toldAt', keyOf(alarm), alarm.nominal, now)
  db.exec('DELETE FROM toldAlarm WHERE toldAt < ?', now - remembered)
}

/** What a screen is told of an alarm. */
export const plain = ({ activityId, recurrenceId, alarmKey, dueAt, isMissed, occurrence, date }: DueAlarm): DueAlarm => ({ activityId, recurrenceId, alarmKey, dueAt, isMissed, occurrence, date })
