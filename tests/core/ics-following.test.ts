import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { activityContentSchema, type ActivityContent } from '#shared/activities.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { exportActivities } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fc } from '../support/fast-check.ts'

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

const shown = async (core: TestCore, from = '2026-11-01', to = '2026-11-20') => (await core.api.calendar.window({ from, to, timeZone: 'Europe/Berlin' })).map(({ regarding, start }) => `${start?.slice(8, 16)} ${regarding}`)
const whole = ['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Ten', '05T12:00 Noon', '06T10:00 Ten']
const seriesOf = (core: TestCore) => core.services.store.read.value<number>('SELECT id FROM activity WHERE seriesId IS NULL ORDER BY id') ?? 0
/** A change of one occurrence, as a form saves it. */
async function change(core: TestCore, day: number, scope: 'this' | 'following' | 'all', by: Partial<ActivityContent>) {
  const key = { activityId: seriesOf(core), recurrenceId: `2026-11-0${day}T09:00:00` }
  await core.api.activities.save({ ...key, scope, content: activityContentSchema.parse({ ...await core.api.activities.atOccurrence(key), ...by }) })
}
async function opened(text: string): Promise<TestCore> {
  const core = openTestCore()
  await bring(core, text)
  return core
}

/** Five days at nine; from the third on at ten and in another room, the fourth by itself at noon. */
const ranged = ['BEGIN:VCALENDAR', 'VERSION:2.0',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'DTSTART;TZID=Europe/Berlin:20261102T090000', 'DTEND;TZID=Europe/Berlin:20261102T093000', 'RRULE:FREQ=DAILY;COUNT=5', 'SUMMARY:Nine', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000', 'DTSTART;TZID=Europe/Berlin:20261104T100000', 'DTEND;TZID=Europe/Berlin:20261104T110000', 'SUMMARY:Ten', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'RECURRENCE-ID;TZID=Europe/Berlin:20261105T090000', 'DTSTART;TZID=Europe/Berlin:20261105T120000', 'SUMMARY:Noon', 'END:VEVENT',
  'END:VCALENDAR', ''].join('\r\n')

test('a change of this and all later occurrences speaks for those that do not differ by themselves', async () => {
  const core = openTestCore()
  const result = await bring(core, ranged)
  expect(result.problems).toEqual([])
  expect(await shown(core)).toEqual(whole)
  expect(await bring(core, ranged)).toMatchObject({ created: 0, updated: 0, skipped: 3 })
  await core.undo()
  expect(await shown(core)).toEqual([])
  await core.redo()
  expect(await shown(core)).toEqual(whole)
  const sixth = await core.api.activities.atOccurrence({ activityId: seriesOf(core), recurrenceId: '2026-11-06T09:00:00' })
  expect(sixth).toMatchObject({ regarding: 'Ten', start: '2026-11-06T10:00:00', end: '2026-11-06T11:00:00', recurrence: 'RRULE:FREQ=DAILY;COUNT=5' })
  await core.close()
})

test('it reaches as far as the series does, over a change of the clock, and where the file is not laid out', async () => {
  const core = await opened(ranged.replace(';COUNT=5', ''))
  expect(await shown(core, '2027-03-27', '2027-03-30')).toEqual(['27T10:00 Ten', '28T10:00 Ten', '29T10:00 Ten'])
  expect(await shown(core, '2031-07-01', '2031-07-03')).toEqual(['01T10:00 Ten', '02T10:00 Ten'])
  expect(await shown(core, '2026-11-02', '2026-11-07')).toEqual(whole)
  await core.close()
})

