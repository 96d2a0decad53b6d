import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { VerifyResult } from '#shared/backups.ts'
import { AppError } from '#shared/errors.ts'
import { openReadOnly, type Database, type KnownLayouts } from '../db/foreign-file.ts'
import { checkContents, checkIdentity, checkLayout, checkMeaning, checkWhole } from './checks.ts'
import { backupEnding, readSeal, readWhole, type Manifest, type Seal } from './container.ts'
import { asCopyError, damaged } from './failures.ts'

export interface VerifyTask {
  path: string
  /** The file that this process has open, which only SQLite may touch: closing it otherwise would drop SQLite's locks on it. */
  openFile: string | null
  known: KnownLayouts
}

/**
 * Looks whether a file or a backup is good, whole and ours, and changes nothing. Gives what is in it.
 * Throws `damagedFile` with the reason, `newerFile`, `notFound` or `readOnly`: there is no result for a file that is not good.
 */
export function verify({ path, openFile, known }: VerifyTask): VerifyResult {
  try {
    if (!existsSync(path)) throw new AppError('notFound', `There is no file ${path}.`)
    if (statSync(path).isDirectory()) throw damaged(path, 'it is a folder')
    if (openFile !== null && isSame(path, openFile)) return verifyFile(path, known)
    return kindOf(path) === 'backup' ? asResult(path, verifyBackup(path, known)) : verifyFile(path, known)
  } catch (error) {
    throw asCopyError(error, path)
  }
}

export interface Verified {
  seal: Seal
  manifest: Manifest
}

/** Reads every byte of a backup and compares it with its seal before SQLite opens anything; then compares what SQLite finds with the manifest. */
export function verifyBackup(path: string, known: KnownLayouts): Verified {
  const verified = withFile(path, (descriptor) => {
    const seal = readSeal(descriptor)
    if (!seal) throw damaged(path, 'its seal is missing or broken; it was cut or changed')
    return { seal, manifest: readWhole(descriptor, seal, path) }
  })
  // SQLite would take a log of this name for a part of the file.
  for (const stray of ['-wal', '-journal']) {
    if (existsSync(path + stray)) throw new AppError('conflict', `Another program left ${basename(path)}${stray} beside the backup. The backup itself is whole; move that file away and try again.`)
  }
  checkDatabase(path, verified.manifest, known)
  return verified
}

/** What SQLite finds in the database of a backup, or in one taken out of it, compared with the manifest. */
export function checkDatabase(path: string, manifest: Manifest, known: KnownLayouts): void {
  withSqlite(path, (sqlite) => {
    checkLayout(sqlite, path, known)
    checkContents(sqlite, path, manifest)
    checkWhole(sqlite, path)
  })
}

function verifyFile(path: string, known: KnownLayouts): VerifyResult {
  return withSqlite(path, (sqlite) => {
    sqlite.exec('BEGIN')
    checkLayout(sqlite, path, known)
    checkWhole(sqlite, path)
    const notes = checkMeaning(sqlite, path)
    const tables = known.versions[checkIdentity(sqlite, path, known) - 1]?.flatMap((line) => /^table (\w+) on \w+: CREATE TABLE/.exec(line)?.[1] ?? []) ?? []
    const rows = (name: string) => sqlite.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number
    const size = (sqlite.pragma('page_count', { simple: true }) as number) * (sqlite.pragma('page_size', { simple: true }) as number)
    return {
      path, kind: 'file', format: sqlite.pragma('user_version', { simple: true }) as number, size, madeAt: null, reason: null,
      contacts: rows('contact'), tables: tables.map((name) => ({ name, rows: rows(name) })), notes,
    }
  })
}

function asResult(path: string, { seal, manifest }: Verified): VerifyResult {
  return {
    path, kind: 'backup', format: manifest.format, size: seal.size, madeAt: Date.parse(manifest.madeAt), reason: manifest.reason,
    contacts: manifest.tables['contact']?.rows ?? 0, tables: Object.entries(manifest.tables).map(([name, { rows }]) => ({ name, rows })), notes: [],
  }
}

/**
 * Whether to read a file as a backup or as one to work with. Working files always use the write-ahead log, databases in
 * backups never do: so a backup whose seal was cut off or broken is not mistaken for a working file, whatever its name.
 */
function kindOf(path: string): 'file' | 'backup' {
  return withFile(path, (descriptor) => {
    if (path.endsWith(backupEnding) || readSeal(descriptor)) return 'backup'
    const header = Buffer.alloc(100)
    readSync(descriptor, header, 0, 100, 0)
    if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw damaged(path, 'it is neither a Touchbase file nor a backup of one, or its beginning is destroyed')
    if (header[18] !== 2 || header[19] !== 2) throw damaged(path, 'it is a backup without its seal, or a file that another program wrote to')
    return 'file'
  })
}

export function withFile<T>(path: string, work: (descriptor: number) => T): T {
  const descriptor = openSync(path, 'r')
  try {
    return work(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function withSqlite<T>(path: string, work: (sqlite: Database) => T): T {
  const sqlite = openReadOnly(path)
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

function isSame(path: string, other: string): boolean {
  const [a, b] = [statSync(path, { bigint: true }), statSync(other, { bigint: true, throwIfNoEntry: false })]
  return b !== undefined && a.ino === b.ino && a.dev === b.dev
}
