import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { applicationId } from '../../electron/core/db/migrate.ts'
import { lockPath } from '../../electron/core/db/lock.ts'
import { openTestCore } from '../support/core.ts'

const folder = mkdtempSync(join(tmpdir(), 'touchbase-opening-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('what was saved is there when the file is opened again', async () => {
  const file = join(folder, 'a file with spaces, 名 and #%?.touchbase')
  const first = openTestCore({ file })
  const { id } = await first.api.contacts.create({ changes: { givenName: 'Ewa', familyName: 'Nowak' } })
  await first.close()
  const second = openTestCore({ file })
  expect((await second.api.contacts.get({ id })).name).toBe('Ewa Nowak')
  expect((await second.api.changes.next()).undo).toMatchObject({ action: 'contacts.create' })
  await second.close()
})

test('a second opening is refused and told who has the file; after closing it goes', async () => {
  const file = join(folder, 'held.touchbase')
  const first = openTestCore({ file, shell: 'desktop' })
  expect(() => openTestCore({ file })).toThrow(expect.objectContaining({ code: 'busy', message: expect.stringContaining('desktop') as string, details: { owner: expect.objectContaining({ process: process.pid }) as object } }))
  await first.close()
  await openTestCore({ file }).close()
})

test('the mere lock file of a killed process keeps nobody out', async () => {
  const file = join(folder, 'stale.touchbase')
  await openTestCore({ file }).close()
  writeFileSync(lockPath(file), '')
  await openTestCore({ file }).close()
})

test('a file of a newer Touchbase is refused by name and not changed by a byte', async () => {
  const file = join(folder, 'newer.touchbase')
  await openTestCore({ file }).close()
  const sqlite = new Sqlite(file)
  sqlite.pragma('user_version = 999')
  sqlite.close()
  const before = digest(file)
  expect(() => openTestCore({ file })).toThrow(expect.objectContaining({ code: 'newerFile' }))
  expect(digest(file)).toBe(before)
})

test.each([
  ['a text', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(100))],
  ['the database of another program', (file: string) => new Sqlite(file).exec('CREATE TABLE moz_places (id INTEGER)').close()],
  ['a file with a destroyed first page', (file: string) => {
    new Sqlite(file).exec('CREATE TABLE a (b)').close()
    writeFileSync(file, Buffer.concat([Buffer.alloc(100), readFileSync(file).subarray(100)]))
  }],
  ['a file cut short', (file: string) => {
    new Sqlite(file).exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1; CREATE TABLE a (b); INSERT INTO a VALUES (randomblob(20000))`).close()
    truncateSync(file, 3_000)
  }],
  ['a folder', (file: string) => { mkdirSync(file) }],
])('%s is refused as no Touchbase file, and left as it was', (name, make) => {
  const file = join(folder, `${name}.touchbase`)
  make(file)
  const before = name === 'a folder' ? '' : digest(file)
  expect(() => openTestCore({ file })).toThrow(expect.objectContaining({ code: 'damagedFile' }))
  if (before) expect(digest(file)).toBe(before)
})
