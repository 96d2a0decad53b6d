import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema } from '#shared/history.ts'
import type { FileResult } from '#shared/jobs.ts'
import { makeReport, reportSchema } from '../../electron/core/reports/reports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { readPdf } from '../support/pdf-text.ts'

async function print(core: TestCore, request: object) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-report-'))
  try {
    const path = join(folder, 'report.pdf')
    const jobId = core.services.jobs.start('report', 'test', (ctx) => makeReport(ctx, core.services, reportSchema.parse({ name: 'timeline', timeZone: 'UTC', ...request }), path))
    const { count } = await core.finish<FileResult>(Promise.resolve({ jobId }))
    const bytes = readFileSync(path)
    if (process.env['TB_KEEP_PDF']) writeFileSync(process.env['TB_KEEP_PDF'], bytes)
    return { count, ...readPdf(bytes) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const at = Date.UTC(2026, 10, 20, 14, 5)

test('the timeline of a contact is printed in full, with its changes, and leaves an entry', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: { givenName: 'Ana', familyName: 'Müller' } })
  await core.api.contacts.update({ id, changes: { familyName: 'Schmidt', phones: [{ label: 'mobile', value: '+49 30 123' }] } })
  const people = [{ contactId: id, remark: 'likes tea' }]
  await core.api.history.log({ entry: historyContentSchema.parse({ typeId: 1, at, result: 'held', duration: 600, direction: 'in', regarding: '#set text(red) 王总 [x] $a$', details: `First **bold** line.\n\n- point\n  - deeper\n\n${'long '.repeat(400)}END`, people }) })
  await core.api.history.log({ entry: historyContentSchema.parse({ typeId: 4, at: at - 40 * 86_400_000, regarding: 'Pinned note', isPinned: true, people }) })
  const { pages, title, count } = await print(core, { timeline: { contactId: id } })
  const text = pages.join('\n')
  expect([title, count]).toEqual(['Ana Schmidt', 4])
  for (const words of ['#set text(red)', 'First bold line.', '• point', 'END', 'likes tea', 'Müller → Schmidt', '+49 30 123', 'Phone (mobile)', 'New contact', '10 min', 'Pinned note', 'November 2026', 'Page 1 of']) expect(text).toContain(words)
  expect(text.indexOf('Pinned note')).toBeLessThan(text.indexOf('November 2026'))
  const { items } = await core.api.history.timeline(timelineSchema.parse({ contactId: id, typeIds: [11] }))
  expect(items).toMatchObject([{ typeId: 11, regarding: 'History' }])
  await core.undo()
  expect((await core.api.history.timeline(timelineSchema.parse({ contactId: id, typeIds: [11] }))).items).toEqual([])
})

test('everything, in Chinese, and nothing', async () => {
  const core = openTestCore()
  expect((await print(core, { language: 'zh-CN' })).pages.join()).toContain('此时间线中没有任何记录')
  await core.finish(core.api.demo.fill())
  const { pages, count } = await print(core, { language: 'zh-TW' })
  expect(count).toBeGreaterThan(10)
  expect(pages.join()).toContain('往來記錄')
})
