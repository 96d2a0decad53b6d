import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { DuplicateRule, Reading } from '#shared/imports.ts'
import type { FileResult, ImportResult } from '#shared/jobs.ts'
import { writingSchema, type ExportFormat } from '#shared/exports.ts'
import { exportContacts } from '../../electron/core/exports/exports.ts'
import { importFiles, previewFile } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const folder = mkdtempSync(join(tmpdir(), 'touchbase-imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

function write(content: string | Uint8Array, ending = 'vcf'): string {
  const path = join(folder, `file-${++files}.${ending}`)
  writeFileSync(path, content)
  return path
}

function run(core: TestCore, paths: string[], options: { reading?: Reading; duplicates?: DuplicateRule; dryRun?: boolean } = {}): Promise<ImportResult> {
  const jobId = core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, paths, { reading: {}, duplicates: 'update', ...options }))
  return core.finish<ImportResult>(Promise.resolve({ jobId }))
}

async function exported(core: TestCore, format: ExportFormat = 'json'): Promise<string> {
  const path = join(folder, `out-${++files}`)
  const jobId = core.services.jobs.start('export', 'test', (ctx) => exportContacts(ctx, core.services, { writing: writingSchema.parse({ format }), lookup: {}, path }))
  await core.finish<FileResult>(Promise.resolve({ jobId }))
  return readFileSync(path, 'utf8')
}

const card = (lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
const ewa = card(['UID:ewa-1', 'N:Nowak;Ewa;;Dr.;', 'FN:Dr. Ewa Nowak', 'TEL;TYPE=WORK:+48 22 123 45 67', 'EMAIL:ewa@fjord.example', 'ORG:Fjord AS', 'TITLE:Head of Lab', 'X-HOBBY;LEVEL=3:chess'])
const wang = card(['N:王;小明;;;', 'FN:王小明', 'TEL;TYPE=CELL:+86 139 1234 5678'])

test('an import is one change set; the same again does nothing; undo brings back the very export', async () => {
  const core = openTestCore()
  await core.api.contacts.create({ changes: { givenName: 'Already', familyName: 'There' } })
  const before = await exported(core)
  const path = write(ewa + wang)
  const first = await run(core, [path])
  expect(first).toMatchObject({ created: 2, updated: 0, skipped: 0, failed: 0, problems: [] })
  const after = await exported(core)
  expect(await run(core, [path])).toMatchObject({ created: 0, updated: 0, skipped: 2, changeSet: null, problems: [] })
  expect(await exported(core)).toBe(after)
  expect((await core.api.contacts.list({ lookup: { text: 'xiaoming' } })).total).toBe(1)
  await core.undo()
  expect(await exported(core)).toBe(before)
  expect((await core.api.contacts.list({ lookup: { text: 'xiaoming' } })).total).toBe(0)
  await core.redo()
  expect(await exported(core)).toBe(after)
})

test('a changed card updates its contact by UID: fields are replaced, rows added, nothing taken away', async () => {
  const core = openTestCore()
  await run(core, [write(ewa)])
  const newer = card(['UID:ewa-1', 'N:Kowalska;Ewa;;Dr.;', 'FN:Dr. Ewa Kowalska', 'TEL;TYPE=CELL:+48 601 222 333', 'TEL;TYPE=WORK:+48 (22) 1234567'])
  expect(await run(core, [write(newer)])).toMatchObject({ created: 0, updated: 1 })
  const [row] = (await core.api.contacts.list({})).rows
  const contact = await core.api.contacts.get({ id: row!.id })
  expect(contact).toMatchObject({ name: 'Dr. Ewa Kowalska', emails: [{ value: 'ewa@fjord.example' }] })
  expect(contact.phones.map((phone) => phone.value)).toEqual(['+48 22 123 45 67', '+48 601 222 333'])
  await core.undo()
  expect((await core.api.contacts.get({ id: row!.id })).name).toBe('Dr. Ewa Nowak')
})

test('what Touchbase has no field for is written back on export', async () => {
  const core = openTestCore()
  await run(core, [write(ewa)])
  expect(await exported(core, 'vcard3')).toContain('X-HOBBY;LEVEL=3:chess')
  const [row] = (await core.api.contacts.list({})).rows
  await core.api.contacts.update({ id: row!.id, changes: { nickname: 'E.' } })
  const text = await exported(core, 'vcard3')
  expect(text).toContain('X-HOBBY;LEVEL=3:chess')
  expect(text).toContain('NICKNAME:E.')
})

test.each([['skip', { created: 0, updated: 0, skipped: 1 }], ['add', { created: 1, updated: 0, skipped: 0 }], ['update', { created: 0, updated: 1, skipped: 0 }]] as const)('an entry that is there already: %s', async (duplicates, counts) => {
  const core = openTestCore()
  await run(core, [write(ewa)])
  expect(await run(core, [write(ewa.replace('Head of Lab', 'Director'))], { duplicates })).toMatchObject(counts)
})

test('a contact without UID is known again by name and e-mail or phone, but not by name alone', async () => {
  const core = openTestCore()
  await run(core, [write(wang)])
  const csv = write('Name,Phone,Title\n王小明,+86 139-1234-5678,经理\n王小明,+86 139 9999 9999,总监\n', 'csv')
  expect(await run(core, [csv])).toMatchObject({ created: 1, updated: 1 })
})

test('two entries of one import with one UID are both kept, and the second is told', async () => {
  const core = openTestCore()
  const path = write(ewa + card(['UID:ewa-1', 'FN:Somebody Else', 'N:Else;Somebody;;;']))
  const result = await run(core, [path])
  expect(result).toMatchObject({ created: 2 })
  expect(result.problems).toMatchObject([{ line: 12, code: 'duplicateUid' }])
  expect(await run(core, [path])).toMatchObject({ created: 0, updated: 0, skipped: 2 })
})

test('a bad card is a problem with its line, and all around it is kept', async () => {
  const core = openTestCore()
  const path = write(`${ewa}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:After\r\nN:After;;;;\r\nEND:VCARD\r\nnonsense\r\n`)
  const result = await run(core, [path])
  expect(result.created).toBe(3)
  expect(result.problems.map(({ line, code }) => [line, code])).toEqual(expect.arrayContaining([[12, 'unclosedCard']]))
})

test('a dry run counts exactly and leaves nothing', async () => {
  const core = openTestCore()
  const before = await exported(core)
  expect(await run(core, [write(ewa + wang)], { dryRun: true })).toMatchObject({ created: 2, changeSet: null })
  expect(await exported(core)).toBe(before)
  expect(await core.api.changes.list({})).toEqual([])
})

test('a cancelled import leaves nothing', async () => {
  const core = openTestCore()
  const rows = Array.from({ length: 3_000 }, (_, index) => `Name${index},name${index}@x.example`).join('\n')
  const path = write(`Name,E-mail\n${rows}\n`, 'csv')
  const jobId = core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {}, duplicates: 'update' }))
  const stop = core.services.jobs.onChange((job) => { if (job.done > 0) core.services.jobs.cancel(job.id) })
  await expect(core.finish(Promise.resolve({ jobId }))).rejects.toMatchObject({ code: 'cancelled' })
  stop()
  expect((await core.api.info.get())).toMatchObject({ contacts: 0, changeSets: 0 })
})

