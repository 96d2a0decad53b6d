import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { ImportResult } from '#shared/jobs.ts'
import { FailedJob, failureOf } from '../client/failures.ts'
import { showFailure } from '../client/shown-failure.ts'
import { trpc } from '../client/trpc.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { Collisions } from './Collisions.tsx'
import { Figures } from './Figures.tsx'
import classes from './Duplicates.module.css'
import { goTo, materialOf, useImport, type Trial } from './import-state.ts'
import importClasses from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { Meter } from './Meter.tsx'
import { readingsOf, readyOf } from './ready.ts'
import { RulesPanel } from './RulesPanel.tsx'
import { cancelTrial, startTrial } from './run.ts'
import { StartButton } from './StartButton.tsx'
import { StepFrame } from './StepFrame.tsx'
import { usePreviews } from './use-previews.ts'

/** What happens to those who are here already, and a trial that counts exactly what the import would do. */
export function DuplicatesStep({ labelWords }: { labelWords: LabelWords }) {
  const { t } = useLingui()
  const { files, rules, trial } = useImport()
  const previews = usePreviews(files)
  const { ready, isReading } = readyOf(files, previews)
  const [isStarting, setStarting] = useState(false)
  const isTrying = trial !== null && trial.outcome === null
  const tryIt = () => {
    setStarting(true)
    readingsOf(ready).then((sent) => {
      setStarting(false)
      return startTrial(sent, rules)
    }).catch((error: unknown) => {
      setStarting(false)
      showFailure(failureOf(error))
    })
  }
  // It stays enabled, so that the focus stays where it is.
  const isBusy = isReading || isStarting || isTrying || ready.length === 0
  const isStale = trial !== null && trial.of !== materialOf({ files, rules })
  return (
    <StepFrame>
      <div className={classes.sides}>
        <RulesPanel />
        <section className={classes.trial} aria-label={t`Trial`} aria-busy={isTrying}>
          <div className={classes.trialHead}>
            <Button leftSection={<FlaskConical size={14} />} aria-disabled={isBusy} data-busy={isBusy || undefined} onClick={() => { if (!isBusy) tryIt() }}><Trans>Try it</Trans></Button>
            <small>{isStale && !isTrying ? t`Something was changed since; try it again.` : t`Counts exactly what would come in. Nothing is changed.`}</small>
          </div>
          {trial ? <TrialResult trial={trial} isStale={isStale} isSeveral={files.length > 1} labelWords={labelWords} /> : null}
        </section>
      </div>
      <footer className={importClasses.foot}>
        <Button onClick={() => goTo('check')}><Trans>Back to the rows</Trans></Button>
        <StartButton files={files} previews={previews} />
      </footer>
    </StepFrame>
  )
}

function TrialResult({ trial, isStale, isSeveral, labelWords }: { trial: Trial; isStale: boolean; isSeveral: boolean; labelWords: LabelWords }) {
  const { outcome, jobId } = trial
  if (!outcome) return <Trying jobId={jobId} />
  if (outcome.kind === 'failed') return <FailurePanel error={new FailedJob(outcome.failure)} />
  if (outcome.kind !== 'done') return <p className={classes.none}><Trans>The trial was stopped.</Trans></p>
  return <div className={classes.tried} data-stale={isStale || undefined}><Counts result={outcome.result} />{jobId === null ? null : <Collisions jobId={jobId} isSeveral={isSeveral} labelWords={labelWords} />}</div>
}

function Counts({ result }: { result: ImportResult }) {
  const { t } = useLingui()
  return (
    <div role="status">
      <Figures label={t`Trial counts`} figures={[[result.created, t`would be added`], [result.updated, t`would be brought up to date`], [result.skipped, t`would be left as they are`], [result.failed, t`would not come in`], [result.problems.length, t`problems`]]} />
    </div>
  )
}

function Trying({ jobId }: { jobId: number | null }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.jobs.list.queryOptions())
  const job = data?.find(({ id }) => id === jobId)
  return <div className={classes.trying}><Meter label={t`Trial`} job={job} /><Button onClick={cancelTrial} disabled={jobId === null}><Trans>Stop</Trans></Button></div>
}
