import { builtInTypes } from '#shared/activity-types.ts'
import type { Occurrence, OccurrenceKey } from '#shared/activities.ts'
import { addDays, dayOf, daysBetween, isTimeless, type Day } from '#shared/wall-time.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { openActivity, openCompletion } from './activity-dialog.ts'
import { timeZoneNow } from './reader-time.ts'

/** What Today, the list of tasks and others do with an occurrence; each is one change, which undo takes back. */

export const keyOfOccurrence = ({ activityId, recurrenceId }: OccurrenceKey): OccurrenceKey => ({ activityId, recurrenceId })
export const sameOccurrence = (a: OccurrenceKey, b: OccurrenceKey): boolean => a.activityId === b.activityId && a.recurrenceId === b.recurrenceId

export const openOccurrence = (occurrence: Occurrence): void => openActivity({ key: keyOfOccurrence(occurrence) })

/** Asks how it ended and for the next step. */
export const completeOccurrence = (occurrence: Occurrence): void => {
  if (occurrence.status !== 'done') openCompletion(keyOfOccurrence(occurrence), occurrence)
}

/** A plain to-do is done without questions; anything else is asked how it ended. One that is done is opened again. */
export async function tickOccurrence(occurrence: Occurrence): Promise<void> {
  try {
    if (occurrence.status === 'done') await client.activities.reopen.mutate(keyOfOccurrence(occurrence))
    else if (occurrence.typeId === builtInTypes.todo) await client.activities.complete.mutate({ ...keyOfOccurrence(occurrence), result: 'completed' })
    else completeOccurrence(occurrence)
  } catch (error) {
    showFailure(error)
  }
}

/** Start and end on another day: the time of day and the length stay. */
export function onDay({ start, end }: Pick<Occurrence, 'start' | 'end'>, day: Day): { start: string; end: string | null } {
  if (start === null) return { start: day, end: null }
  const days = daysBetween(dayOf(start), day)
  const shift = (time: string) => (isTimeless(time) ? addDays(time, days) : `${addDays(dayOf(time), days)}${time.slice(10)}`)
  return { start: shift(start), end: end === null ? null : shift(end) }
}

/** Moves occurrences to a day, one change each. */
export async function moveToDay(occurrences: readonly Occurrence[], day: Day): Promise<void> {
  try {
    for (const occurrence of occurrences) {
      if (occurrence.isReadOnly || occurrence.status === 'done') continue
      await client.activities.move.mutate({ ...keyOfOccurrence(occurrence), scope: 'this', ...onDay(occurrence, day), timeZone: occurrence.start === null || isTimeless(occurrence.start) ? null : timeZoneNow() })
    }
  } catch (error) {
    showFailure(error)
  }
}

/** Hands a number to the program that dials. */
export function dial(phone: string): void {
  const link = document.createElement('a')
  link.href = `tel:${phone.replace(/[^\d+*#]/g, '')}`
  link.click()
}
