import { existsSync } from 'node:fs'
import type { BackupInfo } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { makeBackup, remembered } from './make-backup.ts'
import { markSql } from './make.ts'

const day = 86_400_000
const hour = 3_600_000

/** The newest proven backup that is written down, or null. */
export function lastProven({ store }: Services): BackupInfo | null {
  const row = store.read.row<Omit<BackupInfo, 'name'>>('SELECT path, at, reason, size FROM backup WHERE provenAt IS NOT NULL ORDER BY id DESC LIMIT 1')
  return row ? { ...row, name: row.path.split(/[\\/]/).at(-1) ?? row.path } : null
}

/**
 * Starts a backup as a job when the last proven one is older than a day, or later than now (a clock that was wrong).
 * Gives the job's id, or null when none is due: also for a file with nothing in it yet, and where one is running.
 */
export function backupIfDue(services: Services): number | null {
  if (services.file === ':memory:' || isUntouched(services)) return null
  const last = lastProven(services)
  const age = last ? services.now() - last.at : Infinity
  if (age >= 0 && age < day) return null
  if (services.jobs.isRunning('backup')) return null
  return services.jobs.start('backup', 'clock', (ctx) => makeBackup(ctx, services, { folder: null, reason: 'daily' }))
}

/** Looks now and every hour whether a backup is due, for a program that stays open for weeks. Gives the function that ends it. */
export function backupDaily(services: Services): () => void {
  const look = () => {
    try {
      backupIfDue(services)
    } catch (error) {
      services.log(`The daily backup could not be started: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  look()
  const timer = setInterval(look, hour)
  timer.unref()
  return () => clearInterval(timer)
}

/** A kind of job of its own: the user may ask for a backup meanwhile, which then waits for this one. */
const beforeKind = 'backupBeforeImport'

/**
 * Before an import: a backup of how things are, unless there is nothing to lose or a proven one holds all of it already.
 * It goes on as a job of its own, whose id is given (or null), while the import begins: what it copies stands still from the
 * moment this resolves. Throws what `makeBackup` does where it cannot even begin.
 */
export async function beforeImport(ctx: Pick<JobContext, 'signal' | 'actor'>, services: Services): Promise<number | null> {
  if (services.file === ':memory:' || services.store.read.row('SELECT 1 FROM contact LIMIT 1') === undefined) return null
  const other = services.jobs.list().find(({ kind, state }) => (kind === 'backup' || kind === beforeKind) && (state === 'running' || state === 'paused'))
  if (other) await services.jobs.ended(other.id)
  if (ctx.signal.aborted) throw new AppError('cancelled', 'Stopped.')
  const { mark } = remembered(services)
  if (mark && mark.mark === services.store.read.value<string>(markSql) && existsSync(mark.path)) return null
  services.store.settle()
  const snapshot = Promise.withResolvers<void>()
  const jobId = services.jobs.start(beforeKind, ctx.actor, (job) => makeBackup({
    signal: job.signal,
    report: (progress) => {
      snapshot.resolve()
      job.report(progress)
    },
  }, services, { folder: null, reason: 'import' }).catch((error: unknown) => {
    snapshot.reject(error)
    throw error
  }))
  await snapshot.promise
  return jobId
}

function isUntouched({ store }: Services): boolean {
  return store.read.row('SELECT 1 FROM changeSet LIMIT 1') === undefined && store.read.row('SELECT 1 FROM contact LIMIT 1') === undefined
}
