import { CalendarClock, CalendarDays, CalendarRange, Columns, List, Sun } from 'lucide-react'
import type { Command } from '../ui/command.ts'
import { showToday, showView, useCalendar } from './calendar-state.ts'

const isShown = () => useCalendar.getState().isShown

/** The views of the calendar, and the way to today. */
export const calendarCommands: readonly Command[] = [
  { id: 'calendar.day', icon: Sun, when: isShown, run: () => showView('day') },
  { id: 'calendar.workweek', icon: Columns, when: isShown, run: () => showView('workweek') },
  { id: 'calendar.week', icon: CalendarRange, when: isShown, run: () => showView('week') },
  { id: 'calendar.month', icon: CalendarDays, when: isShown, run: () => showView('month') },
  { id: 'calendar.agenda', icon: List, when: isShown, run: () => showView('agenda') },
  { id: 'calendar.today', icon: CalendarClock, when: isShown, run: showToday },
]
