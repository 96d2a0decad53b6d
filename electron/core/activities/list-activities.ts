import { z } from 'zod'
import { activityFilterSchema, type ActivityFilter, type Occurrence } from '#shared/activities.ts'
import type { Value } from '../db/query.ts'
import { clockOf, dayOfWall, type ReaderClock } from '../reader-clock.ts'
import type { ReadContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { showOccurrences } from '../today/today.ts'
import { isPassedOver, nextOnly, type OpenRow } from './open-rows.ts'
import { sourcesOf, type Bounds } from './list-sources.ts'
import { orderRows } from './list-order.ts'
import { textTest } from './list-text.ts'

export const listSchema = z.object({
  filter: activityFilterSchema.default(activityFilterSchema.parse({})),
  timeZone: z.string().max(100),
  sort: z.enum(['start', 'priority', 'regarding']).default('start'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(0).max(1_000).default(100),
})
type Asked = z.output<typeof listSchema>

/** So many rows are looked at before others get their turn. */
const stretch = 1_000

/**
 * A window of the activities that a filter holds, in order. Which they are is found once, in stretches between which others
 * are answered, and kept until something changes; the rows themselves are read for the window alone.
 */
export async function list({ services }: ReadContext, asked: Asked, signal: AbortSignal | undefined): Promise<{ total: number; items: Occurrence[] }> {
  const clock = clockOf(asked.timeZone)
  const rows = await keptRows(services, asked, clock, signal)
  return { total: rows.length, items: showOccurrences(services.store.read, clock, rows.slice(asked.offset, asked.offset + asked.limit)) }
}

const kept = new WeakMap<Services, Map<string, { until: number; rows: Promise<OpenRow[]> }>>()
/** Events end and days begin without a change: what was found is not believed longer, in milliseconds. */
const believed = 30_000
const keptLists = 8

function keptRows(services: Services, { filter, timeZone, sort }: Asked, clock: ReaderClock, signal: AbortSignal | undefined): Promise<OpenRow[]> {
  let lists = kept.get(services)
  if (!lists) {
    const made = (lists = new Map())
    kept.set(services, made)
    services.onEvent((event) => { if (event.type === 'change') made.clear() })
  }
  const key = JSON.stringify([filter, timeZone, sort])
  const known = lists.get(key)
  if (known && known.until > services.now()) return known.rows
  const rows = findRows(services, filter, clock, signal).then((found) => orderRows(services.store.read, found, sort, filter.state, clock))
  const own = lists
  own.delete(key)
  own.set(key, { until: services.now() + believed, rows })
  // What was given up is not kept.
  rows.catch(() => own.delete(key))
  for (const oldest of own.keys()) if (own.size > keptLists) own.delete(oldest)
  return rows
}

async function findRows(services: Services, filter: ActivityFilter, clock: ReaderClock, signal: AbortSignal | undefined): Promise<OpenRow[]> {
  const db = services.store.read
  const now = services.now()
  const bounds = boundsOf(filter, clock, now)
  const found: OpenRow[] = []
  const isMeant = textTest(db, filter.text)
  for (const source of sourcesOf(filter, bounds)) {
    for (let after: readonly Value[] = source.first; ;) {
      signal?.throwIfAborted()
      const rows = db.rows<OpenRow & { id: number }>(source.sql, ...source.values, ...after, stretch)
      found.push(...(isMeant ? rows.filter(isMeant) : rows))
      const last = rows.at(-1)
      if (rows.length < stretch || !last) break
      after = source.next(last)
      await new Promise((resolve) => { setImmediate(resolve) })
    }
  }
  return collapse(db, filter, found, bounds)
}

/** Of a series that was missed the last one only; where the list goes on without end, of what is to come the next only. */
function collapse(db: ReadContext['db'], filter: ActivityFilter, rows: OpenRow[], { today, todayWall }: Bounds): OpenRow[] {
  if (filter.state === 'done' || filter.state === 'all') return rows
  const isMissed = ({ at, isFloating }: OpenRow) => at !== null && at < (isFloating === 1 ? todayWall : today)
  const sorted = rows.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
  if (filter.state === 'overdue') return nextOnly(db, sorted, isMissed).filter((row) => isMissed(row) && !(row.isSeries === 1 && isPassedOver(db, row)))
  return nextOnly(db, sorted, isMissed, filter.to !== null)
}

function boundsOf({ from, to }: ActivityFilter, clock: ReaderClock, now: number): Bounds {
  const wall = (day: string | null) => (day === null ? null : Date.parse(`${day}T00:00:00Z`))
  const todayWall = Date.parse(`${dayOfWall(clock.toWall(now))}T00:00:00Z`)
  const fromWall = wall(from)
  const toWall = wall(to)
  return {
    now, nowWall: clock.toWall(now), todayWall, today: clock.toInstant(todayWall),
    fromWall, toWall, from: fromWall === null ? null : clock.toInstant(fromWall), to: toWall === null ? null : clock.toInstant(toWall),
  }
}
