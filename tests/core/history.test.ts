import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema, type HistoryContent, type TimelineRequest } from '#shared/history.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const day = 86_400_000
const start = Date.UTC(2026, 10, 22, 9, 0)

const entry = (changes: Partial<HistoryContent> = {}): HistoryContent => historyContentSchema.parse({ typeId: 1, at: start, people: [], ...changes })
const request = (changes: Partial<TimelineRequest> = {}): TimelineRequest => timelineSchema.parse(changes)
const person = async ({ api }: TestCore, givenName = 'Ewa') => (await api.contacts.create({ changes: { givenName } })).id
const log = async ({ api }: TestCore, changes: Partial<HistoryContent>) => (await api.history.log({ entry: entry(changes) })).id
const rowsOf = (core: TestCore) => JSON.stringify(['historyEntry', 'historyContact', 'attachment', 'activity', 'participant'].map((table) => core.services.store.read.rows(`SELECT * FROM ${table} ORDER BY id`)))

/** Runs a change, takes it back and makes it again: the rows are what they were. */
async function swing(core: TestCore, work: () => Promise<unknown>): Promise<void> {
  const before = rowsOf(core)
  await work()
  const after = rowsOf(core)
  expect(after).not.toBe(before)
  await core.undo()
  expect(rowsOf(core)).toBe(before)
  await core.redo()
  expect(rowsOf(core)).toBe(after)
}

test('logging, editing, pinning and removing are one step of undo each', async () => {
  const core = openTestCore()
  const [ana, bo] = [await person(core, 'Ana'), await person(core, 'Bo')]
  let id = 0
  await swing(core, async () => {
    id = await log(core, { regarding: 'Offer', result: 'held', people: [{ contactId: ana, remark: 'keen' }, { contactId: bo, remark: '' }, { contactId: ana, remark: 'twice' }] })
  })
  expect((await core.api.history.get({ id })).people).toEqual([{ contactId: ana, name: 'Ana', remark: 'keen' }, { contactId: bo, name: 'Bo', remark: '' }])
  await swing(core, () => core.api.history.update({ id, content: entry({ typeId: 4, at: start - day, regarding: 'Offer 2', people: [{ contactId: bo, remark: 'new' }] }) }))
  await swing(core, () => core.api.history.pin({ id, isPinned: true }))
  expect(core.services.store.read.rows('SELECT at, typeId, isPinned, isReached, remark FROM historyContact')).toEqual([{ at: start - day, typeId: 4, isPinned: 1, isReached: 0, remark: 'new' }])
  await swing(core, () => core.api.history.remove({ ids: [id] }))
  await expect(core.api.history.get({ id })).rejects.toMatchObject({ cause: { code: 'notFound' } })
})

test('a call logged with the next step completes what was planned, as one change', async () => {
  const core = openTestCore()
  const ana = await person(core, 'Ana')
  const planned = { typeId: 1, regarding: 'Quote', details: '', location: '', start: '2026-11-23T09:00:00', end: null, timeZone: 'Europe/Berlin', recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [{ contactId: ana, name: '', email: '' }], alarms: [] }
  const { id: activityId } = await core.api.activities.create({ content: planned })
  await swing(core, () => core.api.history.log({ entry: entry({ people: [{ contactId: ana, remark: '' }] }), completes: { activityId, recurrenceId: '' }, next: { ...planned, regarding: 'Again' } }))
  expect(core.services.store.read.rows('SELECT regarding, status FROM activity ORDER BY id')).toEqual([{ regarding: 'Quote', status: 'done' }, { regarding: 'Again', status: 'planned' }])
  expect((await core.api.history.timeline(request({ contactId: ana }))).items[0]).toMatchObject({ activityId, typeId: 1 })
})

test('nobody writes what only the program writes', async () => {
  const core = openTestCore()
  await expect(log(core, { typeId: 9 })).rejects.toMatchObject({ cause: { code: 'invalid' } })
  await expect(log(core, { people: [{ contactId: 99, remark: '' }] })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'people' } })
})
