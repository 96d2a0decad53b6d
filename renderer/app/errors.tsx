import { useLingui } from '@lingui/react/macro'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { failureOf } from '../client/failures.ts'
import { setOnline } from '../client/connection.ts'
import { showFailure } from '../client/shown-failure.ts'
import { FailurePanel } from '../ui/FailurePanel.tsx'

/** Takes an error and says whether it has dealt with it. */
type Handler = (error: unknown) => boolean

/** What nobody else has answered goes along here; the first that deals with it ends it. `invalid` never gets here: it stands beside its field. */
const handlers: readonly Handler[] = [
  // Aborted requests are how lists give up pages they no longer need.
  (error) => error instanceof Error && error.name === 'AbortError',
  (error) => {
    if (failureOf(error).code !== 'offline') return false
    setOnline(false)
    return true
  },
  (error) => {
    showFailure(error)
    return true
  },
]

const handleError = (error: unknown) => void handlers.some((handle) => handle(error))

/** Errors that no code was waiting for are shown too, never swallowed. */
export function watchUncaught(): void {
  window.addEventListener('unhandledrejection', (event) => handleError(event.reason))
}

/** In place of a screen that could not be drawn. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  return <div role="region" aria-label={t`Error`}><FailurePanel error={error} onRetry={reset} /></div>
}
