import { create } from 'zustand'
import { z } from 'zod'
import { addDays, dayOfWeek, isDay, type Day, type DayOrTime } from '#shared/wall-time.ts'
import { setSetting, settingNow, useSetting } from '../client/settings.ts'
import { weeksOf } from '../ui/MiniMonth.tsx'
import { timeZoneNow, todayIn } from '../ui/reader-time.ts'

/** What of the calendar is on screen: the view and the layers (kept in the file), the day (kept by the window), the cell under the cursor. */
export const calendarViews = ['day', 'workweek', 'week', 'month', 'agenda'] as const
export type CalendarView = (typeof calendarViews)[number]

const layersSchema = z.object({
  view: z.enum(calendarViews).default('week'),
  hiddenTypes: z.array(z.number().int()).default([]),
  /** Calendars that are switched off; 0 is the user's own. */
  hiddenCalendars: z.array(z.number().int()).default([]),
  hasDates: z.boolean().default(true),
  hasDone: z.boolean().default(true),
  hasFree: z.boolean().default(false),
})
export type CalendarLayers = z.output<typeof layersSchema>
const layersKey = 'view.calendar'
const usual = layersSchema.parse({})

export const useLayers = (): CalendarLayers => useSetting(layersKey, layersSchema, usual)
const layersNow = () => settingNow(layersKey, layersSchema, usual)
export const setLayers = (change: Partial<CalendarLayers>): void => setSetting(layersKey, { ...layersNow(), ...change })
/** The view at this moment. */
export const viewNow = (): CalendarView => layersNow().view

/** A cell that the keyboard stands on: a stretch of time, or a whole day. */
export interface Cursor {
  start: DayOrTime
  /** Minutes; 0 for a whole day. */
  length: number
}

interface CalendarState {
  isShown: boolean
  day: Day
  cursor: Cursor | null
  /** The occurrence whose quick edit is open, and where it stands on the screen. */
  quick: { key: string; rect: { left: number; top: number; width: number; height: number } } | null
}

const dayKey = 'touchbase.calendarDay'
function rememberedDay(): Day {
  const kept = sessionStorage.getItem(dayKey)
  return kept && isDay(kept) ? kept : todayIn(timeZoneNow())
}

export const useCalendar = create<CalendarState>(() => ({ isShown: false, day: rememberedDay(), cursor: null, quick: null }))

export function showDay(day: Day): void {
  sessionStorage.setItem(dayKey, day)
  useCalendar.setState({ day, quick: null })
}
export function showView(view: CalendarView): void {
  setLayers({ view })
  useCalendar.setState({ quick: null })
}
export const showToday = (): void => {
  useCalendar.setState({ cursor: null })
  showDay(todayIn(timeZoneNow()))
}

/** Turns the page: a day, a week, a month, or the four weeks of the agenda. */
export function turnPage(step: 1 | -1): void {
  const { day } = useCalendar.getState()
  const view = viewNow()
  if (view === 'month') {
    const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
    date.setUTCMonth(date.getUTCMonth() + step)
    showDay(date.toISOString().slice(0, 10))
  } else showDay(addDays(day, step * (view === 'day' ? 1 : view === 'agenda' ? 28 : 7)))
}

/** The days a view shows around a day; `to` is exclusive. */
export function rangeOf(view: CalendarView, day: Day, firstDay: number): { from: Day; to: Day } {
  if (view === 'day') return { from: day, to: addDays(day, 1) }
  if (view === 'month') {
    const [first] = weeksOf(day.slice(0, 7), firstDay)
    const from = first?.[0] ?? day
    return { from, to: addDays(from, 42) }
  }
  const weekday = dayOfWeek(day)
  const from = addDays(day, -((weekday - firstDay + 7) % 7))
  return { from, to: addDays(from, view === 'agenda' ? 28 : 7) }
}

export const closeQuick = (): void => useCalendar.setState({ quick: null })
/** Goes to the view of one day. */
export function openDay(day: Day): void {
  setLayers({ view: 'day' })
  showDay(day)
}
