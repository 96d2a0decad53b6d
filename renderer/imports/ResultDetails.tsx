import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowOutcomes, type RowOutcome } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, trpc } from '../client/trpc.ts'
import { saveFile } from '../ui/save-file.ts'
import classes from './Result.module.css'
import { ResultProblems } from './ResultProblems.tsx'
import { ResultRows } from './ResultRows.tsx'

type View = 'problems' | 'all' | RowOutcome

/** What became of each row, and what was wrong. Where anything was, that is shown first. */
export function ResultDetails({ result, isUndone }: { result: ImportResult; isUndone: boolean }) {
  const { t, i18n } = useLingui()
  const { problems } = result
  const changeSet = result.changeSet ?? 0
  const [view, setView] = useState<View>(problems.length > 0 ? 'problems' : 'all')
  // Rows are kept of the last import only; of an earlier one there are its problems.
  const { isSuccess: hasRows } = useQuery({ ...trpc.imports.rows.queryOptions({ changeSet, offset: 0, limit: 1 }), retry: false })
  const words: Record<RowOutcome, string> = { created: t`Added`, updated: t`Brought up to date`, skipped: t`Left as they were`, failed: t`Did not come in` }
  const views: readonly (readonly [View, string, number])[] = [
    ...(problems.length > 0 ? [['problems', t`Problems`, problems.length] as const] : []),
    ...(hasRows ? [['all', t`All rows`, result.rows] as const, ...rowOutcomes.flatMap((outcome) => (result[outcome] > 0 ? [[outcome, words[outcome], result[outcome]] as const] : []))] : []),
  ]
  const hasFailed = hasRows && (result.failed > 0 || problems.length > 0)
  if (views.length === 0) return null
  return (
    <div className={classes.details}>
      <div className={classes.views}>
        <div role="group" aria-label={t`Which rows`}>
          {views.map(([key, word, count]) => <button key={key} type="button" className={classes.view} aria-pressed={view === key} onClick={() => setView(key)}>{word} <small>{i18n.number(count)}</small></button>)}
        </div>
        <span className={classes.space} />
        {hasFailed ? <Button onClick={() => saveFailed(changeSet)} title={t`With the headers of the file, to be corrected and imported again`}><Trans>Save the rows concerned as CSV</Trans></Button> : null}
      </div>
      {view === 'problems' ? <ResultProblems problems={problems} /> : hasRows ? <ResultRows key={view} changeSet={changeSet} outcome={view === 'all' ? null : view} isUndone={isUndone} /> : null}
    </div>
  )
}

function saveFailed(changeSet: number): void {
  client.imports.failed.mutate({ changeSet }).then((files) => {
    for (const { download, name } of files) if (download) saveFile(download, name)
  }, showFailure)
}
