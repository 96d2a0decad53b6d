import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema } from '#shared/history.ts'
import { pdfText } from '../../electron/core/files/pdf-text.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/** A PDF of one page for each text (ISO 32000-1, sections 7.5 and 9.4), as small as can be. */
function pdf(...texts: string[]): Buffer {
  const pages = texts.map((_, at) => `${4 + at * 2} 0 R`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${texts.length} >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...texts.flatMap((text, at) => {
      const stream = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
      return [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`]
    }),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

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
