import type { ContactKind } from '#shared/contacts.ts'
import type { CardForm } from './card-form.ts'

/**
 * What is typed and not yet saved, kept beside the window, so that a reload or a core that had to be started again
 * loses nothing. A draft says what it was made from: only what differs from that is sent.
 */
interface Draft {
  base: CardForm
  form: CardForm
}
export type DraftKey = number | ContactKind

const nameOf = (key: DraftKey) => `touchbase.draft.${key}`

export function keepDraft(key: DraftKey, draft: Draft): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(draft))
  } catch {
    // Storage is full or refused: the text still stands in the form, only a reload would lose it.
  }
}

export const dropDraft = (key: DraftKey) => sessionStorage.removeItem(nameOf(key))

export function draftOf(key: DraftKey): Draft | null {
  const text = sessionStorage.getItem(nameOf(key))
  if (text === null) return null
  try {
    return JSON.parse(text) as Draft
  } catch {
    dropDraft(key)
    return null
  }
}