test('a later one takes over from an earlier one, and what is moved by days is found on the days it is moved to', async () => {
  const second = ['BEGIN:VEVENT', 'UID:s@example.com', 'DTSTAMP:20260101T000000Z', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261106T080000Z', 'DTSTART:20261109T130000Z', 'DURATION:PT30M', 'SUMMARY:Moved', 'END:VEVENT', 'END:VCALENDAR']
  const core = await opened(ranged.replace(';COUNT=5', '').replace('END:VCALENDAR', second.join('\r\n')))
  expect(await shown(core, '2026-11-04', '2026-11-11')).toEqual(['04T10:00 Ten', '05T12:00 Noon', '09T14:00 Moved', '10T14:00 Moved'])
  // Said in UTC it stays at two in Berlin, in summer as well.
  expect(await shown(core, '2027-07-01', '2027-07-02')).toEqual(['01T14:00 Moved'])
  expect(await shown(core, '2032-07-01', '2032-07-02')).toEqual(['01T14:00 Moved'])
  await core.close()
})

test('its alarms ring for each that it speaks for', async () => {
  const core = await opened(ranged.replace('SUMMARY:Ten', 'SUMMARY:Ten\r\nCREATED:20261001T000000Z\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM'))
  core.setNow(Date.parse('2026-11-06T08:46:00Z'))
  const due = async () => (await core.api.reminders.due({ timeZone: 'Europe/Berlin' })).map(({ occurrence }) => occurrence?.start)
  expect(await due()).toEqual(['2026-11-04T10:00:00', '2026-11-06T10:00:00'])
  await core.api.reminders.dismiss({ keys: [{ activityId: seriesOf(core), recurrenceId: '2026-11-06T09:00:00', alarmKey: '-900' }] })
  expect(await due()).toEqual(['2026-11-04T10:00:00'])
  await core.close()
})

describe('an edit of', () => {
  const edits: [name: string, edit: (core: TestCore) => Promise<unknown>, after: string[]][] = [
    ['the one that it begins with changes that one', (core) => change(core, 4, 'this', { regarding: 'Own' }), ['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Own', '05T12:00 Noon', '06T10:00 Ten']],
    ['one that follows changes that one', (core) => change(core, 6, 'this', { regarding: 'Own' }), ['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Ten', '05T12:00 Noon', '06T10:00 Own']],
    ['the one that it begins with and all that follow changes them', (core) => change(core, 4, 'following', { regarding: 'Own' }), ['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Own', '05T12:00 Noon', '06T10:00 Own']],
    ['one that follows and all after it changes them', (core) => change(core, 6, 'following', { start: '2026-11-06T16:00:00', end: '2026-11-06T17:00:00' }), ['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Ten', '05T12:00 Noon', '06T16:00 Ten']],
    ['one with a row of its own and all after it leaves what stood after it', (core) => change(core, 5, 'following', { location: 'Upstairs' }), whole],
    ['all changes what says the same, and what it was edited at', (core) => change(core, 6, 'all', { regarding: 'Own' }), ['02T09:00 Own', '03T09:00 Own', '04T10:00 Own', '05T12:00 Noon', '06T10:00 Own']],
    ['all moves all by as much', (core) => change(core, 2, 'all', { start: '2026-11-03T09:30:00', end: '2026-11-03T10:00:00' }), ['03T09:30 Nine', '04T09:30 Nine', '05T10:30 Ten', '05T12:00 Noon', '07T10:30 Ten']],
    ['the rule leaves what follows at the next that there is', (core) => change(core, 2, 'all', { recurrence: 'RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3' }), ['02T09:00 Nine', '05T12:00 Noon', '08T10:00 Ten']],
  ]
  test.each(edits)('%s, and is undone', async (_name, edit, after) => {
    const core = await opened(ranged)
    await edit(core)
    expect(await shown(core)).toEqual(after)
    await core.undo()
    expect(await shown(core)).toEqual(whole)
    await core.redo()
    expect(await shown(core)).toEqual(after)
    await core.close()
  })

  test('it by removing or doing the first, takes nothing from the others', async () => {
    const core = await opened(ranged)
    const key = { activityId: seriesOf(core), recurrenceId: '2026-11-04T09:00:00' }
    await core.api.activities.remove({ ...key, scope: 'this' })
    expect(await shown(core)).toEqual(whole.filter((one) => !one.startsWith('04')))
    await core.undo()
    await core.api.activities.complete({ ...key, result: '', isLogged: true })
    expect(core.services.store.read.column('SELECT status FROM activity ORDER BY start')).toEqual(['planned', 'done', 'planned', 'planned'])
    expect(await shown(core)).toEqual(whole)
    await core.api.activities.reopen(key)
    expect(core.services.store.read.column('SELECT status FROM activity ORDER BY start')).toEqual(['planned', 'planned', 'planned', 'planned'])
    await core.close()
  })
})

test('it goes out as it came, and a change by the user is read elsewhere as it is here', async () => {
  const core = await opened(ranged)
  const first = await take(core)
  expect(first).toContain('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000')
  const other = await opened(first)
  expect(await take(other)).toBe(first)
  for (const [day, scope, by] of [[4, 'this', { regarding: 'Own' }], [6, 'this', { regarding: 'Last' }], [3, 'following', { location: 'Here' }], [2, 'all', { start: '2026-11-02T08:00:00' }]] as const) {
    await change(core, day, scope, by)
    const third = await opened(await take(core))
    expect(await shown(third), `${day} ${scope}`).toEqual(await shown(core))
    await core.undo()
    await third.close()
  }
  await core.close()
  await other.close()
})

test('a newer version that speaks for one only, or for all again, is followed', async () => {
  const core = await opened(ranged)
  await bring(core, ranged.replace(';RANGE=THISANDFUTURE', '').replaceAll('DTSTAMP:20260101T000000Z', 'DTSTAMP:20260201T000000Z'))
  expect(await shown(core)).toEqual(['02T09:00 Nine', '03T09:00 Nine', '04T10:00 Ten', '05T12:00 Noon', '06T09:00 Nine'])
  await bring(core, ranged.replaceAll('DTSTAMP:20260101T000000Z', 'DTSTAMP:20260301T000000Z'))
  expect(await shown(core)).toEqual(whole)
  await core.close()
})

test('a series in which hundreds differ, each speaking for what follows, is laid out by the thread, and edited like any other', async () => {
  const dayOf = (at: number) => new Date(Date.UTC(2026, 9, 1 + at)).toISOString().slice(0, 10)
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:m', 'DTSTART:20261001T090000', 'RRULE:FREQ=DAILY', 'SUMMARY:Series', 'END:VEVENT']
  for (let at = 1; at < 1_300; at += 2) {
    const compact = dayOf(at).replaceAll('-', '')
    lines.push('BEGIN:VEVENT', 'UID:m', `RECURRENCE-ID;RANGE=THISANDFUTURE:${compact}T090000`, `DTSTART:${compact}T${String(at % 24).padStart(2, '0')}0000`, `SUMMARY:c${at}`, 'END:VEVENT')
  }
  const core = await opened([...lines, 'END:VCALENDAR', ''].join('\r\n'))
  const at = (Date.UTC(2026, 10, 4) - Date.UTC(2026, 9, 1)) / 86_400_000
  const odd = at % 2 === 1 ? at : at - 1
  const hour = (of: number) => String(of % 24).padStart(2, '0')
  const two = [`04T${hour(odd)}:00 c${odd}`, `05T${hour(at % 2 === 1 ? odd : odd + 2)}:00 c${at % 2 === 1 ? odd : odd + 2}`]
  await expect.poll(() => shown(core, '2026-11-04', '2026-11-06')).toEqual(two)
  const second = await core.api.activities.atOccurrence({ activityId: seriesOf(core), recurrenceId: '2026-11-05T09:00:00' })
  await core.api.activities.save({ activityId: seriesOf(core), recurrenceId: '2026-11-05T09:00:00', scope: 'this', content: activityContentSchema.parse({ ...second, regarding: 'Own' }) })
  await expect.poll(() => shown(core, '2026-11-04', '2026-11-06')).toEqual([two[0], `${two[1]?.slice(0, 8)} Own`])
  await core.undo()
  await expect.poll(() => shown(core, '2026-11-04', '2026-11-06')).toEqual(two)
  await core.close()
})

test('of one whose series is not there nothing is made but itself, and it stays as it came', async () => {
  const [, , ...lines] = ranged.split('\r\nBEGIN:VEVENT')
  const core = await opened(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT${lines[0]}\r\nEND:VCALENDAR\r\n`)
  expect(await shown(core)).toEqual(['04T10:00 Ten'])
  expect(await take(core)).toContain('RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261104T090000')
  await core.close()
})

/** What the rule of the standard says, day by day: its own change, else the last before it for all that follow, else the series. */
function expected(changes: readonly { day: number; isFollowing: boolean; hour: number }[], day: number): string {
  const own = changes.find((one) => one.day === day) ?? changes.filter((one) => one.isFollowing && one.day < day).toSorted((a, b) => b.day - a.day)[0]
  const name = own ? `c${own.day}` : 'series'
  return `${String(day).padStart(2, '0')}T${String(own?.hour ?? 9).padStart(2, '0')}:00 ${name}`
}

test('any changes, in any order of a file, are as the standard says; one that is done or changed by itself changes no other', async () => {
  const changes = fc.uniqueArray(fc.record({ day: fc.integer({ min: 2, max: 14 }), isFollowing: fc.boolean(), hour: fc.integer({ min: 0, max: 23 }) }), { selector: ({ day }) => day, maxLength: 6 })
  const edits = fc.array(fc.record({ day: fc.integer({ min: 2, max: 14 }), isRemoved: fc.boolean() }), { maxLength: 4 })
  await fc.assert(fc.asyncProperty(changes, edits, async (given, edited) => {
    const text = (day: number, hour: number) => `202611${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}0000`
    const component = (lines: string[]) => ['BEGIN:VEVENT', 'UID:p@example.com', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
    const series = component([`DTSTART:${text(2, 9)}`, 'RRULE:FREQ=DAILY;COUNT=13', 'SUMMARY:series'])
    const others = given.map(({ day, isFollowing, hour }) => component([`RECURRENCE-ID${isFollowing ? ';RANGE=THISANDFUTURE' : ''}:${text(day, 9)}`, `DTSTART:${text(day, hour)}`, `SUMMARY:c${day}`]))
    const core = await opened(['BEGIN:VCALENDAR', 'VERSION:2.0', ...others.flat(), ...series, 'END:VCALENDAR', ''].join('\r\n'))
    const days = new Map(Array.from({ length: 13 }, (_, index) => [index + 2, expected(given, index + 2)]))
    expect(await shown(core)).toEqual([...days.values()])
    for (const { day, isRemoved } of edited) {
      if (!days.has(day)) continue
      const key = { activityId: seriesOf(core), recurrenceId: `2026-11-${String(day).padStart(2, '0')}T09:00:00` }
      if (isRemoved) {
        if (days.size === 1) continue
        await core.api.activities.remove({ ...key, scope: 'this' })
        days.delete(day)
      } else {
        await core.api.activities.save({ ...key, scope: 'this', content: activityContentSchema.parse({ ...await core.api.activities.atOccurrence(key), regarding: 'own' }) })
        days.set(day, `${days.get(day)?.slice(0, 8)} own`)
      }
      expect(await shown(core)).toEqual([...days.values()])
    }
    const other = await opened(await take(core))
    expect(await shown(other)).toEqual([...days.values()])
    await other.close()
    await core.close()
  }), { numRuns: 40 })
})
