import { useLingui } from '@lingui/react/macro'
import type { CSSProperties, ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Occurrence } from '#shared/activities.ts'
import { addDays, dayOf, type Day } from '#shared/wall-time.ts'
import { useMemo, useState } from 'react'
import { trpc } from '../client/trpc.ts'
import { activityShade, typeText } from '../ui/activity-words.ts'
import { MiniMonth, weeksOf } from '../ui/MiniMonth.tsx'
import { useFirstDay } from '../ui/reader-time.ts'
import { useActivityTypes } from '../ui/use-activity-types.ts'
import classes from './Calendar.module.css'
import { isInLayers } from './to-events.ts'
import { setLayers, showDay, useLayers } from './calendar-state.ts'

interface Props {
  day: Day
  today: Day
  timeZone: string
  /** What the grid shows; null where that is the whole month. */
  range: { from: Day; to: Day } | null
}

/** Beside the grid: a month to go to any day, and the layers to switch on and off. */
export function CalendarSide({ day, today, timeZone, range }: Props) {
  const { t, i18n } = useLingui()
  const firstDay = useFirstDay(i18n.locale)
  const [month, setMonth] = useState<{ for: Day; from: Day; to: Day } | null>(null)
  const first = weeksOf(day.slice(0, 7), firstDay)[0]?.[0] ?? day
  const shown = month?.for === day ? month : { from: first, to: addDays(first, 42) }
  const busy = useBusyDays(shown, timeZone)
  return (
    <aside className={classes.side} aria-label={t`Month and layers`}>
      <MiniMonth day={day} today={today} range={range} busy={busy} onChange={showDay} onMonth={(from, to) => setMonth({ for: day, from, to })} />
      <Layers />
    </aside>
  )
}

function Layers() {
  const { t } = useLingui()
  const layers = useLayers()
  const types = useActivityTypes().filter((type) => type.isPlanned && !type.isHidden)
  const calendars = useQuery(trpc.calendars.list.queryOptions()).data ?? []
  const flip = (list: readonly number[], id: number) => (list.includes(id) ? list.filter((other) => other !== id) : [...list, id])
  return (
    <>
      <h2>{t`Activities`}</h2>
      {types.map((type) => <Layer key={type.id} colour={type.colour} isOn={!layers.hiddenTypes.includes(type.id)} onChange={() => setLayers({ hiddenTypes: flip(layers.hiddenTypes, type.id) })}>{typeText(t, type)}</Layer>)}
      <Layer colour={null} isOn={layers.hasDone} onChange={() => setLayers({ hasDone: !layers.hasDone })}>{t`Done and cancelled`}</Layer>
      <h2>{t`Layers`}</h2>
      <Layer colour="pink" isOn={layers.hasDates} onChange={() => setLayers({ hasDates: !layers.hasDates })}>{t`Birthdays and other dates`}</Layer>
      {calendars.length > 0 ? <Layer colour={null} isOn={!layers.hiddenCalendars.includes(0)} onChange={() => setLayers({ hiddenCalendars: flip(layers.hiddenCalendars, 0) })}>{t`My calendar`}</Layer> : null}
      {calendars.map((calendar) => <Layer key={calendar.id} colour={calendar.colour} isOn={!layers.hiddenCalendars.includes(calendar.id)} onChange={() => setLayers({ hiddenCalendars: flip(layers.hiddenCalendars, calendar.id) })}>{calendar.name}</Layer>)}
      <Layer colour="blue" isOn={layers.hasFree} onChange={() => setLayers({ hasFree: !layers.hasFree })}>{t`Free places`}</Layer>
    </>
  )
}

function Layer({ colour, isOn, onChange, children }: { colour: string | null; isOn: boolean; onChange: () => void; children: ReactNode }) {
  return <label className={classes.layer} style={{ '--shade': activityShade(colour) } as CSSProperties}><input type="checkbox" checked={isOn} onChange={onChange} /><span>{children}</span><i className={classes.dot} aria-hidden /></label>
}

const nothing: readonly Occurrence[] = []
function useBusyDays({ from, to }: { from: Day; to: Day }, timeZone: string): ReadonlySet<Day> {
  const layers = useLayers()
  const occurrences = useQuery(trpc.calendar.window.queryOptions({ from, to, timeZone })).data ?? nothing
  return useMemo(() => {
    const days = new Set<Day>()
    for (const occurrence of occurrences) if (occurrence.start && isInLayers(occurrence, layers)) days.add(dayOf(occurrence.start))
    return days
  }, [occurrences, layers])
}
