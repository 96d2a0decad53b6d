import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import type { BackupInfo, BackupStatus, RestoreResult, VerifyResult } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import { knownLayouts } from '../db/known-layouts.ts'
import { job, read, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { runHelper } from './helper.ts'
import { makeBackup, remembered } from './make-backup.ts'
import { removeLeftovers } from './place.ts'
import { findBackups } from './rotation.ts'
import { lastProven } from './when.ts'

export { copyBeforeMigration, makeBackup } from './make-backup.ts'
export { backupDaily, backupIfDue, beforeImport } from './when.ts'

/** Absolute, because the core has no folder of its own to start from. */
const path = z.string().min(1).max(4_000).refine(isAbsolute, 'not an absolute path')

/** Backups: sealed copies of the whole file, each opened again and compared before it counts (container.ts has their form). */
export const backupsRouter = router({
  /** The last proven backup, and the failure since, if there was one. */
  status: read(z.void(), ({ services }): BackupStatus => ({ last: lastProven(services), failure: remembered(services).failure, folder: services.folders.backups })),
  /** The backups of this file in the usual folder, and those made elsewhere as far as they are written down; newest first. */
  list: read(z.void(), ({ services }) => listBackups(services)),
  /** Makes one now, in `folder` or the usual place. Ends with a BackupInfo. */
  start: job('backup', z.object({ folder: path.optional() }).default({}), (ctx, services, { folder }) => makeBackup(ctx, services, { folder: folder ?? null, reason: 'manual' })),
  /** Looks whether a file or a backup is good. Ends with a VerifyResult, or fails with `damagedFile`. */
  verify: job('verify', z.object({ path }), ({ signal }, services, input) => verifyFile(input.path, { openFile: services.file, signal })),
  /** Makes a new file from a backup; the open one is not touched. Ends with a RestoreResult. */
  restore: job('restore', z.object({ backup: path, to: path }), ({ signal }, services, { backup, to }) => restoreBackup(backup, to, { now: services.now, signal })),
})

/**
 * Looks whether a working file or a backup is good, and changes nothing. Throws where it is not: `damagedFile` with the
 * reason, `newerFile`, `notFound`, `readOnly`. `openFile` is the file that this process has open, if any.
 */
export function verifyFile(file: string, options: { openFile?: string; signal?: AbortSignal } = {}): Promise<VerifyResult> {
  const { openFile, ...watch } = options
  return runHelper('verify', { path: resolve(file), openFile: openFile === undefined || openFile === ':memory:' ? null : resolve(openFile), known: knownLayouts() }, watch)
}

/**
 * Makes the new file `to` from a backup that is good in every byte. Throws `conflict` where `to` is there, `busy` where a
 * program has it open, and what `verifyFile` throws; then nothing was changed.
 */
export async function restoreBackup(backup: string, to: string, options: { now: () => number; signal?: AbortSignal }): Promise<RestoreResult> {
  const { now, ...watch } = options
  const target = resolve(to)
  try {
    return await runHelper('restore', { backup: resolve(backup), to: target, at: now(), known: knownLayouts() }, watch)
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') removeLeftovers(dirname(target), target)
    throw error
  }
}

function listBackups(services: Services): BackupInfo[] {
  const folder = resolve(services.folders.backups)
  const here = services.file === ':memory:' ? [] : findBackups(folder, resolve(services.file)).map(({ path, size, manifest }): BackupInfo => (
    { path, name: basename(path), at: Date.parse(manifest.madeAt), reason: manifest.reason, size }))
  const known = new Set(here.map((backup) => backup.path))
  const written = services.store.read.rows<Omit<BackupInfo, 'name'>>('SELECT path, at, reason, size FROM backup WHERE provenAt IS NOT NULL ORDER BY id DESC')
  const elsewhere = written.filter((row) => !known.has(row.path) && existsSync(row.path)).map((row): BackupInfo => ({ ...row, name: basename(row.path) }))
  return [...here, ...elsewhere].sort((a, b) => b.at - a.at)
}
