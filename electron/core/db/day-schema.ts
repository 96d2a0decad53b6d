/** The tables of history, activities and calendars as Kysely sees them (migration 0004 says what each is for). Flags are 0 or 1. */
export interface ActivityTypeTable {
  id: number
  key: string | null
  name: string | null
  rank: number
  colour: string | null
  isPlanned: number
  isReached: number
  isTask: number
  isTimeless: number
  /** Minutes. */
  duration: number
  /** Minutes before the start; null for none. */
  alarm: number | null
  /** RFC 5545, section 3.8.1.9: 0 none, 1 highest, 9 lowest. */
  priority: number
  isHidden: number
  /** A sign; empty for the first letter of the name. */
  mark: string
}

export interface CalendarTable {
  id: number
  name: string
  colour: string | null
  /** The file that is followed; null for a calendar of the user's own. */
  path: string | null
  isHolidays: number
  rank: number
  readAt: number | null
  hash: string | null
  problem: string | null
}

export interface ActivityPlanStepTable {
  id: number
  planId: number
  rank: number
  typeId: number
  /** Days from the anchor, negative for before. */
  days: number
  /** `15:00`; null for the whole day. */
  time: string | null
  /** Minutes. */
  duration: number
  /** Where a step falls on a day off: it stays, moves earlier, or later. */
  shift: 'none' | 'earlier' | 'later'
  regarding: string
  details: string
  priority: number
  alarm: number | null
}

export interface ActivityTable {
  id: number
  uid: string
  seriesId: number | null
  /** Wall time of the occurrence that this row stands for, in the zone of its series. */
  recurrenceId: string | null
  /** Of such a row: whether it stands for all later ones, too, but those with a row of their own. */
  isFollowing: number
  calendarId: number | null
  typeId: number
  isTask: number
  regarding: string
  details: string
  location: string
  /** `2026-11-23T15:00:00` or `2026-11-23`; null for a task without a date. */
  start: string | null
  /** The same shape as `start`, exclusive; null for none. */
  end: string | null
  /** IANA; null for floating times and whole days. */
  timeZone: string | null
  endTimeZone: string | null
  /** RRULE, RDATE and EXDATE as content lines (shared/recurrence.ts); null for none. */
  recurrence: string | null
  status: 'planned' | 'tentative' | 'done' | 'cancelled'
  completedAt: number | null
  priority: number
  isFree: number
  isPrivate: number
  colour: string | null
  planRunId: number | null
  planStep: number | null
  createdAt: number
  updatedAt: number
}

export interface HistoryEntryTable {
  id: number
  uid: string
  typeId: number
  at: number
  /** Seconds. */
  duration: number | null
  direction: 'in' | 'out' | null
  /** A key of shared/history.ts, the user's own word, or empty. */
  result: string
  regarding: string
  details: string
  isPinned: number
  activityId: number | null
  occurrence: string | null
  createdAt: number
  updatedAt: number
  /** The number of a call; empty for none. */
  phone: string
}

export interface DayTables {
  activityType: ActivityTypeTable
  calendar: CalendarTable
  activityPlan: { id: number; name: string; rank: number }
  activityPlanStep: ActivityPlanStepTable
  planRun: { id: number; name: string; anchor: string; planId: number | null }
  activity: ActivityTable
  participant: { id: number; activityId: number; rank: number; contactId: number | null; name: string; email: string; answer: string | null }
  /** `offset` in seconds from the start or the end, or an instant `at`. */
  alarm: { id: number; activityId: number; rank: number; offset: number | null; isFromEnd: number; at: number | null }
  acknowledgement: { id: number; activityId: number; occurrence: string; alarmKey: string; until: number | null; at: number }
  dateAcknowledgement: { id: number; contactId: number; day: string; alarmKey: string; until: number | null; at: number }
  toldAlarm: { key: string; dueAt: number; toldAt: number }
  activitySource: { id: number; activityId: number; format: string; hash: string; original: string | null }
  calendarSource: { id: number; hash: string; original: string }
  historyEntry: HistoryEntryTable
  /** `at`, `typeId`, `isPinned` are the entry's, `isReached` its type's: kept here for the order of a timeline. */
  historyContact: { id: number; historyEntryId: number; contactId: number; rank: number; at: number; typeId: number; isPinned: number; isReached: number; remark: string }
  attachment: { id: number; historyEntryId: number | null; activityId: number | null; rank: number; name: string; blob: string; addedAt: number }
  activityStale: { activityId: number }
  historyStale: { historyEntryId: number }
  documentStale: { documentId: number }
  touchStale: { contactId: number }
  occurrence: { id: number; activityId: number; recurrenceId: string; at: number; until: number; isFloating: number; isOpen: number; seriesId: number | null }
  seriesReach: { activityId: number; since: number; until: number; problem: string | null }
  touch: {
    contactId: number
    lastReachedAt: number | null
    lastMeetingAt: number | null
    lastEmailAt: number | null
    reachedCount: number
    rhythm: number | null
    cadence: number | null
    dueAt: number | null
  }
}
