import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { showFailure } from '../client/shown-failure.ts'
import { client, trpc, type Job } from '../client/trpc.ts'
import { useIsLate } from '../ui/use-is-late.ts'
import classes from './Frame.module.css'

/** Long work: how far it is, and the way to stop it. What is over in a moment is not shown. */
export function JobLine() {
  const { data } = useQuery(trpc.jobs.list.queryOptions())
  const running = data?.filter((job) => job.state === 'running' || job.state === 'paused') ?? []
  return <>{running.map((job) => <Progress key={job.id} job={job} />)}</>
}

function Progress({ job }: { job: Job }) {
  const { t, i18n } = useLingui()
  const isLate = useIsLate(true)
  if (!isLate) return null
  const kinds: Record<string, string> = { import: t`Importing`, export: t`Exporting`, report: t`Setting the report`, backup: t`Backing up`, backupBeforeImport: t`Backing up`, undo: t`Taking back`, demo: t`Adding samples`, verify: t`Comparing the backup`, index: t`Bringing search up to date`, bulk: t`Changing contacts`, plans: t`Planning`, tags: t`Changing tags`, documents: t`Adding documents`, unused: t`Looking for unused files`, restore: t`Restoring` }
  const done = i18n.number(job.done)
  const total = i18n.number(job.total ?? 0)
  // An import counts bytes, which say less than their share.
  const progress = job.total === null ? done : job.kind === 'import' ? i18n.number(Math.min(1, job.done / Math.max(job.total, 1)), { style: 'percent' }) : `${done} / ${total}`
  return (
    <span className={classes.job}>
      <span>{kinds[job.kind] ?? job.kind} {progress}{job.state === 'paused' ? ` (${t`paused`})` : ''}</span>
      {job.total ? <span className={classes.meter} role="progressbar" aria-label={kinds[job.kind] ?? job.kind} aria-valuemin={0} aria-valuemax={job.total} aria-valuenow={job.done}><span style={{ width: `${Math.min(100, (job.done / job.total) * 100)}%` }} /></span> : null}
      {job.state === 'paused' ? <button type="button" className={classes.link} aria-label={`${t`Go on`}: ${kinds[job.kind] ?? job.kind}`} onClick={() => void client.jobs.resume.mutate({ id: job.id }).catch(showFailure)}>{t`Go on`}</button> : null}
      {job.kind === 'undo' || job.kind === 'index' ? null : <button type="button" className={classes.link} aria-label={`${t`Cancel`}: ${kinds[job.kind] ?? job.kind}`} onClick={() => void client.jobs.cancel.mutate({ id: job.id }).catch(showFailure)}>{t`Cancel`}</button>}
    </span>
  )
}
