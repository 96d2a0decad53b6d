import { basename, resolve } from 'node:path'
import type { BackupInfo, BackupReason, BackupStatus } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import { knownLayouts } from '../db/known-layouts.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { runHelper } from './helper.ts'
import { makeCopyNow, type Made } from './make.ts'
import { removeLeftovers } from './place.ts'

/** One backup of a file at a time; the others wait for it. */
const queues = new WeakMap<Services, Promise<unknown>>()

/**
 * Makes a backup of the open file and compares it, in a thread of its own, then writes it down; `folder` is absolute, null
 * for the usual one. Only in the usual one are old backups removed. A failure is kept for the status and thrown:
 * `diskFull`, `readOnly`, `notFound`, `damagedFile` (the file itself is not good), `cancelled`.
 */
export function makeBackup(ctx: Pick<JobContext, 'signal' | 'report'>, services: Services, { folder, reason }: { folder: string | null; reason: BackupReason }): Promise<BackupInfo> {
  const before = queues.get(services) ?? Promise.resolve()
  const mine = before.then(() => makeNow(ctx, services, resolve(folder ?? services.folders.backups), reason))
  queues.set(services, mine.catch(() => undefined))
  return mine
}

async function makeNow(ctx: Pick<JobContext, 'signal' | 'report'>, services: Services, folder: string, reason: BackupReason): Promise<BackupInfo> {
  if (services.file === ':memory:') throw new AppError('invalid', 'There is no file to back up: this database is only in memory.')
  const source = resolve(services.file)
  const at = services.now()
  try {
    const made = await runHelper('make', { source, folder, isOurs: folder === resolve(services.folders.backups), reason, at, known: knownLayouts() }, ctx)
    const info: BackupInfo = { path: made.path, name: basename(made.path), at, reason, size: made.size }
    writeDown(services, info, made)
    return info
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') removeLeftovers(folder, source)
    else noteFailure(services, at, error)
    throw error
  } finally {
    services.emit({ type: 'backup' })
  }
}

/** The copy before a migration, as `openConnection` wants it: made and compared before it returns, or thrown. */
export function copyBeforeMigration(folder: string, now: () => number): (file: string, version: number) => void {
  return (file) => {
    makeCopyNow({ source: resolve(file), folder: resolve(folder), isOurs: true, reason: 'migration', at: now(), known: knownLayouts() })
  }
}

/** The keys under which the settings remember the last backup's mark and the last failure. */
const markKey = 'backup.mark'
const failureKey = 'backup.failure'

/** The backup is there whatever becomes of this note: where the note cannot be written, only the log says so. */
function writeDown(services: Services, info: BackupInfo, { sequence, mark, removed }: Made): void {
  try {
    services.store.untracked((db) => {
      for (const path of removed) db.exec('DELETE FROM backup WHERE path = ?', path)
      db.insert('backup', { id: sequence, at: info.at, path: info.path, reason: info.reason, size: info.size, provenAt: info.at })
      db.exec('DELETE FROM setting WHERE key = ?', failureKey)
      db.exec('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', markKey, JSON.stringify({ mark, path: info.path }))
    })
  } catch (error) {
    services.log(`A backup was made but could not be written down: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function noteFailure(services: Services, at: number, error: unknown): void {
  const failure: BackupStatus['failure'] = error instanceof AppError ? { at, code: error.code, message: error.message } : { at, code: 'internal', message: 'The backup failed.' }
  services.log(`No backup was made: ${failure.code}`)
  try {
    services.settings.set(failureKey, failure)
  } catch {
    services.log('The failed backup could not be written down either.') // A full disk fails both; the failure itself is thrown.
  }
}

/** What the settings remember of backups. */
export function remembered(services: Services): { mark: { mark: string; path: string } | null; failure: BackupStatus['failure'] } {
  return { mark: services.settings.get(markKey) as { mark: string; path: string } | null, failure: services.settings.get(failureKey) as BackupStatus['failure'] }
}
