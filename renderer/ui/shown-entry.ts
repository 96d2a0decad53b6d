import { create } from 'zustand'

/** An entry of the history that another screen leads to: in whose timeline (everybody's where null), by its key, found by these words. */
export interface ShownEntry {
  contactId: number | null
  key: string
  text: string
}

/** Said before the timeline is gone to, taken by the timeline that it is about. */
export const useShownEntry = create<{ entry: ShownEntry | null }>(() => ({ entry: null }))
export const showEntry = (entry: ShownEntry): void => useShownEntry.setState({ entry })
