import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../client/trpc.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import classes from './History.module.css'

/** When somebody was last reached, last met, and how often this year, as lists and lookups have it. */
export function ReachedLine({ contactId }: { contactId: number }) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.contacts.list.queryOptions({ lookup: { where: { join: 'and', conditions: [{ field: 'ids', in: [contactId] }] } }, offset: 0, limit: 1 }))
  const row = data?.rows[0]
  if (!row) return null
  const { lastReachedAt, lastMeetingAt, reachedThisYear } = row
  if (lastReachedAt === null) return <p className={classes.reached}>{t`Not reached yet`}</p>
  const [reached, met] = [shortTime(i18n.locale, lastReachedAt), lastMeetingAt === null ? '' : shortTime(i18n.locale, lastMeetingAt)]
  return (
    <p className={classes.reached}>
      <span title={fullTime(i18n.locale, lastReachedAt)}>{t`Last reached ${reached}`}</span>
      {lastMeetingAt === null ? null : <> · <span title={fullTime(i18n.locale, lastMeetingAt)}>{t`last meeting ${met}`}</span></>}
      {' · '}<span>{t`${plural(reachedThisYear, { one: '# time this year', other: '# times this year' })}`}</span>
    </p>
  )
}
