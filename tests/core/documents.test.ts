import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'

const address = 'http://touchbase.invalid'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAEklEQVR4nGP4z8DwHwiZkAkGADBhBf+mUJSCAAAAAElFTkSuQmCC', 'base64')

async function upload(core: TestCore, bytes: Uint8Array): Promise<string> {
  const response = await core.fetch(new Request(`${address}/api/upload`, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }))
  return ((await response.json()) as { uploadId: string }).uploadId
}

async function add(core: TestCore, contactId: number, ...files: [string, Uint8Array][]) {
  const sent = []
  for (const [name, bytes] of files) sent.push({ name, uploadId: await upload(core, bytes) })
  return core.finish<{ added: number; problems: { file: string; message: string }[] }>(core.api.documents.add({ contactId, files: sent }))
}

const contact = async ({ api }: TestCore) => (await api.contacts.create({ changes: { givenName: 'Ewa' } })).id
const fetched = (core: TestCore, id: number, view = '') => core.fetch(new Request(`${address}/api/document/${id}${view}`))
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

test.each([
  ['a small text', Buffer.from('Grüße\n'.repeat(200))], ['noise', randomBytes(5_000)], ['text of several parts', Buffer.from('abcdefgh '.repeat(400_000))], ['noise of several parts', randomBytes(3_000_001)],
])('%s comes back byte for byte', async (_title, bytes) => {
  const core = openTestCore()
  const id = await contact(core)
  await add(core, id, ['a.bin', bytes])
  const [document] = await core.api.documents.list({ contactId: id })
  expect(document).toMatchObject({ name: 'a.bin', size: bytes.length })
  const response = await fetched(core, document!.id)
  expect(response.headers.get('content-length')).toBe(String(bytes.length))
  const back = createHash('sha256').update(await bytesOf(response)).digest('hex')
  expect(back).toBe(createHash('sha256').update(bytes).digest('hex'))
  const { read } = core.services.store
  const stored = (read.value<number>('SELECT sum(length(content)) FROM blob') ?? 0) + (read.value<number>('SELECT sum(length(content)) FROM blobPart') ?? 0)
  if (_title.includes('text')) expect(stored).toBeLessThan(bytes.length / 4)
  else expect(stored).toBe(bytes.length)
})

test('the same file twice is kept once; undo takes a document away and brings it back', async () => {
  const core = openTestCore()
  const id = await contact(core)
  expect(await add(core, id, ['one.txt', Buffer.from('hello')], ['two.txt', Buffer.from('hello')])).toEqual({ added: 2, problems: [] })
  expect(core.services.store.read.value('SELECT count(*) FROM blob')).toBe(1)
  const names = async () => (await core.api.documents.list({ contactId: id })).map(({ name }) => name)
  const [one, two] = await core.api.documents.list({ contactId: id })
  await core.api.documents.order({ contactId: id, ids: [two!.id, one!.id] })
  await core.api.documents.rename({ id: one!.id, name: 'Letter.txt' })
  expect(await names()).toEqual(['two.txt', 'Letter.txt'])
  await core.api.documents.remove({ id: two!.id })
  expect(await names()).toEqual(['Letter.txt'])
  for (const expected of [['two.txt', 'Letter.txt'], ['two.txt', 'one.txt'], ['one.txt', 'two.txt'], []]) {
    await core.undo()
    expect(await names()).toEqual(expected)
  }
})

test.each([
  ['../../etc/passwd', 'passwd'], ['C:\\Users\\x\\offer.pdf', 'offer.pdf'], ['con.txt', '_con.txt'], ['a\u202egnp.exe', 'a_gnp.exe'], ['..', '_'], ['x\r\nset-cookie: a.txt', 'x__set-cookie_ a.txt'],
])('the name %j never becomes a path or a header', async (given, kept) => {
  const core = openTestCore()
  const id = await contact(core)
  await add(core, id, [given, Buffer.from('x')])
  const [document] = await core.api.documents.list({ contactId: id })
  expect(document?.name).toBe(kept)
  expect((await fetched(core, document!.id)).headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.!~%-]+$/)
})

