import { useLingui } from '@lingui/react/macro'
import { Bell, Cake, Circle, CircleCheck, Lock, Repeat2 } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { DateOccurrence, Occurrence } from '#shared/activities.ts'
import { activityShade, isHighPriority } from '../ui/activity-words.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './Calendar.module.css'
import { keyOf, type Shown } from './to-events.ts'

interface Props {
  shown: Shown
  timeText: string
  isMonth: boolean
  isList: boolean
  /** Room for one line only. */
  isShort: boolean
}

/** One entry of the grid: colour and sign of its type, when, what, with whom and where, as far as there is room. */
export function EventContent({ shown, timeText, isMonth, isList, isShort }: Props) {
  const { t } = useLingui()
  if (shown.kind === 'free') return <span className={classes.freeText}>{t`free`}</span>
  if (shown.kind === 'date') return <DateContent date={shown.date} />
  return <ActivityContent occurrence={shown.occurrence} colour={shown.colour} timeText={timeText} isRow={isMonth || isShort} isMonth={isMonth} isList={isList} />
}

function DateContent({ date }: { date: DateOccurrence }) {
  const label = useDateLabel(date)
  return <div className={classes.content} data-kind="date" data-row><Cake size={12} aria-hidden /><span className={classes.title}><bdi>{date.name}</bdi> <small>{label}</small></span></div>
}

/** "60th birthday" as each language says it shortly: the label, and the new age. */
function useDateLabel({ label, years }: DateOccurrence): string {
  const { t } = useLingui()
  if (label === 'birthday') return years === null ? t`birthday` : t`turns ${years}`
  const word = label === 'anniversary' ? t`anniversary` : label === 'death' ? t`day of death` : label
  return years === null ? word : t`${word}, ${years} years`
}

function ActivityContent({ occurrence, colour, timeText, isRow, isMonth, isList }: { occurrence: Occurrence; colour: string | null; timeText: string; isRow: boolean; isMonth: boolean; isList: boolean }) {
  const { t } = useLingui()
  const type = useTypesById().get(occurrence.typeId)
  const { regarding, location, people, peopleCount, isTimeless, status, isTask } = occurrence
  const names = people.map(({ name }) => name).join(', ') + (peopleCount > people.length ? ` +${peopleCount - people.length}` : '')
  const isOver = status === 'done' || status === 'cancelled'
  const more = [names, location].filter(Boolean).join(' · ')
  return (
    <div className={classes.content} style={{ '--shade': activityShade(colour) } as CSSProperties} data-kind="activity" data-key={keyOf(occurrence)} data-over={isOver || undefined} data-free={occurrence.isFree || undefined} data-tentative={status === 'tentative' || undefined} data-row={isRow || isTimeless || undefined} data-list={isList || undefined} title={[timeText, regarding, more].filter(Boolean).join('\n')}>
      <div className={classes.clip}>
        <span className={classes.line}>
          <span className={classes.sign}>{isTask ? (status === 'done' ? <CircleCheck size={12} aria-hidden /> : <Circle size={12} aria-hidden />) : <TypeSign type={type} size={12} />}</span>
          {timeText && !isTimeless && (isMonth || isList) ? <span className={classes.time}>{timeText}</span> : null}
          <span className={classes.title}>{isHighPriority(occurrence.priority) ? <b aria-label={t`high priority`}>! </b> : null}{regarding || names || t`No title`}</span>
          {occurrence.isRecurring ? <Repeat2 size={11} aria-label={t`repeats`} className={classes.mark} /> : null}
          {occurrence.hasAlarm && (isList || !isMonth) ? <Bell size={11} aria-label={t`with an alarm`} className={classes.mark} /> : null}
          {occurrence.isReadOnly ? <Lock size={11} aria-label={t`from a file that is followed`} className={classes.mark} /> : null}
        </span>
        {(isRow && !isList) || (isTimeless && !isList) ? null : <span className={classes.more}>{isList ? '' : timeText ? <span className={classes.time}>{timeText}</span> : null}{regarding ? more : location}</span>}
      </div>
      {status === 'done' ? <span className={classes.hidden}>{t`done`}</span> : null}
    </div>
  )
}
