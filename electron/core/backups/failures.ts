import { AppError } from '#shared/errors.ts'

/** Errors of the file system and of SQLite while a copy is made or read, in words that say what to do. `place` is the path they are about. */
export function asCopyError(error: unknown, place: string): unknown {
  if (error instanceof AppError) return error
  const code = (error as { code?: string } | null)?.code ?? ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'].includes(code)) {
    return new AppError('diskFull', `There is not enough room for ${place}. Nothing was left half-written there, and earlier backups are untouched. Free some space or choose another folder.`, { cause: error })
  }
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN'].includes(code) || code.startsWith('SQLITE_READONLY')) {
    return new AppError('readOnly', `${place} cannot be written or read. Choose another folder, or give yourself the right to use this one.`, { cause: error })
  }
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO'].includes(code)) return new AppError('notFound', `${place} is not there. If it is on a drive that was taken off, attach it and try again.`, { cause: error })
  if (code === 'EISDIR') return new AppError('damagedFile', `${place} is a folder, not a file.`, { cause: error })
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return damaged(place, 'its contents cannot be read', error)
  if (code.startsWith('SQLITE_BUSY')) return new AppError('busy', `Another program is writing to ${place}. Close it there and try again.`, { cause: error })
  return error
}

/** A file that is not what it should be. */
export function damaged(path: string, why: string, cause?: unknown): AppError {
  return new AppError('damagedFile', `${path} is not good: ${why}. It was left as it is; use another backup.`, { details: { path, why }, cause })
}
