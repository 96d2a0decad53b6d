import { resolve } from 'node:path'
import type { Job } from '#shared/jobs.ts'
import { openCore, type Core, type CoreOptions } from '../../electron/core/core.ts'
import { openInMemory } from '../../electron/core/db/connection.ts'
import type { Caller } from '../../electron/core/router.ts'

const root = resolve(import.meta.dirname, '../..')
export const folders = { resources: resolve(root, 'resources'), backups: resolve(root, 'node_modules/.cache/touchbase-test-backups') }

let migrated: Buffer | undefined

export interface TestCore extends Core {
  api: Caller
  /** Sets the clock, in UTC milliseconds. It stands still otherwise. */
  setNow(at: number): void
  /** Waits for a job and gives its result; throws its failure. */
  finish<T>(started: Promise<{ jobId: number }>): Promise<T>
  /** Undoes or redoes the next change set. */
  undo(): Promise<void>
  redo(): Promise<void>
}

/** A core over a database in memory, with a clock that stands still and ids that count. Migrations run once for all tests. */
export function openTestCore(options: Partial<CoreOptions> = {}): TestCore {
  migrated ??= openInMemory().sqlite.serialize()
  let now = Date.UTC(2026, 10, 22, 9, 0)
  let uids = 0
  const core = openCore({
    file: ':memory:', folders, shell: 'test', now: () => now,
    newUid: () => `00000000-0000-4000-8000-${String(++uids).padStart(12, '0')}`,
    ...(options.file ? {} : { bytes: migrated }), ...options,
  })
  const api = core.caller('test')
  const finish = async <T>(started: Promise<{ jobId: number }>): Promise<T> => {
    const { jobId } = await started
    return resultOf<T>(await core.services.jobs.ended(jobId))
  }
  return {
    ...core, api, finish,
    setNow: (at) => { now = at },
    undo: () => finish(api.changes.undo({})),
    redo: () => finish(api.changes.redo({})),
  }
}

function resultOf<T>(job: Job): T {
  if (job.state !== 'done') throw Object.assign(new Error(job.failure?.message ?? job.state), { code: job.failure?.code })
  return job.result as T
}
