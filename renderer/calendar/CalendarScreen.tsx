import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import { addDays } from '#shared/wall-time.ts'
import { trpc } from '../client/trpc.ts'
import { CommandButton } from '../ui/CommandButton.tsx'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { usePrints } from '../ui/print-subject.ts'
import { useFirstDay, useTimeZone, useWorkingHours, wallNow, wallText, todayIn } from '../ui/reader-time.ts'
import { regional } from '../ui/times.ts'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Calendar.module.css'
import { takeKey } from './calendar-keys.ts'
import { useDates, useFree, useWindow } from './calendar-queries.ts'
import { calendarViews, rangeOf, showToday, showView, turnPage, useCalendar, useLayers, type CalendarView } from './calendar-state.ts'
import { CalendarSide } from './CalendarSide.tsx'
import { QuickEdit } from './QuickEdit.tsx'
import { dateEvents, eventsOf, freeEvents, isInLayers, keyOf } from './to-events.ts'

const CalendarGrid = lazy(async () => ({ default: (await import('./CalendarGrid.tsx')).CalendarGrid }))

/** The calendar: day, work week, week, month and agenda over the same activities that every card and list shows. */
export function CalendarScreen({ onContact }: { onContact: (id: number) => void }) {
  const { i18n } = useLingui()
  const timeZone = useTimeZone()
  const { day, quick } = useCalendar()
  const layers = useLayers()
  const { view } = layers
  const firstDay = useFirstDay(i18n.locale)
  const range = rangeOf(view, day, firstDay)
  const { occurrences, error } = useWindow(range, timeZone)
  const events = useEvents(range, timeZone, occurrences)
  useEffect(() => {
    useCalendar.setState({ isShown: true })
    return () => useCalendar.setState({ isShown: false, quick: null })
  }, [])
  usePrints(useMemo(() => (view === 'agenda' ? null : { name: view === 'workweek' ? 'week' : view, day, weekStart: firstDay || 7, isWorkWeek: view === 'workweek' }), [view, day, firstDay]))
  const openQuick = useCallback((occurrence: Occurrence, element: HTMLElement) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    useCalendar.setState({ quick: { key: keyOf(occurrence), rect: { left, top, width, height } } })
  }, [])
  useKeys(occurrences, openQuick)
  const inQuick = quick ? occurrences?.find((occurrence) => keyOf(occurrence) === quick.key) : undefined
  const today = todayIn(timeZone)
  return (
    <div className={classes.screen} data-calendar>
      <CalendarBar view={view} range={range} day={day} timeZone={timeZone} />
      <div className={classes.body}>
        <CalendarSide day={day} today={today} timeZone={timeZone} range={view === 'month' ? null : range} />
        <div className={classes.main} data-grid aria-busy={occurrences === undefined && !error}>
          {error && !occurrences ? <div className={classes.failed}><FailurePanel error={error} onRetry={() => {}} /></div> : <Suspense fallback={null}><CalendarGrid view={view} day={day} timeZone={timeZone} events={events} onQuick={openQuick} onDate={onContact} /></Suspense>}
        </div>
      </div>
      {inQuick ? <QuickEdit occurrence={inQuick} today={today} /> : null}
    </div>
  )
}

function CalendarBar({ view, range, day, timeZone }: { view: CalendarView; range: { from: string; to: string }; day: string; timeZone: string }) {
  const { t, i18n } = useLingui()
  const titles: Record<CalendarView, string> = { day: t`Day`, workweek: t`Work week`, week: t`Week`, month: t`Month`, agenda: t`Agenda` }
  const isElsewhere = timeZone !== new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className={classes.bar}>
      <ActionIcon aria-label={t`Earlier`} onClick={() => turnPage(-1)}><ChevronLeft size={16} /></ActionIcon>
      <ActionIcon aria-label={t`Later`} onClick={() => turnPage(1)}><ChevronRight size={16} /></ActionIcon>
      <Button onClick={showToday}>{t`Today`}</Button>
      <h1 aria-live="polite">{titleOf(i18n.locale, view, range, day)}</h1>
      {isElsewhere ? <span className={classes.zone} title={t`The time zone of all times here`}>{timeZone}</span> : null}
      <span className={classes.space} />
      <SegmentedControl aria-label={t`View`} value={view} onChange={(next) => showView(next as CalendarView)} data={calendarViews.map((value, at) => ({ value, label: <span title={String(at + 1)}>{titles[value]}</span> }))} />
      <CommandButton id="activities.new" />
    </div>
  )
}

function titleOf(language: string, view: CalendarView, { from, to }: { from: string; to: string }, day: string): string {
  if (view === 'day') return wallText(language, day, { dateStyle: 'full' })
  if (view === 'month') return wallText(language, `${day.slice(0, 7)}-01`, { year: 'numeric', month: 'long' })
  const last = addDays(to, -1)
  const whole: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
  // A range of Chinese dates comes out in figures and slashes.
  if (language.startsWith('zh')) return `${wallText(language, from, whole)} – ${wallText(language, last, from.slice(0, 4) === last.slice(0, 4) ? { day: 'numeric', month: 'long' } : whole)}`
  return new Intl.DateTimeFormat(regional(language), { timeZone: 'UTC', ...whole }).formatRange(Date.parse(from), Date.parse(last))
}

const noOccurrences: readonly Occurrence[] = []
function useEvents(range: { from: string; to: string }, timeZone: string, occurrences: readonly Occurrence[] = noOccurrences) {
  const layers = useLayers()
  const types = useTypesById()
  const calendars = useQuery(trpc.calendars.list.queryOptions()).data
  const colours = useMemo(() => new Map(calendars?.map(({ id, colour }) => [id, colour])), [calendars])
  const dates = useDates(range, layers.hasDates)
  const free = useFree(range, timeZone, layers.hasFree && layers.view !== 'month' && layers.view !== 'agenda')
  return useMemo(() => [
    ...eventsOf(occurrences.filter((occurrence) => isInLayers(occurrence, layers)), types, colours),
    ...(layers.hasDates && dates ? dateEvents(dates) : []),
    ...(layers.hasFree && free ? freeEvents(free) : []),
  ], [occurrences, layers, types, colours, dates, free])
}

function useKeys(occurrences: readonly Occurrence[] | undefined, openQuick: (occurrence: Occurrence, element: HTMLElement) => void): void {
  const { i18n } = useLingui()
  const firstDay = useFirstDay(i18n.locale)
  const timeZone = useTimeZone()
  const { from } = useWorkingHours()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return
      // Fields, menus, dialogs, the small month and the list of reminders have their own keys.
      if (event.target.closest('input, textarea, select, [contenteditable=true], [role="dialog"], [role="menu"], table[data-month]')) return
      if (event.target.closest('aside')?.closest('[data-calendar]') === null) return
      const isTaken = takeKey(event, {
        firstDay, workStart: from, now: wallNow(timeZone), openQuick,
        occurrenceAt: (element) => {
          const key = (element.matches('[tabindex]') ? element : null)?.querySelector('[data-key]')?.getAttribute('data-key')
          return occurrences?.find((occurrence) => keyOf(occurrence) === key) ?? null
        },
      })
      if (!isTaken) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the grid, which has a meaning of its own for Enter and Space.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [occurrences, openQuick, firstDay, timeZone, from])
}
