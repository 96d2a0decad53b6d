import { z } from 'zod'
import type { Subject } from '../db/changes.ts'
import { kysely } from '../db/query.ts'
import type { ChangeSetTable } from '../db/schema.ts'
import { forget, invertSlice, laterSets, nextRedo, nextUndo, startInverting, startTakingBack } from '../db/undo.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { job, read, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

/** One line of the list of changes. */
export interface ChangeSetSummary {
  id: number
  at: number
  actor: string
  action: string
  subject: Subject
  state: ChangeSetTable['state']
}

/** Undo, redo and the list of what was done. Both run as jobs, since an import of a million rows can be undone too. */
export const changesRouter = router({
  /** The newest change sets first. */
  list: read(z.object({ limit: z.number().int().min(1).max(1_000).default(50) }), ({ db }, { limit }) =>
    db.all(kysely.selectFrom('changeSet').selectAll().orderBy('createdStep', 'desc').limit(limit)).map(summary)),
  /** What undo and redo would do now; null for nothing. */
  next: read(z.void(), ({ db }) => ({ undo: orNull(nextUndo(db)), redo: orNull(nextRedo(db)) })),
  /** Takes back the newest change set, or the one given. Fails with `conflict` where later ones would be overwritten, unless `overwrite`. */
  undo: job('undo', z.object({ id: z.number().int().optional(), overwrite: z.boolean().optional() }), (ctx, services, input) => invertSet(ctx, services, 'undo', input)),
  redo: job('undo', z.object({ id: z.number().int().optional(), overwrite: z.boolean().optional() }), (ctx, services, input) => invertSet(ctx, services, 'redo', input)),
  /** The later change sets that undoing this one would overwrite. */
  later: read(z.object({ id: z.number().int() }), ({ db }, { id }) => {
    const set = db.first(kysely.selectFrom('changeSet').selectAll().where('id', '=', id))
    return set ? laterSets(db, set).map(summary) : []
  }),
})

const orNull = (set: ChangeSetTable | undefined) => (set ? summary(set) : null)

function summary({ id, at, actor, action, subject, state }: ChangeSetTable): ChangeSetSummary {
  return { id, at, actor, action, subject: JSON.parse(subject) as Subject, state }
}

/** Undoes or redoes one set; gives its line, or null when there was nothing to do. */
async function invertSet(ctx: JobContext, services: Services, direction: 'undo' | 'redo', { id, overwrite }: { id?: number | undefined; overwrite?: boolean | undefined }): Promise<ChangeSetSummary | null> {
  const { store } = services
  const wanted = id ?? (direction === 'undo' ? nextUndo(store.read) : nextRedo(store.read))?.id
  if (wanted === undefined) return null
  const set = startInverting(store, wanted, direction, overwrite ? { overwrite } : {})
  await invertInSlices(ctx, services, set.id)
  return summary({ ...set, state: direction === 'undo' ? 'undone' : 'done' })
}

/** Takes back all that a cancelled or failed job did, in slices, and leaves no trace of its set. */
export async function takeBack(ctx: Pick<JobContext, 'report'>, services: Services, id: number): Promise<void> {
  startTakingBack(services.store, id)
  await invertInSlices(ctx, services, id)
  forget(services.store, id)
}

/**
 * Inverts a set that was started, slice by slice, brings search up to date and announces the end.
 * It cannot be stopped half-way: what is begun is finished, if need be at the next opening of the file.
 */
async function invertInSlices(ctx: Pick<JobContext, 'report'>, services: Services, id: number): Promise<void> {
  const { store } = services
  let done = 0
  for (let count = invertSlice(store, id); count > 0; count = invertSlice(store, id)) {
    done += count
    ctx.report({ phase: 'undoing', done })
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  for await (const count of services.derived.bringUpToDate()) {
    done += count
    ctx.report({ phase: 'indexing' })
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  store.announce(id)
}
