import { z } from 'zod'
import { bulkChangeSchema, bulkTargetSchema, type BulkChange, type BulkResult } from '#shared/bulk.ts'
import { AppError } from '#shared/errors.ts'
import type { Subject } from '../db/changes.ts'
import type { ReadDb } from '../db/query.ts'
import { changeInSlices } from '../jobs/change-in-slices.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { workOf } from './bulk-work.ts'

/** How long one call may count, in milliseconds; the rest is asked for by the next. */
const countTime = 15
const stretch = 500

export const bulkInput = z.object({ target: bulkTargetSchema, change: bulkChangeSchema })
export const countInput = bulkInput.extend({ from: z.number().int().min(0).default(0) })
type Bulk = z.output<typeof bulkInput>

/**
 * How many of the contacts meant a change would really change: `changing` of those from position `from` on, up to `next`.
 * A million are counted by many short calls, each of which may be the last; null for `next` says that all are.
 */
export function countBulk({ db, services }: { db: ReadDb; services: Services }, { target, change, from }: z.output<typeof countInput>): { total: number; next: number | null; changing: number } {
  const ids = idsMeant(db, services, target)
  const work = workOf(db, change, services.now())
  const end = performance.now() + countTime
  let changing = 0
  let next = from
  while (next < ids.length) {
    changing += work.changing(db, Array.from(ids.slice(next, next + stretch))).length
    next += stretch
    if (performance.now() > end) break
  }
  return { total: ids.length, next: next < ids.length ? next : null, changing }
}

/** Does it, as one change set that one undo takes back. */
export async function runBulk(job: JobContext, services: Services, { target, change }: Bulk): Promise<BulkResult> {
  const { store } = services
  const ids = idsMeant(store.read, services, target)
  if (ids.length === 0) throw new AppError('notFound', 'There is nothing in this lookup.')
  const work = workOf(store.read, change, services.now())
  return changeInSlices(job, services, {
    action: actionOf(change), subject: subjectOf(store.read, change, ids),
    // In the order in which they lie in the file: neighbours share pages, and a page is written once.
    ids: Float64Array.from(ids).sort(),
    work: (ctx, some) => {
      const changing = work.changing(ctx.db, some)
      if (changing.length > 0) work.begin?.(ctx)
      for (const id of changing) work.apply(ctx, id)
      return changing.length
    },
  })
}

/** The ids meant, in order. Positions are turned into contacts here and now: what happens to the list later does not move them. */
export function idsMeant(db: ReadDb, services: Services, target: Bulk['target']): ArrayLike<number> & { slice(from: number, to: number): ArrayLike<number> } {
  if ('ids' in target) return target.ids
  const all = services.lists.ids(db, target.lookup, target.sort)
  if (target.total !== undefined && target.total !== all.length) throw new AppError('conflict', 'The list has changed since these rows were selected. Nothing was done; select them again.')
  if (!target.stretches) return all
  const parts = target.stretches.map(({ from, to }) => all.subarray(from, to + 1))
  const ids = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    ids.set(part, at)
    at += part.length
  }
  return ids
}

/** The name of the change in the log, of which the list of changes makes words. */
function actionOf(change: BulkChange): string {
  switch (change.kind) {
    case 'favourite': return change.isOn ? 'contacts.favourite' : 'contacts.unfavourite'
    case 'verified': return change.isOn ? 'contacts.verify' : 'contacts.unverify'
    case 'setField': return change.value.trim() === '' ? 'contacts.clearField' : 'contacts.setField'
    default: return `contacts.${change.kind}`
  }
}

function subjectOf(db: ReadDb, change: BulkChange, ids: ArrayLike<number>): Subject {
  if (change.kind === 'addTags' || change.kind === 'removeTags') return { name: change.tags.join(', ') }
  if (change.kind === 'setField' || change.kind === 'replaceText') return { name: change.field }
  const name = ids.length === 1 ? db.value<string>('SELECT name FROM contact WHERE id = ?', ids[0] ?? 0) : undefined
  return name === undefined ? {} : { name }
}
