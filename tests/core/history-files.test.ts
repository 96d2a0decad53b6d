import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema } from '#shared/history.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const address = 'http://touchbase.invalid'

async function upload(core: TestCore, bytes: Uint8Array): Promise<string> {
  const response = await core.fetch(new Request(`${address}/api/upload`, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }))
  return ((await response.json()) as { uploadId: string }).uploadId
}

async function attach(core: TestCore, to: { historyEntryId: number } | { activityId: number }, ...files: [string, Uint8Array][]) {
  const sent = []
  for (const [name, bytes] of files) sent.push({ name, uploadId: await upload(core, bytes) })
  return core.finish<{ added: number; problems: { file: string; message: string }[] }>(core.api.history.attach({ to, files: sent }))
}

const log = async ({ api }: TestCore) => (await api.history.log({ entry: historyContentSchema.parse({ typeId: 4, at: 0, regarding: 'Offer', people: [] }) })).id
const finds = async ({ api }: TestCore, text: string) => (await api.history.timeline(timelineSchema.parse({ text }))).items.map(({ id }) => id)

/** A ZIP archive of deflated files (PKWARE APPNOTE, 4.3), as office programs write them. */
function zip(files: Record<string, string>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text))
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(Buffer.byteLength(text), 22)
    head.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(Buffer.byteLength(text), 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...directory, end])
}

test('files on an entry come back byte for byte, are found by their name and text, and go and come with undo', async () => {
  const core = openTestCore()
  const historyEntryId = await log(core)
  const docx = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document><w:p><w:r><w:t>Liefer</w:t></w:r><w:r><w:t>termin</w:t></w:r></w:p><w:p><w:t>Zahlung &amp; Skonto</w:t></w:p></w:document>' })
  const html = Buffer.from('<html><head><style>p{color:hidden}</style></head><body><p>Kostenvor&#97;nschlag</p><!-- secret --></body></html>')
  expect(await attach(core, { historyEntryId }, ['../Vertrag.docx', docx], ['mail.html', html], ['报价.txt', Buffer.from('一百二十台机器')], ['empty.txt', Buffer.alloc(0)])).toEqual({ added: 3, problems: [{ file: 'empty.txt', message: 'The file is empty.' }] })
  const { attachments } = await core.api.history.get({ id: historyEntryId })
  expect(attachments.map(({ name, size }) => [name, size])).toEqual([['Vertrag.docx', docx.length], ['mail.html', html.length], ['报价.txt', 21]])
  const response = await core.fetch(new Request(`${address}/api/attachment/${attachments[0]!.id}/Vertrag.docx`))
  expect(Buffer.from(await response.arrayBuffer())).toEqual(docx)
  const shown = await core.fetch(new Request(`${address}/api/attachment/${attachments[1]!.id}/mail.html?view`))
  expect([shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual(['text/plain; charset=utf-8', expect.stringContaining('sandbox')])
  for (const text of ['liefertermin', 'skonto', 'kostenvoranschlag', '机器', 'vertrag', '报价', 'offer skonto']) expect([text, await finds(core, text)]).toEqual([text, [historyEntryId]])
  for (const text of ['secret', 'hidden', 'termin', 'content_types']) expect([text, await finds(core, text)]).toEqual([text, []])
  await core.undo()
  expect([await finds(core, 'skonto'), (await core.api.history.get({ id: historyEntryId })).attachments]).toEqual([[], []])
  await core.redo()
  expect(await finds(core, 'skonto')).toEqual([historyEntryId])
  await core.api.history.renameAttachment({ id: attachments[0]!.id, name: 'Contract.docx' })
  expect([await finds(core, 'contract'), await finds(core, 'vertrag')]).toEqual([[historyEntryId], []])
  await core.api.history.detach({ id: attachments[0]!.id })
  expect(await finds(core, 'skonto')).toEqual([])
})

test.each([
  ['an archive cut off', zip({ 'word/document.xml': '<w:t>x</w:t>'.repeat(100) }).subarray(40)],
  ['an archive that swells', zip({ 'word/document.xml': `<w:t>${'a'.repeat(30_000_000)}</w:t>` })],
  ['marks that never end', Buffer.from('<'.repeat(500_000))],
  ['comments that never end', Buffer.from('<!--'.repeat(200_000))],
  ['scripts that never end', Buffer.from('<script '.repeat(100_000))],
])('%s is kept and found by its name', async (_title, bytes) => {
  const core = openTestCore()
  const historyEntryId = await log(core)
  expect(await attach(core, { historyEntryId }, ['Sonder.docx', bytes], ['Sonder.html', bytes])).toEqual({ added: 2, problems: [] })
  expect(await finds(core, 'sonder')).toEqual([historyEntryId])
})

test('files are kept while an attachment, or the list of changes, names them', async () => {
  const core = openTestCore()
  const historyEntryId = await log(core)
  await attach(core, { historyEntryId }, ['a.txt', Buffer.from('hello')])
  expect(await core.finish(core.api.documents.removeUnused({}))).toEqual({ count: 0, size: 0 })
  await core.api.history.remove({ ids: [historyEntryId] })
  expect(await core.finish(core.api.documents.removeUnused({}))).toEqual({ count: 0, size: 0 })
  await core.undo()
  expect((await core.api.history.get({ id: historyEntryId })).attachments).toHaveLength(1)
})
