import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { addDays, dayOfWeek, type Day } from '#shared/wall-time.ts'
import classes from './MiniMonth.module.css'
import { longDayText, useFirstDay, wallText } from './reader-time.ts'

interface Props {
  /** The chosen day; its month is shown first. */
  day: Day | null
  today: Day
  onChange: (day: Day) => void
  /** Days drawn as belonging together, `to` exclusive: what a calendar beside it shows. */
  range?: { from: Day; to: Day } | null
  /** Days with something on them. */
  busy?: ReadonlySet<Day>
  onMonth?: (from: Day, to: Day) => void
}

/** The six weeks that show a month, from the first day of the week on. */
export function weeksOf(month: string, firstDay: number): Day[][] {
  const first = `${month}-01`
  const weekday = dayOfWeek(first)
  const start = addDays(first, -((weekday - firstDay + 7) % 7))
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, at) => addDays(start, week * 7 + at)))
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A small month to choose a day from: by the mouse, or by arrows, page keys and Enter. */
export function MiniMonth({ day, today, onChange, range, busy, onMonth }: Props) {
  const { t, i18n } = useLingui()
  const firstDay = useFirstDay(i18n.locale)
  const [shown, setShown] = useState({ for: day, month: (day ?? today).slice(0, 7), cursor: day ?? today })
  // Another day was chosen elsewhere: its month is shown.
  const view = shown.for === day ? shown : { for: day, month: (day ?? today).slice(0, 7), cursor: day ?? today }
  const weeks = weeksOf(view.month, firstDay)
  const turn = (cursor: Day) => {
    const month = cursor.slice(0, 7)
    setShown({ for: day, month, cursor })
    if (month !== view.month) {
      const next = weeksOf(month, firstDay)
      onMonth?.(next[0]?.[0] ?? cursor, addDays(next[5]?.[6] ?? cursor, 1))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const to = step !== undefined ? addDays(view.cursor, step) : event.key === 'PageUp' ? otherMonth(view.cursor, -1) : event.key === 'PageDown' ? otherMonth(view.cursor, 1) : null
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    turn(to)
    const grid = event.currentTarget
    window.requestAnimationFrame(() => grid.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus())
  }
  return (
    <div className={classes.month}>
      <div className={classes.head}>
        <b aria-live="polite">{wallText(i18n.locale, `${view.month}-01`, { year: 'numeric', month: 'long' })}</b>
        <ActionIcon size={22} aria-label={t`Previous month`} onClick={() => turn(otherMonth(`${view.month}-01`, -1))}><ChevronLeft size={15} /></ActionIcon>
        <ActionIcon size={22} aria-label={t`Next month`} onClick={() => turn(otherMonth(`${view.month}-01`, 1))}><ChevronRight size={15} /></ActionIcon>
      </div>
      <table onKeyDown={onKeyDown}>
        <thead><tr>{(weeks[0] ?? []).map((other) => <th key={other} scope="col" abbr={wallText(i18n.locale, other, { weekday: 'long' })}>{wallText(i18n.locale, other, { weekday: 'narrow' })}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((other) => (
                <td key={other} data-range={range && other >= range.from && other < range.to ? true : undefined}>
                  <button type="button" data-day={other} tabIndex={other === view.cursor ? 0 : -1} aria-label={longDayText(i18n.locale, other)} aria-pressed={other === day} aria-current={other === today ? 'date' : undefined} data-other={other.startsWith(view.month) ? undefined : true} data-busy={busy?.has(other) ? true : undefined} onClick={() => onChange(other)}>{Number(other.slice(8))}</button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The same day so many months on, or the last of that month. */
function otherMonth(day: Day, months: number): Day {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  const month = date.toISOString().slice(0, 7)
  date.setUTCMonth(date.getUTCMonth() + 1, 0)
  return `${month}-${String(Math.min(Number(day.slice(8)), date.getUTCDate())).padStart(2, '0')}`
}
