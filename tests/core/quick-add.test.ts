import { expect, test } from 'vitest'
import { openTestCore } from '../support/core.ts'

const asked = (line: string) => ({ line, language: 'en', timeZone: 'Europe/Berlin' })

test('a line becomes an activity with the contact it names, which can be created as it is', async () => {
  const { api } = openTestCore()
  const { id } = await api.contacts.create({ changes: { givenName: 'Ana', familyName: 'García' } })
  const { parsed, people, content } = await api.quickAdd.parse(asked('call Ana Tue 3pm re quote'))
  expect(parsed.chips.map(({ kind, text }) => [kind, text])).toEqual([['type', 'call'], ['person', 'Ana'], ['day', 'Tue'], ['time', '3pm'], ['regarding', 're quote']])
  expect(people).toEqual([{ text: 'Ana', matches: [{ contactId: id, name: 'Ana García' }] }])
  expect(content).toMatchObject({ typeId: 1, start: '2026-11-24T15:00:00', end: '2026-11-24T15:15:00', timeZone: 'Europe/Berlin', regarding: 'quote', alarms: [{ offset: -300 }], participants: [{ contactId: id }] })
  const { id: activityId } = await api.activities.create({ content })
  expect((await api.calendar.window({ from: '2026-11-24', to: '2026-11-25', timeZone: 'Europe/Berlin' })).map(({ activityId }) => activityId)).toEqual([activityId])
})

test('王总 is whoever is called 王, those with such a title first', async () => {
  const { api } = openTestCore()
  await api.contacts.create({ changes: { familyName: '王', givenName: '小明' } })
  const { id } = await api.contacts.create({ changes: { familyName: '王', givenName: '大伟', positions: [{ company: '新光', department: '', title: '总经理', role: '', startedOn: null, endedOn: null }] } })
  await api.contacts.create({ changes: { familyName: '张', givenName: '王' } })
  const { people: [one], content } = await api.quickAdd.parse({ ...asked('周五下午3点 给王总打电话 谈报价'), language: 'zh-CN' })
  expect(one?.matches).toHaveLength(2)
  expect(one?.matches[0]?.contactId).toBe(id)
  expect(content).toMatchObject({ typeId: 1, start: '2026-11-27T15:00:00', regarding: '报价' })
})

test('who is in no contact takes part by name, and what cannot be planned becomes a to-do', async () => {
  const { api } = openTestCore()
  const { content } = await api.quickAdd.parse(asked('email Zoe re invoice tomorrow'))
  expect(content).toMatchObject({ typeId: 3, regarding: 'email Zoe invoice', participants: [{ contactId: null, name: 'Zoe' }] })
})

test('a new person and what is planned with them are one change, which one undo takes back and one redo brings', async () => {
  const core = openTestCore()
  const { api } = core
  const { content } = await api.quickAdd.parse(asked('call Zoe Novak tomorrow 10am re invoice'))
  const counts = () => core.services.store.read.row('SELECT (SELECT count(*) FROM contact) AS contacts, (SELECT count(*) FROM activity) AS activities, (SELECT count(*) FROM participant) AS people')
  const none = { contacts: 0, activities: 0, people: 0 }
  // A name that nobody in it bears makes nobody.
  const { id } = await api.activities.create({ content, newContacts: ['Zoe Novak', 'Somebody Else'] })
  const [person] = (await api.activities.get({ id })).participants
  expect(await api.contacts.get({ id: person?.contactId ?? 0 })).toMatchObject({ name: 'Zoe Novak', givenName: null, fullName: 'Zoe Novak' })
  expect(counts()).toEqual({ contacts: 1, activities: 1, people: 1 })
  expect(await api.changes.list({ limit: 10 })).toHaveLength(1)
  // The new person is found at once.
  expect((await api.contacts.list({ lookup: { text: 'novak' } })).rows).toHaveLength(1)
  await core.undo()
  expect(counts()).toEqual(none)
  await core.redo()
  expect(counts()).toEqual({ contacts: 1, activities: 1, people: 1 })
  expect((await api.activities.get({ id })).participants).toMatchObject([{ contactId: person?.contactId, name: 'Zoe Novak' }])
})

test('one with each makes each new person once, and none where the activity is refused', async () => {
  const core = openTestCore()
  const { content } = await core.api.quickAdd.parse(asked('call Zoe tomorrow 10am'))
  const person = { contactId: null, name: 'Zoe', email: '', answer: null }
  const { ids } = await core.api.activities.createMany({ contents: [content, { ...content, participants: [person, { ...person, name: 'Bo' }] }], newContacts: ['Zoe'] })
  const people = await Promise.all(ids.map(async (id) => (await core.api.activities.get({ id })).participants))
  expect(people[0]?.[0]?.contactId).toBe(people[1]?.[0]?.contactId)
  expect(people[1]?.[1]).toMatchObject({ contactId: null, name: 'Bo' })
  await core.undo()
  await expect(core.api.activities.create({ content: { ...content, end: '2020-01-01T00:00:00' }, newContacts: ['Zoe'] })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'end' } })
  expect((await core.api.contacts.list({})).total).toBe(0)
})
