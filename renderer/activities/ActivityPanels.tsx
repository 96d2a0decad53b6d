import { lazy, Suspense, useEffect } from 'react'
import { useActivityDialogs } from '../ui/activity-dialog.ts'
import { usePlanDialog } from '../ui/plan-dialog.ts'
import { ComingDialog } from '../ui/Dialog.tsx'
import { ScopeDialog } from './ScopeDialog.tsx'

const loadActivity = async () => ({ default: (await import('./ActivityDialog.tsx')).ActivityDialog })
const ActivityDialog = lazy(loadActivity)
const loadCompletion = async () => ({ default: (await import('./CompletionDialog.tsx')).CompletionDialog })
const PlanDialog = lazy(async () => ({ default: (await import('./PlanDialog.tsx')).PlanDialog }))
const CompletionDialog = lazy(loadCompletion)

/** The dialogs of activities, above every screen; each is loaded when it is first opened. */
export function ActivityPanels() {
  const { activity, completion } = useActivityDialogs()
  const isPlan = usePlanDialog((state) => state.isOpen)
  useEffect(() => {
    // Loaded once nothing else is to be done: who types on at once would lose the first letters.
    const idle = window.requestIdleCallback(() => void Promise.all([loadActivity(), loadCompletion()]), { timeout: 5_000 })
    return () => window.cancelIdleCallback(idle)
  }, [])
  return (
    <Suspense fallback={<ComingDialog />}>
      {activity ? <ActivityDialog /> : null}
      {completion ? <CompletionDialog /> : null}
      {isPlan ? <PlanDialog /> : null}
      <ScopeDialog />
    </Suspense>
  )
}
