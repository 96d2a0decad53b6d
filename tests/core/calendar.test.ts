import { expect, test } from 'vitest'
import { activityContentSchema, type ActivityContent } from '#shared/activities.ts'
import { openTestCore } from '../support/core.ts'

const zone = 'Europe/Berlin'
const planned = (more: Partial<ActivityContent>): ActivityContent => activityContentSchema.parse({
  typeId: 2, regarding: 'Meeting', details: '', location: '', start: '2026-11-23T15:00:00', end: '2026-11-23T16:00:00', timeZone: zone, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [], ...more,
})

test('a single activity is in its window, in the reader’s zone, with its people', async () => {
  const { api } = openTestCore()
  const { id: contactId } = await api.contacts.create({ changes: { givenName: 'Ana', phones: [{ label: 'work', value: '+49 30 1234' }] } })
  const { id } = await api.activities.create({ content: planned({ participants: [{ contactId, name: 'Ana', email: '', answer: null }] }) })
  const [one, ...more] = await api.calendar.window({ from: '2026-11-01', to: '2026-12-01', timeZone: 'Asia/Shanghai' })
  expect(more).toEqual([])
  expect(one).toMatchObject({ activityId: id, recurrenceId: '', rowId: id, start: '2026-11-23T22:00:00', end: '2026-11-23T23:00:00', at: Date.UTC(2026, 10, 23, 14), isRecurring: false, people: [{ contactId, name: 'Ana' }], peopleCount: 1, phone: '+49 30 1234' })
  expect(await api.calendar.window({ from: '2026-11-24', to: '2026-12-01', timeZone: zone })).toEqual([])
})

test('what lasts over the edge of a window is in it, what ends at its edge is not', async () => {
  const { api } = openTestCore()
  await api.activities.create({ content: planned({ regarding: 'Fair', start: '2026-10-20', end: '2026-11-02', timeZone: null }) })
  await api.activities.create({ content: planned({ regarding: 'Over', start: '2026-10-30', end: '2026-11-01', timeZone: null }) })
  await api.activities.create({ content: planned({ regarding: 'Night', start: '2026-10-31T23:00:00', end: '2026-11-01T01:00:00' }) })
  await api.activities.create({ content: planned({ regarding: 'Moment', start: '2026-11-01T00:00:00', end: null }) })
  const found = await api.calendar.window({ from: '2026-11-01', to: '2026-12-01', timeZone: zone })
  expect(found.map(({ regarding, start, end }) => [regarding, start, end])).toEqual([
    ['Fair', '2026-10-20', '2026-11-02'], ['Night', '2026-10-31T23:00:00', '2026-11-01T01:00:00'], ['Moment', '2026-11-01T00:00:00', null],
  ])
})
