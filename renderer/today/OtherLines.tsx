import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Cake } from 'lucide-react'
import type { ActivityType } from '#shared/activity-types.ts'
import type { DateOccurrence } from '#shared/activities.ts'
import type { DriftingContact, TodayView } from '#shared/day.ts'
import { activityShade, typeText } from '../ui/activity-words.ts'
import { dateLabel, yearsText } from '../ui/date-words.ts'
import { dayText, wallText } from '../ui/reader-time.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import classes from './Today.module.css'
import { TodayLine, type LineActions } from './TodayLine.tsx'

interface Props {
  id: string
  isAt: boolean
  actions: LineActions
}

export function DriftLine({ contact, ...line }: Props & { contact: DriftingContact }) {
  const { t, i18n } = useLingui()
  const { name, company, lastReachedAt, late, phone, email } = contact
  const since = lastReachedAt === null ? t`never reached` : shortTime(i18n.locale, lastReachedAt)
  return (
    <TodayLine {...line}>
      <span role="gridcell" className={classes.title}><bdi>{name}</bdi></span>
      <span role="gridcell" className={classes.more}><bdi>{company ?? phone ?? email ?? ''}</bdi></span>
      <span role="gridcell" className={classes.quiet} title={lastReachedAt === null ? undefined : fullTime(i18n.locale, lastReachedAt)}>{since} · {late > 0 ? t`${plural(late, { one: '# day late', other: '# days late' })}` : t`due today`}</span>
    </TodayLine>
  )
}

export function DateLine({ date, today, ...line }: Props & { date: DateOccurrence; today: string }) {
  const { t, i18n } = useLingui()
  return (
    <TodayLine {...line}>
      <span className={classes.sign} aria-hidden><Cake size={15} strokeWidth={1.75} /></span>
      <span role="gridcell" className={classes.title}><bdi>{date.name}</bdi></span>
      <span role="gridcell" className={classes.more}>{[dateLabel(t, date.label), date.years === null ? '' : yearsText(i18n, date.label, date.years)].filter(Boolean).join(' · ')}</span>
      <span role="gridcell" className={classes.quiet}>{date.day === today ? t`today` : dayText(i18n.locale, date.day, today)}</span>
    </TodayLine>
  )
}

export function CameInLine({ entry, type, ...line }: Props & { entry: TodayView['cameIn'][number]; type: ActivityType | undefined }) {
  const { t, i18n } = useLingui()
  const names = entry.people.map(({ name }) => name).join(', ')
  return (
    <TodayLine {...line} shade={activityShade(type?.colour)}>
      <span className={classes.sign} aria-hidden><TypeSign type={type} /></span>
      <span role="gridcell" className={classes.title}><bdi>{entry.regarding || names || (type ? typeText(t, type) : '')}</bdi></span>
      <span role="gridcell" className={classes.more}><bdi>{entry.regarding ? names : ''}</bdi></span>
      <span role="gridcell" className={classes.quiet}>{shortTime(i18n.locale, entry.at)}</span>
    </TodayLine>
  )
}

const mostDots = 10

export function WeekLine({ day, ...line }: Props & { day: TodayView['week'][number] }) {
  const { t, i18n } = useLingui()
  const count = day.timed + day.timeless
  const dots = [...Array.from({ length: Math.min(day.timed, mostDots) }, () => false), ...Array.from({ length: Math.min(day.timeless, mostDots) }, () => true)].slice(0, mostDots)
  return (
    <TodayLine {...line}>
      <span role="gridcell" className={classes.time} data-wide>{wallText(i18n.locale, day.day, { weekday: 'short', day: 'numeric', month: 'short' })}</span>
      <span className={classes.dots} aria-hidden>{dots.map((isTimeless, at) => <i key={`${at} ${isTimeless}`} data-timeless={isTimeless || undefined} />)}</span>
      <span role="gridcell" className={classes.more}><bdi>{day.first ?? ''}</bdi></span>
      <span role="gridcell" className={classes.quiet}>{count > 0 ? t`${plural(count, { one: '# planned', other: '# planned' })}` : ''}</span>
    </TodayLine>
  )
}
