import type { KeyboardEvent } from 'react'
import { clearSelection, moveBy, moveTo, toggle, useList } from './list-state.ts'

/** What a key does in the list itself; everything else is a command (shared/command-list.ts). `page` is the number of whole rows seen. */
export function pressInList(event: KeyboardEvent, page: number, onOpen: () => void): void {
  if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (!(event.key === ' ' && event.ctrlKey)) return
  }
  const { index, total, selection } = useList.getState()
  const moves: Record<string, () => void> = {
    ArrowDown: () => moveBy(1, event.shiftKey),
    ArrowUp: () => moveBy(-1, event.shiftKey),
    PageDown: () => moveBy(page, event.shiftKey),
    PageUp: () => moveBy(-page, event.shiftKey),
    Home: () => moveTo(0, event.shiftKey),
    End: () => moveTo(total - 1, event.shiftKey),
    ' ': () => { if (index >= 0) toggle(index) },
    Enter: onOpen,
  }
  if (event.key === 'Escape' && selection.length > 0) {
    event.preventDefault()
    event.stopPropagation()
    clearSelection()
    return
  }
  const move = moves[event.key]
  if (!move) return
  event.preventDefault()
  move()
}
