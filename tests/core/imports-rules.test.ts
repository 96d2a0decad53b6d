import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importRulesSchema, type ImportRules, type Reading } from '#shared/imports.ts'
import type { ImportMap } from '#shared/import-map.ts'
import type { FileResult, ImportResult } from '#shared/jobs.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let uploads = 0

function upload(core: TestCore, content: string | Uint8Array): string {
  const id = `upload-${String(++uploads).padStart(6, '0')}`
  writeFileSync(join(core.services.folders.work, `in-${id}`), content)
  return id
}

interface Run {
  rules?: Partial<ImportRules>
  reading?: Reading
  dryRun?: boolean
  name?: string
}

function run(core: TestCore, content: string | Uint8Array, { rules = {}, reading = {}, dryRun = false, name = 'people.csv' }: Run = {}): Promise<ImportResult> {
  return core.finish<ImportResult>(core.api.imports.start({ files: [{ uploadId: upload(core, content), name, reading }], rules: importRulesSchema.parse(rules), dryRun }))
}

const only = async (core: TestCore) => {
  const { rows, total } = await core.api.contacts.list({})
  expect(total).toBe(1)
  return core.api.contacts.get({ id: rows[0]!.id })
}
const names = async (core: TestCore) => (await core.api.contacts.list({})).rows.map(({ name }) => name)

test('two people who share an address or a switchboard are two', async () => {
  const core = openTestCore()
  await run(core, 'Name,Email,Phone,Company\nAnn Lee,info@fjord.example,+47 22 00 00 00,Fjord\n')
  expect(await run(core, 'Name,Email,Phone,Company\nBob Ray,info@fjord.example,+47 22 00 00 00,Fjord\n')).toMatchObject({ created: 1, updated: 0 })
  expect(await names(core)).toEqual(['Lee, Ann', 'Ray, Bob'])
})

test.each([
  ['accents and case', 'Zoë Müller', 'zoe MULLER'],
  ['a middle name', 'Zoë Müller', 'Zoë Anna Müller'],
  ['an initial', 'Zoë Müller', 'Z. Müller'],
  ['a title', 'Zoë Müller', 'Dr. Zoë Müller'],
  ['the other order', 'Zoë Müller', 'Müller, Zoë'],
  ['no name', 'Zoë Müller', ''],
])('the same e-mail and a name that agrees is the same person: %s', async (_title, before, after) => {
  const core = openTestCore()
  await run(core, `Name,Email\n${before},zoe@x.example\n`)
  expect(await run(core, `Name,Email,City\n"${after}",ZOE@x.example,Oslo\n`)).toMatchObject({ created: 0, updated: 1 })
})

test('name and company are enough where nothing contradicts', async () => {
  const core = openTestCore()
  await run(core, 'Name,Company,Email\nAnn Lee,Fjord AS,ann@fjord.example\n')
  expect(await run(core, 'Name,Company,Phone\nAnn Lee,fjord as,+47 22 11 11 11\n')).toMatchObject({ created: 0, updated: 1 })
  expect(await run(core, 'Name,Company,Email\nAnn Lee,Fjord AS,ann.lee@fjord.example\n')).toMatchObject({ created: 1 })
  expect(await run(core, 'Name,Company,City\nAnn Lee,Other AS,Oslo\n')).toMatchObject({ created: 1 })
})

test('each rule can be switched off', async () => {
  const core = openTestCore()
  const row = 'Name,Email,Company\nAnn Lee,ann@x.example,Acme\n'
  await run(core, row)
  expect(await run(core, `${row.trim()},\n`, { rules: { match: ['source', 'uid', 'phone'] } })).toMatchObject({ created: 1 })
})

