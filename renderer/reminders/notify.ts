import { i18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { DueAlarm } from '#shared/day.ts'
import { client } from '../client/trpc.ts'
import { timeZoneNow } from '../ui/reader-time.ts'
import { openReminders } from './reminder-state.ts'
import { alarmTitle, whenText } from './alarm-words.ts'

/** Whether this window can show notes of the system: the desktop always, a browser where it was allowed to. */
export const canNotify = (): boolean => window.touchbase !== undefined || ('Notification' in window && Notification.permission === 'granted')
/** Whether the browser can be asked for it still. */
export const canAsk = (): boolean => window.touchbase === undefined && 'Notification' in window && Notification.permission === 'default'

/**
 * Shows a note of the system for what is due. The core gives each alarm to one window, once: of two windows that hear of it
 * one shows it. Several at a time, as after a sleep, come as one note.
 */
export async function notifyOfNew(): Promise<void> {
  if (!canNotify()) return
  const alarms = await client.reminders.claim.mutate({ timeZone: timeZoneNow() }).catch(() => [])
  // Who looks at the window has the list before his eyes.
  if (alarms.length === 0 || document.hasFocus()) return
  const [first] = alarms
  if (first && alarms.length === 1) show(alarmTitle(i18n._.bind(i18n), first), whenText(i18n, first), String(first.dueAt))
  else show(i18n._(msg`${plural(alarms.length, { one: '# reminder', other: '# reminders' })}`), alarms.slice(0, 5).map((alarm: DueAlarm) => alarmTitle(i18n._.bind(i18n), alarm)).join('\n'), 'several')
}

function show(title: string, body: string, tag: string): void {
  if (window.touchbase) {
    window.touchbase.notify({ title: title.slice(0, 200), body: body.slice(0, 1_000), command: 'reminders.open' })
    return
  }
  const note = new Notification(title, { body, tag: `touchbase ${tag}` })
  note.addEventListener('click', () => {
    window.focus()
    openReminders()
    note.close()
  })
}
