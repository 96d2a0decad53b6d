import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { dayOf, isTimeless } from '#shared/wall-time.ts'
import { trpc } from '../client/trpc.ts'
import { spanText, timeOfDayText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import classes from './Activities.module.css'

/** Says what else is planned at that time, while there is still something to be done about it. */
export function ConflictLine({ content, activityKey }: { content: ActivityContent; activityKey: OccurrenceKey | null }) {
  const { t, i18n } = useLingui()
  const reader = useTimeZone()
  const { start, end, timeZone, isFree, participants } = content
  const isAsked = start !== null && end !== null && !isTimeless(start) && !isFree
  const question = { start: start ?? '', end: end ?? '', timeZone: timeZone ?? reader, contactIds: participants.flatMap(({ contactId }) => contactId ?? []), ...(activityKey ? { except: activityKey } : {}) }
  const [asked] = useDebouncedValue(JSON.stringify(question), 300)
  const { data } = useQuery(trpc.activities.conflicts.queryOptions(JSON.parse(asked) as typeof question, { enabled: isAsked, gcTime: 5_000 }))
  if (!isAsked || !data || data.length === 0) return null
  const [first] = data
  const others = data.length - 1
  const what = first?.regarding || first?.people.map(({ name }) => name).join(', ') || ''
  const when = first?.start ? (dayOf(first.start) === dayOf(start) && !first.isTimeless ? `${timeOfDayText(i18n.locale, first.start)}${first.end ? `–${timeOfDayText(i18n.locale, first.end)}` : ''}` : spanText(i18n.locale, first.start, first.end, todayIn(reader))) : ''
  return <p className={classes.conflict} role="status"><TriangleAlert size={14} aria-hidden /><span>{t`At the same time: ${what}, ${when}`}{others > 0 ? ` ${t`and ${plural(others, { one: '# other', other: '# others' })}`}` : ''}</span></p>
}
