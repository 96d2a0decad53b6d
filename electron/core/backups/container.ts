import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { backupReasons } from '#shared/backups.ts'
import { damaged } from './failures.ts'

/**
 * The form of a backup: one file that no part can be missing from and no part of another can be mixed into.
 *
 * 1. The database: N bytes, a plain SQLite file with its header set to the rollback journal, so that it needs no file beside it.
 * 2. The manifest: M bytes, a line feed, one line of JSON (`Manifest`), a line feed.
 * 3. The seal: 112 bytes, two lines: `touchbase-backup 1 N M`, N in 16 digits and M in 10; then the SHA-256, in 64 small
 *    hexadecimal digits, of every byte before that second line; each ended by a line feed.
 *
 * So any program can read it: `tail -n 3 FILE` shows manifest and seal, `head -c -65 FILE | sha256sum` gives the last line,
 * and `head -c N FILE` is the database. Every byte is covered: by the hash, or, in the hash itself, by not agreeing with it.
 */
export const backupEnding = '.touchbase-backup'

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const manifestSchema = z.strictObject({
  program: z.literal('Touchbase'),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  reason: z.enum(backupReasons),
  /** Absolute path of the file that this is a copy of: rotation only ever touches the copies of its own file. */
  source: z.string(),
  /** Rises with every backup of a file, whatever the clock does. */
  sequence: z.number().int().positive(),
  /** Where the file's log of changes stood. */
  mark: z.string(),
  applicationId: z.number().int(),
  /** The version of the layout (PRAGMA user_version). */
  format: z.number().int().positive(),
  sqlite: z.string(),
  database: z.strictObject({ bytes: z.number().int().positive(), sha256: hashSchema }),
  /** SHA-256 over what the database declares. */
  layout: hashSchema,
  tables: z.record(z.string(), z.strictObject({ rows: z.number().int().min(0), sha256: hashSchema })),
})
export type Manifest = z.infer<typeof manifestSchema>

const sealLength = 112
const sealPattern = /^touchbase-backup 1 (\d{16}) (\d{10})\n([0-9a-f]{64})\n$/
const hashLineLength = 65
const longestManifest = 16 * 2 ** 20
const chunkSize = 1 << 20

export interface Seal {
  size: number
  databaseBytes: number
  manifestBytes: number
  sha256: string
}

/** The seal at the end of an open file; null where there is none, or where its lengths are not those of the file. */
export function readSeal(descriptor: number): Seal | null {
  const { size } = fstatSync(descriptor)
  if (size < sealLength) return null
  const parts = sealPattern.exec(readAt(descriptor, size - sealLength, sealLength).toString('latin1'))
  if (!parts) return null
  const seal = { size, databaseBytes: Number(parts[1]), manifestBytes: Number(parts[2]), sha256: parts[3] ?? '' }
  return seal.databaseBytes + seal.manifestBytes + sealLength === size && seal.manifestBytes <= longestManifest ? seal : null
}

/** The manifest of an open file with this seal. It is only believed once `readWhole` has found the hash right. Throws `damagedFile`. */
export function readManifest(descriptor: number, seal: Seal, path: string): Manifest {
  try {
    const manifest = manifestSchema.parse(JSON.parse(readAt(descriptor, seal.databaseBytes, seal.manifestBytes).toString('utf8')))
    if (manifest.database.bytes === seal.databaseBytes) return manifest
  } catch (error) {
    throw damaged(path, 'its manifest cannot be read', error)
  }
  throw damaged(path, 'its manifest speaks of another database')
}

/** The manifest of a backup by its name alone, for lists and rotation, without reading the rest; null when it is none of ours. */
export function peekManifest(path: string): { manifest: Manifest; size: number } | null {
  const descriptor = openSync(path, 'r')
  try {
    const seal = readSeal(descriptor)
    return seal && { manifest: readManifest(descriptor, seal, path), size: seal.size }
  } catch {
    return null // Not readable as a backup: not ours to list or to remove.
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Reads every byte, compares with the seal and gives the manifest; throws `damagedFile`. The database's bytes go to
 * `sink`, so that what is restored is what was compared.
 */
export function readWhole(descriptor: number, seal: Seal, path: string, sink: (bytes: Buffer) => void = () => {}): Manifest {
  const whole = createHash('sha256')
  const database = createHash('sha256')
  readRange(descriptor, 0, seal.databaseBytes, (bytes) => {
    whole.update(bytes)
    database.update(bytes)
    sink(bytes)
  })
  readRange(descriptor, seal.databaseBytes, seal.size - hashLineLength, (bytes) => whole.update(bytes))
  if (whole.digest('hex') !== seal.sha256) throw damaged(path, 'its bytes are not those that were sealed; it was changed, cut or mixed up')
  const manifest = readManifest(descriptor, seal, path)
  if (database.digest('hex') !== manifest.database.sha256) throw damaged(path, 'its database is not the one in its manifest')
  return manifest
}

/** Ends a copied database with manifest and seal. Gives the size of the whole. The file is not yet on disk for sure: fsync is the caller's. */
export function writeSeal(descriptor: number, about: Omit<Manifest, 'database'>): number {
  const { size } = fstatSync(descriptor)
  const hash = createHash('sha256')
  readRange(descriptor, 0, size, (bytes) => hash.update(bytes))
  const tail = sealFor(hash, size, about)
  for (let done = 0; done < tail.length;) done += writeSync(descriptor, tail, done, tail.length - done, size + done)
  return size + tail.length
}

/** Manifest and seal behind a database of `bytes` bytes that `hash` has taken in. */
function sealFor(hash: Hash, bytes: number, about: Omit<Manifest, 'database'>): Buffer {
  const manifest: Manifest = { ...about, database: { bytes, sha256: hash.copy().digest('hex') } }
  const json = Buffer.from(`\n${JSON.stringify(manifest)}\n`, 'utf8')
  const line = Buffer.from(`touchbase-backup 1 ${String(bytes).padStart(16, '0')} ${String(json.length).padStart(10, '0')}\n`)
  return Buffer.concat([json, line, Buffer.from(`${hash.update(json).update(line).digest('hex')}\n`)])
}

function readRange(descriptor: number, from: number, to: number, take: (bytes: Buffer) => void): void {
  const buffer = Buffer.allocUnsafe(Math.min(chunkSize, Math.max(to - from, 0)))
  for (let at = from; at < to;) {
    const count = readSync(descriptor, buffer, 0, Math.min(buffer.length, to - at), at)
    if (count === 0) return // Cut meanwhile: the hash will not agree.
    take(buffer.subarray(0, count))
    at += count
  }
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  for (let done = 0; done < length;) {
    const count = readSync(descriptor, buffer, done, length - done, position + done)
    if (count === 0) break
    done += count
  }
  return buffer
}
