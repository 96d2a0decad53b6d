import { expect, test } from 'vitest'
import { builtInTypes, type BuiltInType } from '#shared/activity-types.ts'
import type { Condition } from '#shared/lookup.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const day = 86_400_000
const dayText = (at: number) => new Date(at).toLocaleDateString('sv-SE')

/** A core of this very moment: times from now are asked of SQLite's clock. */
function coreOfNow() {
  const core = openTestCore()
  const now = Date.now()
  core.setNow(now)
  return { core, now }
}

async function log(core: TestCore, type: BuiltInType, at: number, contactId: number, result = ''): Promise<void> {
  await core.api.history.log({ entry: { typeId: builtInTypes[type], at, result, regarding: type, people: [{ contactId }] } })
}

const plan = (core: TestCore, contactId: number, start: string | null, typeId: number = builtInTypes.todo) => core.api.activities.create({ content: {
  typeId, regarding: 'next', details: '', location: '', start, end: null, timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [{ contactId, name: '', email: '' }], alarms: [],
} })

const found = async (core: TestCore, ...conditions: Condition[]) => (await core.api.contacts.list({ lookup: { where: { join: 'and', conditions } } })).rows.map(({ name }) => name)

test('lists show when somebody was last reached and what is next, sort by it and are narrowed by it', async () => {
  const { core, now } = coreOfNow()
  const [ana, bo, cy] = await Promise.all(['Ana', 'Bo', 'Cy'].map(async (fullName) => (await core.api.contacts.create({ changes: { fullName } })).id)) as [number, number, number]
  await log(core, 'call', now - 3 * day, ana, 'completed')
  await log(core, 'call', now, ana, 'noAnswer')
  await log(core, 'meeting', now - 100 * day, bo, 'held')
  await log(core, 'email', now - 99 * day, bo, 'sent')
  await log(core, 'note', now, cy)
  await plan(core, bo, dayText(now + 2 * day), builtInTypes.meeting)
  await plan(core, cy, dayText(now - 9 * day), builtInTypes.meeting)
  await plan(core, ana, dayText(now - 5 * day))
  const rows = (await core.api.contacts.list({ sort: { column: 'lastReachedAt', direction: 'descending' } })).rows
  expect(rows.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy'])
  expect(rows[0]).toMatchObject({ lastReachedAt: now - 3 * day, lastMeetingAt: null, lastEmailAt: null })
  expect(rows[1]).toMatchObject({ lastReachedAt: now - 99 * day, lastMeetingAt: now - 100 * day, lastEmailAt: now - 99 * day })
  expect(rows[2]).toMatchObject({ lastReachedAt: null, reachedThisYear: 0, nextActivityAt: null })
  // A whole day is that day on this computer's clock, a late task still is the next thing.
  expect(rows.map(({ nextActivityAt }) => (nextActivityAt === null ? null : dayText(nextActivityAt)))).toEqual([dayText(now - 5 * day), dayText(now + 2 * day), null])
  expect((await core.api.contacts.list({ sort: { column: 'nextActivityAt', direction: 'ascending' } })).rows.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy'])
  expect(await found(core, { time: 'lastReachedAt', test: 'inLast', days: 30 })).toEqual(['Ana'])
  expect(await found(core, { time: 'lastReachedAt', test: 'notInLast', days: 30 })).toEqual(['Bo', 'Cy'])
  expect(await found(core, { time: 'nextActivityAt', test: 'inNext', days: 7 })).toEqual(['Bo'])
  expect(await found(core, { field: 'noNextActivity' })).toEqual(['Cy'])
  await plan(core, cy, null)
  expect(await found(core, { field: 'noNextActivity' })).toEqual([])
  await core.undo()
  expect(await found(core, { field: 'noNextActivity' })).toEqual(['Cy'])
  await core.close()
})

test('a list that is kept follows what is logged and planned', async () => {
  const { core, now } = coreOfNow()
  const ids = await Promise.all(['Ana', 'Bo', 'Cy'].map(async (fullName) => (await core.api.contacts.create({ changes: { fullName } })).id)) as [number, number, number]
  const names = async () => (await core.api.contacts.list({ sort: { column: 'lastReachedAt', direction: 'descending' } })).rows.map(({ name }) => name)
  expect(await names()).toEqual(['Ana', 'Bo', 'Cy'])
  await log(core, 'call', now - day, ids[2], 'completed')
  expect(await names()).toEqual(['Cy', 'Ana', 'Bo'])
  await log(core, 'call', now, ids[1], 'completed')
  expect(await names()).toEqual(['Bo', 'Cy', 'Ana'])
  await core.undo()
  expect(await names()).toEqual(['Cy', 'Ana', 'Bo'])
  await core.close()
})

test('who is deleted for good takes along what is about nobody else; undo brings it all back', async () => {
  const { core, now } = coreOfNow()
  const [ana, bo] = await Promise.all(['Ana', 'Bo'].map(async (fullName) => (await core.api.contacts.create({ changes: { fullName } })).id)) as [number, number]
  await log(core, 'call', now, ana, 'completed')
  await core.api.history.log({ entry: { typeId: builtInTypes.meeting, at: now, regarding: 'both', people: [{ contactId: ana, remark: 'quiet' }, { contactId: bo }] } })
  await plan(core, ana, dayText(now))
  await core.api.contacts.remove({ ids: [ana] })
  const state = () => ['historyEntry', 'historyContact', 'participant', 'activity'].map((table) => core.services.store.read.rows(`SELECT * FROM ${table} ORDER BY id`))
  const before = state()
  await core.finish(core.api.contacts.bulk({ target: { ids: [ana] }, change: { kind: 'purge' } }))
  const { read } = core.services.store
  expect(read.column('SELECT regarding FROM historyEntry')).toEqual(['both'])
  expect(read.column('SELECT contactId FROM historyContact')).toEqual([bo])
  expect(read.rows('SELECT contactId, name FROM participant')).toEqual([{ contactId: null, name: 'Ana' }])
  await core.undo()
  expect(state()).toEqual(before)
  await core.close()
})
