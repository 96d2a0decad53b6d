import { builtInTypes } from '#shared/activity-types.ts'
import type { Occurrence, OccurrenceKey } from '#shared/activities.ts'
import type { Day } from '#shared/wall-time.ts'
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

/** Moves occurrences to a day of the reader's, as one change: the time of day and the length stay. */
export async function moveToDay(occurrences: readonly Occurrence[], day: Day): Promise<void> {
  const keys = occurrences.filter(({ isReadOnly, status }) => !isReadOnly && status !== 'done').map(keyOfOccurrence)
  if (keys.length === 0) return
  try {
    await client.activities.moveMany.mutate({ keys, day, timeZone: timeZoneNow() })
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
