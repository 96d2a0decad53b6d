import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupInfo, RestoreResult, VerifyResult } from '#shared/backups.ts'
import { backupIfDue, beforeImport, copyBeforeMigration, verifyFile } from '../../electron/core/backups/backups.ts'
import { openConnection } from '../../electron/core/db/connection.ts'
import { thisProcess } from '../../electron/core/db/lock.ts'
import { openFileTest, partsOf, subfolder, type FileTest } from '../support/backups.ts'
import { newestVersion } from '../../electron/core/db/migrate.ts'
import type { Schema } from '../../electron/core/db/schema.ts'
import { openTestCore } from '../support/core.ts'

let t: FileTest
beforeEach(() => { t = openFileTest() })
afterEach(() => t.close())

const watch = { signal: new AbortController().signal, report: () => {} }
const addPeople = async (count: number) => {
  for (let index = 0; index < count; index++) await t.core.api.contacts.create({ changes: { givenName: 'Ewa', familyName: `Nowak ${index}`, tags: ['client'], phones: [{ label: 'work', value: '+48 22 123 45 67' }] } })
}
const backup = (folder?: string) => t.core.finish<BackupInfo>(t.backups.start(folder === undefined ? {} : { folder }))
const contents = (sqlite: InstanceType<typeof Sqlite>) => ['contact', 'phone', 'tag', 'contactTag', 'change', 'changeSet', 'typeAheadRow', 'typeAhead_data'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all())

test('a backup is one file; restored, it opens with everything as it was', async () => {
  await addPeople(5)
  await t.core.undo()
  const before = contents(t.core.services.store.sqlite)
  const made = await backup()
  expect(readdirSync(join(t.folder, 'backups'))).toEqual([made.name])
  expect(made).toMatchObject({ reason: 'manual', size: statSync(made.path).size })
  await t.core.api.contacts.remove({ ids: [1] })

  const to = join(t.folder, 'new', 'restored.touchbase')
  const restored = await t.core.finish<RestoreResult>(t.backups.restore({ backup: made.path, to }))
  expect(restored).toMatchObject({ path: to, contacts: 4, movedAside: [] })
  expect(readdirSync(join(t.folder, 'new'))).toEqual(['restored.touchbase', 'restored.touchbase-lock'])
  const again = openTestCore({ file: to })
  expect(contents(again.services.store.sqlite)).toEqual(before)
  expect((await again.api.contacts.list({ lookup: { text: 'now' } })).total).toBe(4)
  await again.undo()
  await again.close()
  expect(await verifyFile(to)).toMatchObject({ kind: 'file', contacts: 3 })
})

test('any program can read a backup: the lines at its end, the hash, the database', async () => {
  await addPeople(2)
  const { path } = await backup()
  const { bytes, database, manifest } = partsOf(path)
  expect(createHash('sha256').update(bytes.subarray(0, -65)).digest('hex')).toBe(bytes.subarray(-65, -1).toString())
  const described = JSON.parse(bytes.subarray(database, database + manifest).toString()) as { database: { sha256: string }; tables: Record<string, { rows: number; sha256: string }> }
  expect(createHash('sha256').update(bytes.subarray(0, database)).digest('hex')).toBe(described.database.sha256)
  expect(described.tables['contact']).toMatchObject({ rows: 2 })
  const extracted = new Sqlite(bytes.subarray(0, database), { readonly: true })
  expect(Object.keys(described.tables).sort()).toEqual((extracted.pragma('table_list') as { name: string; type: string }[])
    .filter(({ name, type }) => type !== 'virtual' && !/^sqlite_(temp_)?schema$/.test(name)).map(({ name }) => name).sort())
  extracted.close()
})

test('verifying says what is in the open file and in a backup, and changes neither', async () => {
  await addPeople(3)
  const { path } = await backup()
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  const before = hash(path)
  expect(await t.core.finish<VerifyResult>(t.backups.verify({ path }))).toMatchObject({ kind: 'backup', contacts: 3, reason: 'manual', madeAt: t.core.services.now(), notes: [] })
  expect(await t.core.finish<VerifyResult>(t.backups.verify({ path: t.file }))).toMatchObject({ kind: 'file', contacts: 3, format: newestVersion, notes: [] })
  expect(hash(path)).toBe(before)
  expect(readdirSync(join(t.folder, 'backups'))).toHaveLength(1)
})

