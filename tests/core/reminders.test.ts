import { describe, expect, test } from 'vitest'
import { activityContentSchema, type ActivityContent } from '#shared/activities.ts'
import type { CoreEvent } from '#shared/jobs.ts'
import { watchAlarms } from '../../electron/core/reminders/reminders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const timeZone = 'Europe/Berlin'
const minute = 60_000
const at = (time: string) => Date.parse(time)

function content(more: Partial<ActivityContent>): ActivityContent {
  return activityContentSchema.parse({ typeId: 2, regarding: 'Meeting', details: '', location: '', start: '2026-11-23T15:00:00', end: '2026-11-23T16:00:00', timeZone, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [{ offset: -900 }], ...more })
}

function open(): TestCore {
  const core = openTestCore()
  core.setNow(at('2026-11-23T08:00:00Z'))
  return core
}

const due = (core: TestCore, zone = timeZone) => core.api.reminders.due({ timeZone: zone })
const keys = async (core: TestCore) => (await due(core)).map(({ activityId, recurrenceId, alarmKey }) => ({ activityId, recurrenceId, alarmKey }))
const names = async (core: TestCore) => (await due(core)).map(({ occurrence, date }) => occurrence?.regarding ?? date?.name)

describe('what is due', () => {
  test('an alarm rings so long before the start, by the clock of its zone', async () => {
    const core = open()
    await core.api.activities.create({ content: content({}) })
    core.setNow(at('2026-11-23T13:44:59Z'))
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-23T13:45:00Z'))
    expect(await due(core)).toMatchObject([{ recurrenceId: '', alarmKey: '-900', dueAt: at('2026-11-23T13:45:00Z'), occurrence: { regarding: 'Meeting', start: '2026-11-23T15:00:00' } }])
    // Elsewhere it is the same moment.
    expect(await due(core, 'Asia/Shanghai')).toMatchObject([{ occurrence: { start: '2026-11-23T22:00:00' } }])
    await core.close()
  })

  test('from the end, after the start, at an instant, on whole days and without a date', async () => {
    const core = open()
    await core.api.activities.create({ content: content({ regarding: 'from the end', alarms: [{ offset: -300, isFromEnd: true, at: null }] }) })
    await core.api.activities.create({ content: content({ regarding: 'three days long', start: '2026-11-20T12:00:00', end: '2026-11-24T12:00:00', alarms: [{ offset: -3_600, isFromEnd: true, at: null }] }) })
    await core.api.activities.create({ content: content({ regarding: 'whole day', start: '2026-11-24', end: null, timeZone: null, alarms: [{ offset: -15 * 3_600, isFromEnd: false, at: null }] }) })
    await core.api.activities.create({ content: content({ typeId: 3, regarding: 'no date', start: null, end: null, timeZone: null, alarms: [{ offset: null, isFromEnd: false, at: at('2026-11-23T09:00:00Z') }] }) })
    core.setNow(at('2026-11-23T08:00:00Z'))
    // 15 hours before midnight is nine in the morning on the wall.
    expect(await names(core)).toEqual(['whole day'])
    core.setNow(at('2026-11-23T09:00:00Z'))
    expect(await names(core)).toEqual(['whole day', 'no date'])
    core.setNow(at('2026-11-23T14:55:00Z'))
    expect(await names(core)).toEqual(['whole day', 'no date', 'from the end'])
    core.setNow(at('2026-11-24T10:00:00Z'))
    expect(await names(core)).toEqual(['whole day', 'no date', 'from the end', 'three days long'])
    await core.close()
  })

  test('what is done, cancelled, over before it was written down, or long ago is silent', async () => {
    const core = open()
    const done = await core.api.activities.create({ content: content({ typeId: 1, regarding: 'done' }) })
    await core.api.activities.create({ content: content({ regarding: 'cancelled', status: 'cancelled' }) })
    await core.api.activities.create({ content: content({ regarding: 'over', start: '2026-11-22T15:00:00', end: '2026-11-22T16:00:00' }) })
    await core.api.activities.create({ content: content({ regarding: 'kept' }) })
    core.setNow(at('2026-11-23T13:50:00Z'))
    expect(new Set(await names(core))).toEqual(new Set(['done', 'kept']))
    await core.api.activities.complete({ activityId: done.id, recurrenceId: '', result: 'completed' })
    expect(await names(core)).toEqual(['kept'])
    core.setNow(at('2026-12-07T13:44:00Z'))
    expect(await names(core)).toEqual(['kept'])
    core.setNow(at('2026-12-07T13:46:00Z'))
    expect(await names(core)).toEqual([])
    await core.close()
  })

  test('each occurrence of a series rings for itself, over a change of the clocks', async () => {
    const core = openTestCore()
    core.setNow(at('2026-10-01T08:00:00Z'))
    const { id } = await core.api.activities.create({ content: content({ start: '2026-10-18T09:00:00', end: '2026-10-18T10:00:00', recurrence: 'RRULE:FREQ=WEEKLY;COUNT=3' }) })
    const rung: number[] = []
    for (let now = at('2026-10-17T00:00:00Z'); now < at('2026-11-05T00:00:00Z'); now += 15 * minute) {
      core.setNow(now)
      const list = await keys(core)
      rung.push(...(await due(core)).map(({ dueAt }) => dueAt))
      if (list.length > 0) await core.api.reminders.dismiss({ keys: list })
    }
    // Nine o'clock in Berlin, quarter of an hour before: summer time ends on 25 October.
    expect(rung.map((time) => new Date(time).toISOString())).toEqual(['2026-10-18T06:45:00.000Z', '2026-10-25T07:45:00.000Z', '2026-11-01T07:45:00.000Z'])
    expect(id).toBeGreaterThan(0)
    await core.close()
  })

  test('a calendar that follows a file does not remind', async () => {
    const core = open()
    core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => db.insert('calendar', { id: core.services.store.newId('calendar'), name: 'Holidays', colour: null, path: '/a.ics', isHolidays: 0, rank: 1, readAt: null, hash: null, problem: null }))
    const { id } = await core.api.activities.create({ content: content({}) })
    core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => db.exec('UPDATE activity SET calendarId = 1 WHERE id = ?', id))
    core.setNow(at('2026-11-23T13:50:00Z'))
    expect(await due(core)).toEqual([])
    await core.close()
  })
})

