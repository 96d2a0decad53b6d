import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { activityContentSchema } from '#shared/activities.ts'
import { usualWorkingDays } from '#shared/working-hours.ts'
import { makeReport, reportSchema } from '../../electron/core/reports/reports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { readPdf } from '../support/pdf-text.ts'

const hours = (days: number[]) => ({ key: 'calendar.workingHours', value: { from: '09:00', to: '18:00', days } })

test.each([
  ['en-GB', [1, 2, 3, 4, 5]], ['zh-CN', [1, 2, 3, 4, 5]], ['ar-SA', [0, 1, 2, 3, 4]], ['fa-IR', [0, 1, 2, 3, 4, 6]], ['en-US@posix', [1, 2, 3, 4, 5]], ['', [1, 2, 3, 4, 5]],
])('people of %s work on %o', (locale, days) => expect(usualWorkingDays(locale)).toEqual(days))

/** Where a step falls that is to lie on a working day, if need be later. */
async function placed(core: TestCore, anchor: string): Promise<string | undefined> {
  const planId = (await core.api.plans.list())[0]?.id ?? (await core.api.plans.save({ name: 'Plan', steps: [{ typeId: 3, days: 0, time: null, duration: 30, shift: 'later', regarding: 'Step', details: '', priority: 0, alarm: null }] })).id
  return (await core.api.plans.preview({ planId, anchor, timeZone: 'UTC', contactIds: [] }))[0]?.start
}

test('steps of plans fall on the days that are set as working days', async () => {
  const core = openTestCore()
  // 27 November 2026 is a Friday.
  await core.api.settings.set(hours([0, 1, 2, 3, 4]))
  expect([await placed(core, '2026-11-27'), await placed(core, '2026-11-28'), await placed(core, '2026-11-29')]).toEqual(['2026-11-29', '2026-11-29', '2026-11-29'])
  await core.api.settings.set(hours([3]))
  expect(await placed(core, '2026-11-27')).toBe('2026-12-02')
  // Where nobody works at all, a step stays where it is.
  await core.api.settings.set(hours([]))
  expect(await placed(core, '2026-11-27')).toBe('2026-11-27')
  await core.close()
})

test('a work week on paper has the working days alone, and counts what is on them', async () => {
  const core = openTestCore()
  for (const [regarding, day] of [['Sunday talk', 22], ['Monday talk', 23], ['Friday talk', 27]] as const) {
    await core.api.activities.create({ content: activityContentSchema.parse({ typeId: 2, regarding, details: '', location: '', start: `2026-11-${day}T10:00:00`, end: `2026-11-${day}T11:00:00`, timeZone: 'UTC', recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [] }) })
  }
  const week = async (days: number[], weekStart: number) => {
    await core.api.settings.set(hours(days))
    const folder = mkdtempSync(join(tmpdir(), 'touchbase-week-'))
    try {
      const path = join(folder, 'week.pdf')
      const jobId = core.services.jobs.start('report', 'test', (ctx) => makeReport(ctx, core.services, reportSchema.parse({ name: 'week', day: '2026-11-24', isWorkWeek: true, timeZone: 'UTC', weekStart }), path))
      const { count } = await core.finish<{ count: number }>(Promise.resolve({ jobId }))
      const text = readPdf(readFileSync(path)).pages.join()
      return [count, ['Sunday', 'Monday', 'Friday'].filter((name) => text.includes(`${name} talk`))]
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  expect(await week([1, 2, 3, 4, 5], 7)).toEqual([2, ['Monday', 'Friday']])
  expect(await week([0, 1, 2, 3, 4], 7)).toEqual([2, ['Sunday', 'Monday']])
  // With Monday first, the week's Sunday is the 29th.
  expect(await week([0, 1, 2, 3, 4], 1)).toEqual([1, ['Monday']])
  expect(await week([], 7)).toEqual([3, ['Sunday', 'Monday', 'Friday']])
  await core.close()
})
