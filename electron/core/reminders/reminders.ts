import { z } from 'zod'
import type { DueAlarm } from '#shared/day.ts'
import { control, read, router, write } from '../rpc/procedures.ts'
import { acknowledge, keysSchema } from './acknowledge.ts'
import { awakeSince } from './alarm-clock.ts'
import { dueNow, isQuiet } from './due.ts'
import { noteTold, plain, untold } from './told.ts'

export { watchAlarms } from './alarm-clock.ts'

const timeZone = z.string().min(1).max(100)

/** Alarms: what is due, what was put off or away, and which window shows a notification. */
export const remindersRouter = router({
  /** All that reminds now, those missed among them, the longest due first. */
  due: read(z.object({ timeZone }), ({ services, now }, input): DueAlarm[] => dueNow(services, input.timeZone, now, awakeSince(services)).map(plain)),
  /** Puts alarms off until then (UTC milliseconds). */
  snooze: write('reminders.snooze', z.object({ keys: keysSchema, until: z.number().int() }), (ctx, input) => acknowledge(ctx, input.keys, input.until)),
  /** Puts alarms away for good. */
  dismiss: write('reminders.dismiss', z.object({ keys: keysSchema }), (ctx, input) => acknowledge(ctx, input.keys, null)),
  /**
   * Gives the alarms that a notification is to be shown for now, and never gives them again: of several windows that ask, one
   * gets them. None within quiet hours, which hold them back until their end.
   */
  claim: control(z.object({ timeZone }), (services, input): DueAlarm[] => {
    const now = services.now()
    if (isQuiet(services, input.timeZone, now)) return []
    const news = untold(services.store.read, dueNow(services, input.timeZone, now, awakeSince(services)))
    if (news.length > 0) services.store.untracked((db) => noteTold(db, news, now))
    return news.map(plain)
  }),
})
