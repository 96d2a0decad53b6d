import { useLingui } from '@lingui/react/macro'
import type { Occurrence } from '#shared/activities.ts'
import { dayOf, type Day } from '#shared/wall-time.ts'
import { timeOfDayText, useWorkingHours } from '../ui/reader-time.ts'
import classes from './Today.module.css'

/** The day as a thin line of hours: what is planned where, and where one is now. It says nothing that the list beneath does not. */
export function DayStrip({ day, timed, now, shadeOf }: { day: Day; timed: readonly Occurrence[]; now: string; shadeOf: (occurrence: Occurrence) => string }) {
  const { i18n } = useLingui()
  const hours = useWorkingHours()
  const minuteOf = (time: string | null, otherwise: number) => (time === null ? otherwise : dayOf(time) < day ? 0 : dayOf(time) > day ? 1_440 : Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16)))
  const spans = timed.map((occurrence) => {
    const from = minuteOf(occurrence.start, 0)
    return { occurrence, from, to: Math.max(minuteOf(occurrence.end, from + 15), from + 15) }
  })
  const from = Math.floor(Math.min(Number(hours.from.slice(0, 2)) * 60, ...spans.map((span) => span.from)) / 60)
  const to = Math.min(24, Math.ceil(Math.max(Number(hours.to.slice(0, 2)) * 60, ...spans.map((span) => span.to)) / 60))
  const place = (minute: number) => `${((minute / 60 - from) / Math.max(to - from, 1)) * 100}%`
  const nowMinute = dayOf(now) === day ? minuteOf(now, 0) : -1
  return (
    <div className={classes.strip} aria-hidden>
      {Array.from({ length: to - from }, (_, at) => from + at).filter((hour, at) => at % 2 === 0).map((hour) => <span key={hour} className={classes.hour} style={{ left: place(hour * 60) }}>{timeOfDayText(i18n.locale, `${day}T${String(hour).padStart(2, '0')}:00:00`)}</span>)}
      {spans.map(({ occurrence, from: start, to: end }) => <span key={`${occurrence.activityId} ${occurrence.recurrenceId}`} className={classes.block} data-done={occurrence.status === 'done' || undefined} style={{ left: place(start), width: `calc(${place(end)} - ${place(start)})`, '--shade': shadeOf(occurrence) } as React.CSSProperties} />)}
      {nowMinute >= from * 60 && nowMinute <= to * 60 ? <span className={classes.now} style={{ left: place(nowMinute) }} /> : null}
    </div>
  )
}
