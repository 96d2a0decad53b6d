import { useEffect, useEffectEvent, useState } from 'react'
import { failureOf, type Failure } from '../client/failures.ts'
import { useSaveKeys } from './use-save-keys.ts'

/**
 * Saving as every dialog of the day does it: by its button, Ctrl+S or Ctrl+Enter, once the field that has the focus has given
 * what stands in it to the form. `run` sees the form with that in it, and closes the dialog; what it throws is `failure`.
 */
export function useDialogSave(run: () => Promise<void>, isAllowed = true): { save: () => void; isBusy: boolean; failure: Failure | null } {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useEffectEvent(async () => {
    setFailure(null)
    try {
      await run()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  })
  useEffect(() => {
    if (!isBusy) return
    const timer = window.setTimeout(() => void latest())
    return () => window.clearTimeout(timer)
  }, [isBusy])
  const save = () => {
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
    setBusy(true)
  }
  useSaveKeys(() => { if (!isBusy && isAllowed) save() })
  return { save, isBusy, failure }
}
