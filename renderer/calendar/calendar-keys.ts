import { addDays, addMinutes, dayOf, isTimeless, type Day, type DayOrTime } from '#shared/wall-time.ts'
import type { Occurrence } from '#shared/activities.ts'
import { openActivity, openCompletion } from '../ui/activity-dialog.ts'
import { moveOccurrence, removeOccurrence } from '../ui/activity-write.ts'
import { rangeOf, showDay, turnPage, useCalendar, viewNow, type Cursor } from './calendar-state.ts'

/** What the keys need to know of the screen. */
export interface KeyPlace {
  firstDay: number
  /** `HH:MM` */
  workStart: string
  now: string
  /** The occurrence that an element of the grid shows. */
  occurrenceAt: (element: Element) => Occurrence | null
  openQuick: (occurrence: Occurrence, element: HTMLElement) => void
}

const arrows: Record<string, readonly [days: number, slots: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const slot = 30

/**
 * The keys of the calendar that are not commands of their own. On an entry that has the focus: Enter opens, Space quick-edits,
 * Delete removes, X completes, Alt and arrows move it, with Shift they change its length. Else arrows turn the page until ↓
 * has put the cursor on a cell; then they move that, Shift makes it longer, Enter makes an activity there, Escape puts it away.
 * Says whether the key was taken.
 */
export function takeKey(event: KeyboardEvent, place: KeyPlace): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const occurrence = event.target instanceof Element ? place.occurrenceAt(event.target) : null
  if (occurrence && event.target instanceof HTMLElement && takeForEntry(event, occurrence, event.target, place)) return true
  if (event.altKey) return false
  if (event.key === 'PageUp' || event.key === 'PageDown') {
    turnPage(event.key === 'PageUp' ? -1 : 1)
    return true
  }
  const view = viewNow()
  const { cursor } = useCalendar.getState()
  const arrow = arrows[event.key]
  if (arrow && (view === 'agenda' || (cursor === null && arrow[0] !== 0))) {
    if (arrow[0] === 0) return stepAmongEntries(arrow[1])
    turnPage(arrow[0] < 0 ? -1 : 1)
    return true
  }
  if (arrow) {
    // The cursor is where one is now: Enter means its cell, not the entry that had the focus.
    if (occurrence && event.target instanceof HTMLElement) event.target.blur()
    moveCursor(cursor, arrow, event.shiftKey, place)
    return true
  }
  if (cursor && event.key === 'Enter' && !(event.target instanceof HTMLElement && event.target.closest('button, a'))) {
    const isDay = isTimeless(cursor.start)
    openActivity({ content: isDay && view !== 'month' ? { start: cursor.start, end: addDays(cursor.start, 1), timeZone: null } : isDay ? { start: `${cursor.start}T${place.workStart}:00` } : { start: cursor.start, ...(cursor.length > slot ? { end: addMinutes(cursor.start, cursor.length) } : {}) } })
    return true
  }
  if (cursor && event.key === 'Escape') {
    useCalendar.setState({ cursor: null })
    return true
  }
  return false
}

function takeForEntry(event: KeyboardEvent, occurrence: Occurrence, element: HTMLElement, { openQuick }: KeyPlace): boolean {
  const { activityId, recurrenceId, isReadOnly, status } = occurrence
  const arrow = arrows[event.key]
  if (event.key === 'Enter' && !event.altKey) openActivity({ key: { activityId, recurrenceId } })
  else if (event.key === ' ') openQuick(occurrence, element)
  else if (isReadOnly) return false
  else if (event.key === 'Delete' || event.key === 'Backspace') void removeOccurrence(occurrence)
  else if (event.key.toLowerCase() === 'x' && status !== 'done' && !event.altKey) openCompletion({ activityId, recurrenceId }, occurrence)
  else if (event.altKey && arrow && status !== 'done') shift(occurrence, arrow, event.shiftKey)
  else return false
  return true
}

/** Moves an entry by days and quarters of an hour, or with Shift its end. */
function shift(occurrence: Occurrence, [days, quarters]: readonly [number, number], isEnd: boolean): void {
  const { start, end, isTimeless: isDay } = occurrence
  if (start === null) return
  const by = (time: DayOrTime) => (isDay ? addDays(time, days || quarters * 7) : addMinutes(time, days * 1_440 + quarters * 15))
  const last = end ?? (isDay ? addDays(start, 1) : addMinutes(start, 30))
  const next = isEnd ? { start, end: isDay ? addDays(last, days || quarters) : by(last) } : { start: by(start), end: by(last) }
  if (next.end > next.start) void moveOccurrence(occurrence, next.start, next.end)
}

function stepAmongEntries(step: number): boolean {
  const entries = [...document.querySelectorAll<HTMLElement>('[data-calendar] [data-key]')].flatMap((content) => content.closest<HTMLElement>('[tabindex]') ?? [])
  const at = entries.findIndex((entry) => entry === document.activeElement)
  const next = entries[Math.min(Math.max(at + step, 0), entries.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

function moveCursor(cursor: Cursor | null, [days, slots]: readonly [number, number], isLonger: boolean, place: KeyPlace): void {
  const view = viewNow()
  if (!cursor) {
    useCalendar.setState({ cursor: firstCursor(place) })
    return
  }
  const isDay = isTimeless(cursor.start)
  if (isLonger && !isDay) {
    useCalendar.setState({ cursor: { ...cursor, length: Math.max(slot, cursor.length + slots * slot) } })
    return
  }
  const start = view === 'month' ? addDays(cursor.start, days || slots * 7) : isDay ? (slots > 0 ? `${cursor.start}T${place.workStart}:00` : addDays(cursor.start, days)) : moved(cursor.start, days, slots)
  useCalendar.setState({ cursor: { start, length: isTimeless(start) ? 0 : isDay ? slot : cursor.length } })
  const { day } = useCalendar.getState()
  const range = rangeOf(view, day, place.firstDay)
  const on = dayOf(start)
  if (on < range.from || on >= range.to) showDay(on)
}

/** Above the first hour of a day are its whole-day entries. */
function moved(start: string, days: number, slots: number): DayOrTime {
  if (slots < 0 && start.slice(11, 16) < '00:30') return dayOf(start)
  if (slots > 0 && start.slice(11, 16) >= '23:30') return start
  return addMinutes(start, days * 1_440 + slots * slot)
}

function firstCursor({ firstDay, workStart, now }: KeyPlace): Cursor {
  const view = viewNow()
  const { day } = useCalendar.getState()
  const { from, to } = rangeOf(view, day, firstDay)
  const today: Day = dayOf(now)
  const on = view === 'month' ? (today.startsWith(day.slice(0, 7)) ? today : day) : today >= from && today < to ? today : from
  if (view === 'month') return { start: on, length: 0 }
  const isNow = on === today && now.slice(11, 16) >= workStart && now.slice(11, 16) < '23:00'
  const minutes = Math.ceil((Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16))) / slot) * slot
  return { start: isNow ? addMinutes(`${on}T00:00:00`, minutes) : `${on}T${workStart}:00`, length: slot }
}
