import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import classes from './PaneDivider.module.css'

interface Props {
  label: string
  /** Width of the pane it sizes, or its height where that is below, in CSS pixels. */
  size: number
  min: number
  max: number
  /** Which side of the divider that pane is on. */
  side: 'before' | 'after' | 'below'
  /** Called while it is moved. */
  onSize: (size: number) => void
  /** Called when it was let go, or moved by a key: the time to remember it. */
  onEnd: (size: number) => void
}

/** The line between two panes: moved by mouse, or by arrow keys when it has the focus (WAI-ARIA, window splitter). */
export function PaneDivider({ label, size, min, max, side, onSize, onEnd }: Props) {
  const start = useRef<{ place: number; size: number } | null>(null)
  const isLevel = side === 'below'
  const placeOf = (event: PointerEvent) => (isLevel ? event.clientY : event.clientX)
  const clamp = (value: number) => Math.round(Math.min(Math.max(value, min), Math.max(min, max)))
  const sizeAt = (event: PointerEvent) => {
    if (!start.current) return size
    const moved = placeOf(event) - start.current.place
    return clamp(start.current.size + (side === 'before' ? moved : -moved))
  }
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 64 : 16
    const steps: Readonly<Record<string, number>> = isLevel ? { ArrowUp: -1, ArrowDown: 1 } : { ArrowLeft: -1, ArrowRight: 1 }
    const direction = steps[event.key]
    const next = event.key === 'Home' ? min : event.key === 'End' ? max : direction === undefined ? null : size + step * direction * (side === 'before' ? 1 : -1)
    if (next === null) return
    event.preventDefault()
    onEnd(clamp(next))
  }
  return (
    <div
      role="separator" aria-orientation={isLevel ? 'horizontal' : 'vertical'} aria-label={label} aria-valuenow={size} aria-valuemin={min} aria-valuemax={Math.max(min, max)} tabIndex={0} className={classes.divider} data-level={isLevel || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { place: placeOf(event), size }
      }}
      onPointerMove={(event) => { if (start.current) onSize(sizeAt(event)) }}
      onPointerUp={(event) => {
        if (start.current) onEnd(sizeAt(event))
        start.current = null
      }}
    />
  )
}
