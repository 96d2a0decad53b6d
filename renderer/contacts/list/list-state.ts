import { create } from 'zustand'
import { byName, type Lookup, type Sort } from '#shared/lookup.ts'
import type { Section } from '../sections.ts'
import { selectedCount, stretchBetween, toggled, withStretch, type Selection } from './selection.ts'

/**
 * What the list on screen is at this moment, for its own rows, the card beside it, the status line and the commands.
 * The rows themselves live in the query cache. `index` is the row of the card; -1 when that contact is not in the list.
 */
interface ListState {
  section: Section | null
  lookup: Lookup
  sort: Sort
  total: number
  /** Whether `total` is all there are; else the rows came first, and the number is on its way. */
  isCounted: boolean
  /** How many there are without what is looked for. */
  totalOfAll: number
  index: number
  /** Where a stretch that Shift extends begins. */
  anchor: number
  /** More than the one row of the card; empty when only that is meant. */
  selection: Selection
  /** Whether the row leads (the user moved in the list) and the address follows, or the other way round. */
  isRowLeading: boolean
  /** The row to go on with when the contact of the card leaves the list by a command; null when it is to stay on screen. */
  goOnAt: number | null
  /** Whether the user chose the row: then it is a place to come back to. */
  isStep: boolean
  /** Counts requests to bring the row into sight. */
  reveals: number
}

export const useList = create<ListState>(() => ({
  section: null, lookup: {}, sort: byName, total: 0, isCounted: true, totalOfAll: 0, index: -1, anchor: -1, selection: [], isRowLeading: false, isStep: false, goOnAt: null, reveals: 0,
}))

/** Tells what the list shows. A new lookup forgets the selection, whose positions would mean other people. */
export function showList(shown: Pick<ListState, 'section' | 'lookup' | 'sort' | 'total' | 'isCounted' | 'totalOfAll'>, isNew: boolean): void {
  useList.setState(isNew ? { ...shown, selection: [] } : shown)
}

/** Moves to a row. `extend` selects everything from where the selection began; without it only the row is meant. `isByItself`: nobody asked for it, the list moves on where its rows have changed. */
export function moveTo(index: number, extend = false, isByItself = false): void {
  useList.setState((state) => {
    if (state.total === 0) return state
    const next = Math.min(Math.max(index, 0), state.total - 1)
    const anchor = extend && state.anchor >= 0 ? state.anchor : extend ? Math.max(state.index, 0) : next
    return { index: next, anchor, selection: extend && anchor !== next ? [stretchBetween(anchor, next)] : [], isRowLeading: true, isStep: !isByItself, reveals: state.reveals + 1 }
  })
}

export const moveBy = (step: number, extend = false) => moveTo(useList.getState().index + step, extend)

/** Turns a row of the selection on or off; the row of the card counts as selected to begin with. */
export function toggle(index: number): void {
  useList.setState((state) => {
    const before = state.selection.length > 0 ? state.selection : state.index >= 0 && state.index !== index ? [stretchBetween(state.index, state.index)] : []
    const isOnlyRow = before.length === 0 && index === state.index
    return isOnlyRow ? state : { selection: toggled(before, index), anchor: index, index, isRowLeading: true, isStep: false }
  })
}

export const selectAll = () => useList.setState((state) => (state.total > 0 ? { selection: withStretch([], { from: 0, to: state.total - 1 }) } : state))
export const clearSelection = () => useList.setState({ selection: [] })
/** The rows have moved: a selection of some would mean others now, one of all still means all. */
export const forgetMovedSelection = () => useList.setState((state) => (selectedCount(state.selection) === state.total ? state : { selection: [] }))

/** The row of the contact the address names was found at this position. */
export function placeAt(index: number): void {
  useList.setState((state) => ({ index, anchor: index, isRowLeading: false, reveals: index >= 0 ? state.reveals + 1 : state.reveals }))
}

/** Says that what is selected is about to leave the list: the row after it is shown then. */
export const leaveBehind = () => useList.setState((state) => ({ goOnAt: state.selection[0]?.from ?? Math.max(state.index, 0) }))
export const stayBehind = () => useList.setState({ goOnAt: null })

export const followAddress = () => useList.setState({ isRowLeading: false })

/** The positions that a command on the list means. */
export function meantSelection(state: Pick<ListState, 'selection' | 'index'>): Selection {
  if (state.selection.length > 0) return state.selection
  return state.index >= 0 ? [stretchBetween(state.index, state.index)] : []
}

export const meantCount = () => selectedCount(meantSelection(useList.getState()))
