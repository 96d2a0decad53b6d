import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../client/trpc.ts'
import { openActivity } from '../ui/activity-dialog.ts'
import { typeText } from '../ui/activity-words.ts'
import { openOccurrence } from '../ui/occurrence-actions.ts'
import { spanText, todayIn, useTimeZone } from '../ui/reader-time.ts'
import { useTypesById } from '../ui/use-activity-types.ts'
import classes from './History.module.css'

/** The next thing planned with somebody, or that nothing is: the line that ACT!'s users lived by. */
export function NextLine({ contactId, name }: { contactId: number; name: string }) {
  const { t, i18n } = useLingui()
  const timeZone = useTimeZone()
  const types = useTypesById()
  const { data } = useQuery(trpc.activities.next.queryOptions({ contactId, timeZone }))
  if (!data) return <span className={classes.space} />
  const [next] = data
  if (!next) return <button type="button" className={classes.next} data-none onClick={() => openActivity({ content: { participants: [{ contactId, name, email: '', answer: null }] } })}>{t`No next step. Plan one`}</button>
  const type = types.get(next.typeId)
  const when = next.start === null ? '' : spanText(i18n.locale, next.start, null, todayIn(timeZone))
  const isLate = next.isTask && next.start !== null && next.start.slice(0, 10) < todayIn(timeZone)
  return (
    <button type="button" className={classes.next} data-late={isLate || undefined} onClick={() => openOccurrence(next)} title={t`Open the next step`}>
      {t`Next:`} {type ? typeText(t, type) : ''} {when}{next.regarding ? <> · <bdi>{next.regarding}</bdi></> : null}
    </button>
  )
}
