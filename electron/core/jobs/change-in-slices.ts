import { takeBack } from '../changes/changes.ts'
import type { Subject } from '../db/changes.ts'
import { writeContext, type WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import type { JobContext } from './jobs.ts'

/** How long one slice writes, in milliseconds; its commit comes on top. */
const sliceTime = 12
/** How many are worked on between two looks at the clock, where nothing else is said. */
const usualStretch = 40

interface SlicedChange {
  action: string
  subject?: Subject
  /** Whom it is about, in the order in which they are worked on. */
  ids: ArrayLike<number>
  /** How many are worked on between two looks at the clock: fewer where each takes long. */
  stretch?: number
  /** Changes some of them; gives how many really changed. */
  work: (ctx: WriteContext, ids: readonly number[]) => number
  /** Done once all are, in the same change set. */
  atEnd?: (ctx: WriteContext) => void
}

/**
 * Changes any number of rows as one change set, in slices between which the core answers others. Screens are told at the
 * end, not before: half of a bulk change is of no use to anybody. Cancelled or failed, all of it is taken back.
 */
export async function changeInSlices(job: JobContext, services: Services, { action, subject, ids, stretch = usualStretch, work, atEnd }: SlicedChange): Promise<{ count: number; changeSet: number | null }> {
  const { store } = services
  const now = services.now()
  const changeSetId = store.openSet({ at: now, actor: job.actor, action, ...(subject ? { subject } : {}) })
  let count = 0
  try {
    job.report({ phase: 'changing', done: 0, total: ids.length })
    for (let at = 0; at < ids.length;) {
      at = store.addTo(changeSetId, (db) => {
        const end = performance.now() + sliceTime
        const ctx = writeContext(services, db, job.actor, now)
        let next = at
        do {
          const some = Array.prototype.slice.call(ids, next, next + stretch) as number[]
          count += work(ctx, some)
          next += some.length
        } while (next < ids.length && performance.now() < end)
        return next
      })
      job.report({ done: at })
      await job.pause()
    }
    if (atEnd) store.addTo(changeSetId, (db) => atEnd(writeContext(services, db, job.actor, now)))
    await bringSearchUpToDate(job, services)
  } catch (error) {
    await takeBack(job, services, changeSetId)
    throw error
  }
  return { count, changeSet: store.closeSet(changeSetId, { ...subject, count }) }
}

async function bringSearchUpToDate(job: JobContext, services: Services): Promise<void> {
  for await (const _done of services.derived.bringUpToDate()) {
    job.report({ phase: 'indexing' })
    await job.pause()
  }
}