test('an update fills what is empty, or takes what comes in, field by field', async () => {
  for (const [rules, expected] of [
    [{ policy: 'fill' }, { givenName: 'Ann', nickname: 'Annie', howWeMet: 'Oslo fair' }],
    [{ policy: 'overwrite' }, { givenName: 'Ann', nickname: 'Nan', howWeMet: 'Oslo fair' }],
    [{ policy: 'overwrite', fields: { nickname: 'fill' } }, { givenName: 'Ann', nickname: 'Annie', howWeMet: 'Oslo fair' }],
    [{ policy: 'fill', fields: { nickname: 'overwrite' } }, { givenName: 'Ann', nickname: 'Nan', howWeMet: 'Oslo fair' }],
  ] satisfies [Partial<ImportRules>, object][]) {
    const core = openTestCore()
    await run(core, 'First Name,Last Name,Nickname,Email,Phone\nAnn,Lee,Annie,ann@x.example,+47 22 11 11 11\n')
    await run(core, 'First Name,Last Name,Nickname,How We Met,Email,Phone\nAnn,Lee,Nan,Oslo fair,ann@x.example,+47 22 22 22 22\n', { rules })
    const contact = await only(core)
    expect(contact).toMatchObject(expected)
    expect(contact.phones.map(({ value }) => value)).toEqual(['+47 22 11 11 11', '+47 22 22 22 22'])
  }
})

test('a job or an address that only says more completes the one that is there', async () => {
  const core = openTestCore()
  await run(core, 'Name,Email,Company,Street,City\nAnn Lee,ann@x.example,Acme,High St 1,Oslo\n')
  await run(core, 'Name,Email,Company,Job Title,Street,City,Postal Code\nAnn Lee,ann@x.example,Acme,Director,High St 1,Oslo,0150\n')
  expect(await only(core)).toMatchObject({ positions: [{ company: 'Acme', title: 'Director' }], addresses: [{ street: 'High St 1', postalCode: '0150' }] })
})

const twice = 'Name,Email,Phone,Nickname\nAnn Lee,ann@x.example,+47 22 11 11 11,Annie\nBob Ray,bob@x.example,,\nAnn Lee,ann@x.example,+47 22 22 22 22,Nan\n'

test('duplicates inside a file become one contact that has all of both, told with both lines', async () => {
  const core = openTestCore()
  const result = await run(core, twice)
  expect(result).toMatchObject({ created: 2, updated: 1, repeated: 1, rows: 3 })
  expect(result.problems).toMatchObject([{ line: 4, code: 'repeatedEntry', message: expect.stringContaining('line 2') }])
  const { rows } = await core.api.imports.rows({ changeSet: result.changeSet })
  expect(rows).toMatchObject([{ line: 2, outcome: 'created', match: null, name: 'Ann Lee' }, { line: 3, outcome: 'created' }, { line: 4, outcome: 'updated', match: 'email', earlierLine: 2 }])
  const ann = await core.api.contacts.get({ id: rows[0]!.contactId! })
  expect(ann.phones).toHaveLength(2)
  expect(ann).toMatchObject({ nickname: 'Annie', note: 'Nan' })
})

test('of a name that many have, the one at the same company is found, linked to a company contact or not', async () => {
  const core = openTestCore()
  const many = Array.from({ length: 100 }, (_, index) => `王伟,Firm ${index},\n`).join('')
  await core.api.contacts.create({ changes: { kind: 'company', fullName: 'Firm 70' } })
  expect(await run(core, `Name,Company,Mobile\n${many}`)).toMatchObject({ created: 100 })
  const again = await run(core, 'Name,Company,Mobile\n王伟,Firm 7,+86 138 0013 8000\n王伟,Firm 70,+86 138 0013 8001\n王伟,Firm 700,\n')
  expect(again).toMatchObject({ created: 1, updated: 2 })
  const { rows } = await core.api.imports.rows({ changeSet: again.changeSet })
  expect(rows.map(({ outcome, match }) => [outcome, match])).toEqual([['updated', 'nameAndCompany'], ['updated', 'nameAndCompany'], ['created', null]])
})

