import { z } from 'zod'
import { alarmKeySchema, type AlarmKey } from '#shared/day.ts'
import { AppError } from '#shared/errors.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { nominalOf } from './alarm-rows.ts'

export const keysSchema = z.array(alarmKeySchema).min(1).max(2_000)
const isOfDate = ({ alarmKey }: AlarmKey) => /^date(?:-\d+)?:/.test(alarmKey)

/** Lets alarms sleep until then (UTC milliseconds), or for good where that is null. One change, which undo takes back. */
export function acknowledge(ctx: WriteContext, keys: readonly AlarmKey[], until: number | null): void {
  if (until !== null && until <= ctx.now) throw new AppError('invalid', 'A reminder can only be put off until a later time.', { field: 'until' })
  for (const key of keys) {
    if (isOfDate(key)) acknowledgeDate(ctx, key, until)
    else acknowledgeActivity(ctx, key, until)
  }
  ctx.about({ count: keys.length })
}

function acknowledgeActivity({ db, now, newId }: WriteContext, { activityId, recurrenceId, alarmKey }: AlarmKey, until: number | null): void {
  // What is gone meanwhile rings no more anyway.
  if (db.row('SELECT 1 FROM activity WHERE id = ?', activityId) === undefined) return
  // By the alarm's own reckoning, not by the clock: one that is moved to later than what was put away rings anew, and no clock that was wrong or moved to another zone changes that.
  const at = nominalOf(db, { activityId, recurrenceId, alarmKey })?.nominal ?? now
  const id = db.value<number>('SELECT id FROM acknowledgement WHERE activityId = ? AND occurrence = ? AND alarmKey = ?', activityId, recurrenceId, alarmKey)
  if (id === undefined) db.insert('acknowledgement', { id: newId('acknowledgement'), activityId, occurrence: recurrenceId, alarmKey, until, at })
  else db.exec('UPDATE acknowledgement SET until = ?, at = ? WHERE id = ?', until, at, id)
}

function acknowledgeDate({ db, now, newId }: WriteContext, { activityId: contactId, recurrenceId: day, alarmKey }: AlarmKey, until: number | null): void {
  if (db.row('SELECT 1 FROM contact WHERE id = ?', contactId) === undefined) return
  const id = db.value<number>('SELECT id FROM dateAcknowledgement WHERE contactId = ? AND day = ? AND alarmKey = ?', contactId, day, alarmKey)
  if (id === undefined) db.insert('dateAcknowledgement', { id: newId('dateAcknowledgement'), contactId, day, alarmKey, until, at: now })
  else db.exec('UPDATE dateAcknowledgement SET until = ?, at = ? WHERE id = ?', until, now, id)
}
