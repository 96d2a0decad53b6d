import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError, type Problem } from '#shared/errors.ts'
import type { SourceFile } from './importer.ts'

/** How much of a file is looked at to find out what it is, in bytes. */
const sampleSize = 256 * 1024

/** The beginning of a file, and whether that is all of it. */
export async function sampleOf(file: SourceFile): Promise<{ sample: Uint8Array; isWhole: boolean; size: number }> {
  const handle = await open(file.path, 'r')
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(sampleSize, Math.max(size, 1))), 0, undefined, 0)
    return { sample: buffer.subarray(0, bytesRead), isWhole: bytesRead >= size, size }
  } finally {
    await handle.close()
  }
}

/** The pieces of a file in its order. A file that cannot be read throws `invalid` in plain words. */
export async function* piecesOf(file: SourceFile): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(file.path, { highWaterMark: 128 * 1024 })) yield piece as Uint8Array
  } catch (error) {
    throw new AppError('invalid', unreadable(file.name, error).message, { cause: error })
  }
}

export function unreadable(name: string, error: unknown): Problem {
  const code = (error as { code?: string }).code ?? ''
  const why = code === 'ENOENT' ? 'is not there' : code === 'EACCES' || code === 'EPERM' ? 'may not be read by this user' : `could not be read (${code || String(error)})`
  return { file: name, line: 0, code: 'unreadableFile', message: `The file ${why}. Everything else went on.` }
}