test('folders are walked, unknown files are told, empty ones too', async () => {
  const core = openTestCore()
  const sub = join(folder, 'tree', 'deep')
  mkdirSync(sub, { recursive: true })
  writeFileSync(join(folder, 'tree', 'a.vcf'), ewa)
  writeFileSync(join(sub, 'b.vcf'), wang)
  writeFileSync(join(sub, 'picture.bin'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 9, 9, 9, 1, 2, 3]))
  writeFileSync(join(sub, 'empty.vcf'), '')
  const result = await run(core, [join(folder, 'tree'), join(folder, 'not there.vcf')])
  expect(result.created).toBe(2)
  expect(result.problems.map(({ file, code }) => [file, code])).toEqual([['not there.vcf', 'unreadableFile'], ['tree/deep/empty.vcf', 'emptyFile'], ['tree/deep/picture.bin', 'unknownFormat']])
})

test('the preview and the run read a file the same way: GBK with Chinese headers', async () => {
  const core = openTestCore()
  // "姓名,手机,公司" and one row, in GB18030.
  const gbk = Buffer.from('d0d5c3fb2ccad6bbfa2cb9abcbbe0acdf5d0a1c3f72c31333931323334353637382cb1b1bea9bfc6bcbc0a', 'hex')
  const path = write(gbk, 'csv')
  const preview = await previewFile({ path, name: 'x.csv' }, { encoding: 'gb18030' })
  expect(preview).toMatchObject({ format: 'csv', encoding: 'gb18030', headers: ['姓名', '手机', '公司'], rows: [{ line: 2, name: '王小明', phone: '13912345678', company: '北京科技' }] })
  await run(core, [path], { reading: { encoding: preview.encoding, ...(preview.map ? { map: preview.map } : {}) } })
  expect((await core.api.contacts.list({})).rows).toMatchObject([{ name: '王小明', phone: '13912345678', company: '北京科技' }])
})

test('relations between cards of one import are linked, and a group becomes a tag', async () => {
  const core = openTestCore()
  const one = card(['UID:a', 'FN:Ana Silva', 'N:Silva;Ana;;;', 'RELATED;TYPE=spouse;VALUE=uri:urn:uuid:b']).replace('VERSION:3.0', 'VERSION:4.0')
  const two = card(['UID:b', 'FN:Rui Silva', 'N:Silva;Rui;;;']).replace('VERSION:3.0', 'VERSION:4.0')
  const group = card(['UID:g', 'KIND:group', 'FN:Lisbon', 'N:;;;;', 'MEMBER:urn:uuid:a', 'MEMBER:urn:uuid:b']).replace('VERSION:3.0', 'VERSION:4.0')
  const result = await run(core, [write(one + two + group)])
  expect(result.problems).toMatchObject([{ code: 'groupAsTag' }])
  const rows = (await core.api.contacts.list({ lookup: { where: { join: 'and', conditions: [{ field: 'tag', is: 'Lisbon' }] } } })).rows
  expect(rows.map((row) => row.name)).toEqual(['Silva, Ana', 'Silva, Rui'])
  expect((await core.api.contacts.get({ id: rows[0]!.id })).relations).toMatchObject([{ label: 'spouse', otherId: rows[1]!.id, name: 'Rui Silva' }])
})

test('our own CSV comes back as it went out', async () => {
  const core = openTestCore()
  await run(core, [write(ewa + wang)])
  const csv = await exported(core, 'csv')
  const other = openTestCore()
  await run(other, [write(csv, 'csv')])
  const strip = (json: string) => json.replace(/,"createdAt":\d+,"updatedAt":\d+/g, '')
  expect(strip(await exported(other))).toBe(strip(await exported(core)))
})
