import { lazy, Suspense, useEffect } from 'react'
import { useActivityDialogs } from '../ui/activity-dialog.ts'
import { ScopeDialog } from './ScopeDialog.tsx'

const loadActivity = async () => ({ default: (await import('./ActivityDialog.tsx')).ActivityDialog })
const ActivityDialog = lazy(loadActivity)
const loadCompletion = async () => ({ default: (await import('./CompletionDialog.tsx')).CompletionDialog })
const CompletionDialog = lazy(loadCompletion)

/** The dialogs of activities, above every screen; each is loaded when it is first opened. */
export function ActivityPanels() {
  const { activity, completion } = useActivityDialogs()
  useEffect(() => {
    // Loaded once nothing else is to be done: who types on at once would lose the first letters.
    const idle = window.requestIdleCallback(() => void Promise.all([loadActivity(), loadCompletion()]), { timeout: 5_000 })
    return () => window.cancelIdleCallback(idle)
  }, [])
  return (
    <Suspense fallback={null}>
      {activity ? <ActivityDialog /> : null}
      {completion ? <CompletionDialog /> : null}
      <ScopeDialog />
    </Suspense>
  )
}
