import { chmodSync, closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/errors.ts'

/** Bytes gathered before they are written. */
const bufferSize = 1 << 20

/**
 * Writes a file beside its place and gives it its name when it is whole and on disk; on
 * failure nothing of it stays and what was there before stands. Gives what `work` gives, and the size in bytes.
 * A device or a pipe (`/dev/stdout`) is written to directly. Throws `readOnly` or `diskFull` in plain words.
 */
export async function writeWhole<T>(path: string, work: (write: (bytes: Uint8Array) => void) => Promise<T>): Promise<{ result: T; size: number }> {
  const target = targetOf(path)
  const partial = target.isDirect ? target.path : join(dirname(target.path), `.touchbase-${randomUUID()}.part`)
  let descriptor: number | undefined
  try {
    descriptor = openSync(partial, 'w')
    const sink = new Sink(descriptor)
    const result = await work((bytes) => sink.write(bytes))
    sink.flush()
    if (!target.isDirect) {
      fsyncSync(descriptor)
      closeSync(descriptor)
      descriptor = undefined
      if (target.mode !== null) chmodSync(partial, target.mode)
      renameSync(partial, target.path)
      syncFolder(dirname(target.path))
    }
    return { result, size: sink.size }
  } catch (error) {
    if (!target.isDirect && existsSync(partial)) removePartial(partial, descriptor)
    throw asWriteError(error, path)
  } finally {
    if (descriptor !== undefined) closeQuietly(descriptor)
  }
}

/** Where a path leads: a link to what it means, and whether that is something else than a file. */
function targetOf(path: string): { path: string; isDirect: boolean; mode: number | null } {
  try {
    if (!existsSync(path)) return { path, isDirect: false, mode: null }
    const status = statSync(path)
    if (status.isDirectory()) throw new AppError('readOnly', `There is a folder of this name: ${basename(path)}. Choose another name.`)
    if (status.isFile()) return { path: realpathSync(path), isDirect: false, mode: status.mode & 0o777 }
    return { path, isDirect: true, mode: null }
  } catch (error) {
    throw asWriteError(error, path)
  }
}

class Sink {
  size = 0
  readonly #descriptor: number
  #waiting: Uint8Array[] = []
  #bytes = 0

  constructor(descriptor: number) {
    this.#descriptor = descriptor
  }

  write(bytes: Uint8Array): void {
    this.#waiting.push(bytes)
    this.#bytes += bytes.length
    this.size += bytes.length
    if (this.#bytes >= bufferSize) this.flush()
  }

  flush(): void {
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#bytes = 0
    // A write may take only a part.
    for (let at = 0; at < bytes.length;) {
      try {
        at += writeSync(this.#descriptor, bytes, at)
      } catch (error) {
        if ((error as { code?: string }).code !== 'EAGAIN') throw error
      }
    }
  }
}

function removePartial(partial: string, descriptor: number | undefined): void {
  try {
    rmSync(partial, { force: true })
  } catch {
    // Windows removes no open file; it is closed first.
    if (descriptor !== undefined) closeQuietly(descriptor)
    rmSync(partial, { force: true })
  }
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor)
  } catch {
    // It was closed before, or its disk is gone: the first failure is the one that is told.
  }
}

/** So that the new name, too, survives a power cut. Windows opens no folders. */
function syncFolder(folder: string): void {
  let descriptor: number | undefined
  try {
    descriptor = openSync(folder, 'r')
    fsyncSync(descriptor)
  } catch {
    // Not every file system syncs a folder; the file itself is on disk.
  } finally {
    if (descriptor !== undefined) closeQuietly(descriptor)
  }
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const refused = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'ELOOP', 'EBUSY', 'ETXTBSY', 'EEXIST', 'ENXIO', 'ENODEV', 'EIO', 'EPIPE'])

function asWriteError(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (error instanceof AppError) return error
  if (full.has(code)) return new AppError('diskFull', 'The disk is full. The file was not written, and nothing of it was left there.', { cause: error })
  const why = code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'its folder may not be written to' : code === 'ENOENT' || code === 'ENOTDIR' ? 'its folder is not there' : code === 'ENAMETOOLONG' ? 'its name is too long' : code
  return refused.has(code) ? new AppError('readOnly', `The file cannot be written there (${why}): ${path}`, { cause: error }) : error
}
