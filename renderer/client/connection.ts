import { create } from 'zustand'

interface Connection {
  /** Whether the core is there. It is taken to be until it is known not to be. */
  isOnline: boolean
  /** The web shell was started anew and does not know this window any more: it cannot go on by itself. */
  isShutOut: boolean
}

export const useConnection = create<Connection>(() => ({ isOnline: true, isShutOut: false }))

export const setOnline = (isOnline: boolean) => useConnection.setState(isOnline ? { isOnline, isShutOut: false } : { isOnline })

/** Asks why the stream of events broke: a shell that answers, but not to us, has forgotten us. */
export async function lookWhyOffline(): Promise<void> {
  const status = await fetch('/api/trpc/jobs.list').then((response) => response.status, () => 0)
  useConnection.setState({ isShutOut: status === 403 })
}
