import { useCallback, type RefObject } from 'react'
import { useScrolled } from '../../ui/use-scrolled.ts'

/** Height of a row and of the header, in CSS pixels. */
export const rowHeight = 28

/**
 * No browser makes an element of any height: Chromium stops at 33.5 million pixels, Firefox at 17.8 million. A list
 * that is longer is scaled: a pixel of the scrollbar then stands for more than a pixel of rows.
 */
const tallest = navigator.userAgent.includes('Firefox') ? 17_000_000 : 33_000_000

export interface RowWindow {
  /** The first and the last row to draw, with a few beyond what is seen; last is -1 when there are none. */
  first: number
  last: number
  /** How far the first drawn row stands above (negative) or below the top of the view, in CSS pixels. */
  offset: number
  /** Height of what scrolls, in CSS pixels. */
  height: number
  /** How many whole rows are seen. */
  page: number
  /** Scrolls as little as needed to show a row. */
  reveal: (index: number) => void
  toTop: () => void
}

const overscan = 6

/**
 * Which rows of a list of equal rows are to be drawn. Rows lie in a layer that sticks to the view, so that what scrolls
 * is only an empty box.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, total: number): RowWindow {
  const { top, height: seen } = useScrolled(scroller)
  // The header takes one row of what is seen.
  const view = Math.max(seen - rowHeight, rowHeight)
  const full = total * rowHeight
  const height = Math.min(full, tallest)
  const ratio = full > tallest ? (full - view) / (tallest - view) : 1
  const reveal = useCallback((index: number) => {
    const element = scroller.current
    if (!element) return
    const current = element.scrollTop * ratio
    const target = index * rowHeight < current ? index * rowHeight : (index + 1) * rowHeight > current + view ? (index + 1) * rowHeight - view : null
    if (target !== null) element.scrollTop = target / ratio
  }, [scroller, ratio, view])
  const toTop = useCallback(() => { if (scroller.current) scroller.current.scrollTop = 0 }, [scroller])
  const start = Math.min(top * ratio, Math.max(full - view, 0))
  const first = Math.max(Math.floor(start / rowHeight) - overscan, 0)
  const last = Math.min(Math.ceil((start + view) / rowHeight) + overscan, total) - 1
  return { first, last, offset: first * rowHeight - start, height, page: Math.max(Math.floor(view / rowHeight), 1), reveal, toTop }
}
