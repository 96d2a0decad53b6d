import { create } from 'zustand'
import type { DraftKey } from './drafts.ts'

/** Which card is being edited, and what to put the cursor in. `save` and `restore` are the form's own. */
interface CardState {
  editing: DraftKey | null
  /** A field of shared/contacts.ts, or `texts.…`; null for the first. */
  focus: string | null
  save: (() => void) | null
  restore: (() => void) | null
}

export const useCard = create<CardState>(() => ({ editing: null, focus: null, save: null, restore: null }))

/** The field an edit begins in. */
export const focusNow = () => useCard.getState().focus

export const edit = (key: DraftKey, focus: string | null = null) => useCard.setState({ editing: key, focus })
export const endEdit = () => useCard.setState({ editing: null, focus: null })
