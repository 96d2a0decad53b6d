import { expect, test } from 'vitest'
import { builtInTypes } from '#shared/activity-types.ts'
import type { ActivityContent, Occurrence } from '#shared/activities.ts'
import { openTestCore } from '../support/core.ts'

const content = (regarding: string, more: Partial<ActivityContent>): ActivityContent => ({
  typeId: builtInTypes.call, regarding, details: '', location: '', start: null, end: null, timeZone: null, endTimeZone: null, recurrence: null, status: 'planned', priority: 0, isFree: false, isPrivate: false,
  colour: null, calendarId: null, participants: [], alarms: [], ...more,
})

test('Today, the calendar and lists show the same of an occurrence', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: { fullName: 'Ana Berg', phones: [{ label: 'work', value: '+46 8 123 456' }] } })
  const ana = { contactId: id, name: '', email: '', answer: null }
  const strangers = ['Bo', 'Cy', 'Di'].map((name) => ({ contactId: null, name, email: '', answer: null }))
  for (const one of [
    content('once', { start: '2026-11-22T15:00:00', end: '2026-11-22T15:30:00', timeZone: 'Europe/Berlin', participants: [ana, ...strangers], alarms: [{ offset: -300, isFromEnd: false, at: null }] }),
    content('weekly', { typeId: builtInTypes.meeting, start: '2026-11-15T10:00:00', end: '2026-11-15T11:00:00', timeZone: 'Europe/Berlin', recurrence: 'RRULE:FREQ=WEEKLY' }),
    content('whole day', { typeId: builtInTypes.todo, start: '2026-11-22', priority: 1 }),
    content('floating', { start: '2026-11-22T20:00:00' }),
  ]) await core.api.activities.create({ content: one })
  const timeZone = 'Asia/Tokyo'
  const today = await core.api.today.get({ timeZone })
  const window = await core.api.calendar.window({ from: '2026-11-22', to: '2026-11-23', timeZone })
  const list = await core.api.activities.list({ filter: { state: 'all', from: '2026-11-22', to: '2026-11-23' }, timeZone })
  const told = (occurrences: readonly Occurrence[]) => new Map(occurrences.map((one) => [one.regarding, one]))
  const [shown, listed] = [told(window), told(list.items)]
  expect([...shown.keys()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['floating', 'once', 'weekly', 'whole day'])
  for (const one of [...today.timed, ...today.timeless, ...today.calls]) expect(one).toEqual(shown.get(one.regarding))
  for (const [regarding, one] of shown) expect(listed.get(regarding)).toEqual(one)
  expect(shown.get('once')).toMatchObject({ start: '2026-11-22T23:00:00', end: '2026-11-22T23:30:00', isRecurring: false, hasAlarm: true, peopleCount: 4, phone: '+46 8 123 456' })
  expect(shown.get('once')?.people.map(({ name }) => name)).toEqual(['Ana Berg', 'Bo', 'Cy'])
  expect(shown.get('weekly')).toMatchObject({ start: '2026-11-22T18:00:00', recurrenceId: '2026-11-22T10:00:00', isRecurring: true })
  expect(shown.get('whole day')).toMatchObject({ start: '2026-11-22', at: null, isTimeless: true, isRecurring: false, hasAlarm: false })
  expect(shown.get('floating')).toMatchObject({ start: '2026-11-22T20:00:00', at: null, isRecurring: false })
  await core.close()
})