describe('putting off and away', () => {
  test('a snoozed alarm sleeps and wakes once, a dismissed one never; undo brings either back', async () => {
    const core = open()
    await core.api.activities.create({ content: content({}) })
    core.setNow(at('2026-11-23T13:45:00Z'))
    await core.api.reminders.snooze({ keys: await keys(core), until: at('2026-11-23T13:55:00Z') })
    expect(await due(core)).toEqual([])
    await core.undo()
    expect(await due(core)).toHaveLength(1)
    await core.redo()
    core.setNow(at('2026-11-23T13:55:00Z'))
    expect(await due(core)).toMatchObject([{ dueAt: at('2026-11-23T13:55:00Z'), alarmKey: '-900' }])
    await core.api.reminders.dismiss({ keys: await keys(core) })
    expect(await due(core)).toEqual([])
    await core.undo()
    expect(await due(core)).toHaveLength(1)
    await expect(core.api.reminders.snooze({ keys: await keys(core), until: at('2026-11-23T13:55:00Z') })).rejects.toMatchObject({ message: expect.stringContaining('later') as string })
    await core.close()
  })

  test('what was dismissed rings anew when it is moved to later, and stays silent under any other edit', async () => {
    const core = open()
    const { id } = await core.api.activities.create({ content: content({}) })
    core.setNow(at('2026-11-23T13:45:00Z'))
    await core.api.reminders.dismiss({ keys: await keys(core) })
    const { uid: _uid, ...before } = await core.api.activities.get({ id })
    await core.api.activities.save({ activityId: id, recurrenceId: '', scope: 'this', content: activityContentSchema.parse({ ...before, regarding: 'Another subject' }) })
    expect(await due(core)).toEqual([])
    await core.api.activities.move({ activityId: id, recurrenceId: '', scope: 'this', start: '2026-11-23T15:30:00', end: '2026-11-23T16:30:00', timeZone })
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-23T14:15:00Z'))
    expect(await names(core)).toEqual(['Another subject'])
    await core.close()
  })

  test('an occurrence that becomes a row of its own keeps what was said of its alarm', async () => {
    const core = open()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=DAILY' }) })
    core.setNow(at('2026-11-24T13:45:00Z'))
    const list = await keys(core)
    expect(list).toEqual(['2026-11-23T15:00:00', '2026-11-24T15:00:00'].map((recurrenceId) => ({ activityId: id, recurrenceId, alarmKey: '-900' })))
    await core.api.reminders.dismiss({ keys: list })
    const { recurrence: _recurrence, ...own } = await core.api.activities.atOccurrence({ activityId: id, recurrenceId: '2026-11-24T15:00:00' })
    await core.api.activities.save({ activityId: id, recurrenceId: '2026-11-24T15:00:00', scope: 'this', content: activityContentSchema.parse({ ...own, recurrence: null, location: 'Room 2' }) })
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-25T13:45:00Z'))
    expect(await keys(core)).toEqual([{ activityId: id, recurrenceId: '2026-11-25T15:00:00', alarmKey: '-900' }])
    await core.close()
  })
})

