import { create } from 'zustand'
import type { AlarmKey, DueAlarm } from '#shared/day.ts'

/** Whether the list is open, which alarms have been in sight (it opens by itself for new ones alone), and where the keyboard stands. */
interface ReminderView {
  isOpen: boolean
  seen: ReadonlySet<string>
  at: number
  /** Whether the list was asked for and takes the keyboard; one that opens by itself never does. */
  wantsFocus: boolean
}

export const useReminderView = create<ReminderView>(() => ({ isOpen: false, seen: new Set(), at: 0, wantsFocus: false }))

export const keyText = ({ activityId, recurrenceId, alarmKey }: AlarmKey): string => `${activityId} ${recurrenceId} ${alarmKey}`
export const keyOf = ({ activityId, recurrenceId, alarmKey }: AlarmKey): AlarmKey => ({ activityId, recurrenceId, alarmKey })

export const openReminders = (): void => useReminderView.setState({ isOpen: true, wantsFocus: true })
export const closeReminders = (): void => useReminderView.setState({ isOpen: false, wantsFocus: false })
export const standAt = (at: number): void => useReminderView.setState({ at })

/**
 * Opens the list, without taking the keyboard, where an activity is in it that was not there before (`opens`: unless the
 * user does not want that); what was put aside once never opens it again, and a birthday does not at all.
 */
export function takeNote(alarms: readonly DueAlarm[], opens: boolean): void {
  const { seen, isOpen } = useReminderView.getState()
  const unseen = alarms.filter((alarm) => !seen.has(occasion(alarm)))
  if (unseen.length === 0) return
  useReminderView.setState({ seen: new Set([...seen, ...alarms.map(occasion)]), isOpen: isOpen || (opens && unseen.some(({ date }) => date === null)) })
}
/** An alarm that was put off comes anew. */
const occasion = (alarm: DueAlarm): string => `${keyText(alarm)} ${alarm.dueAt}`
