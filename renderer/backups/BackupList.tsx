import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { BackupReason } from '#shared/backups.ts'
import { trpc } from '../client/trpc.ts'
import { useFailureWords } from '../ui/failure-words.ts'
import { sizeText } from '../ui/sizes.ts'
import { fullTime, shortTime } from '../ui/times.ts'
import { check, useBackupJobs, type Checked } from './backup-job.ts'
import classes from './Backups.module.css'
import type { Failure } from '../client/failures.ts'

/** The backups there are, newest first; each can be compared again. */
export function BackupList() {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.backups.list.queryOptions())
  const { checked } = useBackupJobs()
  const isChecking = Object.values(checked).some(({ state }) => state === 'running')
  const reasons: Record<BackupReason, string> = { daily: t`daily`, manual: t`by hand`, import: t`before an import`, migration: t`before an update` }
  if (!data || data.length === 0) return null
  return (
    <table className={classes.table}>
      <thead><tr><th scope="col">{t`Made`}</th><th scope="col">{t`Why`}</th><th scope="col" className={classes.number}>{t`Size`}</th><th scope="col">{t`File`}</th><th scope="col">{t`State`}</th></tr></thead>
      <tbody>
        {data.map((backup) => {
          const time = shortTime(i18n.locale, backup.at)
          return (
            <tr key={backup.path}>
              <td title={fullTime(i18n.locale, backup.at)}>{time}</td>
              <td>{reasons[backup.reason]}</td>
              <td className={classes.number}>{sizeText(i18n.locale, backup.size)}</td>
              <td className={classes.name} title={backup.path}>{backup.name}</td>
              <td>{checked[backup.path] ? <CheckState checked={checked[backup.path]} /> : <Button variant="subtle" disabled={isChecking} aria-label={t`Compare again: backup of ${time}`} onClick={() => void check(backup.path)}><Trans>Compare again</Trans></Button>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function CheckState({ checked }: { checked: Checked | undefined }) {
  if (!checked) return null
  if (checked.state === 'running') return <span role="status"><Trans>being compared…</Trans></span>
  if (checked.state === 'bad') return <Bad failure={checked.failure} />
  return <span className={classes.good} role="status"><Check size={14} aria-hidden /> <Plural value={checked.found.contacts} one="good, # contact in it" other="good, # contacts in it" /></span>
}

function Bad({ failure }: { failure: Failure }) {
  const { happened } = useFailureWords(failure)
  return <span className={classes.bad} role="alert" title={failure.message}>{happened}</span>
}
