import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RestoreResult } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import { FileLock, thisProcess } from '../db/lock.ts'
import type { KnownLayouts } from '../db/foreign-file.ts'
import { readSeal, readWhole, type Manifest } from './container.ts'
import { asCopyError, damaged } from './failures.ts'
import { partialName, placeNew, removeLeftovers, requireRoom } from './place.ts'
import { checkDatabase, withFile } from './verify.ts'

export interface RestoreTask {
  backup: string
  /** Absolute path of the file to make. One that is there already is never touched. */
  to: string
  /** UTC milliseconds. */
  at: number
  known: KnownLayouts
}

/**
 * Takes the database out of a backup into a new file, and gives it its name only when every byte and every table has been
 * compared. What is compared is what was written, not what is read a second time.
 * Errors: `conflict` when the file is there, `busy` when a program holds it, and those of `verify`. Nothing is then changed.
 */
export function restore({ backup, to, at, known }: RestoreTask): RestoreResult {
  refuseTaken(to)
  let partial: string | undefined
  let lock: FileLock | undefined
  try {
    const size = withFile(backup, (descriptor) => sealOf(descriptor, backup).databaseBytes)
    mkdirSync(dirname(to), { recursive: true })
    requireRoom(dirname(to), size)
    lock = FileLock.take(to, thisProcess('restore', at))
    removeLeftovers(dirname(to), to)
    partial = join(dirname(to), partialName(to))
    const manifest = takeOut(backup, partial)
    checkDatabase(partial, manifest, known)
    markAsWorkingFile(partial)
    const movedAside = moveStrays(to, at)
    placeNew(partial, [to])
    return { path: to, size, madeAt: Date.parse(manifest.madeAt), contacts: manifest.tables['contact']?.rows ?? 0, movedAside }
  } catch (error) {
    throw asCopyError(error, backup)
  } finally {
    if (partial !== undefined) rmSync(partial, { force: true })
    lock?.release()
  }
}

function sealOf(descriptor: number, backup: string) {
  const seal = readSeal(descriptor)
  if (!seal) throw damaged(backup, 'it is no backup, or its seal was cut off or broken')
  return seal
}

/** Writes the database of a backup to a new file, on disk for sure. */
function takeOut(backup: string, partial: string): Manifest {
  const out = openSync(partial, 'wx', 0o600)
  try {
    const manifest = withFile(backup, (descriptor) => readWhole(descriptor, sealOf(descriptor, backup), backup, (bytes) => writeAll(out, bytes)))
    fsyncSync(out)
    return manifest
  } finally {
    closeSync(out)
  }
}

/** Sets the header back to the write-ahead log (bytes 18 and 19), which is what tells a working file from a copy. */
function markAsWorkingFile(partial: string): void {
  const descriptor = openSync(partial, 'r+')
  try {
    writeSync(descriptor, Buffer.from([2, 2]), 0, 2, 18)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A log that an earlier database of this name left would be taken for a part of the new one. It may hold somebody's last work, so it is kept. */
function moveStrays(to: string, at: number): string[] {
  return ['-wal', '-shm', '-journal'].filter((end) => existsSync(to + end)).map((end) => {
    let aside = `${to}.before-restore-${at}${end}.old`
    for (let count = 2; existsSync(aside); count++) aside = `${to}.before-restore-${at}-${count}${end}.old`
    renameSync(to + end, aside)
    return aside
  })
}

function refuseTaken(to: string): void {
  if (existsSync(to)) throw new AppError('conflict', `${to} is there already and was left as it is. Choose another name to restore to.`, { details: { to } })
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
}
