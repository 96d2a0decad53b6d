import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema } from '#shared/history.ts'
import { pdfText } from '../../electron/core/files/pdf-text.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { smallPdf as pdf } from '../support/small-pdf.ts'

async function upload(core: TestCore, bytes: Uint8Array): Promise<string> {
  const response = await core.fetch(new Request('http://touchbase.invalid/api/upload', { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }))
  return ((await response.json()) as { uploadId: string }).uploadId
}

test('the text of a PDF is read, page by page; what is none, is damaged or is cut has none', async () => {
  expect(await pdfText(pdf('Quarterly offer', 'Second page'))).toBe('Quarterly offer\nSecond page\n')
  expect(await pdfText(Buffer.from('%PDF-1.7 and nothing else'))).toBe('')
  expect(await pdfText(Buffer.concat([Buffer.from('%PDF-'), Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256))]))).toBe('')
  // A tree of pages that is its own child.
  expect(await pdfText(Buffer.from(pdf('x').toString('latin1').replace('/Kids [4 0 R]', '/Kids [2 0 R]'), 'latin1'))).toBe('')
})

test('an entry is found by what its PDF says, also after undo and redo, and with the same file on another', async () => {
  const core = openTestCore()
  const { api } = core
  const finds = async (text: string) => (await api.history.timeline(timelineSchema.parse({ text }))).items.map(({ id }) => id)
  const log = async (regarding: string) => (await api.history.log({ entry: historyContentSchema.parse({ typeId: 4, at: 0, regarding, people: [] }) })).id
  const [one, other] = [await log('One'), await log('Other')]
  const file = pdf('Consortium agreement')
  const attach = async (id: number) => core.finish(api.history.attach({ to: { historyEntryId: id }, files: [{ uploadId: await upload(core, file), name: 'a.pdf' }] }))
  await attach(one)
  expect(await finds('consortium')).toEqual([one])
  await core.undo()
  expect(await finds('consortium')).toEqual([])
  await attach(other)
  expect(await finds('agreement')).toEqual([other])
  await core.close()
})
