import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { timelineSchema } from '#shared/history.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { smallPdf } from '../support/small-pdf.ts'

async function upload(core: TestCore, bytes: Uint8Array): Promise<string> {
  const response = await core.fetch(new Request('http://touchbase.invalid/api/upload', { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }))
  return ((await response.json()) as { uploadId: string }).uploadId
}

async function add(core: TestCore, contactId: number, ...files: [string, Uint8Array][]): Promise<void> {
  const sent = []
  for (const [name, bytes] of files) sent.push({ name, uploadId: await upload(core, bytes) })
  await core.finish(core.api.documents.add({ contactId, files: sent }))
}

const finds = async ({ api }: TestCore, text: string) => (await api.documents.find({ text })).map(({ name, contact }) => `${contact}: ${name}`)

test('documents are found by their names and by what they say, whoever they belong to, as they come, change and go', async () => {
  const core = openTestCore()
  const [ewa, wang] = [(await core.api.contacts.create({ changes: { givenName: 'Ewa' } })).id, (await core.api.contacts.create({ changes: { fullName: '王芳' } })).id]
  await add(core, ewa, ['Lease_2026-final.pdf', smallPdf('Consortium agreement', 'Notice period')], ['notes.txt', Buffer.from('Grüße aus Łódź')])
  await add(core, wang, ['合同草案.txt', Buffer.from('一百二十台机器\nconsortium')])
  expect(await finds(core, 'consort')).toEqual(['王芳: 合同草案.txt', 'Ewa: Lease_2026-final.pdf'])
  expect([await finds(core, 'notice agreement'), await finds(core, 'final'), await finds(core, 'lodz'), await finds(core, '机器'), await finds(core, '草案')]).toEqual([['Ewa: Lease_2026-final.pdf'], ['Ewa: Lease_2026-final.pdf'], ['Ewa: notes.txt'], ['王芳: 合同草案.txt'], ['王芳: 合同草案.txt']])
  expect([await finds(core, 'ortium'), await finds(core, '"'), await finds(core, 'consortium nowhere')]).toEqual([[], [], []])
  const [lease] = await core.api.documents.list({ contactId: ewa })
  await core.api.documents.rename({ id: lease!.id, name: 'Mietvertrag.pdf' })
  expect([await finds(core, 'lease'), await finds(core, 'mietvertrag notice')]).toEqual([[], ['Ewa: Mietvertrag.pdf']])
  await core.undo()
  await core.api.documents.remove({ id: lease!.id })
  expect(await finds(core, 'notice')).toEqual([])
  await core.undo()
  expect(await finds(core, 'notice')).toEqual(['Ewa: Lease_2026-final.pdf'])
  // Of who is in the trash nothing is found, and of who is gone for good nothing is left.
  await core.api.contacts.remove({ ids: [wang] })
  expect(await finds(core, 'consortium')).toEqual(['Ewa: Lease_2026-final.pdf'])
  await core.close()
})

test('the PDF of an imported journal is found by what it says, whatever it was said to be; undo takes it away', async () => {
  const core = openTestCore()
  const journal = (uid: string, kind: string, text: string) => `BEGIN:VJOURNAL\r\nUID:${uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261101\r\nSUMMARY:${uid}\r\nATTACH${kind};ENCODING=BASE64;VALUE=BINARY;FILENAME=a:${smallPdf(text).toString('base64')}\r\nEND:VJOURNAL\r\n`
  const uploadId = await upload(core, Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${journal('one', ';FMTTYPE=application/pdf', 'Consortium agreement')}${journal('two', '', 'Consortium minutes')}END:VCALENDAR\r\n`))
  const found = async (text: string) => (await core.api.history.timeline(timelineSchema.parse({ text }))).items.flatMap(({ id, regarding }) => (id === null ? [] : regarding)).toSorted()
  await core.finish(core.api.imports.start({ files: [{ uploadId, name: 'journals.ics' }] }))
  expect([await found('consortium'), await found('minutes'), await found('agreement')]).toEqual([['one', 'two'], ['two'], ['one']])
  await core.undo()
  expect(await found('consortium')).toEqual([])
  await core.redo()
  expect(await found('consortium')).toEqual(['one', 'two'])
  await core.close()
})
