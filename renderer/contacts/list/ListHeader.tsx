import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, type PointerEvent, type RefObject } from 'react'
import type { ContactColumn } from '#shared/contacts.ts'
import type { Sort } from '#shared/lookup.ts'
import { nextSort } from '../list-search.ts'
import { columnWords } from '../words.ts'
import classes from './ContactList.module.css'
import type { Columns, ShownColumn } from './use-columns.ts'

interface Props {
  columns: Columns
  sort: Sort
  onSort: (sort: Sort) => void
  scroller: RefObject<HTMLElement | null>
}

/** The heads of the columns: click to sort, drag to move, pull the edge to size. By keyboard the same is in the columns menu (ColumnsMenu.tsx). */
export function ListHeader({ columns, sort, onSort, scroller }: Props) {
  const { t } = useLingui()
  const dragged = useRef<ContactColumn | null>(null)
  return (
    <div role="row" aria-rowindex={1} className={classes.header}>
      {columns.columns.map((column, at) => {
        const isSorted = sort.column === column.key
        const Arrow = sort.direction === 'ascending' ? ArrowUp : ArrowDown
        return (
          <div
            key={column.key} role="columnheader" tabIndex={-1} aria-colindex={at + 1} aria-sort={isSorted ? sort.direction : 'none'} className={classes.head} style={{ width: `var(--w-${column.key})` }}
            draggable
            onDragStart={(event) => {
              dragged.current = column.key
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/x-touchbase-column', column.key)
            }}
            onDragOver={(event) => { if (dragged.current && dragged.current !== column.key) event.preventDefault() }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged.current) columns.move(dragged.current, column.key)
              dragged.current = null
            }}
            onDragEnd={() => { dragged.current = null }}
          >
            <button type="button" tabIndex={-1} className={classes.headButton} onClick={() => onSort(nextSort(sort, column.key))} title={t(columnWords[column.key])}>
              <span>{t(columnWords[column.key])}</span>
              {isSorted ? <Arrow size={12} aria-hidden /> : null}
            </button>
            <Edge column={column} columns={columns} scroller={scroller} />
          </div>
        )
      })}
    </div>
  )
}

/** The edge of a column. While it is pulled only a CSS variable changes, so that no row is drawn anew. */
function Edge({ column, columns, scroller }: { column: ShownColumn; columns: Columns; scroller: RefObject<HTMLElement | null> }) {
  const start = useRef<number | null>(null)
  const widthAt = (event: PointerEvent) => Math.max(column.width + event.clientX - (start.current ?? event.clientX), 40)
  return (
    <span
      aria-hidden className={classes.edge} draggable onDragStart={(event) => { event.preventDefault(); event.stopPropagation() }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = event.clientX
      }}
      onPointerMove={(event) => { if (start.current !== null) scroller.current?.style.setProperty(`--w-${column.key}`, `${widthAt(event)}px`) }}
      onPointerUp={(event) => {
        if (start.current !== null) columns.resize(column.key, widthAt(event))
        start.current = null
      }}
    />
  )
}
