import { useQueries, keepPreviousData, type QueryKey } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

interface Props<Row> {
  label: string
  className: string | undefined
  total: number
  /** Height of every row, in CSS pixels. */
  rowHeight: number
  /** Rows from an offset on, a hundred at a time. */
  ask: (offset: number) => { queryKey: QueryKey; queryFn: () => Promise<readonly Row[]> }
  /** Stays above the rows; a row itself, too. */
  head?: ReactNode
  children: (row: Row, index: number) => ReactNode
}

/** As many rows as are asked for at once. */
export const pageSize = 100
/** No browser makes an element of any height; a longer list is scaled (renderer/contacts/list/use-row-window.ts). */
const tallest = 15_000_000

/** A table of any length, of which only what is seen is asked for and drawn. Rows have roles, so that readers count all of them. */
export function WindowedRows<Row>({ label, className, total, rowHeight, ask, head, children }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [{ top, view }, setSeen] = useState({ top: 0, view: 600 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setSeen({ top: element.scrollTop, view: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])
  const full = total * rowHeight
  const height = Math.min(full, tallest)
  const start = full > height ? top * ((full - view) / Math.max(height - view, 1)) : top
  const first = Math.max(Math.floor(start / rowHeight) - 4, 0)
  const last = Math.min(Math.ceil((start + view) / rowHeight) + 4, total) - 1
  const pages = last < first ? [] : Array.from({ length: Math.floor(last / pageSize) - Math.floor(first / pageSize) + 1 }, (_, at) => (Math.floor(first / pageSize) + at) * pageSize)
  const answers = useQueries({ queries: pages.map((offset) => ({ ...ask(offset), placeholderData: keepPreviousData, retry: false })) })
  const rowAt = (index: number) => answers[Math.floor(index / pageSize) - Math.floor(first / pageSize)]?.data?.[index % pageSize]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <div ref={scroller} className={className} role="table" aria-label={label} aria-rowcount={total + (head ? 1 : 0)} tabIndex={0}>
      {head}
      <div role="rowgroup" style={{ height, position: 'relative' }}>
        {Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => {
          const index = first + at
          const row = rowAt(index)
          return (
            <div key={index} role="row" aria-rowindex={index + (head ? 2 : 1)} style={{ position: 'absolute', insetInline: 0, top: top + index * rowHeight - start, height: rowHeight }}>
              {row === undefined ? <span role="cell" /> : children(row, index)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
