import { expect, test } from 'vitest'
import { openTestCore } from '../support/core.ts'

const at = (companyId: number, title: string, endedOn: string | null = null) => ({ companyId, company: '', department: '', title, role: '', endedOn })

test('a company rolls up its people, each once, with their tags; who left comes last', async () => {
  const { api } = openTestCore()
  const { id } = await api.contacts.create({ changes: { kind: 'company', fullName: 'Fjord AS' } })
  await api.contacts.create({ changes: { familyName: 'Berg', givenName: 'Bo', tags: ['client', 'vip'], positions: [at(id, 'Boss'), at(id, 'Clerk', '2010')], phones: [{ label: 'work', value: '+47 22 12 34 56' }], emails: [{ label: 'work', value: 'bo@fjord.example' }] } })
  await api.contacts.create({ changes: { familyName: 'Aas', givenName: 'Al', tags: ['client'], positions: [at(id, 'Seller')] } })
  await api.contacts.create({ changes: { familyName: 'Aaa', givenName: 'Zo', tags: ['client'], positions: [at(id, 'Seller', '2019-05')] } })
  expect(await api.cards.rollUp({ id })).toEqual({ current: 2, former: 1, tags: [{ name: 'client', count: 2 }, { name: 'vip', count: 1 }], documents: [] })
  const people = await api.cards.people({ id })
  expect(people.map(({ name, title, isFormer, endedOn, phone, e164, email }) => [name, title, isFormer, endedOn, phone, e164, email])).toEqual([
    ['Al Aas', 'Seller', false, null, '', null, ''], ['Bo Berg', 'Boss', false, null, '+47 22 12 34 56', '+4722123456', 'bo@fjord.example'], ['Zo Aaa', 'Seller', true, '2019-05', '', null, ''],
  ])
  expect((await api.cards.people({ id, offset: 1, limit: 1 })).map(({ name }) => name)).toEqual(['Bo Berg'])
})

test('a card looked through says when; undo takes it back', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: { givenName: 'Ewa' } })
  await core.api.cards.verify({ id, isRight: true })
  expect((await core.api.contacts.get({ id })).verifiedAt).toBe(Date.UTC(2026, 10, 22, 9, 0))
  await core.undo()
  expect((await core.api.contacts.get({ id })).verifiedAt).toBeNull()
})

test.each([
  [{ givenName: 'Ewa', familyName: 'Nowak' }, 'Ewa Nowak', 'Nowak, Ewa', 'nowak ewa'],
  [{ givenName: 'Anna', familyName: 'Nagy', familyNameFirst: true }, 'Nagy Anna', 'Nagy Anna', 'nagy anna'],
  [{ givenName: '小明', familyName: '曾' }, '曾小明', '曾小明', 'zeng xiao ming'],
  [{}, '', '', ''],
])('%j is shown, listed and sorted before it is saved', async (parts, name, listName, sortKey) => {
  expect(await openTestCore().api.cards.previewName(parts)).toEqual({ name, listName, sortKey })
})

test('a phone says how it was understood: by itself, by the address, by the setting', async () => {
  const { api } = openTestCore()
  await api.settings.set({ key: 'country', value: 'GB' })
  const { id } = await api.contacts.create({ changes: { phones: [{ label: 'work', value: '020 7946 0018' }, { label: 'work', value: '+48 22 123 45 67' }, { label: 'work', value: 'ask Eve' }] } })
  expect(await api.cards.phones({ id })).toEqual([
    { e164: '+442079460018', international: '+44 20 7946 0018', country: 'GB', source: 'setting' },
    { e164: '+48221234567', international: '+48 22 123 45 67', country: 'PL', source: 'number' },
    { e164: null, international: null, country: 'GB', source: 'setting' },
  ])
  await api.contacts.update({ id, changes: { addresses: [{ label: 'work', poBox: '', extended: '', street: '', city: 'Dublin', region: '', postalCode: '', country: 'Ireland', countryCode: 'IE' }], phones: [{ label: 'work', value: '01 679 6666' }] } })
  expect(await api.cards.phones({ id })).toMatchObject([{ e164: '+35316796666', country: 'IE', source: 'address' }])
})
