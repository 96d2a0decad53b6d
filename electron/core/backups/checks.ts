import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import { layoutOf, type Database, type KnownLayouts } from '../db/foreign-file.ts'
import type { Manifest } from './container.ts'
import { digestLines, digestTables } from './digest.ts'
import { damaged } from './failures.ts'

/** What is asked of a database before it counts. Each throws `damagedFile` or `newerFile`; `path` is for the words. */

/** Whether it is ours and of a version we know. Gives the version. */
export function checkIdentity(sqlite: Database, path: string, known: KnownLayouts): number {
  const format = sqlite.pragma('user_version', { simple: true }) as number
  if (sqlite.pragma('application_id', { simple: true }) !== known.applicationId) throw damaged(path, 'it is a database of another program')
  if (format > known.versions.length) {
    throw new AppError('newerFile', `${path} was written by a newer Touchbase (format ${format}; this one knows ${known.versions.length}). Install the newer Touchbase to use it.`)
  }
  return format
}

/** Whether it declares just what a file of its version does: no trigger, view or column that somebody put in. */
export function checkLayout(sqlite: Database, path: string, known: KnownLayouts): void {
  const found = layoutOf(sqlite)
  const expected = known.versions[checkIdentity(sqlite, path, known) - 1] ?? []
  const strange = found.find((line) => !expected.includes(line))
  if (strange !== undefined) throw damaged(path, `it contains something that no Touchbase made (${nameIn(strange)})`)
  const missing = expected.find((line) => !found.includes(line))
  if (missing !== undefined) throw damaged(path, `a part of it is missing (${nameIn(missing)})`)
}

const nameIn = (line: string) => line.split(' ').slice(0, 2).join(' ')

/** A search index that is being made holds together only when it takes its place; until then it may be cut anywhere, and is dropped when the file is opened. */
const unfinishedIndex = /\bfts5\b.*\bnew(TypeAhead|FullText)\b/i

/** SQLite's own check of every page, index and search index, and of every reference. */
export function checkWhole(sqlite: Database, path: string): void {
  const found = (sqlite.pragma('integrity_check(100)') as { integrity_check: string }[]).map((row) => row.integrity_check)
  const faults = found.filter((line) => line !== 'ok' && !unfinishedIndex.test(line))
  if (found.length === 0 || faults.length > 0) throw damaged(path, `SQLite found in it: ${faults[0] ?? 'nothing readable'}`)
  const [orphan] = sqlite.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (orphan) throw damaged(path, `a row in ${orphan.table} belongs to a row in ${orphan.parent} that is not there`)
}

/** Whether the database is the one that the manifest describes: layout, and count and digest of every table. */
export function checkContents(sqlite: Database, path: string, manifest: Manifest): void {
  const version = sqlite.pragma('user_version', { simple: true })
  if (version !== manifest.format || manifest.applicationId !== sqlite.pragma('application_id', { simple: true })) throw damaged(path, 'its manifest speaks of another version')
  if (digestLines(layoutOf(sqlite)) !== manifest.layout) throw damaged(path, 'its tables are not those in its manifest')
  const found = digestTables(sqlite)
  for (const name of new Set([...Object.keys(found), ...Object.keys(manifest.tables)])) {
    const [is, should] = [found[name], manifest.tables[name]]
    if (!is || !should || is.rows !== should.rows || is.sha256 !== should.sha256) throw damaged(path, `the contents of ${name} are not those in its manifest`)
  }
}

/** Whether a working file agrees with itself beyond what SQLite knows. Gives notes on what is no damage. */
export function checkMeaning(sqlite: Database, path: string): string[] {
  const count = (sql: string) => sqlite.prepare(sql).pluck().get() as number
  const blobs = sqlite.prepare('SELECT hash, content FROM blob WHERE isCompressed = 0').iterate() as Iterable<{ hash: string; content: Buffer }>
  for (const { hash, content } of blobs) {
    if (createHash('sha256').update(content).digest('hex') !== hash) throw damaged(path, `a stored file is not what it was (${hash.slice(0, 12)}…)`)
  }
  const notes: string[] = []
  // While the search index is made anew, old entries answer and the list of stale ones speaks of the new index.
  const isBeingMade = count(`SELECT count(*) FROM sqlite_schema WHERE name = 'newTypeAheadRow'`) > 0
  if (isBeingMade) notes.push('The search index is being made anew.')
  else checkSearch(count, path)
  const cutOff = count(`SELECT count(*) FROM changeSet WHERE state IN ('open', 'undoing', 'redoing')`)
  if (cutOff > 0) notes.push(`${cutOff} piece(s) of work were under way or cut off; what was cut off is taken back when the file is next opened.`)
  const stale = count('SELECT count(*) FROM searchStale')
  if (stale > 0) notes.push(`${stale} contact(s) wait to be indexed for search.`)
  return notes
}

function checkSearch(count: (sql: string) => number, path: string): void {
  const unfindable = count('SELECT count(*) FROM contact WHERE deletedAt IS NULL AND id NOT IN (SELECT contactId FROM typeAheadRow) AND id NOT IN (SELECT contactId FROM searchStale)')
  const ghosts = count('SELECT count(*) FROM typeAheadRow WHERE contactId NOT IN (SELECT id FROM contact WHERE deletedAt IS NULL) AND contactId NOT IN (SELECT contactId FROM searchStale)')
  const unindexed = count('SELECT count(*) FROM typeAheadRow WHERE id NOT IN (SELECT id FROM typeAhead_docsize)')
  if (unfindable + ghosts + unindexed > 0) throw damaged(path, `search does not agree with the contacts (${unfindable} missing, ${ghosts} too many, ${unindexed} without words)`)
}
