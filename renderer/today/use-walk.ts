import { useCallback, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

export interface Walk {
  /** Goes on the element around all lines. */
  ref: RefObject<HTMLDivElement | null>
  /** The line that Tab comes to. */
  at: string | null
  onFocus: (event: FocusEvent) => void
  /** Arrows, Home and End; gives whether the key was one of them. */
  onKeyDown: (event: KeyboardEvent) => boolean
  /** Puts the keyboard, where it is nowhere, on the first line, or on the one that has taken the place of one that is gone. */
  mend: () => void
}

/** One walk by the keyboard through lines of several lists: each carries `data-line` with a key of its own, in the order of the page. */
export function useWalk(): Walk {
  const ref = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const place = useRef(0)
  const lines = useCallback(() => [...(ref.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])], [])
  const go = useCallback((to: number) => {
    const all = lines()
    const line = all[Math.min(Math.max(to, 0), all.length - 1)]
    line?.focus()
    line?.scrollIntoView({ block: 'nearest' })
  }, [lines])
  return {
    ref, at,
    onFocus: useCallback((event: FocusEvent) => {
      const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
      if (!line) return
      place.current = lines().indexOf(line)
      setAt(line.dataset['line'] ?? null)
    }, [lines]),
    onKeyDown: useCallback((event: KeyboardEvent) => {
      const all = lines()
      const index = all.findIndex((line) => line.contains(document.activeElement))
      const column = (step: number) => {
        const columns = [...(ref.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
        const own = columns.findIndex((one) => one.contains(document.activeElement))
        const first = columns[own + step]?.querySelector<HTMLElement>('[data-line]')
        return first ? all.indexOf(first) : index
      }
      const to = { ArrowDown: index + 1, ArrowUp: Math.max(index - 1, 0), j: index + 1, k: Math.max(index - 1, 0), Home: 0, End: all.length - 1, ArrowRight: column(1), ArrowLeft: column(-1) }[event.key]
      if (to === undefined || all.length === 0) return false
      go(to)
      return true
    }, [go, lines]),
    mend: useCallback(() => {
      const { activeElement } = document
      const isLost = activeElement === null || activeElement === document.body
      if (isLost) go(place.current)
    }, [go]),
  }
}
