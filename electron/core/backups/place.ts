import { createHash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/errors.ts'

/** Putting finished files in their place: under names nobody has, never over another file, and on disk before it is said. */

/** A name for a file in the making. It says whose it is, so that what a killed process left can be found. */
export function partialName(source: string): string {
  return `${partialStart(source)}${randomBytes(8).toString('hex')}.partial`
}

/** Removes what a killed process left of copies of this file. Only the process that has `source` open may ask: nobody else makes them. */
export function removeLeftovers(folder: string, source: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (name.startsWith(partialStart(source))) rmSync(join(folder, name), { force: true })
}

const partialStart = (source: string) => `.touchbase-${createHash('sha256').update(source).digest('hex').slice(0, 16)}-`

/** Gives a finished file its name, the first of `names` that is free. Throws `conflict` when none is. */
export function placeNew(partial: string, names: Iterable<string>): string {
  for (const path of names) {
    if (takeName(partial, path)) {
      syncFolder(dirname(path))
      return path
    }
  }
  throw new AppError('conflict', 'A file of this name is there already. Choose another name.')
}

/** A hard link fails where the name is taken, which a rename does not; where a disk has no links, looking first must do. */
function takeName(partial: string, path: string): boolean {
  try {
    linkSync(partial, path)
    rmSync(partial)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || existsSync(path)) return false
    if (code === 'ENOENT') throw error
  }
  patiently(() => renameSync(partial, path))
  return true
}

/** Windows refuses to rename or remove a file that a virus scanner or an indexer happens to look at: worth some tries. */
function patiently(work: () => void): void {
  for (let turn = 1; ; turn++) {
    try {
      return work()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (turn === 8 || !['EPERM', 'EACCES', 'EBUSY'].includes(code ?? '') || process.platform !== 'win32') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, turn * 50)
    }
  }
}

/** Makes names in a folder last over a power cut. Windows and some network disks cannot and need not. */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(folder, 'r')
    fsyncSync(descriptor)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(code ?? '')) throw error
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Throws `diskFull` where a file of this many bytes will not fit. A disk that does not tell is tried. */
export function requireRoom(folder: string, bytes: number): void {
  let free: number
  try {
    const { bavail, bsize } = statfsSync(folder)
    free = bavail * bsize
  } catch {
    return // Some network disks have no such figure; writing will show.
  }
  if (free >= bytes + 2 ** 20) return
  const megabytes = (count: number) => Math.ceil(count / 2 ** 20).toLocaleString('en')
  throw new AppError('diskFull', `${megabytes(bytes)} MB are needed in ${folder}, but only ${megabytes(free)} MB are free there. Free some space or choose another folder.`)
}
