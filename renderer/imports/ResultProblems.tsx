import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '#shared/errors.ts'
import { saveText } from '../ui/save-file.ts'
import classes from './Imports.module.css'
import { problemTable, problemText } from './problem-table.ts'
import { useProblemText } from './problem-words.ts'

/** How many are shown; all of them are in the list that can be saved. */
const mostShown = 500

/** What went wrong, by file and line. */
export function ResultProblems({ problems }: { problems: readonly Problem[] }) {
  const { t, i18n } = useLingui()
  const [isCopied, setCopied] = useState(false)
  const words = useProblemText()
  const told = problems.map((problem) => ({ ...problem, message: words(problem) })).toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
  const copy = () => void navigator.clipboard.writeText(problemText(told)).then(() => setCopied(true), () => setCopied(false))
  const left = i18n.number(problems.length - mostShown)
  return (
    <section className={classes.told} aria-label={t`Problems`}>
      <div className={classes.toldHead}>
        <span className={classes.space} />
        <Button onClick={copy}>{isCopied ? t`Copied` : t`Copy`}</Button>
        <Button onClick={() => saveText(problemTable(told), `${t`Import problems`}.csv`, 'text/csv;charset=utf-8')}><Trans>Save this list as CSV</Trans></Button>
      </div>
      <ul className={classes.problemList}>
        {told.slice(0, mostShown).map((problem, at) => <li key={at}><span title={problem.file}>{problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file}</span><span>{problem.message}</span></li>)}
      </ul>
      {problems.length > mostShown ? <p><Trans>{left} more are in the list to be saved.</Trans></p> : null}
    </section>
  )
}
