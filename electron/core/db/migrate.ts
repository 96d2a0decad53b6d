import type { Database } from 'better-sqlite3'
import { AppError } from '#shared/errors.ts'

interface Migration {
  up: (db: Database) => void
}

/** "Tbas" in ASCII: marks a file as Touchbase's (PRAGMA application_id). */
export const applicationId = 0x54626173

const found = import.meta.glob<Migration>('./migrations/*.ts', { eager: true })

/** The migrations in order. Their numbers must rise from 1 without gaps. */
export const migrations: readonly { name: string; up: (db: Database) => void }[] = Object.entries(found)
  .map(([path, migration]) => ({ name: path.replace(/^.*\/|\.ts$/g, ''), up: migration.up }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map((migration, index) => {
    if (Number(migration.name.slice(0, 4)) !== index + 1) throw new Error(`Migration ${migration.name} is out of order`)
    return migration
  })

export const newestVersion = migrations.length

/**
 * Says whether a file may be opened, without changing a byte of it.
 * Throws `newerFile` for one that a newer Touchbase wrote, `damagedFile` for one of another program.
 */
export function checkVersion(db: Database): { version: number; isNew: boolean } {
  const version = db.pragma('user_version', { simple: true }) as number
  const id = db.pragma('application_id', { simple: true }) as number
  const isNew = version === 0 && id === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (!isNew && id !== applicationId) throw new AppError('damagedFile', 'This is a database of another program, not a Touchbase file. It was left as it is.')
  if (version > newestVersion) {
    throw new AppError('newerFile', `This file was written by a newer Touchbase (format ${version}; this one knows ${newestVersion}). It was left as it is. Install the newer Touchbase to open it.`)
  }
  return { version, isNew }
}

/** Runs every migration that a file lacks, each with its version number in one transaction; stops at the first that fails. */
export function migrate(db: Database, version: number): void {
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      migration.up(db)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