test('a backup made while writes go on is one state of the file, and no write is refused or lost', async () => {
  const { store } = t.core.services
  // Invariant of every single write: as many phones as contacts, and the last phone is that number.
  const write = (count: number) => store.change({ at: 1, actor: 'test', action: 'test' }, (db) => {
    const id = store.newId('contact')
    db.insert('contact', { id, uid: `uid-${id}`, kind: 'person', name: `number ${count}`, listName: '', sortKey: '', createdAt: 0, updatedAt: 0 } as Schema['contact'])
    db.insert('phone', { id: store.newId('phone'), contactId: id, rank: 0, label: 'work', value: String(count), e164: null })
  })
  let written = 0
  while (written < 500) write(++written)
  const before = written
  const { jobId } = await t.backups.start({})
  while (t.core.services.jobs.get(jobId).state === 'running') {
    write(++written)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const made = (await t.core.services.jobs.ended(jobId)).result as BackupInfo
  expect(written).toBeGreaterThan(before)
  expect(store.read.value('SELECT count(*) FROM contact')).toBe(written)
  const { bytes, database } = partsOf(made.path)
  const copy = new Sqlite(bytes.subarray(0, database), { readonly: true })
  const [contacts, phones, last] = copy.prepare('SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM phone), (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM phone)').raw().get() as number[]
  expect([phones, last]).toEqual([contacts, contacts])
  expect(contacts).toBeGreaterThanOrEqual(before)
  copy.close()
})

test('what is known of backups: the last, the list, the failure', async () => {
  expect(await t.backups.status()).toMatchObject({ last: null, failure: null, folder: join(t.folder, 'backups') })
  await addPeople(1)
  const elsewhere = subfolder(t.folder, 'stick')
  const first = await backup(elsewhere)
  t.core.setNow(t.core.services.now() + 60_000)
  const second = await backup()
  expect(await t.backups.status()).toMatchObject({ last: second, failure: null })
  expect(await t.backups.list()).toEqual([second, first])

  await expect(backup(join(t.folder, 'gone', 'deep'))).rejects.toMatchObject({ code: 'notFound' })
  expect(await t.backups.status()).toMatchObject({ last: second, failure: { code: 'notFound' } })
  writeFileSync(join(t.folder, 'a file'), '')
  await expect(backup(join(t.folder, 'a file'))).rejects.toMatchObject({ code: expect.stringMatching(/notFound|readOnly/) as string })
  expect(existsSync(first.path) && existsSync(second.path)).toBe(true)
  await backup()
  expect((await t.backups.status()).failure).toBeNull()
})

test('a window is told of a backup and of a failed one', async () => {
  await addPeople(1)
  const told: string[] = []
  t.core.services.onEvent((event) => { if (event.type === 'backup') told.push(event.type) })
  await backup()
  await expect(backup(join(t.folder, 'gone', 'deep'))).rejects.toThrow()
  expect(told).toHaveLength(2)
})

test('backups never overwrite each other: within one second, with the clock set back, beside a foreign file of that name', async () => {
  await addPeople(1)
  const first = await backup()
  const second = await backup()
  t.core.setNow(t.core.services.now() - 3_600_000)
  const third = await backup()
  writeFileSync(third.path.replace('.touchbase-backup', ' 2.touchbase-backup'), 'somebody else')
  const fourth = await backup()
  expect(new Set([first, second, third, fourth].map(({ path }) => path)).size).toBe(4)
  expect(fourth.name).toMatch(/ 3\.touchbase-backup$/)
  for (const { path } of [first, second, third, fourth]) await verifyFile(path)
  expect(t.core.services.store.read.column('SELECT path FROM backup ORDER BY id')).toEqual([first, second, third, fourth].map(({ path }) => path))
})

test('a stopped backup and one cut off earlier leave nothing behind', async () => {
  await addPeople(50)
  await backup()
  const folder = join(t.folder, 'backups')
  const [, leftover] = await Promise.all([t.core.finish(t.backups.start({})), seeFirst(folder, '.partial')])
  const { jobId } = await t.backups.start({})
  await t.core.api.jobs.cancel({ id: jobId })
  expect((await t.core.services.jobs.ended(jobId)).state).toBe('cancelled')
  writeFileSync(join(folder, leftover), 'cut off')
  writeFileSync(join(folder, '.touchbase-0000000000000000-00.partial'), 'of another file')
  await backup()
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual(['.touchbase-0000000000000000-00.partial'])
})

async function seeFirst(folder: string, ending: string): Promise<string> {
  while (true) {
    const name = existsSync(folder) ? readdirSync(folder).find((entry) => entry.endsWith(ending)) : undefined
    if (name) return name
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a backup is due for a file with something in it when the last is a day old, or from the future', async () => {
  const day = 86_400_000
  const due = async () => {
    const jobId = backupIfDue(t.core.services)
    if (jobId !== null) expect(await t.core.services.jobs.ended(jobId)).toMatchObject({ state: 'done', result: { reason: 'daily' } })
    return jobId !== null
  }
  expect(await due()).toBe(false)
  await addPeople(1)
  const start = t.core.services.now()
  expect(await due()).toBe(true)
  t.core.setNow(start + day - 1)
  expect(await due()).toBe(false)
  t.core.setNow(start + day)
  expect(await due()).toBe(true)
  t.core.setNow(start - 1)
  expect(await due()).toBe(true)
})

test('an import is preceded by a backup, unless nothing changed since the last or there is nothing to lose', async () => {
  const { jobs } = t.core.services
  const before = async () => {
    const jobId = await beforeImport({ ...watch, actor: 'test' }, t.core.services)
    return jobId === null ? null : (await jobs.ended(jobId)).result
  }
  expect(await before()).toBeNull()
  await addPeople(1)
  expect(await before()).toMatchObject({ reason: 'import' })
  expect(await before()).toBeNull()
  await t.core.undo()
  await t.core.redo()
  expect(await before()).not.toBeNull()
  const { store } = t.core.services
  const set = store.openSet({ at: 1, actor: 'test', action: 'import' })
  store.addTo(set, (db) => db.insert('tag', { id: store.newId('tag'), name: 'a', colour: null, tagGroupId: null }))
  expect(await before()).not.toBeNull()
  store.addTo(set, (db) => db.insert('tag', { id: store.newId('tag'), name: 'b', colour: null, tagGroupId: null }))
  store.closeSet(set)
  expect(await before()).not.toBeNull()
  expect(await before()).toBeNull()
})

test('the backup before an import holds how things were, though the import begins before it is done', async () => {
  await addPeople(3)
  const { jobs } = t.core.services
  const jobId = await beforeImport({ ...watch, actor: 'test' }, t.core.services)
  expect(jobs.get(jobId!).state).toBe('running')
  await addPeople(2)
  const { result } = await jobs.ended(jobId!)
  expect(await verifyFile((result as BackupInfo).path)).toMatchObject({ kind: 'backup', reason: 'import', contacts: 3 })
})

test('before a migration the file is copied and compared; a file that cannot be copied is not migrated', async () => {
  await addPeople(3)
  const before = contents(t.core.services.store.sqlite)
  await t.core.close()
  const folder = join(t.folder, 'copies')
  copyBeforeMigration(folder, () => 0)(t.file, 1)
  const [name] = readdirSync(folder)
  const { bytes, database } = partsOf(join(folder, name!))
  expect(await verifyFile(join(folder, name!))).toMatchObject({ kind: 'backup', reason: 'migration', contacts: 3 })
  const copy = new Sqlite(bytes.subarray(0, database))
  expect(contents(copy)).toEqual(before)
  copy.close()

  // A file that claims a version it does not look like: its copy is not proven, so nothing is migrated.
  const raw = new Sqlite(t.file)
  raw.pragma('user_version = 0')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
  const hash = () => createHash('sha256').update(readFileSync(t.file)).digest('hex')
  const untouched = hash()
  expect(() => openConnection(t.file, { owner: thisProcess('test', 0), copyFirst: copyBeforeMigration(folder, () => 0) })).toThrow()
  expect(hash()).toBe(untouched)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('a search index half made does not hinder a backup; one in use that is torn does', async () => {
  await addPeople(3)
  const tear = (name: string) => {
    const { sqlite } = t.core.services.store
    sqlite.unsafeMode(true)
    sqlite.exec(`DELETE FROM ${name}_data WHERE id > 10`)
    sqlite.unsafeMode(false)
  }
  t.core.services.store.untracked((db) => {
    db.exec(`CREATE VIRTUAL TABLE newTypeAhead USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none)`)
    db.exec('CREATE TABLE newTypeAheadRow (id INTEGER PRIMARY KEY, contactId INTEGER NOT NULL) STRICT')
    db.exec(`INSERT INTO newTypeAhead (rowid, text) VALUES (1, 'ewa')`)
  })
  tear('newTypeAhead')
  const { path } = await backup()
  expect(await verifyFile(path)).toMatchObject({ contacts: 3 })
  expect((await verifyFile(t.file, { openFile: t.file })).notes).toHaveLength(1)
  const to = join(t.folder, 'restored.touchbase')
  await t.core.finish(t.backups.restore({ backup: path, to }))
  const again = openTestCore({ file: to })
  expect((await again.api.contacts.list({ lookup: { text: 'ewa' } })).total).toBe(3)
  await again.close()
  tear('typeAhead')
  await expect(backup()).rejects.toMatchObject({ code: 'damagedFile' })
  await expect(verifyFile(t.file, { openFile: t.file })).rejects.toMatchObject({ code: 'damagedFile' })
  expect((await t.backups.status()).failure).toMatchObject({ code: 'damagedFile' })
})

test('a database in memory has no backup', async () => {
  const core = openTestCore()
  await core.api.contacts.create({ changes: { givenName: 'Ewa' } })
  expect(backupIfDue(core.services)).toBeNull()
  expect(await beforeImport({ ...watch, actor: 'test' }, core.services)).toBeNull()
  await core.close()
})
