import { useQuery } from '@tanstack/react-query'
import { useLingui } from '@lingui/react/macro'
import { trpc } from '../client/trpc.ts'
import classes from './JobProgress.module.css'

/** How far a job is, in the place where it was started: what it does, and a count where one is known. */
export function JobProgress({ jobId, words }: { jobId: number | null; words: string }) {
  const { i18n } = useLingui()
  const { data } = useQuery(trpc.jobs.list.queryOptions())
  const job = data?.find(({ id }) => id === jobId)
  const done = i18n.number(job?.done ?? 0)
  const total = i18n.number(job?.total ?? 0)
  const part = job?.total ? Math.min(job.done / job.total, 1) : 0
  return (
    <div>
      <p className={classes.line} role="status">{words}{job?.total ? ` ${done} / ${total}` : ''}</p>
      <div className={classes.meter} role="progressbar" aria-label={words} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)}><span style={{ width: `${part * 100}%` }} /></div>
    </div>
  )
}
