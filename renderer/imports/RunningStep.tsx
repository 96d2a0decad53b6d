import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { trpc } from '../client/trpc.ts'
import type { Run } from './import-state.ts'
import classes from './Imports.module.css'
import { cancelImport } from './run.ts'

/** The import is under way: how far it is. Everything else can be used meanwhile. */
export function RunningStep({ run }: { run: Run }) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.jobs.list.queryOptions())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const name = run.names[0] ?? ''
  const job = data?.find(({ id }) => id === run.jobId)
  const part = job?.total ? Math.min(job.done / job.total, 1) : 0
  const percent = i18n.number(part, { style: 'percent' })
  const phases: Record<string, string> = {
    copying: t`A backup is made first`, checking: t`A backup is made first`, reading: t`Reading the entries and writing them down`, indexing: t`Making everything findable`,
  }
  const phase = phases[job?.phase ?? ''] ?? t`Beginning`
  return (
    <div className={classes.scroll}>
      <div className={classes.page}>
        <h2 ref={title} tabIndex={-1}>{run.names.length === 0 ? t`Importing` : run.names.length === 1 ? t`Importing ${name}` : <Plural value={run.names.length} one="Importing # file" other="Importing # files" />}</h2>
        <div className={classes.meter} role="progressbar" aria-label={t`Import`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)}><span style={{ width: `${part * 100}%` }} /></div>
        <p style={{ fontVariantNumeric: 'tabular-nums' }}>{job?.total ? `${percent} · ${phase}` : phase}</p>
        <p><Trans>You can go on working meanwhile; the line at the foot of the window shows how far it is.</Trans></p>
        <div className={classes.buttons}><Button onClick={cancelImport} disabled={run.jobId === null}><Trans>Stop the import</Trans></Button><small className={classes.hint}>{t`What came in so far is then taken back.`}</small></div>
      </div>
    </div>
  )
}
