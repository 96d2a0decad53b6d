import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { FileResult } from '#shared/jobs.ts'
import { makeReport, reportSchema } from '../../electron/core/reports/reports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { readPdf } from '../support/pdf-text.ts'

async function print(core: TestCore, request: Partial<z.input<typeof reportSchema>>) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-report-'))
  try {
    const path = join(folder, 'report.pdf')
    const jobId = core.services.jobs.start('report', 'test', (ctx) => makeReport(ctx, core.services, reportSchema.parse({ timeZone: 'UTC', ...request }), path))
    const { count } = await core.finish<FileResult>(Promise.resolve({ jobId }))
    return { count, ...readPdf(readFileSync(path)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the day, the week, the month and Today of the sample data are printed as the file has them', async () => {
  const core = openTestCore()
  await core.finish(core.api.demo.fill())
  const day = await print(core, { name: 'day' })
  expect(day.title).toContain('November 22, 2026')
  expect(day.pages[0]).toContain('Project review')
  const week = await print(core, { name: 'week', day: '2026-11-22', weekStart: 7 })
  expect(week.pages).toHaveLength(1)
  for (const words of ['Project review', 'Presentation to the board', '拜访新办公室', '廠區參觀']) expect(week.pages[0]).toContain(words)
  const month = await print(core, { name: 'month', language: 'zh-CN' })
  expect(month.title).toBe('2026年11月')
  expect(month.pages.join()).toContain('Trade fair')
  const today = await print(core, { name: 'today' })
  expect(today.pages.join()).toContain('Send the revised offer')
  expect(today.count).toBeGreaterThan(0)
  await core.close()
})

test('an empty file prints empty pages, and a day that is none is refused', async () => {
  const core = openTestCore()
  for (const name of ['day', 'week', 'month', 'today'] as const) expect((await print(core, { name })).pages.length).toBe(1)
  expect(() => reportSchema.parse({ name: 'day', day: '2026-02-30' })).toThrow()
  await core.close()
})
