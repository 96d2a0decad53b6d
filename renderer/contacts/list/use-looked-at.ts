import { useCallback, useEffect, useRef } from 'react'

/** How long somebody has to be on screen to be a place to come back to, in milliseconds. */
const glance = 1_000

/**
 * Tells whether a contact was looked at and not only passed by. Whoever was is left behind as a step of the history, so
 * that Alt+← leads from contact to contact as they were looked at, not through every row of a list that was walked.
 */
export function useLookedAt(id: number | undefined): (other: number | undefined) => boolean {
  const since = useRef<{ id: number | undefined; at: number }>({ id: undefined, at: 0 })
  useEffect(() => { since.current = { id, at: performance.now() } }, [id])
  return useCallback((other) => other !== undefined && since.current.id === other && performance.now() - since.current.at >= glance, [])
}
