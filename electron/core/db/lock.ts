import Sqlite, { type Database } from 'better-sqlite3'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { AppError } from '#shared/errors.ts'

/** Who has a file open; for words on screen and for a second start that wants to find the first. */
export interface Owner {
  process: number
  computer: string
  shell: string
  since: number
  /** Where the owner's web shell answers, and the word that lets another start of the same user ask it for a way in. */
  address?: string
  secret?: string
}

export const lockPath = (file: string) => `${file}-lock`
export const ownerPath = (file: string) => `${file}-owner`

/**
 * Keeps every other process away from a file for as long as it is held.
 *
 * The lock is an operating-system lock on a held descriptor, never the mere existence of a file: SQLite's own exclusive
 * lock on an empty database beside the file works the same on Windows, macOS and Linux and dies with the process.
 * Invariant: the lock file is never deleted, for a deleted one that is still held lets a third process in.
 */
export class FileLock {
  readonly #file: string
  readonly #sqlite: Database

  private constructor(file: string, sqlite: Database) {
    this.#file = file
    this.#sqlite = sqlite
  }

  /** Takes the lock or throws `busy` with the owner in its details. */
  static take(file: string, owner: Owner): FileLock {
    let sqlite: Database | undefined
    try {
      sqlite = new Sqlite(lockPath(file), { timeout: 0 })
      sqlite.pragma('journal_mode = MEMORY')
      sqlite.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      sqlite?.close()
      const code = (error as { code?: string }).code ?? ''
      if (!code.startsWith('SQLITE_BUSY')) throw error
      const other = readOwner(file)
      const who = other ? `${other.shell}, process ${other.process} on ${other.computer}` : 'another program'
      // The secret is for a second start, which reads the note itself; an error may end up on a screen or in a log.
      const { secret: _secret, ...known } = other ?? {}
      throw new AppError('busy', `This file is open already (${who}). Close it there first.`, { details: { owner: other ? known : null }, cause: error })
    }
    const lock = new FileLock(file, sqlite)
    lock.tell(owner)
    return lock
  }

  /**
   * Writes down who holds the file. The note is readable by its user alone, for it can hold a secret. It is for words and
   * for a second start; where it cannot be written (a full disk) the lock holds all the same.
   */
  tell(owner: Owner): void {
    try {
      rmSync(ownerPath(this.#file), { force: true })
      writeFileSync(ownerPath(this.#file), JSON.stringify(owner), { mode: 0o600 })
    } catch {
      // A torn note names nobody: readOwner gives null for it.
    }
  }

  release(): void {
    rmSync(ownerPath(this.#file), { force: true })
    this.#sqlite.close()
  }
}

/** Who says to have the file open, or null. The note of a killed process stays behind: only the lock itself decides. */
export function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(ownerPath(file), 'utf8')) as Owner
  } catch {
    return null // No note, or a torn one: nobody to name.
  }
}

export function thisProcess(shell: string, since: number): Owner {
  return { process: process.pid, computer: hostname(), shell, since }
}
