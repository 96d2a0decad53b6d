import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupEnding, peekManifest, type Manifest } from './container.ts'

/** A finished backup in a folder. */
export interface Kept {
  path: string
  size: number
  manifest: Manifest
}

/** How many are kept: the last ones, then one for each of so many days, weeks and months. */
const kept = { last: 10, days: 14, weeks: 8, months: 12 }
const day = 86_400_000

/** The backups of one file in a folder, the newest first. Files that are none of ours, or another file's, are not even named. */
export function findBackups(folder: string, source: string): Kept[] {
  if (!existsSync(folder)) return []
  const found: Kept[] = []
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (!name.endsWith(backupEnding) || !lstatSync(path, { throwIfNoEntry: false })?.isFile()) continue
    const peeked = peekManifest(path)
    if (peeked?.manifest.source === source) found.push({ path, ...peeked })
  }
  return found.sort((a, b) => b.manifest.sequence - a.manifest.sequence)
}

/**
 * The backups that may go, given all of one file, newest first. It counts the days, weeks and months that have a backup,
 * not those on the calendar: a clock that jumps, or a year without use, makes nothing old.
 */
export function selectOld<T extends { at: number }>(newestFirst: readonly T[]): T[] {
  const days = new Set<number>()
  const weeks = new Set<number>()
  const months = new Set<number>()
  return newestFirst.filter(({ at }, index) => {
    const date = new Date(at)
    const inDay = isFirstOf(days, Math.floor(at / day), kept.days)
    // 1 January 1970 was a Thursday; weeks begin on Mondays.
    const inWeek = isFirstOf(weeks, Math.floor((Math.floor(at / day) + 3) / 7), kept.weeks)
    const inMonth = isFirstOf(months, date.getUTCFullYear() * 12 + date.getUTCMonth(), kept.months)
    return index >= kept.last && !inDay && !inWeek && !inMonth
  })
}

function isFirstOf(seen: Set<number>, period: number, limit: number): boolean {
  if (seen.has(period) || seen.size >= limit) return false
  seen.add(period)
  return true
}

/** Removes the old backups of one file. Gives their paths. One that cannot be removed stays for the next time. */
export function rotate(folder: string, source: string): string[] {
  const all = findBackups(folder, source).map((backup) => ({ path: backup.path, at: Date.parse(backup.manifest.madeAt) }))
  return selectOld(all).map(({ path }) => path).filter((path) => {
    try {
      rmSync(path)
      return true
    } catch {
      return false
    }
  })
}
