import Sqlite, { type Database } from 'better-sqlite3'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '#shared/errors.ts'
import { FileLock, type Owner } from './lock.ts'
import { applicationId, checkVersion, migrate, newestVersion } from './migrate.ts'

export interface OpenOptions {
  owner: Owner
  /** Called before a migration changes a file that has data in it; must make a proven copy or throw. */
  copyFirst?: (file: string, version: number) => void
}

export interface Connection {
  sqlite: Database
  lock: FileLock | null
  file: string
}

/**
 * Opens a Touchbase file, or makes it, and holds its lock until `closeConnection`.
 * Throws `busy`, `newerFile`, `damagedFile`, `readOnly`; in each case the file is as it was.
 */
export function openConnection(file: string, { owner, copyFirst }: OpenOptions): Connection {
  // The lock comes first: on POSIX, closing a file that this process has open elsewhere would drop SQLite's own locks on it.
  const lock = orReadOnly(file, () => FileLock.take(file, owner))
  let sqlite: Database | undefined
  try {
    checkHeader(file)
    const opened = orReadOnly(file, () => openSqlite(file))
    sqlite = opened
    const { version, isNew } = checkVersion(opened)
    if (!isNew && version < newestVersion) copyFirst?.(file, version)
    prepare(opened)
    shortenLog(opened)
    migrate(opened, version)
    return { sqlite: opened, lock, file }
  } catch (error) {
    sqlite?.close()
    lock.release()
    throw asFileError(error)
  }
}

/** Brings a killed process's log into the file, where there is room for that: what is left of it to take back needs room, too. */
function shortenLog(sqlite: Database): void {
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // No room: the log stays as it is, and holds all that was saved.
  }
}

/** A database in memory, or one read from the bytes of another; for tests and for trying things out. */
export function openInMemory(bytes?: Buffer): Connection {
  const sqlite = bytes ? new Sqlite(bytes) : new Sqlite(':memory:')
  const { version } = checkVersion(sqlite)
  prepare(sqlite)
  migrate(sqlite, version)
  return { sqlite, lock: null, file: ':memory:' }
}

export function closeConnection({ sqlite, lock }: Connection): void {
  if (sqlite.open) {
    // An empty log beside the file means that the file alone is the whole truth for who copies it.
    if (!sqlite.memory && !sqlite.readonly) shortenLog(sqlite)
    sqlite.close()
  }
  lock?.release()
}

function openSqlite(file: string): Database {
  return new Sqlite(file, { timeout: 5_000 })
}

function prepare(sqlite: Database): void {
  sqlite.pragma('journal_mode = WAL')
  // The build of better-sqlite3 sets NORMAL for WAL files: an acknowledged commit could then vanish at a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('fullfsync = ON')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma('cache_size = -65536')
  // A long log is written back in one go: an import then writes each page of an index a few times, not at every slice.
  sqlite.pragma('wal_autocheckpoint = 4096')
  sqlite.pragma('journal_size_limit = 16777216')
}

/** Refuses what is no database before anything touches it: a folder, a text, a cut file. An absent or empty file is new. */
function checkHeader(file: string): void {
  if (!existsSync(file)) return
  const { size } = statSync(file)
  if (statSync(file).isDirectory()) throw new AppError('damagedFile', 'This is a folder, not a Touchbase file.')
  if (size === 0) return
  const header = Buffer.alloc(100)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header, 0, 100, 0)
  } finally {
    closeSync(descriptor)
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new AppError('damagedFile', 'This is not a Touchbase file, or its beginning is destroyed. It was left as it is.')
  // A working file says in its header that it has a write-ahead log; the database of a backup says that it has none.
  if (header.readUInt32BE(68) === applicationId && header[18] === 1) throw new AppError('damagedFile', 'This is a backup, not a file to work with. Restore it into a new file. It was left as it is.')
}

function orReadOnly<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = (error as { code?: string }).code ?? ''
    if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY') || ['EACCES', 'EPERM', 'EROFS'].includes(code)) {
      throw new AppError('readOnly', `The file or its folder cannot be written: ${file}`, { cause: error })
    }
    throw error
  }
}

/** SQLite's own codes, turned into ours. */
export function asFileError(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = (error as { code?: string } | null)?.code ?? ''
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('damagedFile', 'The file is damaged. It was left as it is; restore the last proven backup into a new file.', { cause: error })
  }
  // A full disk shows as FULL, or, where a size limit stops the write, as an I/O error of a write.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new AppError('diskFull', 'The disk is full. The change was not made and nothing else was lost. Free some space and try again.', { cause: error })
  if (code.startsWith('SQLITE_READONLY')) return new AppError('readOnly', 'The file cannot be written.', { cause: error })
  if (code.startsWith('SQLITE_CONSTRAINT')) return new AppError('conflict', 'Something that belongs to this change is gone or taken.', { cause: error })
  return error
}
