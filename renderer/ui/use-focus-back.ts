import { useEffect, useState } from 'react'

/**
 * Gives the keyboard back to where it was before a dialog that is drawn only while it is open (Mantine does so only for
 * dialogs that are drawn all the time): to that place, or, where it is gone, to the place the screen has for the keyboard.
 * Used in the component that comes and goes with the dialog.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => {
    // Whoever takes the keyboard on purpose as the dialog closes has it.
    window.setTimeout(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      if (!(before instanceof HTMLElement) || before === document.body) return
      const place = before.isConnected ? before : document.querySelector<HTMLElement>('main [tabindex="0"]')
      place?.focus({ preventScroll: true })
    }, 10)
  }, [before])
}
