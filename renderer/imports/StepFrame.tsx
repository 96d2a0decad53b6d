import { useEffect, useRef, type ReactNode } from 'react'
import classes from './Imports.module.css'

/** A step from which the import can be started: Ctrl+Enter does so from anywhere in it. */
export function StepFrame({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  // What had the focus, the button that led here, is gone.
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} className={classes.content} style={{ outline: 'none' }} onKeyDown={(event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      // A field that is being typed in is taken first.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
      place.current?.querySelector<HTMLButtonElement>('[data-start]:not(:disabled)')?.click()
    }}>
      {children}
    </div>
  )
}
