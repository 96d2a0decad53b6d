import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Menu, TextInput } from '@mantine/core'
import { CalendarDays, Clock, Flag, Hourglass, MapPin, MessageSquareText, Repeat, User, UserPlus } from 'lucide-react'
import type { ActivityContent } from '#shared/activities.ts'
import type { ActivityType } from '#shared/activity-types.ts'
import type { ChipKind } from '#shared/quick-add.ts'
import { dayOf, isDay, isTimeless } from '#shared/wall-time.ts'
import { activityShade, priorityText, typeText } from '../ui/activity-words.ts'
import { dayText, timeOfDayText, todayIn } from '../ui/reader-time.ts'
import { TypeSign } from '../ui/TypeSign.tsx'
import { ChipMenu } from './ChipMenu.tsx'
import { chipOf, peopleOf, type Corrections, type Understood } from './corrections.ts'
import classes from './QuickAdd.module.css'

interface Props {
  understood: Understood
  content: ActivityContent
  corrections: Corrections
  types: readonly ActivityType[]
  timeZone: string
  open: string | null
  onOpen: (chip: string | null) => void
  onCorrect: (change: Partial<Corrections>) => void
}

/** What was understood, part by part, each to be corrected or taken back. */
export function Chips({ understood, content, corrections, types, timeZone, open, onOpen, onCorrect }: Props) {
  const { t, i18n } = useLingui()
  const today = todayIn(timeZone)
  const type = types.find(({ id }) => id === content.typeId)
  const back = (kind: ChipKind, text = chipOf(understood, kind)?.text) => (text === undefined ? null : () => onCorrect({ back: new Set([...corrections.back, text]) }))
  const state = (id: string) => ({ id, isOpen: open === id, onOpen: (isOpen: boolean) => onOpen(isOpen ? id : null) })
  const { start, end } = content
  const minutes = start !== null && end !== null && !isTimeless(start) ? Math.round((Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000) : null
  const day = start === null ? '' : dayOf(start)
  const time = start !== null && !isTimeless(start) ? start.slice(11, 16) : ''
  return (
    <div className={classes.chips} role="group" aria-label={t`Understood as`}>
      <ChipMenu {...state('type')} label={t`Type: ${type ? typeText(t, type) : ''}`} icon={<TypeSign type={type} size={14} />} words={type ? typeText(t, type) : ''} shade={activityShade(type?.colour)} onBack={back('type')}>
        {(close) => types.filter(({ isPlanned, isHidden }) => isPlanned && !isHidden).map((other) => <Menu.Item key={other.id} leftSection={<TypeSign type={other} size={14} />} onClick={() => {
          onCorrect({ typeId: other.id })
          close()
        }}>{typeText(t, other)}</Menu.Item>)}
      </ChipMenu>
      {peopleOf(understood, corrections).map(({ text, matches, person }) => (
        <ChipMenu key={text} {...state(`person ${text}`)} label={person ? t`With ${person.name}` : t`Which ${text}?`} isUndecided={person === null} icon={person?.kind === 'new' ? <UserPlus size={14} aria-hidden /> : <User size={14} aria-hidden />} words={<><bdi>{person?.name ?? text}</bdi> {person === null ? <small>{t`which one?`}</small> : person.kind === 'new' ? <small>{t`new`}</small> : null}</>} onBack={back('person', text)}>
          {(close) => {
            const take = (chosen: NonNullable<typeof person>) => {
              onCorrect({ people: new Map([...corrections.people, [text, chosen]]) })
              close()
            }
            return <>
              {matches.map((match) => <Menu.Item key={match.contactId} leftSection={<User size={14} />} onClick={() => take({ kind: 'contact', ...match })}><bdi>{match.name}</bdi></Menu.Item>)}
              <Menu.Item leftSection={<UserPlus size={14} />} onClick={() => take({ kind: 'new', name: text })}>{t`New contact ${text}`}</Menu.Item>
              <Menu.Item onClick={() => take({ kind: 'name', name: text })}>{t`Just the name: ${text}`}</Menu.Item>
            </>
          }}
        </ChipMenu>
      ))}
      <ChipMenu {...state('day')} label={day ? t`Day: ${dayText(i18n.locale, day, today)}` : t`No day`} icon={<CalendarDays size={14} aria-hidden />} words={day ? dayText(i18n.locale, day, today) : <span className={classes.hint}>{t`No day`}</span>} onBack={day && corrections.day === null ? back('day') : corrections.day === null ? null : () => onCorrect({ day: null })}>
        {() => <TextInput type="date" aria-label={t`Day`} value={day} m={6} onChange={(event) => { if (isDay(event.currentTarget.value)) onCorrect({ day: event.currentTarget.value }) }} />}
      </ChipMenu>
      {day ? (
        <ChipMenu {...state('time')} label={time && start ? t`At ${timeOfDayText(i18n.locale, start)}` : t`No time`} icon={<Clock size={14} aria-hidden />} words={time && start ? timeOfDayText(i18n.locale, start) : <span className={classes.hint}>{t`No time`}</span>} onBack={time && corrections.time === null ? back('time') : corrections.time === null ? null : () => onCorrect({ time: null })}>
          {() => <TextInput type="time" aria-label={t`Time`} value={time} m={6} onChange={(event) => { if (/^\d\d:\d\d$/.test(event.currentTarget.value)) onCorrect({ time: event.currentTarget.value }) }} />}
        </ChipMenu>
      ) : null}
      {minutes !== null ? (
        <ChipMenu {...state('duration')} label={t`Takes ${plural(minutes, { one: '# minute', other: '# minutes' })}`} icon={<Hourglass size={14} aria-hidden />} words={t`${plural(minutes, { one: '# minute', other: '# minutes' })}`} onBack={back('duration')}>
          {(close) => [15, 30, 45, 60, 90, 120].map((length) => <Menu.Item key={length} onClick={() => {
            onCorrect({ duration: length })
            close()
          }}>{t`${plural(length, { one: '# minute', other: '# minutes' })}`}</Menu.Item>)}
        </ChipMenu>
      ) : null}
      {content.recurrence ? <ChipMenu {...state('recurrence')} label={t`Repeats: ${chipOf(understood, 'recurrence')?.text ?? ''}`} icon={<Repeat size={14} aria-hidden />} words={chipOf(understood, 'recurrence')?.text ?? content.recurrence} onBack={back('recurrence')} /> : null}
      {content.location ? <ChipMenu {...state('location')} label={t`Where: ${content.location}`} icon={<MapPin size={14} aria-hidden />} words={<bdi>{content.location}</bdi>} onBack={back('location')} /> : null}
      {content.priority > 0 ? <ChipMenu {...state('priority')} label={t`Priority: ${priorityText(t, content.priority)}`} icon={<Flag size={14} aria-hidden />} words={priorityText(t, content.priority)} onBack={back('priority')} /> : null}
      {content.regarding ? <span className={classes.chip} style={{ borderStyle: 'dashed' }}><MessageSquareText size={14} aria-hidden /><span><bdi>{content.regarding}</bdi></span></span> : null}
    </div>
  )
}
