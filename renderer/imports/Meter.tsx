import { useLingui } from '@lingui/react/macro'
import type { Job } from '../client/trpc.ts'
import classes from './Imports.module.css'

/** How far an import is: the share of what there is to read, and what it is at. */
export function Meter({ label, job }: { label: string; job: Job | undefined }) {
  const { t, i18n } = useLingui()
  const part = job?.total ? Math.min(job.done / job.total, 1) : 0
  const percent = i18n.number(part, { style: 'percent' })
  const phases: Record<string, string> = {
    copying: t`A backup is made first`, checking: t`A backup is made first`, reading: t`Reading the entries and writing them down`, indexing: t`Making everything findable`,
  }
  const phase = job?.state === 'paused' ? t`Paused` : (phases[job?.phase ?? ''] ?? t`Beginning`)
  const counts = countsOf(job)
  const told = counts === null ? null : [[counts.created, t`added`], [counts.updated, t`brought up to date`], [counts.skipped, t`left as they were`], [counts.failed, t`did not come in`]] as const
  return (
    <div className={classes.progress}>
      <div className={classes.meter} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)} data-paused={job?.state === 'paused' || undefined}><span style={{ width: `${part * 100}%` }} /></div>
      <p>{job?.total ? `${percent} · ${phase}` : phase}</p>
      {told ? <p>{told.filter(([count], at) => at === 0 || count > 0).map(([count, words]) => `${i18n.number(count)} ${words}`).join(' · ')}</p> : null}
    </div>
  )
}

/** The counts so far, where the core tells them. */
function countsOf(job: Job | undefined): Record<'created' | 'updated' | 'skipped' | 'failed', number> | null {
  const counts = job?.counts
  return counts ? { created: counts['created'] ?? 0, updated: counts['updated'] ?? 0, skipped: counts['skipped'] ?? 0, failed: counts['failed'] ?? 0 } : null
}
