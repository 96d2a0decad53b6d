import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ImportResult } from '#shared/jobs.ts'
import { FailedJob } from '../client/failures.ts'
import { trpc } from '../client/trpc.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'
import { Figures } from './Figures.tsx'
import { beginAnew, type Outcome } from './import-state.ts'
import classes from './Imports.module.css'
import { ResultDetails } from './ResultDetails.tsx'
import { backToFiles } from './run.ts'

interface Props {
  outcome: Outcome
  onUndo: (changeSet: number) => Promise<void>
  onClose: () => void
}

/** What became of the import. */
export function ResultStep({ outcome, onUndo, onClose }: Props) {
  const { t } = useLingui()
  switch (outcome.kind) {
    case 'done': return <Done result={outcome.result} onUndo={onUndo} onClose={onClose} />
    case 'cancelled': return <Ended title={t`The import was stopped`} onClose={onClose}><Trans>What had come in was taken back; everything is as it was before.</Trans></Ended>
    case 'cutOff': return <Ended title={t`The import was cut off`} onClose={onClose}><Trans>Touchbase had to start anew in the middle of it. What had come in is taken back by itself; your other data is as it was before.</Trans></Ended>
    case 'failed': return <div className={classes.scroll}><FailurePanel error={new FailedJob(outcome.failure)} onRetry={backToFiles} /></div>
  }
}

function Done({ result, onUndo, onClose }: { result: ImportResult; onUndo: Props['onUndo']; onClose: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [isUndoing, setUndoing] = useState(false)
  const { created, updated, skipped, failed, problems, changeSet } = result
  const isUndone = useIsUndone(changeSet)
  const hasChanged = created + updated > 0
  const undo = () => {
    if (changeSet === null) return
    setUndoing(true)
    void onUndo(changeSet).finally(() => {
      setUndoing(false)
      // The button that had the focus is off now.
      document.getElementById(titleId)?.focus()
    })
  }
  // The newest first: what just came in stands on top.
  const show = () => {
    beginAnew()
    void navigate({ to: '/contacts', search: { sort: { column: 'updatedAt', direction: 'descending' } } } as never)
  }
  const title = isUndone ? t`The import was taken back` : !hasChanged ? t`Nothing new came in` : problems.length > 0 ? t`The import is done, with problems` : t`The import is done`
  return (
    <div className={classes.result}>
      <div className={classes.resultHead}>
        <Title>{title}</Title>
        {isUndone ? <p><Trans>Everything is as it was before. Redo brings it back.</Trans></p> : null}
        <Figures label={t`Counts`} figures={[[created, t`added`], [updated, t`brought up to date`], [skipped, t`left as they were`], [failed, t`did not come in`], [problems.length, t`problems`]]} />
        <div className={classes.buttons}>
          {hasChanged && !isUndone ? <Button variant="filled" data-main aria-describedby={titleId} onClick={show}><Trans>Show the contacts</Trans></Button> : null}
          {hasChanged && changeSet !== null ? <Button leftSection={<Undo2 size={15} />} disabled={isUndone || isUndoing} onClick={undo}>{isUndone ? t`Taken back` : t`Undo the import`}</Button> : null}
          <Button onClick={beginAnew}><Trans>Import more</Trans></Button>
          <Button variant="subtle" onClick={onClose}><Trans>Close</Trans></Button>
        </div>
      </div>
      <ResultDetails result={result} isUndone={isUndone} />
    </div>
  )
}

/** Whether the change set has been taken back, from here or from anywhere else. */
function useIsUndone(changeSet: number | null): boolean {
  const { data } = useQuery(trpc.changes.list.queryOptions({ limit: 200 }, { enabled: changeSet !== null }))
  return data?.find(({ id }) => id === changeSet)?.state === 'undone'
}

function Ended({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <div className={classes.scroll}>
      <div className={classes.page}>
        <Title>{title}</Title>
        <p>{children}</p>
        <div className={classes.buttons}><Button variant="filled" data-main aria-describedby={titleId} onClick={backToFiles}><Trans>Back to the files</Trans></Button><Button onClick={onClose}><Trans>Close</Trans></Button></div>
      </div>
    </div>
  )
}

/** Takes the focus where no button below wants it, so that a screen reader reads how it ended. */
function Title({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const main = title.current?.parentElement?.querySelector<HTMLElement>('[data-main]')
    if (main) main.focus()
    else title.current?.focus()
  }, [])
  return <h2 ref={title} id={titleId} tabIndex={-1}>{children}</h2>
}

const titleId = 'import-ended'
