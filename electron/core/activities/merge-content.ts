import type { ActivityContent } from '#shared/activities.ts'
import { shiftBetween, shiftTime } from '#shared/recurrence-text.ts'
import { isTimeless } from '#shared/wall-time.ts'

/** What an edit says that does not depend on when: each is carried over by itself. */
const plainFields = ['typeId', 'regarding', 'details', 'location', 'priority', 'isFree', 'isPrivate', 'colour', 'calendarId', 'participants', 'alarms', 'endTimeZone'] as const satisfies readonly (keyof ActivityContent)[]

/**
 * What an edit of `before` to `after` makes of another content: only what the edit changed changes there, and with `isGentle`
 * only where it was the same before (an occurrence that differs keeps what is its own).
 */
export function carryOver(before: ActivityContent, after: ActivityContent, onto: ActivityContent, isGentle: boolean): ActivityContent {
  const changed = plainFields.filter((field) => !isSame(before[field], after[field]) && (!isGentle || isSame(before[field], onto[field])))
  return { ...onto, ...Object.fromEntries(changed.map((field) => [field, after[field]])) }
}

/** Whether two values of a content say the same; lists and their rows by what they hold. */
const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)

/**
 * Start and end of a series after an edit of one of its occurrences: `start` is given, the length is the series' own unless
 * the edit changed it or the shape.
 */
export function timesAfter(series: ActivityContent, before: ActivityContent, after: ActivityContent, start: string): Pick<ActivityContent, 'start' | 'end'> {
  if (after.start === null || after.end === null) return { start, end: null }
  const isOwnLength = before.start !== null && before.end !== null && isTimeless(before.start) === isTimeless(after.start) && isSame(shiftBetween(before.start, before.end), shiftBetween(after.start, after.end))
  const { start: from, end: to } = isOwnLength && series.start !== null && series.end !== null && isTimeless(series.start) === isTimeless(start) ? series : after
  return { start, end: from === null || to === null ? null : lengthFrom(from, to, start) }
}

/** `start` and as long as from `from` to `to`; a length over midnight goes by days and hours. */
function lengthFrom(from: string, to: string, start: string): string {
  const length = shiftBetween(from, to)
  return shiftTime(start, length)
}
