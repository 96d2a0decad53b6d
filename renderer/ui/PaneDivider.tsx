import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import classes from './PaneDivider.module.css'

interface Props {
  label: string
  /** Width of the pane it sizes, in CSS pixels. */
  size: number
  min: number
  max: number
  /** Which side of the divider that pane is on. */
  side: 'before' | 'after'
  /** Called while it is moved. */
  onSize: (size: number) => void
  /** Called when it was let go, or moved by a key: the time to remember it. */
  onEnd: (size: number) => void
}

/** The line between two panes: moved by mouse, or by arrow keys when it has the focus (WAI-ARIA, window splitter). */
export function PaneDivider({ label, size, min, max, side, onSize, onEnd }: Props) {
  const start = useRef<{ x: number; size: number } | null>(null)
  const clamp = (value: number) => Math.round(Math.min(Math.max(value, min), Math.max(min, max)))
  const sizeAt = (event: PointerEvent) => {
    if (!start.current) return size
    const moved = event.clientX - start.current.x
    return clamp(start.current.size + (side === 'before' ? moved : -moved))
  }
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 64 : 16
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = event.key === 'Home' ? min : event.key === 'End' ? max : direction === undefined ? null : size + step * direction * (side === 'before' ? 1 : -1)
    if (next === null) return
    event.preventDefault()
    onEnd(clamp(next))
  }
  return (
    <div
      role="separator" aria-orientation="vertical" aria-label={label} aria-valuenow={size} aria-valuemin={min} aria-valuemax={Math.max(min, max)} tabIndex={0} className={classes.divider}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, size }
      }}
      onPointerMove={(event) => { if (start.current) onSize(sizeAt(event)) }}
      onPointerUp={(event) => {
        if (start.current) onEnd(sizeAt(event))
        start.current = null
      }}
    />
  )
}
