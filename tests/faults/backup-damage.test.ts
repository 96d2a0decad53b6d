import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BackupInfo } from '#shared/backups.ts'
import { restoreBackup, verifyFile } from '../../electron/core/backups/backups.ts'
import type { Manifest } from '../../electron/core/backups/container.ts'
import { restore } from '../../electron/core/backups/restore.ts'
import { verify } from '../../electron/core/backups/verify.ts'
import { knownLayouts } from '../../electron/core/db/known-layouts.ts'
import { FileLock, thisProcess } from '../../electron/core/db/lock.ts'
import { manifestOf, openFileTest, partsOf, sealed, subfolder, type FileTest } from '../support/backups.ts'
import { seeded } from '../support/random.ts'

const rounds = Number(process.env['TB_BACKUP_ROUNDS'] ?? 100)
const now = () => 0

let t: FileTest
/** Two good backups of one file, and their parts. */
let a: ReturnType<typeof parts>
let b: ReturnType<typeof parts>
let folder: string

function parts(path: string) {
  const { bytes, database, manifest } = partsOf(path)
  return {
    path, bytes, database: bytes.subarray(0, database), tail: bytes.subarray(database), json: bytes.subarray(database, database + manifest), seal: bytes.subarray(database + manifest),
    manifest: JSON.parse(bytes.subarray(database, database + manifest).toString()) as Manifest,
  }
}

beforeAll(async () => {
  t = openFileTest()
  const add = (familyName: string) => t.core.api.contacts.create({ changes: { givenName: 'Ewa', familyName, note: 'A note. '.repeat(40) } })
  for (let index = 100; index < 130; index++) await add(`Nowak ${index}`)
  a = parts((await t.core.finish<BackupInfo>(t.backups.start({}))).path)
  await t.core.api.contacts.update({ id: 1, changes: { nickname: 'Ew' } })
  b = parts((await t.core.finish<BackupInfo>(t.backups.start({}))).path)
  folder = subfolder(t.folder, 'damaged')
})
afterAll(() => t.close())

/** Neither verifying nor restoring takes this for good, under whatever name, and nothing is left of the try. */
function refuses(bytes: Buffer, code = 'damagedFile'): void {
  for (const name of ['x.touchbase-backup', 'x.touchbase']) {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    expect(() => verify({ path, openFile: null, known: knownLayouts() })).toThrow(expect.objectContaining({ code }) as Error)
    expect(() => restore({ backup: path, to: join(folder, 'out.touchbase'), at: 0, known: knownLayouts() })).toThrow(expect.objectContaining({ code }) as Error)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    rmSync(path)
  }
  expect(readdirSync(folder).filter((name) => name !== 'out.touchbase-lock')).toEqual([])
}

const changed = (bytes: Buffer, at: number, by: number) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ by
  return copy
}

test(`no backup with one byte changed, a part cut or anything added is taken for good (${rounds} each)`, { timeout: 60_000 + rounds * 1_000 }, () => {
  const random = seeded(20261122)
  const below = (count: number) => Math.floor(random() * count)
  for (let round = 0; round < rounds; round++) {
    refuses(changed(a.bytes, below(a.bytes.length), 1 + below(255)))
    refuses(a.bytes.subarray(0, below(a.bytes.length)))
    refuses(Buffer.concat([a.bytes, Buffer.alloc(1 + below(5_000), below(256))]))
    const [from, to, length] = [below(a.bytes.length), below(a.bytes.length), 1 + below(9_000)]
    const moved = Buffer.from(a.bytes)
    b.bytes.copy(moved, to, from, from + length)
    if (!moved.equals(a.bytes)) refuses(moved)
  }
})

test('every single byte of manifest and seal counts', () => {
  const random = seeded(7)
  for (let at = a.database.length; at < a.bytes.length; at += at < a.bytes.length - 200 ? 97 : 1) refuses(changed(a.bytes, at, 1 + Math.floor(random() * 255)))
})

test('the untouched backups are always good', async () => {
  for (const { path } of [a, b]) {
    for (const name of ['x.touchbase-backup', 'any name']) {
      writeFileSync(join(folder, name), readFileSync(path))
      expect(verify({ path: join(folder, name), openFile: null, known: knownLayouts() })).toMatchObject({ kind: 'backup', contacts: 30 })
      rmSync(join(folder, name))
    }
    const to = join(folder, 'good.touchbase')
    await restoreBackup(path, to, { now })
    expect(await verifyFile(to)).toMatchObject({ kind: 'file', contacts: 30 })
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
  }
})

describe('parts that do not belong together are refused', () => {
  test.each<[string, () => Buffer]>([
    ['the database of one and the end of another', () => Buffer.concat([a.database, b.tail])],
    ['the manifest of another', () => Buffer.concat([a.database, b.json, a.seal])],
    ['the seal of another', () => Buffer.concat([a.database, a.json, b.seal])],
    ['two in a row', () => Buffer.concat([a.bytes, b.bytes])],
    ['the database alone', () => a.database],
    ['the end alone', () => a.tail],
    ['nothing', () => Buffer.alloc(0)],
    ['zeros of the same size', () => Buffer.alloc(a.bytes.length)],
    ['the manifest of another under a new seal', () => sealed(a.database, b.manifest)],
    ['a manifest with the right database but the digests of another', () => sealed(a.database, { ...b.manifest, database: a.manifest.database })],
    ['a manifest with one row more', () => sealed(a.database, { ...a.manifest, tables: { ...a.manifest.tables, contact: { ...a.manifest.tables['contact'], rows: 31 } } })],
    ['a manifest without a table', () => sealed(a.database, { ...a.manifest, tables: Object.fromEntries(Object.entries(a.manifest.tables).filter(([name]) => name !== 'phone')) })],
    ['a manifest with a table too many', () => sealed(a.database, { ...a.manifest, tables: { ...a.manifest.tables, more: { rows: 0, sha256: 'a'.repeat(64) } } })],
    ['a manifest of another layout', () => sealed(a.database, { ...a.manifest, layout: 'a'.repeat(64) })],
    ['a manifest of another version', () => sealed(a.database, { ...a.manifest, format: a.manifest.format + 1 })],
    ['a manifest with words nobody knows', () => sealed(a.database, { ...a.manifest, more: 1 })],
    ['a manifest that is no object', () => sealed(a.database, [])],
    ['a text for a database, described truly', () => { const text = Buffer.from('no database'); return sealed(text, { ...a.manifest, database: { bytes: text.length, sha256: a.manifest.database.sha256 } }) }],
  ])('%s', (_, bytes) => refuses(bytes()))
})

