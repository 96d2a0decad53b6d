import FullCalendar, { type CalendarOptions, type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import zhCn from '@fullcalendar/react/locales/zh-cn'
import zhTw from '@fullcalendar/react/locales/zh-tw'
import classic from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/palette.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import { addDays, addMinutes, isTimeless } from '#shared/wall-time.ts'
import { openActivity } from '../ui/activity-dialog.ts'
import { moveOccurrence } from '../ui/activity-write.ts'
import { useFirstDay, useWorkingHours, wallNow, wallText } from '../ui/reader-time.ts'
import { regional } from '../ui/times.ts'
import classes from './Calendar.module.css'
import { openDay, useCalendar, type CalendarView } from './calendar-state.ts'
import { EventContent } from './EventContent.tsx'
import type { Shown } from './to-events.ts'

const plugins = [dayGrid, timeGrid, list, interaction, classic]
const locales = [zhCn, zhTw]
const gridViews: Record<CalendarView, string> = { day: 'timeGridDay', workweek: 'workWeek', week: 'timeGridWeek', month: 'dayGridMonth', agenda: 'agenda' }
const views: NonNullable<CalendarOptions['views']> = {
  workWeek: { type: 'timeGrid', duration: { weeks: 1 }, dateAlignment: 'week' },
  agenda: { type: 'list', duration: { weeks: 4 }, dateAlignment: 'week' },
}
const zoneless = (text: string) => text.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')

interface Props {
  view: CalendarView
  day: string
  timeZone: string
  events: NonNullable<CalendarOptions['events']>
  onQuick: (occurrence: Occurrence, element: HTMLElement) => void
  onDate: (contactId: number) => void
}

/** The grid itself, in a chunk of its own. What it shows comes as plain occurrences; it lays out nothing that recurs. */
export function CalendarGrid({ view, day, timeZone, events, onQuick, onDate }: Props) {
  const { t, i18n } = useLingui()
  const ref = useRef<CalendarRef>(null)
  const cursor = useCalendar((state) => state.cursor)
  const firstDay = useFirstDay(i18n.locale)
  const hours = useWorkingHours()
  const isUpToDate = useRef({ view, day })
  useLayoutEffect(() => {
    const api = ref.current?.getApi()
    if (!api || (isUpToDate.current.view === view && isUpToDate.current.day === day)) return
    isUpToDate.current = { view, day }
    api.changeView(gridViews[view], day)
  }, [view, day])
  useLayoutEffect(() => {
    const api = ref.current?.getApi()
    if (!api) return
    if (!cursor) {
      api.unselect()
      return
    }
    const isDay = isTimeless(cursor.start)
    api.select({ start: cursor.start, end: isDay ? addDays(cursor.start, 1) : addMinutes(cursor.start, cursor.length), allDay: isDay })
    revealCursor()
  }, [cursor, view, day])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => reachScrollers(box.current))
  const rest = useMemo(() => weekdaysOff(hours.days), [hours.days])
  const handlers = useHandlers({ onQuick, onDate })
  return (
    <div ref={box} className={classes.holder}>
      <FullCalendar
        ref={ref} plugins={plugins} locales={locales} locale={i18n.locale === 'en' ? regional('en') : i18n.locale.toLowerCase()} views={{ ...views, workWeek: { ...views['workWeek'], hiddenDays: rest } }}
        initialView={gridViews[view]} initialDate={day} headerToolbar={false} height="100%" timeZone="UTC" now={() => wallNow(timeZone)} nowIndicator firstDay={firstDay}
        businessHours={{ daysOfWeek: hours.days, startTime: hours.from, endTime: hours.to }} scrollTime={hours.from} scrollTimeReset={false}
        events={events} editable selectable selectMirror={false} unselectAuto={false} selectMinDistance={4} eventInteractive eventResizableFromStart={false}
        eventDisplay="block" slotDuration="00:30:00" snapDuration="00:15:00" slotEventOverlap={false} eventMinHeight={20} eventShortHeight={34} defaultTimedEventDuration="00:30:00" forceEventDuration
        dayMaxEvents weekNumbers={view === 'month'} weekNumberCalculation="ISO" inlineWeekNumberContent={(info) => weekText(i18n.locale, info.num)} navLinks={view === 'month'} dayHeaderContent={(info) => headerOf(i18n.locale, info.date, view)} navLinkDayClick={(date) => openDay(date.toISOString().slice(0, 10))}
        allDayText={t`all day`} noEventsText={t`Nothing is planned in these four weeks.`} eventsHint={t`activities`} closeHint={t`Close`}
        eventTimeFormat={timeFormat(i18n.locale)} slotHeaderFormat={{ ...timeFormat(i18n.locale), ...(i18n.locale.startsWith('zh') ? {} : { omitZeroMinute: true }) }}
        class={classes.grid} highlightClass={classes.cursor ?? ''} eventClass={(info) => eventClassOf(info.event)} eventInnerClass={classes.eventInner}
        dayHeaderInnerClass={(info) => `${classes.dayHeader ?? ''} ${info.isToday ? classes.today ?? '' : ''}`} slotHeaderInnerClass={classes.slot} allDayHeaderInnerClass={classes.slot} dayCellTopInnerClass={classes.dayNumber} inlineWeekNumberClass={classes.weekNumber} nonBusinessHoursClass={classes.offHours ?? ''} listDayFormat={{ day: 'numeric', month: 'long' }} listDayAltFormat={{ weekday: 'long' }} listDayHeaderInnerClass={classes.listDay} listItemEventClass={classes.listEvent}
        eventContent={contentIn}
        {...handlers}
      />
    </div>
  )
}

