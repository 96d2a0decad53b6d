import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { trpc } from '../client/trpc.ts'
import { CheckStep } from './CheckStep.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { DuplicatesStep } from './DuplicatesStep.tsx'
import { beginAnew, goTo, useImport } from './import-state.ts'
import classes from './Imports.module.css'
import type { LabelWords } from './label-words.ts'
import { ResultStep } from './ResultStep.tsx'
import { followImport, isUnderWay } from './run.ts'
import { RunningStep } from './RunningStep.tsx'

interface Props {
  /** Takes a change set back; other changes that stand in the way are asked about there. */
  onUndo: (changeSet: number) => Promise<void>
  labelWords: LabelWords
}

/** Bringing an address book in: choose the files, check how they are read, see what became of them. */
export function ImportScreen({ onUndo, labelWords }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { files, run, trial, step: wanted } = useImport()
  const { data: jobs } = useQuery(trpc.jobs.list.queryOptions())
  const underWay = jobs?.find((job) => job.kind === 'import' && isUnderWay(job))?.id
  const isTrying = trial !== null && trial.outcome === null
  useEffect(() => { if (underWay !== undefined && !run && !isTrying) void followImport(underWay) }, [underWay, run, isTrying])
  const step = run ? (run.outcome ? 4 : 3) : files.length === 0 ? 0 : wanted === 'check' ? 1 : 2
  // Between checking and duplicates one can go to and fro.
  const ways = files.length > 0 && !run ? [null, 'check' as const, 'duplicates' as const] : []
  const leave = () => {
    if (!run || run.outcome) beginAnew()
    void navigate({ to: '/contacts' } as never)
  }
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1>{t`Import`}</h1>
        <ol className={classes.steps} aria-label={t`Steps`}>
          {[t`Choose`, t`Check`, t`Duplicates`, t`Import`, t`Result`].map((word, at) => {
            const way = ways[at]
            return <li key={word} {...(at === step ? { 'aria-current': 'step' as const } : {})}>{at > 0 ? <span aria-hidden>›</span> : null}{way && at !== step ? <button type="button" className={classes.step} onClick={() => goTo(way)}>{word}</button> : word}</li>
          })}
        </ol>
        <span className={classes.space} />
        <ActionIcon aria-label={t`Close the import`} title={t`Close the import`} onClick={leave}><X size={16} /></ActionIcon>
      </header>
      {run ? (run.outcome ? <ResultStep outcome={run.outcome} onUndo={onUndo} onClose={leave} /> : <RunningStep run={run} />)
        : files.length > 0 ? (wanted === 'check' ? <CheckStep labelWords={labelWords} /> : <DuplicatesStep labelWords={labelWords} />) : <ChooseStep onCancel={leave} />}
    </div>
  )
}
