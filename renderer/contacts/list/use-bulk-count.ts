import { useEffect, useState } from 'react'
import type { BulkChange, BulkTarget } from '#shared/bulk.ts'
import { client } from '../../client/trpc.ts'

interface BulkCount {
  /** How many of those looked at so far would change. */
  changing: number
  isWhole: boolean
}

/** How long a change has to stand before it is counted, in milliseconds: nobody counts while somebody types. */
const pause = 200

/** Counts whom a change would change, in as many short calls as it takes; null while there is nothing to count. */
export function useBulkCount(target: BulkTarget, change: BulkChange | null): BulkCount | null {
  const [count, setCount] = useState<(BulkCount & { key: string }) | null>(null)
  const key = JSON.stringify([target, change])
  useEffect(() => {
    const stop = new AbortController()
    const timer = window.setTimeout(() => { if (change) void countAll(target, change, stop.signal, (found) => setCount({ ...found, key })) }, pause)
    return () => {
      window.clearTimeout(timer)
      stop.abort()
    }
  }, [key]) // eslint-disable-line react-hooks/exhaustive-deps -- the key is the target and the change in one
  return change && count?.key === key ? count : null
}

async function countAll(target: BulkTarget, change: BulkChange, signal: AbortSignal, tell: (count: BulkCount) => void): Promise<void> {
  let changing = 0
  try {
    for (let from: number | null = 0; from !== null && !signal.aborted;) {
      const part: { next: number | null; changing: number } = await client.contacts.countBulk.query({ target, change, from }, { signal })
      changing += part.changing
      from = part.next
      if (!signal.aborted) tell({ changing, isWhole: from === null })
    }
  } catch {
    // Given up, or the list has changed: the change itself will say so.
  }
}
