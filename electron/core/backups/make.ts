import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupReason } from '#shared/backups.ts'
import { layoutOf, openReadOnly, type Database, type KnownLayouts } from '../db/foreign-file.ts'
import { checkIdentity } from './checks.ts'
import { backupEnding, writeSeal, type Manifest } from './container.ts'
import { digestLines, digestTables } from './digest.ts'
import { asCopyError } from './failures.ts'
import { partialName, placeNew, removeLeftovers, requireRoom } from './place.ts'
import { findBackups, rotate } from './rotation.ts'
import { verifyBackup } from './verify.ts'

/**
 * Making a backup. A read transaction on a connection of its own is the snapshot: what it counts and what is copied are the
 * same state, however much is written meanwhile. The copy gets its name only after it was opened again and compared.
 */
export interface MakeTask {
  /** Absolute path of the file to copy; open in this process or closed. */
  source: string
  folder: string
  /** Whether old backups of this file in the folder may be removed: only in our own folder, never in one that the user chose. */
  isOurs: boolean
  reason: BackupReason
  /** UTC milliseconds. */
  at: number
  known: KnownLayouts
}

export interface Made {
  path: string
  size: number
  sequence: number
  mark: string
  /** Old backups that rotation removed. */
  removed: string[]
}

export type Report = (phase: string, done: number, total: number | null) => void

/** For the backup thread: copies page by page while others write. Errors: `diskFull`, `readOnly`, `notFound`, `damagedFile`, `newerFile`. */
export async function makeCopy(task: MakeTask, report: Report): Promise<Made> {
  return inFolder(task, async (partial) => {
    const snapshot = openReadOnly(task.source)
    try {
      const about = describe(task, snapshot, report)
      await snapshot.backup(partial, {
        progress: ({ totalPages, remainingPages }) => {
          report('copying', totalPages - remainingPages, totalPages)
          return 4_000
        },
      })
      return about
    } finally {
      snapshot.close()
    }
  }, report)
}

/** The same on the caller's thread, for a file that nobody writes to: before a migration, under the file's lock. */
export function makeCopyNow(task: MakeTask): Made {
  const partial = prepare(task)
  try {
    const snapshot = openReadOnly(task.source)
    try {
      const about = describe(task, snapshot, () => {})
      // VACUUM copies a state of its own choosing: were the file written to, the comparison would show it.
      snapshot.exec('COMMIT')
      snapshot.pragma('query_only = OFF')
      snapshot.prepare('VACUUM INTO ?').run(partial)
      return finish(task, partial, about, () => {})
    } finally {
      snapshot.close()
    }
  } catch (error) {
    throw asCopyError(error, task.folder)
  } finally {
    removePartial(partial)
  }
}

async function inFolder(task: MakeTask, copy: (partial: string) => Promise<About>, report: Report): Promise<Made> {
  const partial = prepare(task)
  try {
    return finish(task, partial, await copy(partial), report)
  } catch (error) {
    throw asCopyError(error, task.folder)
  } finally {
    removePartial(partial)
  }
}

type About = Omit<Manifest, 'database'>

/** The folder ready, leftovers gone; gives the path of the file in the making. */
function prepare({ source, folder, isOurs }: MakeTask): string {
  try {
    // Of a chosen folder only the last part is made: a drive that was taken off must not turn into a folder on the disk below.
    if (!existsSync(folder)) mkdirSync(folder, { recursive: isOurs })
    removeLeftovers(folder, source)
    return join(folder, partialName(source))
  } catch (error) {
    throw asCopyError(error, folder)
  }
}

/** Begins the snapshot and says all about it that the copy must agree with. */
function describe(task: MakeTask, snapshot: Database, report: Report): About {
  snapshot.exec('BEGIN')
  const one = <T>(sql: string) => snapshot.prepare(sql).pluck().get() as T
  const format = checkIdentity(snapshot, task.source, task.known)
  requireRoom(task.folder, one<number>('PRAGMA page_count') * one<number>('PRAGMA page_size'))
  // From here on the copy is of this moment, whatever is written meanwhile (backups/when.ts waits for this word).
  report('reading', 0, null)
  const sequence = 1 + Math.max(one<number>('SELECT coalesce(max(id), 0) FROM backup'), findBackups(task.folder, task.source)[0]?.manifest.sequence ?? 0)
  return {
    program: 'Touchbase', madeAt: new Date(task.at).toISOString(), reason: task.reason, source: task.source, sequence, mark: one<string>(markSql),
    applicationId: task.known.applicationId, format, sqlite: one<string>('SELECT sqlite_version()'),
    layout: digestLines(layoutOf(snapshot)), tables: digestTables(snapshot, (done, total) => report('reading', done, total)),
  }
}

/** Where the log of changes stands: it moves with every change, undo and redo. */
export const markSql = `
  SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) || '.' || max(coalesce((SELECT max(createdStep) FROM changeSet), 0), coalesce((SELECT max(undoneStep) FROM changeSet), 0))`

function finish(task: MakeTask, partial: string, about: About, report: Report): Made {
  report('checking', 0, null)
  chmodSync(partial, 0o600)
  const descriptor = openSync(partial, 'r+')
  try {
    // Bytes 18 and 19 of the header (SQLite file format, section 1.3.3): a copy of a WAL file becomes one that needs no log beside it.
    writeSync(descriptor, Buffer.from([1, 1]), 0, 2, 18)
    writeSeal(descriptor, about)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  verifyBackup(partial, task.known)
  const path = placeNew(partial, names(task))
  return { path, size: statSync(path).size, sequence: about.sequence, mark: about.mark, removed: task.isOurs ? rotate(task.folder, task.source) : [] }
}

/** "Contacts 2026-11-22 09.00.00", in local time; a number follows where the name is taken. */
function* names({ source, folder, at }: MakeTask): Generator<string> {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}.${two(date.getMinutes())}.${two(date.getSeconds())}`
  // eslint-disable-next-line no-control-regex -- control signs are among what not every disk takes in a name
  const base = basename(source).replace(/\.touchbase$/, '').replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').slice(0, 80)
  for (let count = 1; count < 10_000; count++) yield join(folder, `${base} ${time}${count === 1 ? '' : ` ${count}`}${backupEnding}`)
}

function removePartial(partial: string): void {
  for (const path of [partial, `${partial}-journal`]) rmSync(path, { force: true })
}