const weekdaysOff = (days: readonly number[]) => [0, 1, 2, 3, 4, 5, 6].filter((day) => days.length > 0 && !days.includes(day))
const timeFormat = (language: string) => ({ hour: 'numeric' as const, minute: '2-digit' as const, ...(language.startsWith('zh') ? { hourCycle: 'h23' as const } : {}) })

const eventClassOf = (event: { display: string; extendedProps: Record<string, unknown> }) =>
  (event.display === 'background' ? classes.free : (event.extendedProps['shown'] as Shown).kind === 'date' ? `${classes.event} ${classes.date}` : classes.event)

/** What scrolls can be reached by keyboard also where it is empty (WCAG 2.1.1); the grid itself sees to that only for its entries. */
function reachScrollers(box: HTMLElement | null): void {
  for (const element of box?.querySelectorAll<HTMLElement>('div[style*="overflow"]') ?? []) {
    // Within a table only its rows may take the focus.
    const target = element.closest('[role="table"]') ? element.querySelector<HTMLElement>('[role="rowgroup"], [role="row"]') : element
    if (element.style.overflowY === 'auto' && target) target.tabIndex = 0
  }
}

const dayIn = (date: Date) => date.toISOString().slice(0, 10)
/** Above a column: "Mon 23"; above those of a month only the weekday. */
const headerOf = (language: string, date: Date, view: CalendarView) => wallText(language, dayIn(date), view === 'month' ? { weekday: 'short' } : { weekday: 'short', day: 'numeric' })
/** The number of a week as people write it. */
const weekText = (language: string, week: number) => (language.startsWith('zh') ? `第${week}${language === 'zh-TW' ? '週' : '周'}` : `W${week}`)
/** What an entry shows, by the grid's own name of the view. */
const contentIn = (info: EventDisplayInfo) => <EventContent shown={info.event.extendedProps['shown'] as Shown} timeText={info.timeText} isMonth={info.view.type === gridViews.month} isList={info.view.type === gridViews.agenda} isShort={info.isShort} />

/** The cell under the cursor is drawn by the grid; where it is out of sight, it is scrolled to. */
function revealCursor(): void {
  window.requestAnimationFrame(() => document.querySelector(`.${classes.cursor}`)?.scrollIntoView({ block: 'nearest' }))
}

type Handlers = Pick<Props, 'onQuick' | 'onDate'>
function useHandlers({ onQuick, onDate }: Handlers): Pick<CalendarOptions, 'eventClick' | 'eventDrop' | 'eventResize' | 'select' | 'dateClick'> {
  const moved: NonNullable<CalendarOptions['eventDrop'] & CalendarOptions['eventResize']> = ({ event, revert }) => {
    const shown = event.extendedProps['shown'] as Shown
    if (shown.kind !== 'activity') return revert()
    const cut = (text: string) => (event.allDay ? text.slice(0, 10) : zoneless(text).padEnd(19, ':00'))
    void moveOccurrence(shown.occurrence, cut(event.startStr), event.endStr ? cut(event.endStr) : null).then((isDone) => { if (!isDone) revert() })
  }
  return {
    eventDrop: moved,
    eventResize: moved,
    eventClick: ({ event, el, jsEvent }) => {
      const shown = event.extendedProps['shown'] as Shown
      if (shown.kind === 'date') onDate(shown.date.contactId)
      if (shown.kind !== 'activity') return
      const { activityId, recurrenceId } = shown.occurrence
      if (jsEvent.detail === 2) openActivity({ key: { activityId, recurrenceId } })
      else onQuick(shown.occurrence, el)
    },
    select: ({ startStr, endStr, allDay, jsEvent }) => {
      // A stretch drawn by the mouse makes an activity; the keyboard's cursor is only shown.
      if (jsEvent) openActivity({ content: allDay ? { start: startStr.slice(0, 10), end: endStr.slice(0, 10), timeZone: null } : { start: zoneless(startStr), end: zoneless(endStr) } })
    },
    dateClick: ({ dateStr, allDay, jsEvent }) => {
      const start = allDay ? dateStr.slice(0, 10) : zoneless(dateStr)
      if (jsEvent.detail === 2) openActivity({ content: allDay ? { start, end: addDays(start, 1), timeZone: null } : { start } })
      else useCalendar.setState({ cursor: { start, length: allDay ? 0 : 30 }, quick: null })
    },
  }
}
