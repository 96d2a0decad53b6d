import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Archive } from 'lucide-react'
import type { BackupStatus } from '#shared/backups.ts'
import { trpc } from '../client/trpc.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { useFailureWords } from '../ui/failure-words.ts'
import { JobProgress } from '../ui/JobProgress.tsx'
import { fullTime, shortTime } from '../ui/times.ts'
import { BackupList } from './BackupList.tsx'
import { backUp, useBackupJobs } from './backup-job.ts'
import classes from './Backups.module.css'
import { errorCodes, type ErrorCode } from '#shared/errors.ts'

/** The backups of this file: the last proven one, where they are, and the way to make one now. */
export function BackupsScreen() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(trpc.backups.status.queryOptions())
  return (
    <div className={classes.screen}>
      <header className={classes.header}><h1>{t`Backups`}</h1></header>
      <div className={classes.scroll}>
        {error && !data ? <FailurePanel error={error} onRetry={() => void refetch()} /> : null}
        {data ? <div className={classes.page}><Status status={data} /><Now /><BackupList /></div> : null}
      </div>
    </div>
  )
}

function Status({ status: { last, failure, folder } }: { status: BackupStatus }) {
  const { t, i18n } = useLingui()
  const time = last ? shortTime(i18n.locale, last.at) : ''
  return (
    <>
      {failure ? <Failed failure={failure} /> : null}
      <h2 {...(last ? { title: fullTime(i18n.locale, last.at) } : {})}>{last ? t`Last proven backup: ${time}` : t`There is no backup yet`}</h2>
      <p><Trans>Proven means: the finished backup was opened again and every row in it compared with your file. Only then does it count.</Trans></p>
      <p><Trans>One is made every day the program is used, and before every import. Copied to another disk now and then, they also outlive this one.</Trans></p>
      <p><Trans>Folder:</Trans> <span className={classes.folder}>{folder}</span></p>
    </>
  )
}

function Failed({ failure }: { failure: NonNullable<BackupStatus['failure']> }) {
  const { i18n } = useLingui()
  const code: ErrorCode = errorCodes.find((known) => known === failure.code) ?? 'internal'
  const { happened } = useFailureWords({ code, message: failure.message })
  const time = shortTime(i18n.locale, failure.at)
  return <div className={classes.failed} role="alert"><b><Trans>The last backup failed ({time}).</Trans></b> {happened} <span title={failure.message}><Trans>Your file itself is not touched by this. Try again when it is mended.</Trans></span></div>
}

function Now() {
  const { t } = useLingui()
  const { jobId } = useBackupJobs()
  return (
    <div className={classes.now}>
      <Button variant="filled" leftSection={<Archive size={15} />} disabled={jobId !== null} onClick={() => void backUp()}><Trans>Back up now</Trans></Button>
      {jobId === null ? null : <div><JobProgress jobId={jobId} words={t`Copying and comparing`} /></div>}
    </div>
  )
}