test('the same table again changes nothing, though some of its rows were made one', async () => {
  const core = openTestCore()
  const table = `${twice}Ann Lee,ann@x.example,+47 22 33 33 33,Annie L\n`
  await run(core, table)
  expect(await run(core, table)).toMatchObject({ created: 0, updated: 0, changeSet: null })
})

test('duplicates inside a file are both kept where that is asked for', async () => {
  const core = openTestCore()
  const result = await run(core, twice, { rules: { within: 'keep' } })
  expect(result).toMatchObject({ created: 3, updated: 0, repeated: 1 })
  expect(result.problems).toMatchObject([{ line: 4, code: 'repeatedEntry' }])
})

test('what was added before does not stand in the way of an import that adds; its own duplicates do', async () => {
  const core = openTestCore()
  await run(core, twice)
  expect(await run(core, twice, { rules: { duplicates: 'add' } })).toMatchObject({ created: 2, updated: 1, repeated: 1 })
})

test('a dry run counts as the run does, says who meets whom, and writes nothing', async () => {
  const first = 'Name,Email,City\nAnn Lee,ann@x.example,Oslo\nBob Ray,bob@x.example,Bergen\n'
  const second = `${twice}Cid Orr,,,\nAnn Lee,ann@x.example,+47 22 33 33 33,\nBob Ray,bob@x.example,,\n`
  for (const rules of [{}, { within: 'keep' }, { duplicates: 'skip' }, { duplicates: 'add' }, { policy: 'fill' }] satisfies Partial<ImportRules>[]) {
    const core = openTestCore()
    await run(core, first)
    const sets = await core.api.changes.list({})
    const tried = await run(core, second, { rules, dryRun: true })
    expect(await core.api.changes.list({})).toEqual(sets)
    expect((await core.api.contacts.list({})).total).toBe(2)
    const { items } = await core.api.imports.collisions({})
    const done = await run(core, second, { rules })
    const { created, updated, skipped, failed, repeated, rows } = done
    expect(tried, JSON.stringify(rules)).toMatchObject({ created, updated, skipped, failed, repeated, rows, isDryRun: true, changeSet: null })
    if (Object.keys(rules).length === 0) {
      expect(items[0]).toMatchObject({ line: 2, match: 'email', outcome: 'updated', incoming: { name: 'Ann Lee' }, existing: { name: 'Ann Lee', city: 'Oslo' } })
      expect(items[0]?.changes).toContainEqual({ field: 'nickname', before: '', after: 'Annie' })
    }
  }
})

test('rows with problems come back as a table that can be mended and imported again', async () => {
  const core = openTestCore()
  const text = 'Name,Birthday,"Remark, free"\nAnn Lee,31.02.1980,"a ""b"", c"\nBob Ray,1.3.1980,\n'
  const result = await run(core, text)
  expect(result).toMatchObject({ created: 2 })
  const [file] = await core.api.imports.failed({ changeSet: result.changeSet })
  expect(file).toMatchObject({ name: 'people failed rows.csv', count: 1 })
  const response = await core.fetch(new Request(`http://core${(file as FileResult).download}`))
  const failed = new TextDecoder().decode(await response.arrayBuffer())
  expect(failed).toBe('Name,Birthday,"Remark, free",Line,Reason\r\nAnn Lee,31.02.1980,"a ""b"", c",2,"""31.02.1980"" in ""Birthday"" is no date; it was kept in the note."\r\n')
  await core.undo()
  const mended = await run(core, failed.replace('31.02.1980', '28.02.1980'))
  expect(mended).toMatchObject({ created: 1, problems: [] })
  expect(await only(core)).toMatchObject({ dates: [{ label: 'birthday', value: '1980-02-28' }], note: 'Remark, free: a "b", c' })
})

