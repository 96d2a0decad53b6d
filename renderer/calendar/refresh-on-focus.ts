import { client, queryClient, trpc } from '../client/trpc.ts'

/** Not more often than this, in milliseconds: the core looks at followed files by itself, too. */
const pause = 15_000
let lastAt = -pause

/** Reads followed calendars again when somebody comes back to the window, so that what they just saved elsewhere is there. */
export function refreshOnFocus(): void {
  const refresh = () => {
    if (performance.now() - lastAt < pause) return
    lastAt = performance.now()
    void readAgain()
  }
  window.addEventListener('focus', refresh)
}

async function readAgain(): Promise<void> {
  try {
    const calendars = await queryClient.fetchQuery({ ...trpc.calendars.list.queryOptions(), staleTime: 60_000 })
    if (calendars.some(({ path }) => path !== null)) await client.calendars.refresh.mutate({})
  } catch {
    // One reading may be under way, or the core is away: either is told elsewhere, and nobody asked for this.
  }
}
