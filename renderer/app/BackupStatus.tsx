import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck, ShieldAlert } from 'lucide-react'
import { trpc } from '../client/trpc.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import classes from './Frame.module.css'

/** When the last backup was made and proven good; or that the last try failed. Nothing before the first. */
export function BackupStatus() {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.backups.status.queryOptions())
  if (!data) return null
  if (data.failure) return <span className={classes.alarm} title={data.failure.message}><ShieldAlert size={14} aria-hidden /> {t`The last backup failed`}</span>
  if (!data.last) return null
  const time = shortTime(i18n.locale, data.last.at)
  return <span title={`${fullTime(i18n.locale, data.last.at)}\n${data.folder}`}><ShieldCheck size={14} aria-hidden /> {t`Backup proven ${time}`}</span>
}
