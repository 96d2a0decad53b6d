import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../client/failures.ts'
import classes from './FailurePanel.module.css'
import { useFailureWords } from './failure-words.ts'

/** What went wrong where something should be shown: what happened, what was kept, what to do, and details to copy. */
export function FailurePanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLingui()
  const failure = failureOf(error)
  const { happened, kept } = useFailureWords(failure)
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    const details = JSON.stringify({ ...failure, at: new Date().toISOString(), page: location.hash }, null, 2)
    navigator.clipboard.writeText(details).then(() => setCopied(true), () => setCopied(false))
  }
  return (
    <div className={classes.panel} role="alert">
      <h2>{happened}</h2>
      <p>{kept}</p>
      <div className={classes.actions}>
        {onRetry ? <Button variant="filled" onClick={onRetry}><Trans>Try again</Trans></Button> : null}
        <Button onClick={copy}>{isCopied ? t`Copied` : t`Copy the details`}</Button>
      </div>
    </div>
  )
}
