import { useEffect, useRef, type RefObject } from 'react'
import { create } from 'zustand'

/** The document that another screen leads to. */
const useShown = create<{ id: number | null }>(() => ({ id: null }))
export const showDocument = (id: number): void => useShown.setState({ id })

/** For the row of a document: when somebody was led to it, it is in sight and has the keyboard, once. */
export function useDocumentToShow(id: number): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null)
  const isMeant = useShown((state) => state.id === id)
  useEffect(() => {
    if (!isMeant) return
    row.current?.scrollIntoView({ block: 'center' })
    row.current?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    useShown.setState({ id: null })
  }, [isMeant])
  return row
}
