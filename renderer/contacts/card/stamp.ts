import { create } from 'zustand'

/** The way to a new dated entry: the open editor's own function, or the wish for one when it opens. */
export const useStamp = create<{ stamp: (() => void) | null; isWanted: boolean }>(() => ({ stamp: null, isWanted: false }))

/** Takes the open editor's function, and does what was wished before it was there. */
export function setStamp(stamp: (() => void) | null): void {
  const isWanted = stamp !== null && useStamp.getState().isWanted
  useStamp.setState({ stamp, ...(isWanted ? { isWanted: false } : {}) })
  if (isWanted) stamp()
}
