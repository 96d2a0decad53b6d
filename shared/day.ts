import { z } from 'zod'
import type { DateOccurrence, Occurrence } from './activities.ts'

/** Reminders, keeping in touch, and the first screen of the morning. */

/**
 * Names an alarm: of an activity (the series', not the override's) at one occurrence, or of an important date, where
 * `activityId` is the contact's id and `recurrenceId` the day as it falls this year.
 * `alarmKey` is steady over edits that do not touch the alarm: `-900`, `e-300` (from the end), `@1763900000000`;
 * `date:LABEL` for the day of an important date and `date-7:LABEL` for so many days before.
 */
export const alarmKeySchema = z.object({ activityId: z.number().int().positive(), recurrenceId: z.string().max(40), alarmKey: z.string().min(1).max(200) })
export type AlarmKey = z.output<typeof alarmKeySchema>

/** From when to when, as `HH:MM` of the reader's clock, no notification is shown; over midnight where `to` is earlier. */
export const quietHoursSchema = z.object({ from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })
/** Settings of reminders: quiet hours or null; how many days before an important date, null for no reminders of dates. */
export const quietHoursKey = 'quietHours'
export const dateLeadKey = 'reminders.dateLead'
export const usualDateLead = 7
/** Whether the list of reminders opens by itself; it does where nothing is set. */
export const remindersOpenKey = 'reminders.opens'

/** An alarm that is due, or was missed while nobody looked. */
export interface DueAlarm extends AlarmKey {
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
