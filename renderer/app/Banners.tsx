import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { useConnection } from '../client/connection.ts'
import { putFailureAway, useShownFailure } from '../client/shown-failure.ts'
import type { Failure } from '../client/failures.ts'
import { useIsLate } from '../ui/use-is-late.ts'
import { useFailureWords } from '../ui/failure-words.ts'
import classes from './Frame.module.css'

/** Calm lines above everything: the core is away, or something that was asked for failed. */
export function Banners() {
  const { isOnline, isShutOut } = useConnection()
  const isAway = useIsLate(!isOnline)
  const { failure } = useShownFailure()
  return (
    <>
      {isAway ? <div className={classes.banner} role="status"><span>{isShutOut ? <Trans>Touchbase was started anew. Open it again from there; then this screen goes on, and what you typed is kept.</Trans> : <Trans>The core is being restarted… What you typed is kept; this screen goes on by itself.</Trans>}</span></div> : null}
      {failure && !(failure.code === 'offline' && isAway) ? <FailureBanner failure={failure} /> : null}
    </>
  )
}

function FailureBanner({ failure }: { failure: Failure }) {
  const { t } = useLingui()
  const { happened, kept } = useFailureWords(failure)
  return <div className={classes.banner} role="alert"><span><b>{happened}</b> {kept}</span><ActionIcon aria-label={t`Close`} onClick={putFailureAway}><X size={14} /></ActionIcon></div>
}
