import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib'
import { AppError } from '#shared/errors.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { contentType } from './content-kind.ts'

/** Bytes of a file that are written in one go: a few milliseconds of the core's thread. Larger files lie in parts. */
const partSize = 1_048_576
const deflate = promisify<Uint8Array, Buffer>(deflateRaw)
const inflate = promisify<Uint8Array, Buffer>(inflateRaw)

interface BlobRow {
  mediaType: string
  size: number
  isCompressed: number
}

/** Keeps bytes under their SHA-256 (hex), which it gives. What is there already stays as it is. */
export function storeBytes(db: WriteDb, bytes: Uint8Array, mediaType: string): string {
  const hash = createHash('sha256').update(bytes).digest('hex')
  db.exec('INSERT OR IGNORE INTO blob (hash, mediaType, size, isCompressed, content) VALUES (?, ?, ?, 0, ?)', hash, mediaType, bytes.length, bytes)
  return hash
}

/**
 * Keeps a file of any size under its SHA-256 (hex), which it gives: read, hashed and compressed beside the core's thread,
 * written in parts of a megabyte. Its row in `blob` comes last, so that a file that was cut off is nobody's and is written anew.
 */
export async function storeFile(services: Services, ctx: JobContext, path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { hash, size, head } = await measure(file, ctx)
    if (services.store.read.row('SELECT 1 FROM blob WHERE hash = ?', hash) !== undefined) return hash
    const isWorth = await isCompressible(head)
    const row: BlobRow = { mediaType: contentType(head), size, isCompressed: size > partSize ? 2 : isWorth ? 1 : 0 }
    if (size > partSize) await writeParts(services, ctx, file, hash, isWorth)
    const content = size > partSize ? new Uint8Array() : isWorth ? await deflate(head) : head
    services.store.untracked((db) => db.exec('INSERT OR IGNORE INTO blob (hash, mediaType, size, isCompressed, content) VALUES (?, ?, ?, ?, ?)', hash, row.mediaType, size, row.isCompressed, content))
    return hash
  } finally {
    await file.close()
  }
}

async function measure(file: FileHandle, ctx: JobContext): Promise<{ hash: string; size: number; head: Uint8Array }> {
  const sum = createHash('sha256')
  let head = new Uint8Array()
  let size = 0
  for await (const piece of pieces(file)) {
    await ctx.pause()
    sum.update(piece)
    if (size === 0) head = piece.slice()
    size += piece.length
  }
  return { hash: sum.digest('hex'), size, head }
}

async function writeParts(services: Services, ctx: JobContext, file: FileHandle, hash: string, isWorth: boolean): Promise<void> {
  const { store } = services
  dropParts(services, hash)
  let part = 0
  for await (const piece of pieces(file)) {
    await ctx.pause()
    const packed = isWorth ? await deflate(piece) : null
    const isCompressed = packed !== null && packed.length < piece.length
    // The row in blob, synced, brings these with it; without it they are nobody's.
    store.sqlite.pragma('synchronous = NORMAL')
    try {
      store.untracked((db) => db.exec('INSERT INTO blobPart (hash, part, isCompressed, content) VALUES (?, ?, ?, ?)', hash, part, isCompressed ? 1 : 0, isCompressed ? packed : piece))
    } finally {
      store.sqlite.pragma('synchronous = FULL')
    }
    part += 1
    ctx.report({ done: part * partSize })
  }
}

/** Removes the parts of a file one by one. */
export function dropParts(services: Services, hash: string): void {
  for (const id of services.store.read.column<number>('SELECT id FROM blobPart WHERE hash = ?', hash)) {
    services.store.untracked((db) => db.exec('DELETE FROM blobPart WHERE id = ?', id))
  }
}

async function* pieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(partSize)
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, partSize, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** Whether compressing pays: a tenth less, tried on the first piece. Pictures, films and archives are compressed already. */
async function isCompressible(head: Uint8Array): Promise<boolean> {
  if (head.length < 512) return false
  const sample = head.subarray(0, 65_536)
  return (await deflate(sample)).length < sample.length * 0.9
}

/** A kept file as a stream, read part by part as it is taken; null when there is none of this hash. */
export function readBlob(db: ReadDb, hash: string): { mediaType: string; size: number; body: ReadableStream<Uint8Array> } | null {
  const row = db.row<BlobRow>('SELECT mediaType, size, isCompressed FROM blob WHERE hash = ?', hash)
  if (!row) return null
  let part = 0
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const piece = await pieceOf(db, hash, row, part)
      part += 1
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  }, { highWaterMark: 1 })
  return { mediaType: row.mediaType, size: row.size, body }
}

async function pieceOf(db: ReadDb, hash: string, { isCompressed, size }: BlobRow, part: number): Promise<Uint8Array | null> {
  if (isCompressed !== 2) {
    if (part > 0 || size === 0) return null
    const content = db.value<Uint8Array>('SELECT content FROM blob WHERE hash = ?', hash) ?? new Uint8Array()
    return isCompressed === 1 ? inflate(content) : content
  }
  const found = db.row<{ isCompressed: number; content: Uint8Array }>('SELECT isCompressed, content FROM blobPart WHERE hash = ? AND part = ?', hash, part)
  if (found) return found.isCompressed === 1 ? inflate(found.content) : found.content
  if (part * partSize < size) throw new AppError('damagedFile', 'A part of this document is missing.')
  return null
}

/** The longest file that `wholeBlob` gives, in bytes: what may stand inside another file (a photo in a card, a file in a calendar). */
const longestWhole = 64 << 20

/** A kept file in one piece, however it lies; null when there is none of this hash, when a part is missing, or when it is longer than 64 MiB. */
export function wholeBlob(db: ReadDb, hash: string): { bytes: Uint8Array; mediaType: string } | null {
  const row = db.row<BlobRow>('SELECT mediaType, size, isCompressed FROM blob WHERE hash = ?', hash)
  if (!row || row.size > longestWhole) return null
  const bytes = firstBytes(db, hash, row.size)
  return bytes.length === row.size ? { mediaType: row.mediaType, bytes } : null
}

/** The first bytes of a kept file, read at once: for what is short, or stands inside another file. */
export function firstBytes(db: ReadDb, hash: string, most: number): Uint8Array {
  const row = db.row<{ isCompressed: number; content: Uint8Array }>('SELECT isCompressed, content FROM blob WHERE hash = ?', hash)
  if (!row) return new Uint8Array()
  if (row.isCompressed !== 2) return opened(row).subarray(0, most)
  const parts: Uint8Array[] = []
  for (let part = 0; part * partSize < most; part++) {
    const found = db.row<{ isCompressed: number; content: Uint8Array }>('SELECT isCompressed, content FROM blobPart WHERE hash = ? AND part = ?', hash, part)
    if (!found) break
    parts.push(opened(found))
  }
  return Buffer.concat(parts).subarray(0, most)
}

const opened = ({ isCompressed, content }: { isCompressed: number; content: Uint8Array }): Uint8Array => (isCompressed === 1 ? inflateRawSync(content, { maxOutputLength: 2 * partSize }) : content)
