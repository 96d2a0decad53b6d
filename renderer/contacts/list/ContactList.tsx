import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ContactRow } from '#shared/contacts.ts'
import type { Lookup, Sort } from '#shared/lookup.ts'
import { trpc } from '../../client/trpc.ts'
import { useListSearch } from '../list-search.ts'
import type { Section } from '../sections.ts'
import classes from './ContactList.module.css'
import { ContactListRow } from './ContactListRow.tsx'
import { pressInList } from './list-keys.ts'
import { forgetMovedSelection, followAddress, moveTo, placeAt, stayBehind, toggle, useList } from './list-state.ts'
import { ListHeader } from './ListHeader.tsx'
import { isSelected } from './selection.ts'
import { useLookedAt } from './use-looked-at.ts'
import { useColumns } from './use-columns.ts'
import { useRows } from './use-rows.ts'
import { useRowWindow } from './use-row-window.ts'

interface Props {
  section: Section
  shown: { lookup: Lookup; sort: Sort }
  total: number
  isWaiting: boolean
  onSort: (sort: Sort) => void
  onOpen: () => void
}

/** The rows of a lookup as a grid (WAI-ARIA, grid pattern): one element has the focus, and tells which row is meant. */
export function ContactList({ section, shown, total, isWaiting, onSort, onOpen }: Props) {
  const { t } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useColumns(section)
  const view = useRowWindow(scroller, total)
  const { rowAt, drawnAt } = useRows(shown, total, view.first, view.last)
  const { index, selection, reveals } = useList()
  const active = rowAt(index)
  useFollowing(active, shown, total)
  // The list has the keyboard, unless something else was given it before.
  useEffect(() => { if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true }) }, [])
  useLayoutEffect(() => { if (index >= 0) view.reveal(index) }, [reveals]) // eslint-disable-line react-hooks/exhaustive-deps -- only a request to reveal scrolls, never a change of the window
  const shownKey = JSON.stringify(shown)
  useLayoutEffect(() => { if (useList.getState().index < 0) view.toTop() }, [shownKey]) // eslint-disable-line react-hooks/exhaustive-deps -- a new lookup begins at its top
  const indexes = Array.from({ length: Math.max(view.last - view.first + 1, 0) }, (_, at) => view.first + at)
  const isActiveDrawn = index >= view.first && index <= view.last
  return (
    <div
      ref={scroller} className={classes.grid} role="grid" tabIndex={0} data-list
      aria-label={t`List`} aria-rowcount={total + 1} aria-colcount={columns.columns.length} aria-multiselectable aria-busy={isWaiting}
      {...(isActiveDrawn ? { 'aria-activedescendant': `row-${index}` } : {})}
      style={Object.fromEntries(columns.columns.map((column) => [`--w-${column.key}`, `${column.width}px`]))}
      onKeyDown={(event) => pressInList(event, view.page, onOpen)}
    >
      <ListHeader columns={columns} sort={shown.sort} onSort={onSort} scroller={scroller} />
      <div role="rowgroup" className={classes.body} style={{ height: view.height }}>
        <div role="presentation" className={classes.layer}>
          <div role="presentation" style={{ transform: `translateY(${view.offset}px)` }}>
            {indexes.map((at) => (
              <ContactListRow
                key={at} index={at} row={drawnAt(at)} columns={columns.columns} section={section}
                isActive={at === index} isSelected={at === index || isSelected(selection, at)}
                onPress={(event) => {
                  if (event.button !== 0) return
                  if (event.ctrlKey || event.metaKey) toggle(at)
                  else moveTo(at, event.shiftKey)
                }}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/**
 * Keeps the row and the address together. Where the user moved in the list, the address follows the row as soon as its
 * contact is known; where the address changed, or the rows moved under it, the row is found by the contact's position.
 */
function useFollowing(active: ContactRow | undefined, shown: { lookup: Lookup; sort: Sort }, total: number): void {
  const { search, change } = useListSearch()
  const isRowLeading = useList((state) => state.isRowLeading)
  const { id } = search
  const wasLookedAt = useLookedAt(id)
  const activeId = active?.id
  const key = JSON.stringify(shown)
  const settled = useRef('')
  useEffect(() => {
    if (!isRowLeading || activeId === undefined) return
    // The row goes on leading until the address has caught up: in between the two may name different contacts.
    if (activeId !== id) change({ id: activeId, make: undefined }, useList.getState().isStep && wasLookedAt(id))
    else followAddress()
  }, [isRowLeading, activeId, id, change, wasLookedAt])
  const isLost = !isRowLeading && id !== undefined && activeId !== id
  const position = useQuery(trpc.contacts.position.queryOptions({ ...shown, id: id ?? 1 }, { enabled: isLost }))
  const found = isLost ? position.data : undefined
  useEffect(() => {
    if (found === undefined) return
    const { goOnAt } = useList.getState()
    // A new lookup without this contact shows its first, and after a removal the next one follows; when the list merely
    // changed, the card stays as it is.
    if (found < 0 && goOnAt !== null) {
      stayBehind()
      moveTo(goOnAt, false, true)
    } else if (found < 0 && settled.current !== key && total > 0) moveTo(0, false, true)
    else placeAt(found)
    forgetMovedSelection()
    settled.current = key
  }, [found, key, total, position.dataUpdatedAt])
  // Whoever types sees the first that matches, not somebody an earlier letter had found.
  const text = shown.lookup.text ?? ''
  const lastText = useRef<string | null>(null)
  useEffect(() => {
    if (lastText.current !== null && text !== '' && text !== lastText.current && total > 0) moveTo(0, false, true)
    lastText.current = text
  }, [text, total])
  const isNarrow = window.innerWidth < 720
  useEffect(() => {
    if (id === undefined && search.make === undefined && total > 0 && !isNarrow) moveTo(0, false, true)
  }, [id, search.make, total, key, isNarrow])
  useEffect(() => { if (activeId !== undefined && activeId === id) settled.current = key }, [activeId, id, key])
}
