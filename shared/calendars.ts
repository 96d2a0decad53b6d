/** A layer of the calendar: the user's own, or one that follows a file and is read again when that changes. */
export interface Calendar {
  id: number
  name: string
  /** A name of renderer/ui/tag-colours.ts; null for none. */
  colour: string | null
  /** The file that is followed; null for a calendar of the user's own. What follows a file cannot be changed here. */
  path: string | null
  /** Its days are days off: plans skip them. */
  isHolidays: boolean
  rank: number
  /** When it was last read, in UTC milliseconds; null for never. */
  readAt: number | null
  /** Why the file could not be read the last time; what was read before stands. Null for nothing. */
  problem: CalendarProblem | null
  /** How many activities are in it. */
  count: number
}

/** `emptied`: the file lost all or nearly all of its entries, which is done only when the user says so. */
export const calendarProblems = ['missing', 'unreadable', 'noCalendar', 'tooLarge', 'emptied'] as const
export type CalendarProblem = (typeof calendarProblems)[number]

/** What reading a followed file again came to. */
export interface CalendarRefresh {
  id: number
  /** Whether anything in the calendar changed. */
  isChanged: boolean
  count: number
  problem: CalendarProblem | null
  /** Entries that came in with problems, or not at all. */
  problems: { line: number; code: string; message: string }[]
}
