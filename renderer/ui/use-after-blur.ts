import { useEffect, useEffectEvent } from 'react'

/** Runs once `isWanted`, after the field that lost the focus has given its value to the form. */
export function useAfterBlur(isWanted: boolean, run: () => Promise<void>): void {
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (!isWanted) return
    const timer = window.setTimeout(() => void latest())
    return () => window.clearTimeout(timer)
  }, [isWanted])
}
