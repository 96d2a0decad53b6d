import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { trpc } from '../client/trpc.ts'
import type { Run } from './import-state.ts'
import classes from './Imports.module.css'
import { Meter } from './Meter.tsx'
import { cancelImport, pauseImport, resumeImport } from './run.ts'

/** The import is under way: how far it is. Everything else can be used meanwhile. */
export function RunningStep({ run }: { run: Run }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.jobs.list.queryOptions())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const name = run.names[0] ?? ''
  const job = data?.find(({ id }) => id === run.jobId)
  const isPaused = job?.state === 'paused'
  return (
    <div className={classes.scroll}>
      <div className={classes.page}>
        <h2 ref={title} tabIndex={-1}>{run.names.length === 0 ? t`Importing` : run.names.length === 1 ? t`Importing ${name}` : <Plural value={run.names.length} one="Importing # file" other="Importing # files" />}</h2>
        <Meter label={t`Import`} job={job} />
        <p><Trans>You can go on working meanwhile; the line at the foot of the window shows how far it is.</Trans></p>
        <div className={classes.buttons}>
          <Button leftSection={isPaused ? <Play size={14} /> : <Pause size={14} />} onClick={isPaused ? resumeImport : pauseImport} disabled={run.jobId === null}>{isPaused ? t`Go on` : t`Pause`}</Button>
          <Button onClick={cancelImport} disabled={run.jobId === null}><Trans>Stop the import</Trans></Button><small className={classes.hint}>{t`What came in so far is then taken back.`}</small>
        </div>
      </div>
    </div>
  )
}
