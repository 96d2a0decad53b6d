import { byName, type Lookup } from '#shared/lookup.ts'
import type { Day } from '#shared/wall-time.ts'
import type { ReaderClock } from '../reader-clock.ts'
import type { Services } from '../services.ts'

/** The entries with the contacts of a lookup (all where it is absent), of some days of the reader's clock (`to` exclusive), oldest first. `pause` lets others in between. */
export async function entryIds(services: Services, { lookup, from, to, clock }: { lookup?: Lookup; from?: Day | null; to?: Day | null; clock: ReaderClock }, pause: () => Promise<void>): Promise<number[]> {
  const { read } = services.store
  const instant = (day: Day) => clock.toInstant(Date.parse(`${day}T00:00:00Z`))
  const [since, until] = [from ? instant(from) : Number.MIN_SAFE_INTEGER, to ? instant(to) : Number.MAX_SAFE_INTEGER]
  if (lookup === undefined) return read.column<number>('SELECT id FROM historyEntry WHERE at >= ? AND at < ? ORDER BY at, id', since, until)
  const chosen = new Map<number, number>()
  for (const contactId of services.lists.ids(read, lookup, byName)) {
    for (const [id, at] of read.tuples<[number, number]>('SELECT historyEntryId, at FROM historyContact WHERE contactId = ? AND at >= ? AND at < ?', contactId, since, until)) chosen.set(id, at)
    await pause()
  }
  return [...chosen].sort(([idA, a], [idB, b]) => a - b || idA - idB).map(([id]) => id)
}
