import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Check, Repeat } from 'lucide-react'
import type { ActivityType } from '#shared/activity-types.ts'
import type { Occurrence } from '#shared/activities.ts'
import { isTimeless, type Day } from '#shared/wall-time.ts'
import { activityShade, isHighPriority, typeText } from '../ui/activity-words.ts'
import { tickOccurrence } from '../ui/occurrence-actions.ts'
import { dayText, timeOfDayText } from '../ui/reader-time.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import type { Bucket } from './task-buckets.ts'
import classes from './Tasks.module.css'
import { rowHeight } from './use-task-rows.ts'

const bucketWords: Readonly<Record<Bucket, MessageDescriptor>> = {
  overdue: msg`Overdue`, today: msg`Today`, tomorrow: msg`Tomorrow`, week: msg`This week`, later: msg`Later`, noDate: msg`No date`, done: msg({ message: 'Done', context: 'tasks' }),
}

interface Props {
  index: number
  occurrence: Occurrence
  type: ActivityType | undefined
  /** The group it begins, or the group of the topmost row; null where the row above says it. */
  bucket: Bucket | null
  isLate: boolean
  isFirst: boolean
  isAt: boolean
  isSelected: boolean
  today: Day
  onClick: (event: React.MouseEvent) => void
  onOpen: () => void
}

/** One task: its group where that begins, when it is, what and with whom. */
export function TaskRow({ index, occurrence, type, bucket, isLate, isFirst, isAt, isSelected, today, onClick, onOpen }: Props) {
  const { t, i18n } = useLingui()
  const { start, regarding, people, peopleCount, status, priority } = occurrence
  const isDone = status === 'done'
  const names = `${people.map(({ name }) => name).join(', ')}${peopleCount > people.length ? ` +${peopleCount - people.length}` : ''}`
  const title = regarding || names || t`No subject`
  const label = isDone ? t`Open again: ${title}` : t`Done: ${title}`
  const when = start === null ? '' : start.startsWith(today) ? (isTimeless(start) ? '' : timeOfDayText(i18n.locale, start)) : `${dayText(i18n.locale, start, today)}${isTimeless(start) ? '' : ` ${timeOfDayText(i18n.locale, start)}`}`
  return (
    <div id={`task-${index}`} role="row" aria-rowindex={index + 1} aria-selected={isSelected} className={classes.row} data-at={isAt || undefined} data-selected={isSelected || undefined} data-done={isDone || undefined} data-first={isFirst || undefined} style={{ top: index * rowHeight, '--shade': activityShade(occurrence.colour ?? type?.colour) } as React.CSSProperties} onMouseDown={onClick} onDoubleClick={onOpen}>
      <span role="gridcell" className={classes.bucket} data-late={bucket === 'overdue' || undefined}>{bucket ? t(bucketWords[bucket]) : ''}</span>
      <span role="gridcell"><button type="button" tabIndex={-1} className={classes.tick} aria-label={label} title={label} data-done={isDone || undefined} data-high={isHighPriority(priority) || undefined} onClick={() => void tickOccurrence(occurrence)}><Check size={11} strokeWidth={3} aria-hidden /></button></span>
      <span role="gridcell" className={classes.when} data-late={isLate || undefined}>{when}</span>
      <span role="gridcell" className={classes.title}><bdi>{title}</bdi>{occurrence.isRecurring ? <> <Repeat size={11} aria-hidden /></> : null}</span>
      <span role="gridcell" className={classes.people}><bdi>{regarding ? names : ''}</bdi></span>
      <span role="gridcell" className={classes.type}><TypeSign type={type} size={13} />{type ? typeText(t, type) : ''}</span>
    </div>
  )
}