describe('notifications', () => {
  test('one window gets each alarm, once; nothing is told again after a restart of the clock or of the program', async () => {
    const core = open()
    await core.api.activities.create({ content: content({}) })
    core.setNow(at('2026-11-23T13:45:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toHaveLength(1)
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    core.setNow(at('2026-11-23T12:00:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    core.setNow(at('2026-11-23T13:45:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    expect(core.services.store.read.value('SELECT count(*) FROM toldAlarm')).toBe(1)
    await core.api.reminders.snooze({ keys: await keys(core), until: at('2026-11-23T13:50:00Z') })
    core.setNow(at('2026-11-23T13:50:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toHaveLength(1)
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    await core.close()
  })

  test('quiet hours hold them back until their end, also over midnight; the list shows them', async () => {
    const core = open()
    await core.api.settings.set({ key: 'quietHours', value: { from: '22:00', to: '07:00' } })
    await core.api.activities.create({ content: content({ start: '2026-11-23T23:00:00', end: '2026-11-23T23:30:00' }) })
    core.setNow(at('2026-11-23T21:45:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    expect(await due(core)).toHaveLength(1)
    core.setNow(at('2026-11-24T05:59:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toEqual([])
    core.setNow(at('2026-11-24T06:00:00Z'))
    expect(await core.api.reminders.claim({ timeZone })).toHaveLength(1)
    await core.close()
  })

  test('windows are told when the list changes, and what came while nobody watched was missed', async () => {
    const core = open()
    const events: CoreEvent[] = []
    core.services.onEvent((event) => events.push(event))
    await core.api.activities.create({ content: content({}) })
    core.setNow(at('2026-11-23T13:50:00Z'))
    const stop = watchAlarms(core.services)
    expect(events.filter(({ type }) => type === 'alarms')).toHaveLength(1)
    expect(await due(core)).toMatchObject([{ isMissed: true }])
    stop()
    await core.close()
  })
})

describe('important dates', () => {
  test('ring a week before and on the day, in the morning; each can be put away for itself', async () => {
    const core = open()
    await core.api.contacts.create({ changes: { givenName: 'Ana', dates: [{ label: 'birthday', value: '1984-11-30' }] } })
    core.setNow(at('2026-11-23T07:59:00Z'))
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-23T08:00:00Z'))
    expect(await due(core)).toMatchObject([{ alarmKey: 'date-7:birthday', recurrenceId: '2026-11-30', date: { years: 42 }, occurrence: null }])
    await core.api.reminders.dismiss({ keys: await keys(core) })
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-30T08:00:00Z'))
    expect(await due(core)).toMatchObject([{ alarmKey: 'date:birthday' }])
    await core.api.reminders.snooze({ keys: await keys(core), until: at('2026-11-30T12:00:00Z') })
    expect(await due(core)).toEqual([])
    core.setNow(at('2026-11-30T12:00:00Z'))
    expect(await due(core)).toMatchObject([{ alarmKey: 'date:birthday' }])
    await core.api.settings.set({ key: 'reminders.dateLead', value: null })
    expect(await due(core)).toEqual([])
    await core.close()
  })
})

test('alarms are looked for along indexes', async () => {
  const core = open()
  const { read } = core.services.store
  const explain = read.explain(`SELECT o.activityId FROM occurrence o INDEXED BY occurrenceByTime CROSS JOIN alarm al ON al.activityId = o.activityId WHERE o.at >= 1 AND o.at <= 2 AND al.isFromEnd = 0 AND al."offset" >= 0`)
  expect(explain).not.toMatch(/SCAN/)
  expect(read.explain('SELECT min("offset") FROM alarm WHERE isFromEnd = 0 AND "offset" >= 5')).toMatch(/alarmByOffset/)
  expect(read.explain('SELECT 1 FROM acknowledgement WHERE until > 1 AND until <= 2')).toMatch(/acknowledgementByUntil/)
  await core.close()
})
