import { create } from 'zustand'
import type { ActivityContent, Occurrence, OccurrenceKey } from '#shared/activities.ts'

/** What the dialog of an activity begins with: an activity that is there (`key`), or what is known of a new one. */
export interface ActivityRequest {
  key?: OccurrenceKey
  content?: Partial<ActivityContent>
  /** Names of those taking part who become contacts when it is saved. */
  newContacts?: readonly string[]
  /** How many were selected, where they are more than a form can name. */
  meantCount?: number
}
interface CompletionRequest {
  key: OccurrenceKey
  occurrence: Occurrence
}

/**
 * Which dialog about an activity is open. Calendar, lists, Today, cards and quick add open it from here and need not
 * know who draws it (renderer/activities).
 */
export const useActivityDialogs = create<{ activity: ActivityRequest | null; completion: CompletionRequest | null }>(() => ({ activity: null, completion: null }))

/** Opens an activity, or the making of a new one with `content` filled in; what is absent is the type's usual. */
export const openActivity = (request: ActivityRequest): void => useActivityDialogs.setState({ activity: request })
export const closeActivity = (): void => useActivityDialogs.setState({ activity: null })
/** Asks how an activity ended, and for the next step. */
export const openCompletion = (key: OccurrenceKey, occurrence: Occurrence): void => useActivityDialogs.setState({ completion: { key, occurrence } })
export const closeCompletion = (): void => useActivityDialogs.setState({ completion: null })
