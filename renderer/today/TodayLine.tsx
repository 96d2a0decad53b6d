import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { Bell, Check, CornerUpRight, NotebookPen, Phone, Repeat } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ActivityType } from '#shared/activity-types.ts'
import type { Occurrence } from '#shared/activities.ts'
import { activityShade, isHighPriority } from '../ui/activity-words.ts'
import { dayText, timeOfDayText } from '../ui/reader-time.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import classes from './Today.module.css'

/** What a line can do; what is absent does not apply to it. */
export interface LineActions {
  open: () => void
  tick?: () => void
  complete?: () => void
  tomorrow?: () => void
  log?: () => void
  call?: () => void
}

interface LineProps {
  id: string
  isAt: boolean
  actions: LineActions
  children: ReactNode
  isDone?: boolean
  isPast?: boolean
  shade?: string
}

/** One line of Today: arrows come to it, letters act on it (TodayScreen), the buttons at its end are for the mouse. */
export function TodayLine({ id, isAt, actions, children, isDone = false, isPast = false, shade }: LineProps) {
  const { t } = useLingui()
  return (
    <div className={classes.line} role="row" tabIndex={isAt ? 0 : -1} data-line={id} data-done={isDone || undefined} data-past={isPast || undefined} style={shade ? { '--shade': shade } as React.CSSProperties : undefined} onDoubleClick={actions.open}>
      {children}
      <span className={classes.actions} role="gridcell">
        {actions.call ? <ActionIcon tabIndex={-1} aria-label={t`Call`} title={t`Call  C`} onClick={actions.call}><Phone size={15} /></ActionIcon> : null}
        {actions.log ? <ActionIcon tabIndex={-1} aria-label={t`Log`} title={t`Log  L`} onClick={actions.log}><NotebookPen size={15} /></ActionIcon> : null}
        {actions.tomorrow ? <ActionIcon tabIndex={-1} aria-label={t`Move to tomorrow`} title={t`Move to tomorrow  S`} onClick={actions.tomorrow}><CornerUpRight size={15} /></ActionIcon> : null}
      </span>
    </div>
  )
}

/** How the front of an activity's line tells its time. */
export type When = 'time' | 'day' | 'none'

export function OccurrenceLine({ occurrence, type, when, isAt, actions, id, today, isPast = false, withPhone = false }: { occurrence: Occurrence; type: ActivityType | undefined; when: When; isAt: boolean; actions: LineActions; id: string; today: string; isPast?: boolean; withPhone?: boolean }) {
  const { t, i18n } = useLingui()
  const { start, regarding, people, peopleCount, location, status, phone } = occurrence
  const isDone = status === 'done'
  const names = people.map(({ name }) => name).join(', ')
  const more = peopleCount > people.length ? `${names} +${peopleCount - people.length}` : names
  const title = regarding || names || t`No subject`
  const tick = isDone ? t`Open again: ${title}` : t`Done: ${title}`
  const time = start === null ? '' : when === 'day' ? (start.startsWith(today) ? t`today` : dayText(i18n.locale, start, today)) : when === 'time' && start.length > 10 && start.startsWith(today) ? timeOfDayText(i18n.locale, start) : ''
  return (
    <TodayLine id={id} isAt={isAt} actions={actions} isDone={isDone} isPast={isPast} shade={activityShade(occurrence.colour ?? type?.colour)}>
      {when === 'none' ? null : <span role="gridcell" className={classes.time} data-wide={when === 'day' || undefined} data-late={when === 'day' && start !== null && start.slice(0, 10) < today ? true : undefined}>{time}</span>}
      {when === 'time' ? <span className={classes.bar} aria-hidden /> : null}
      <span role="gridcell" className={classes.sign}>
        {occurrence.isTask ? <button type="button" tabIndex={-1} className={classes.tick} aria-label={tick} title={tick} data-done={isDone || undefined} data-high={isHighPriority(occurrence.priority) || undefined} onClick={actions.tick}><Check size={11} strokeWidth={3} aria-hidden /></button> : <TypeSign type={type} size={16} />}
      </span>
      <span role="gridcell" className={classes.title}><bdi>{title}</bdi></span>
      <span role="gridcell" className={classes.more}><bdi>{[regarding ? more : '', location].filter(Boolean).join(' · ')}</bdi></span>
      {withPhone && phone ? <span role="gridcell" className={classes.phone}><bdi dir="ltr">{phone}</bdi></span> : null}
      {occurrence.isRecurring ? <Repeat size={12} aria-hidden className={classes.quiet} /> : null}
      {occurrence.hasAlarm && when === 'time' && !isPast ? <Bell size={12} aria-hidden className={classes.quiet} /> : null}
    </TodayLine>
  )
}
