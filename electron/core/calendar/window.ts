import type { Occurrence } from '#shared/activities.ts'
import type { Services } from '../services.ts'
import { laidOutFar, layOutPending } from './pending-series.ts'
import { boundsOf, readWindow, type Window } from './read-window.ts'

/** Everything that happens in a stretch of days and was not cancelled, series laid out that far, in the order of the reader's clock. */
export async function occurrencesIn(services: Services, window: Window): Promise<Occurrence[]> {
  await layOutPending(services)
  const { low, high } = boundsOf(window)
  return readWindow(services.store.read, window, await laidOutFar(services, low, high))
}
