import { z } from 'zod'
import { limits } from './contacts.ts'
import type { RecurrenceProblem } from './recurrence.ts'
import { scopes } from './recurrence.ts'
import { dayOrTimeSchema } from './wall-time.ts'

/** What an activity is: planned or done, once or again and again, with or without a time. The form, iCalendar and lists are drawn from here. */

const text = z.string().max(limits.text)
const id = z.number().int().positive()

/** Who takes part: a contact, or somebody known by name or address only. `answer` is PARTSTAT (RFC 5545, section 3.2.12) in lower case. */
export const participantSchema = z.object({ contactId: id.nullable(), name: text, email: text, answer: z.string().max(40).nullable().default(null) })
/** `offset` in seconds from the start (or the end), negative for before; or an instant `at` in UTC milliseconds. */
export const alarmSchema = z.object({ offset: z.number().int().nullable(), isFromEnd: z.boolean().default(false), at: z.number().int().nullable().default(null) })

export const activityStatuses = ['planned', 'tentative', 'done', 'cancelled'] as const

/** All that a user can say of an activity. */
export const activityContentSchema = z.object({
  typeId: id,
  regarding: text,
  /** Text in the small Markdown of notes (shared/note-text.ts). */
  details: z.string().max(limits.longText),
  location: text,
  /** Wall time in `timeZone`, or a whole day; null for a task without a date. `end` has the same shape, is exclusive, and null where there is none. */
  start: dayOrTimeSchema.nullable(),
  end: dayOrTimeSchema.nullable(),
  /** IANA name; null for whole days and floating times. `endTimeZone` only where it differs. */
  timeZone: z.string().max(100).nullable(),
  endTimeZone: z.string().max(100).nullable().default(null),
  recurrence: z.string().max(100_000).nullable(),
  status: z.enum(activityStatuses).default('planned'),
  priority: z.number().int().min(0).max(9),
  /** Does not take up time (TRANSP:TRANSPARENT): it conflicts with nothing. */
  isFree: z.boolean(),
  isPrivate: z.boolean(),
  /** Own colour in place of the type's. */
  colour: z.string().max(40).nullable().default(null),
  calendarId: id.nullable().default(null),
  participants: z.array(participantSchema).max(limits.rows),
  alarms: z.array(alarmSchema).max(100),
})
export type ActivityContent = z.output<typeof activityContentSchema>

/** Names of those taking part for whom a contact is made together with the activity. */
export const newContactsSchema = z.array(text).max(100).default([])

export interface Activity extends ActivityContent {
  id: number
  uid: string
  /** Where this is one occurrence of a series that differs: the series, and which occurrence (wall time or day in the series' zone). */
  seriesId: number | null
  recurrenceId: string | null
  /** It stands for all later ones, too, but those that differ by themselves. */
  isFollowing: boolean
  isTask: boolean
  completedAt: number | null
  planRunId: number | null
  /** From a calendar that follows a file: not to be changed here. */
  isReadOnly: boolean
  /** What is wrong with its rule; null for nothing. */
  recurrenceProblem: RecurrenceProblem | null
  attachments: Attachment[]
  createdAt: number
  updatedAt: number
}

/** A file on an activity or a history entry. `size` in bytes. Fetched at `/api/attachment/ID/NAME`. */
export interface Attachment {
  id: number
  name: string
  size: number
  mediaType: string
  addedAt: number
}

/** Names one occurrence. `recurrenceId` is empty for an activity that does not recur. `activityId` is the series' (not the override's). */
export const occurrenceKeySchema = z.object({ activityId: id, recurrenceId: z.string().max(40) })
export type OccurrenceKey = z.output<typeof occurrenceKeySchema>

/** An occurrence as calendars, Today and task lists show it. */
export interface Occurrence {
  /** The series or the single activity; with `recurrenceId` the key of this occurrence. */
  activityId: number
  recurrenceId: string
  /** The row that holds its content: the series', or the override's. */
  rowId: number
  /** Wall time in the reader's zone that was asked for (zoned activities are turned into it), or days; `end` exclusive. */
  start: string | null
  end: string | null
  /** UTC milliseconds for zoned times; null for floating ones and whole days. */
  at: number | null
  until: number | null
  isTimeless: boolean
  isRecurring: boolean
  typeId: number
  isTask: boolean
  regarding: string
  location: string
  status: (typeof activityStatuses)[number]
  priority: number
  isFree: boolean
  colour: string | null
  calendarId: number | null
  isReadOnly: boolean
  hasAlarm: boolean
  /** The first few people, names as in lists, and how many there are in all. */
  people: { contactId: number | null; name: string }[]
  peopleCount: number
  /** The first participant's phone, for calls. */
  phone: string | null
}

/** An important date of a contact in a calendar. `years` is the new age or the number of years; null where the year is not known. */
export interface DateOccurrence {
  contactId: number
  name: string
  day: string
  label: string
  years: number | null
}

/** Changing one occurrence: `scope` says how far it reaches; ignored for what does not recur. */
export const occurrenceScopeSchema = occurrenceKeySchema.extend({ scope: z.enum(scopes).default('this') })

/** What completing asks for: how it ended, when and how long, and the next step. */
export const completionSchema = occurrenceKeySchema.extend({
  result: text,
  /** UTC milliseconds; now where absent. */
  at: z.number().int().optional(),
  /** Seconds. */
  duration: z.number().int().min(0).nullable().default(null),
  details: z.string().max(limits.longText).nullable().default(null),
  /** Whether an entry is written into the history. */
  isLogged: z.boolean().default(true),
  next: activityContentSchema.nullable().default(null),
})

/** Which activities a list shows. Days are of the reader's zone; `to` is exclusive. */
export const activityFilterSchema = z.object({
  from: z.string().max(10).nullable().default(null),
  to: z.string().max(10).nullable().default(null),
  typeIds: z.array(id).max(200).default([]),
  /** `open` is what is to be done: planned tasks of any date, and events not over yet. */
  state: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
  kind: z.enum(['task', 'event', 'all']).default('all'),
  contactId: id.nullable().default(null),
  text: z.string().max(500).default(''),
  isWithoutContact: z.boolean().default(false),
  priorities: z.array(z.number().int()).max(10).default([]),
})
export type ActivityFilter = z.output<typeof activityFilterSchema>
