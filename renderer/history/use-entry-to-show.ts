import { useEffect, useRef, useState, type RefObject } from 'react'
import type { HistoryItem } from '#shared/history.ts'
import { useShownEntry, type ShownEntry } from '../ui/shown-entry.ts'

/**
 * Takes the entry that another screen (the palette) leads to, where it is of this timeline: `onShow` narrows the timeline to
 * the words it was found by, so that it stands on the first page, and once it is there the keyboard stands on it.
 */
export function useEntryToShow(contactId: number | null, items: readonly HistoryItem[], list: RefObject<HTMLElement | null>, onShow: (entry: ShownEntry) => void): void {
  const { entry } = useShownEntry()
  const [taken, setTaken] = useState<ShownEntry | null>(null)
  const reached = useRef<ShownEntry | null>(null)
  if (entry && entry.contactId === contactId && entry !== taken) {
    setTaken(entry)
    onShow(entry)
  }
  // Taken once: who comes back another day finds the timeline as it is.
  useEffect(() => { if (taken && useShownEntry.getState().entry === taken) useShownEntry.setState({ entry: null }) }, [taken])
  const isThere = taken !== null && items.some(({ key }) => key === taken.key)
  useEffect(() => {
    const place = isThere && taken && reached.current !== taken ? list.current?.querySelector(`[data-key="${taken.key}"]`) : null
    if (!place) return
    list.current?.focus()
    place.scrollIntoView({ block: 'nearest' })
    reached.current = taken
  }, [isThere, taken, list])
}
