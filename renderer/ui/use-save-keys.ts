import { useEffect, useEffectEvent } from 'react'

/** Ctrl+S and Ctrl+Enter save, wherever in the dialog the focus is, also where it is nowhere. */
export function useSaveKeys(save: () => void): void {
  const latest = useEffectEvent(save)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || !['s', 'Enter'].includes(event.key)) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
