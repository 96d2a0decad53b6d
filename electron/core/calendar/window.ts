import type { Occurrence } from '#shared/activities.ts'
import { clockOf, dayBounds } from '../reader-clock.ts'
import type { Services } from '../services.ts'
import { answerOnce, laidOutFar, layOutPending, revisionOf } from './pending-series.ts'
import { readWindow, type Window } from './read-window.ts'

/** Everything that happens in a stretch of days and was not cancelled, series laid out that far, in the order of the reader's clock. */
export async function occurrencesIn(services: Services, window: Window): Promise<Occurrence[]> {
  await layOutPending(services)
  const { low, high } = dayBounds(clockOf(window.timeZone), window.from, window.to)
  const before = revisionOf(services)
  const far = await laidOutFar(services, low, high)
  const read = () => readWindow(services.store.read, window, far)
  // What changed while the thread was at work is right at the next question, and not kept.
  return revisionOf(services) === before ? answerOnce(services, JSON.stringify(window), read) : read()
}
