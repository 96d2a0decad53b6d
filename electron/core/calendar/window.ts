import type { Occurrence } from '#shared/activities.ts'
import type { Services } from '../services.ts'
import { readWindow, type Window } from './read-window.ts'

/** Everything that happens in a stretch of days, soonest first. */
export async function occurrencesIn({ store }: Services, window: Window): Promise<Occurrence[]> {
  return readWindow(store.read, window)
}
