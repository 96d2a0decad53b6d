import type { OccurrenceKey } from '#shared/activities.ts'
import type { ActivityForm } from './activity-form.ts'

/** What was typed and not saved, kept beside the window: Escape and a reload lose nothing. */
const nameOf = (key: OccurrenceKey | null) => `touchbase.activityDraft.${key ? `${key.activityId}:${key.recurrenceId}` : 'new'}`

export function keepDraft(key: OccurrenceKey | null, form: ActivityForm): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(form))
  } catch {
    // Storage is full or refused: nothing can be kept there.
  }
}

export const dropDraft = (key: OccurrenceKey | null): void => sessionStorage.removeItem(nameOf(key))

export function draftOf(key: OccurrenceKey | null): ActivityForm | null {
  const text = sessionStorage.getItem(nameOf(key))
  if (text === null) return null
  try {
    return JSON.parse(text) as ActivityForm
  } catch {
    dropDraft(key)
    return null
  }
}