describe('a database that is not just ours is refused, though manifest and seal describe it truly', () => {
  test.each<[string, string, string?]>([
    ['a trigger', `CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM contact; END`],
    ['a view', `CREATE VIEW evil AS SELECT * FROM contact`],
    ['a view in the place of a table', `DROP TABLE setting; CREATE VIEW setting AS SELECT '' AS key, '' AS value`],
    ['a generated column', `ALTER TABLE contact ADD COLUMN evil TEXT AS (upper(name))`],
    ['a default that calls a function', `DROP TABLE setting; CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL DEFAULT (hex(randomblob(9)))) STRICT, WITHOUT ROWID`],
    ['a column too many', `ALTER TABLE contact ADD COLUMN evil TEXT`],
    ['a table too many', `CREATE TABLE evil (x)`],
    ['a table too few', `DROP TABLE setting`],
    ['a virtual table', `CREATE VIRTUAL TABLE evil USING fts5(x)`],
    ['an index on an expression', `CREATE INDEX evil ON contact (upper(name))`],
    ['an index with other content', `DROP INDEX contactByName; CREATE INDEX contactByName ON contact (name)`],
    ['another program', `PRAGMA application_id = 1`],
    ['a newer version', `PRAGMA user_version = 99`, 'newerFile'],
    ['a row that belongs to none', `PRAGMA foreign_keys = OFF; INSERT INTO phone (id, contactId, rank, label, value) VALUES (999, 999, 0, '', '')`],
  ])('%s', (_, sql, code) => {
    const path = join(folder, 'hostile.sqlite')
    writeFileSync(path, a.database)
    const sqlite = new Sqlite(path)
    sqlite.unsafeMode(true)
    sqlite.exec(sql)
    sqlite.close()
    const database = readFileSync(path)
    rmSync(path)
    refuses(sealed(database, manifestOf(database, a.manifest)), code)
  })
})

describe('restoring changes nothing where it cannot be done', () => {
  const to = () => join(folder, 'target.touchbase')
  const attempt = (backup = a.path) => restoreBackup(backup, to(), { now })

  test('over a file that is there', async () => {
    writeFileSync(to(), 'precious')
    await expect(attempt()).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(to(), 'utf8')).toBe('precious')
    rmSync(to())
  })
  test('over the open file', async () => {
    await expect(restoreBackup(a.path, t.file, { now })).rejects.toMatchObject({ code: 'conflict' })
    expect((await t.core.api.contacts.get({ id: 1 })).nickname).toBe('Ew')
  })
  test('where a program holds the name', async () => {
    const lock = FileLock.take(to(), thisProcess('test', 0))
    await expect(attempt()).rejects.toMatchObject({ code: 'busy' })
    lock.release()
    expect(existsSync(to())).toBe(false)
  })
  test.each<[string, string, () => void]>([
    ['from nothing', 'notFound', () => {}],
    ['from a folder', 'damagedFile', () => mkdirSync(join(folder, 'source'))],
    ['from a text', 'damagedFile', () => writeFileSync(join(folder, 'source'), 'hello')],
  ])('%s', async (_, code, prepare) => {
    prepare()
    await expect(attempt(join(folder, 'source'))).rejects.toMatchObject({ code })
    await expect(verifyFile(join(folder, 'source'))).rejects.toMatchObject({ code })
    rmSync(join(folder, 'source'), { recursive: true, force: true })
    expect(existsSync(to())).toBe(false)
  })
  test('from a working file', async () => {
    await expect(attempt(t.file)).rejects.toMatchObject({ code: 'damagedFile' })
  })
})

test('a log left by an earlier database of that name is moved aside, not played into the restored one', async () => {
  const to = join(folder, 'moved.touchbase')
  writeFileSync(`${to}-wal`, 'somebody\'s last work')
  const { movedAside } = await restoreBackup(a.path, to, { now })
  expect(movedAside.map((path) => readFileSync(path, 'utf8'))).toEqual(['somebody\'s last work'])
  expect(existsSync(`${to}-wal`)).toBe(false)
  expect(await verifyFile(to)).toMatchObject({ contacts: 30 })
})

test('a log beside a backup is never played into what is verified', async () => {
  const path = join(folder, 'y.touchbase-backup')
  writeFileSync(path, a.bytes)
  writeFileSync(`${path}-wal`, 'anything')
  await expect(verifyFile(path)).rejects.toMatchObject({ code: 'conflict' })
  await restoreBackup(path, join(folder, 'y.touchbase'), { now })
  expect(readFileSync(path).equals(a.bytes)).toBe(true)
})
