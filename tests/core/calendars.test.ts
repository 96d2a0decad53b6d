import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CalendarRefresh } from '#shared/calendars.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const work = mkdtempSync(join(tmpdir(), 'touchbase-calendars-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

let files = 0
const place = () => join(work, `${++files}.ics`)
const events = (...names: string[]) => names.flatMap((name) => ['BEGIN:VEVENT', `UID:${name.split(' ')[0]}@example.com`, 'DTSTAMP:20260101T000000Z', 'DTSTART;VALUE=DATE:20261225', `SUMMARY:${name}`, 'END:VEVENT'])
const write = (path: string, ...names: string[]) => writeFileSync(path, ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events(...names), 'END:VCALENDAR', ''].join('\r\n'))
const titles = (core: TestCore) => core.services.store.read.column<string>('SELECT regarding FROM activity ORDER BY regarding')
const follow = (core: TestCore, path: string) => core.finish<CalendarRefresh>(core.api.calendars.follow({ path, name: 'Holidays', isHolidays: true }))
const refresh = async (core: TestCore, input: { id?: number; isConfirmed?: boolean } = {}) => (await core.finish<CalendarRefresh[]>(core.api.calendars.refresh(input)))[0]

test('a followed file is a layer that cannot be changed and follows every change', async () => {
  const core = openTestCore()
  const path = place()
  write(path, 'Christmas', 'Boxing Day')
  const { id } = await follow(core, path)
  expect(await core.api.calendars.list()).toMatchObject([{ id, name: 'Holidays', path, isHolidays: true, count: 2, problem: null, readAt: core.services.now() }])
  const christmas = core.services.store.read.value<number>(`SELECT id FROM activity WHERE regarding = 'Christmas'`) ?? 0
  expect(await core.api.activities.get({ id: christmas })).toMatchObject({ isReadOnly: true, calendarId: id })
  await expect(core.api.activities.remove({ activityId: christmas, recurrenceId: '', scope: 'all' })).rejects.toMatchObject({ message: expect.stringContaining('follows a file') })
  write(path, 'Christmas', 'Boxing Day, moved', 'Easter')
  expect(await refresh(core, { id })).toMatchObject({ isChanged: true, count: 3 })
  expect(titles(core)).toEqual(['Boxing Day, moved', 'Christmas', 'Easter'])
  // What is the same is not written again.
  expect(core.services.store.read.value(`SELECT id FROM activity WHERE regarding = 'Christmas'`)).toBe(christmas)
  const sets = core.services.store.read.value('SELECT count(*) FROM changeSet')
  expect(await refresh(core, { id })).toMatchObject({ isChanged: false })
  expect(core.services.store.read.value('SELECT count(*) FROM changeSet')).toBe(sets)
  await core.close()
})

test('undo passes over what a followed file brought, and takes back what the user did before it', async () => {
  const core = openTestCore()
  const path = place()
  write(path, 'Christmas')
  const contact = await core.api.contacts.create({ changes: { kind: 'person', givenName: 'Ana' } })
  const { id } = await follow(core, path)
  write(path, 'Christmas', 'Easter')
  await refresh(core, { id })
  expect(core.services.store.read.value('SELECT actor FROM changeSet ORDER BY createdStep DESC LIMIT 1')).toBe('calendar')
  expect((await core.api.changes.next()).undo?.action).toBe('calendars.follow')
  await core.undo()
  expect([await core.api.calendars.list(), titles(core)]).toEqual([[], []])
  await core.redo()
  expect(titles(core)).toEqual(['Christmas', 'Easter'])
  await core.undo()
  await core.undo()
  expect(core.services.store.read.value('SELECT count(*) FROM contact WHERE id = ?', contact.id)).toBe(0)
  await core.close()
})

test('a file that is missing, cut off or suddenly empty leaves what was read, and says so', async () => {
  const core = openTestCore()
  const path = place()
  const names = Array.from({ length: 12 }, (_, at) => `day-${at}`)
  write(path, ...names)
  const { id } = await follow(core, path)
  const told = async () => (await core.api.calendars.list())[0]?.problem
  rmSync(path)
  expect([(await refresh(core))?.problem, await told(), titles(core).length]).toEqual(['missing', 'missing', 12])
  writeFileSync(path, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:day-1@exa')
  expect([(await refresh(core))?.problem, await told(), titles(core).length]).toEqual(['noCalendar', 'noCalendar', 12])
  write(path)
  expect([(await refresh(core, { id }))?.problem, await told(), titles(core).length]).toEqual(['emptied', 'emptied', 12])
  write(path, 'day-1')
  expect([(await refresh(core, { id }))?.problem, titles(core).length]).toEqual(['emptied', 12])
  expect([(await refresh(core, { id, isConfirmed: true }))?.problem, await told(), titles(core)]).toEqual([null, null, ['day-1']])
  await core.close()
})

test('what is no calendar is not followed', async () => {
  const core = openTestCore()
  const path = place()
  await expect(follow(core, path)).rejects.toMatchObject({ code: 'invalid' })
  writeFileSync(path, 'Dear reader')
  await expect(follow(core, path)).rejects.toMatchObject({ code: 'invalid' })
  await expect(follow(core, 'https://example.com/holidays.ics')).rejects.toMatchObject({ code: 'invalid' })
  expect(await core.api.calendars.list()).toEqual([])
  await core.close()
})

test('a calendar of one’s own gives back what is in it when it is removed; a followed one takes it along', async () => {
  const core = openTestCore()
  const { id } = await core.api.calendars.save({ name: 'Club' })
  await core.api.calendars.save({ id, name: 'The club', colour: 'green' })
  expect(await core.api.calendars.list()).toMatchObject([{ name: 'The club', colour: 'green', path: null }])
  await core.api.activities.create({ content: { typeId: 2, regarding: 'Match', details: '', location: '', start: '2026-11-25', end: null, timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [], calendarId: id } })
  const path = place()
  write(path, 'Christmas')
  const followed = await follow(core, path)
  await core.api.calendars.remove({ id })
  await core.api.calendars.remove({ id: followed.id })
  expect(titles(core)).toEqual(['Match'])
  await core.undo()
  await core.undo()
  expect([titles(core), (await core.api.calendars.list()).map(({ name, count }) => [name, count])]).toEqual([['Christmas', 'Match'], [['The club', 1], ['Holidays', 1]]])
  await core.close()
})
