import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { activityContentSchema } from '#shared/activities.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { exportActivities } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const work = mkdtempSync(join(tmpdir(), 'touchbase-following-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

async function bring(core: TestCore, text: string): Promise<ImportResult> {
  const path = join(work, 'in.ics')
  writeFileSync(path, text)
  return await core.finish<ImportResult>(Promise.resolve({ jobId: core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: {} })) }))
}

async function take(core: TestCore): Promise<string> {
  const path = join(work, 'out.ics')
  await core.finish(Promise.resolve({ jobId: core.services.jobs.start('export', 'test', (ctx) => exportActivities(ctx, core.services, { path })) }))
  return readFileSync(path, 'utf8')
}

const shown = async (core: TestCore) => (await core.api.calendar.window({ from: '2026-11-01', to: '2026-11-20', timeZone: 'Europe/Berlin' })).map(({ regarding, start }) => `${start?.slice(8, 16)} ${regarding}`)

/** Five days at nine; from the third on at ten and in another room, the fourth by itself at noon. */
const ranged = ['BEGIN:VCALENDAR', 'VERSION:2.0',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'DTSTART;TZID=Europe/Berlin:20261102T090000', 'DTEND;TZID=Europe/Berlin:20261102T093000', 'RRULE:FREQ=DAILY;COUNT=5', 'SUMMARY:Nine', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000', 'DTSTART;TZID=Europe/Berlin:20261104T100000', 'DTEND;TZID=Europe/Berlin:20261104T110000', 'SUMMARY:Ten', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'RECURRENCE-ID;TZID=Europe/Berlin:20261105T090000', 'DTSTART;TZID=Europe/Berlin:20261105T120000', 'SUMMARY:Noon', 'END:VEVENT',
  'END:VCALENDAR', ''].join('\r\n')

test('a change of this and all later occurrences is taken for this one and told; the next that differs is its own', async () => {
  const core = openTestCore()
  const result = await bring(core, ranged)
  expect(result.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['11 followingOnce'])
  // Known to be wrong: RFC 5545, section 3.2.13, wants the sixth at ten and called so, too.
  expect(await shown(core)).toEqual(['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Ten', '05T12:00 Noon', '06T09:00 Nine'])
  expect(await bring(core, ranged)).toMatchObject({ created: 0, updated: 0, skipped: 3 })
  await core.undo()
  expect(await shown(core)).toEqual([])
  await core.close()
})

test('such a change goes out as it came, changed by the user or not, and is read again the same', async () => {
  const core = openTestCore()
  await bring(core, ranged)
  const first = await take(core)
  expect(first).toContain('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000')
  const other = openTestCore()
  await bring(other, first)
  expect(await take(other)).toBe(first)
  // What the user changes of it is changed in its place.
  const id = core.services.store.read.value<number>(`SELECT id FROM activity WHERE recurrenceId = '2026-11-04T09:00:00'`) ?? 0
  const now = await core.api.activities.get({ id })
  await core.api.activities.save({ activityId: id, recurrenceId: '', scope: 'this', content: activityContentSchema.parse({ ...now, regarding: 'Renamed' }) })
  const changed = await take(core)
  expect(changed).toContain('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000')
  expect([changed.includes('SUMMARY:Renamed'), changed.includes('SUMMARY:Ten')]).toEqual([true, false])
  await core.close()
  await other.close()
})