test('one row of an import is taken back: a new contact goes to the trash', async () => {
  const core = openTestCore()
  const { changeSet } = await run(core, twice)
  const { rows } = await core.api.imports.rows({ changeSet })
  expect(await core.api.imports.undoRow({ changeSet: changeSet!, contactId: rows[1]!.contactId! })).toEqual({ done: 'trashed', changedSince: [] })
  expect(await names(core)).toEqual(['Lee, Ann'])
  await core.undo()
  expect(await names(core)).toEqual(['Lee, Ann', 'Ray, Bob'])
})

test('one row of an import is taken back: a changed contact is as it was, but for what was changed since', async () => {
  const core = openTestCore()
  const id = await core.api.contacts.create({ changes: { givenName: 'Ann', familyName: 'Lee', nickname: 'Annie', howWeMet: 'by chance', emails: [{ label: '', value: 'ann@x.example' }], tags: ['old'] } }).then((made) => (typeof made === 'number' ? made : made.id))
  const before = await core.api.contacts.get({ id })
  const { changeSet } = await run(core, 'First Name,Last Name,Nickname,How We Met,Email,Phone,Tags\nAnn,Lee,Nan,Oslo fair,ann@x.example,+47 22 11 11 11,new\n')
  expect(await core.api.contacts.get({ id })).toMatchObject({ nickname: 'Nan', howWeMet: 'Oslo fair', tags: ['old', 'new'] })
  core.setNow(Date.UTC(2026, 10, 23))
  await core.api.contacts.update({ id, changes: { howWeMet: 'in Oslo' } })
  expect(await core.api.imports.undoRow({ changeSet: changeSet!, contactId: id })).toEqual({ done: 'restored', changedSince: ['howWeMet'] })
  const after = await core.api.contacts.get({ id })
  expect({ ...after, updatedAt: 0 }).toEqual({ ...before, howWeMet: 'in Oslo', updatedAt: 0 })
  await core.undo()
  expect(await core.api.contacts.get({ id })).toMatchObject({ nickname: 'Nan', tags: ['old', 'new'] })
})

test('every file of an import is read in its own way', async () => {
  const core = openTestCore()
  const map: ImportMap = { preset: null, dateOrder: 'dmy', columns: [{ column: 0, header: '', to: 'familyName' }, { column: 1, header: '', to: 'givenName' }] }
  const files = [
    { uploadId: upload(core, Buffer.from('Lee;J\xfcrgen\n', 'latin1')), name: 'one.csv', reading: { encoding: 'windows-1252', delimiter: ';', hasHeader: false, map } },
    { uploadId: upload(core, 'Name\tCity\nBob Ray\tOslo\n'), name: 'two.tsv' },
  ]
  const result = await core.finish<ImportResult>(core.api.imports.start({ files, rules: importRulesSchema.parse({}) }))
  expect(result).toMatchObject({ created: 2, problems: [] })
  expect(await names(core)).toEqual(['Lee, Jürgen', 'Ray, Bob'])
})

test('a map somebody chose is remembered for the next table with these headers; a saved one comes first', async () => {
  const core = openTestCore()
  const text = 'Wer,Womit,Kdnr\nAnn Lee,Chess,10020030\n'
  const first = await core.api.imports.preview({ uploadId: upload(core, text), name: 'a.csv' })
  expect(first.mapFrom).toEqual({ kind: 'proposed', name: null })
  const map: ImportMap = { ...first.map!, columns: [{ column: 0, header: 'Wer', to: 'name' }, { column: 1, header: 'Womit', to: 'tags' }, { column: 2, header: 'Kdnr', to: 'ignore' }] }
  await run(core, text, { reading: { ...first.reading, map } })
  expect(await only(core)).toMatchObject({ tags: ['Chess'] })
  const next = await core.api.imports.preview({ uploadId: upload(core, 'wer , womit,KDNR\nBob Ray,Go,10020031\n'), name: 'b.csv' })
  expect(next).toMatchObject({ mapFrom: { kind: 'learned', name: null }, map: { columns: map.columns } })
  const saved: ImportMap = { ...map, constants: [{ to: 'tags', value: 'club' }] }
  await core.api.imports.saveMap({ name: 'Club', headers: ['Wer', 'Womit', 'Kdnr'], map: saved })
  const third = await core.api.imports.preview({ uploadId: upload(core, text), name: 'c.csv' })
  expect(third).toMatchObject({ mapFrom: { kind: 'saved', name: 'Club' }, map: saved })
  expect(await core.api.imports.maps()).toMatchObject([{ name: 'Club' }, { name: null }])
  for (const { id } of await core.api.imports.maps()) await core.api.imports.removeMap({ id })
  expect(await core.api.imports.maps()).toEqual([])
})

