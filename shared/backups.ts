/** Why a backup was made: by the clock, by hand, or as a copy before something large. */
export const backupReasons = ['daily', 'manual', 'import', 'migration'] as const
export type BackupReason = (typeof backupReasons)[number]

/** A finished backup that was opened again and compared. Times are UTC milliseconds, sizes bytes. */
export interface BackupInfo {
  path: string
  name: string
  at: number
  reason: BackupReason
  size: number
}

/** What a screen shows of backups: the last proven one, and the failure since, if there was one. */
export interface BackupStatus {
  last: BackupInfo | null
  failure: { at: number; code: string; message: string } | null
  /** Where backups go when no folder is named. */
  folder: string
}

/** What was found in a file that is good. A file that is not good is never a result: it is an error, `damagedFile` or `newerFile`. */
export interface VerifyResult {
  path: string
  /** `file` is one to work with, `backup` a sealed copy of one. */
  kind: 'file' | 'backup'
  /** The version of its layout. */
  format: number
  size: number
  /** When a backup was made and why; null for a file. */
  madeAt: number | null
  reason: BackupReason | null
  contacts: number
  tables: { name: string; rows: number }[]
  /** Things worth knowing that are no damage, as sentences. */
  notes: string[]
}

export interface RestoreResult {
  path: string
  size: number
  madeAt: number
  contacts: number
  /** Stray files of an earlier database of that name, moved out of the way under these names. */
  movedAside: string[]
}
