import { lazy, Suspense } from 'react'
import { useActivityDialogs } from '../ui/activity-dialog.ts'
import { ScopeDialog } from './ScopeDialog.tsx'

const ActivityDialog = lazy(async () => ({ default: (await import('./ActivityDialog.tsx')).ActivityDialog }))
const CompletionDialog = lazy(async () => ({ default: (await import('./CompletionDialog.tsx')).CompletionDialog }))

/** The dialogs of activities, above every screen; each is loaded when it is first opened. */
export function ActivityPanels() {
  const { activity, completion } = useActivityDialogs()
  return (
    <Suspense fallback={null}>
      {activity ? <ActivityDialog /> : null}
      {completion ? <CompletionDialog /> : null}
      <ScopeDialog />
    </Suspense>
  )
}
