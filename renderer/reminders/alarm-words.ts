import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DueAlarm } from '#shared/day.ts'
import { dayOf, isTimeless } from '#shared/wall-time.ts'
import { dateLabel, yearsText } from '../ui/date-words.ts'
import { dayText, spanText, timeOfDayText, timeZoneNow, todayIn, wallNow } from '../ui/reader-time.ts'
import { daysAway } from './reminder-actions.ts'

type Translate = (word: MessageDescriptor) => string

/** What an alarm is about, in one line. */
export function alarmTitle(t: Translate, { occurrence, date }: DueAlarm): string {
  if (date) return `${date.name} · ${dateLabel(t, date.label)}`
  return occurrence?.regarding || occurrence?.people.map(({ name }) => name).join(', ') || t(msg`No subject`)
}

/** When it is, and how long from now: "15:00 – 16:00 · in 10 minutes". */
export function whenText(i18n: I18n, { occurrence, date }: DueAlarm): string {
  const language = i18n.locale
  if (date) return [dayText(language, date.day, todayIn(timeZoneNow())), inDays(i18n, daysAway(date.day)), date.years === null ? '' : yearsText(i18n, date.label, date.years)].filter(Boolean).join(' · ')
  if (!occurrence?.start) return ''
  const today = todayIn(timeZoneNow())
  if (isTimeless(occurrence.start)) return `${dayText(language, occurrence.start, today)} · ${inDays(i18n, daysAway(occurrence.start))}`
  const when = dayOf(occurrence.start) === today ? timeOfDayText(language, occurrence.start) : spanText(language, occurrence.start, occurrence.end, today)
  return `${when} · ${inMinutes(i18n, occurrence.start)}`
}

const inDays = (i18n: I18n, days: number): string => new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' }).format(days, 'day')

function inMinutes(i18n: I18n, start: string): string {
  const minutes = Math.round((Date.parse(`${start}Z`) - Date.parse(`${wallNow(timeZoneNow())}Z`)) / 60_000)
  const words = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' })
  if (minutes === 0) return i18n._(msg({ message: 'now', context: 'reminder' }))
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute')
  return Math.abs(minutes) < 1_440 ? words.format(Math.round(minutes / 60), 'hour') : words.format(Math.round(minutes / 1_440), 'day')
}
