import { Plural, useLingui } from '@lingui/react/macro'
import type { Problem } from '#shared/errors.ts'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import classes from './Imports.module.css'
import { useProblemText } from './problem-words.ts'

/** What is odd in the part of the file that was looked at. Draws nothing where nothing is. */
export function PreviewProblems({ problems }: { problems: readonly Problem[] }) {
  const { t, i18n } = useLingui()
  const text = useProblemText()
  if (problems.length === 0) return null
  return (
    <ScrollRegion className={classes.problems} label={t`Problems in the file`}>
      <h3><Plural value={problems.length} one="# problem in the part shown; everything else comes in" other="# problems in the part shown; everything else comes in" /></h3>
      <ul className={classes.problemList}>
        {problems.slice(0, 200).map((problem, at) => {
          const line = i18n.number(problem.line)
          return <li key={`${problem.line} ${at}`}><span>{problem.line > 0 ? t`Line ${line}` : t`Whole file`}</span><span>{text(problem)}</span></li>
        })}
      </ul>
    </ScrollRegion>
  )
}
