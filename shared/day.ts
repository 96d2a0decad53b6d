import type { DateOccurrence, Occurrence } from './activities.ts'

/** Reminders, keeping in touch, and the first screen of the morning. */

/** An alarm that is due, or was missed while nobody looked. Its key is (activityId, recurrenceId, alarmKey). */
export interface DueAlarm {
  activityId: number
  recurrenceId: string
  /** Steady over edits that do not touch the alarm: `-900`, `e-300` (from the end), `@1763900000000`; `date:LABEL` for important dates. */
  alarmKey: string
  /** UTC milliseconds when it was due. */
  dueAt: number
  /** Due before the program was started or while the computer slept. */
  isMissed: boolean
  occurrence: Occurrence | null
  date: DateOccurrence | null
}

/** A contact that one is losing touch with. Times in UTC milliseconds, spans in days. */
export interface DriftingContact {
  contactId: number
  name: string
  company: string | null
  lastReachedAt: number | null
  /** Set by hand on the contact or a tag, else learned. */
  cadence: number
  isLearned: boolean
  /** How many days late. */
  late: number
  phone: string | null
  email: string | null
}

/** Everything the Today screen shows. Lists are cut to what fits (50); the counts are of all. */
export interface TodayView {
  day: string
  overdue: Occurrence[]
  overdueCount: number
  timed: Occurrence[]
  timeless: Occurrence[]
  /** Calls of today and overdue ones, in the order to make them. */
  calls: Occurrence[]
  drift: DriftingContact[]
  driftCount: number
  /** Birthdays and other dates of today and of the days ahead that their lead time covers. */
  dates: DateOccurrence[]
  /** What came in since yesterday: entries received (direction `in`) and imports. */
  cameIn: { historyId: number | null; at: number; typeId: number; regarding: string; people: { contactId: number; name: string }[] }[]
  /** The seven days from tomorrow: the day and how much is planned. */
  week: { day: string; timed: number; timeless: number; first: string | null }[]
}