test('a proposal taken as it is teaches nothing', async () => {
  const core = openTestCore()
  const text = 'Name,City\nAnn Lee,Oslo\n'
  const { reading } = await core.api.imports.preview({ uploadId: upload(core, text), name: 'a.csv' })
  await run(core, text, { reading })
  expect(await core.api.imports.maps()).toEqual([])
})

test('a paused import waits and goes on', async () => {
  const core = openTestCore()
  const rows = Array.from({ length: 2_000 }, (_, index) => `Name${index},name${index}@x.example`).join('\n')
  const { jobId } = await core.api.imports.start({ files: [{ uploadId: upload(core, `Name,E-mail\n${rows}\n`), name: 'a.csv' }] })
  await core.api.jobs.pause({ id: jobId })
  expect(core.services.jobs.get(jobId).state).toBe('paused')
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
  const { done } = core.services.jobs.get(jobId)
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(core.services.jobs.get(jobId)).toMatchObject({ state: 'paused', done })
  await core.api.jobs.resume({ id: jobId })
  expect(await core.finish<ImportResult>(Promise.resolve({ jobId }))).toMatchObject({ created: 2_000 })
})

test('a paused import can be cancelled, and leaves nothing', async () => {
  const core = openTestCore()
  const rows = Array.from({ length: 2_000 }, (_, index) => `Name${index},name${index}@x.example`).join('\n')
  const { jobId } = await core.api.imports.start({ files: [{ uploadId: upload(core, `Name,E-mail\n${rows}\n`), name: 'a.csv' }] })
  await core.api.jobs.pause({ id: jobId })
  await core.api.jobs.cancel({ id: jobId })
  expect((await core.services.jobs.ended(jobId)).state).toBe('cancelled')
  expect((await core.api.info.get()).contacts).toBe(0)
})

test('an entry that breaks a rule of the file fails alone', async () => {
  const core = openTestCore()
  core.services.store.sqlite.exec(`CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.email WHEN new.value = 'bad@x.example' BEGIN SELECT raise(ABORT, 'refused'); END`)
  const result = await run(core, 'Name,Email\nAnn Lee,ann@x.example\nBad One,bad@x.example\nBob Ray,bob@x.example\n')
  expect(result).toMatchObject({ created: 2, failed: 1 })
  expect(result.problems).toMatchObject([{ line: 3, code: 'notWritten' }])
  expect(await names(core)).toEqual(['Lee, Ann', 'Ray, Bob'])
  expect((await core.api.imports.rows({ changeSet: result.changeSet, outcome: 'failed' })).rows).toMatchObject([{ line: 3, problems: [{ code: 'notWritten' }] }])
})

test('lines in another encoding than the rest lose no umlaut', async () => {
  const core = openTestCore()
  const text = Buffer.concat([Buffer.from('Name,City\nZoë Müller,Köln\nJürgen Groß,Lübeck\n'), Buffer.from('Käthe Böhm,Nürnberg\n', 'latin1'), Buffer.from('Jörg Weiß,Düren\n')])
  const result = await run(core, text)
  expect(result.problems).toMatchObject([{ line: 4, code: 'mixedEncoding' }])
  expect(await names(core)).toEqual(['Böhm, Käthe', 'Groß, Jürgen', 'Müller, Zoë', 'Weiß, Jörg'])
})