test('only pictures, PDF and plain text are ever shown, locked up; markup is text or bytes', async () => {
  const core = openTestCore()
  const id = await contact(core)
  await add(core, id, ['p.png', png], ['d.pdf', Buffer.from('%PDF-1.7\n\x80\x81')], ['page.html', Buffer.from('<script>alert(1)</script>')], ['v.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')], ['x.png', Buffer.from('\x00\x01not a picture')])
  const types = []
  for (const { id: document } of await core.api.documents.list({ contactId: id })) {
    const { headers } = await fetched(core, document, '/view')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    types.push(`${headers.get('content-type')} ${headers.get('content-disposition')?.split(';')[0]}`)
  }
  expect(types).toEqual(['image/png inline', 'application/pdf inline', 'text/plain; charset=utf-8 inline', 'text/plain; charset=utf-8 inline', 'application/octet-stream attachment'])
  const saved = await fetched(core, (await core.api.documents.list({ contactId: id }))[2]!.id)
  expect(saved.headers.get('content-type')).toBe('application/octet-stream')
  expect((await fetched(core, 999)).status).toBe(404)
})

test('an empty file is told by name and the others are added', async () => {
  const core = openTestCore()
  const id = await contact(core)
  const uploadId = await upload(core, Buffer.from('x'))
  const result = await core.finish(core.api.documents.add({ contactId: id, files: [{ uploadId: 'not-there-at-all', name: 'gone.txt' }, { uploadId, name: 'here.txt' }] }))
  expect(result).toMatchObject({ added: 1, problems: [{ file: 'gone.txt' }] })
})

test('kept files that nothing refers to are found and removed; what undo needs stays', async () => {
  const core = openTestCore()
  const id = await contact(core)
  await add(core, id, ['kept.txt', Buffer.from('kept')], ['undone.txt', randomBytes(2_000_000)])
  const documents = await core.api.documents.list({ contactId: id })
  await core.api.documents.remove({ id: documents[1]!.id })
  await core.api.photos.take({ uploadId: await upload(core, png) })
  expect(await core.finish(core.api.documents.findUnused({}))).toEqual({ count: 1, size: png.length })
  expect(await core.finish(core.api.documents.removeUnused({}))).toEqual({ count: 1, size: png.length })
  expect(await core.finish(core.api.documents.findUnused({}))).toEqual({ count: 0, size: 0 })
  await core.undo()
  expect(await core.api.documents.list({ contactId: id })).toHaveLength(2)
  expect((await bytesOf(await fetched(core, documents[1]!.id))).length).toBe(2_000_000)
})

test('a photo is a picture by its content, is shown, removed and brought back by undo', async () => {
  const core = openTestCore()
  const id = await contact(core)
  const { hash } = await core.api.photos.take({ uploadId: await upload(core, png) })
  await core.api.contacts.update({ id, changes: { photo: hash } })
  const shown = await core.fetch(new Request(`${address}/api/blob/${hash}`))
  expect([shown.headers.get('content-type'), shown.headers.get('x-content-type-options'), Buffer.compare(await bytesOf(shown), png)]).toEqual(['image/png', 'nosniff', 0])
  await core.api.contacts.update({ id, changes: { photo: null } })
  await core.undo()
  expect((await core.api.contacts.get({ id })).photo).toBe(hash)
})

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')], ['markup that begins like a GIF', Buffer.from('GIF89a<script>')], ['a cut JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['a picture of a million pixels each way', Buffer.concat([png.subarray(0, 16), Buffer.from([0, 15, 66, 64, 0, 15, 66, 64]), png.subarray(24)])], ['too many bytes', Buffer.concat([png, Buffer.alloc(10_000_000)])],
])('%s is no photo', async (_title, bytes) => {
  const core = openTestCore()
  const taken = core.api.photos.take({ uploadId: await upload(core, bytes) })
  await expect(taken).rejects.toMatchObject({ cause: { code: 'invalid', field: 'photo' } })
  expect(core.services.store.read.value('SELECT count(*) FROM blob')).toBe(0)
})
