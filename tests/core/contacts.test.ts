import { expect, test } from 'vitest'
import { openTestCore } from '../support/core.ts'

const ewa = { givenName: 'Ewa', familyName: 'Nowak', prefix: 'Dr.', phones: [{ label: 'work', value: '+48 22 123 45 67' }], emails: [{ label: 'work', value: 'ewa@fjord.example' }], tags: ['client'], positions: [{ company: 'Fjord AS', department: '', title: 'Head of Lab', role: '' }] }

test('a contact is made, read back whole, changed and listed in name order', async () => {
  const { api } = openTestCore()
  const { id } = await api.contacts.create({ changes: ewa })
  await api.contacts.create({ changes: { familyName: '王', givenName: '小明' } })
  await api.contacts.create({ changes: { familyName: 'Łukasz', givenName: 'Ądam' } })
  const contact = await api.contacts.get({ id })
  expect(contact).toMatchObject({ name: 'Dr. Ewa Nowak', listName: 'Nowak, Ewa', tags: ['client'], phones: [{ label: 'work', value: '+48 22 123 45 67', e164: '+48221234567' }] })
  const { total, rows } = await api.contacts.list({})
  expect(total).toBe(3)
  expect(rows.map((row) => row.name)).toEqual(['Łukasz, Ądam', 'Nowak, Ewa', '王小明'])
})

test('undo takes back a creation, an edit and a removal, and redo makes them again', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: ewa })
  await core.api.contacts.update({ id, changes: { familyName: 'Kowalska', phones: [{ label: 'home', value: '+48 601 222 333' }] } })
  await core.api.contacts.remove({ ids: [id] })
  const names = async () => (await core.api.contacts.list({})).rows.map((row) => `${row.name} ${row.phone}`)
  expect(await names()).toEqual([])
  await core.undo()
  expect(await names()).toEqual(['Kowalska, Ewa +48 601 222 333'])
  await core.undo()
  expect(await names()).toEqual(['Nowak, Ewa +48 22 123 45 67'])
  await core.undo()
  expect(await names()).toEqual([])
  expect(await core.api.changes.next()).toMatchObject({ undo: null, redo: { action: 'contacts.create' } })
  await core.redo()
  expect(await names()).toEqual(['Nowak, Ewa +48 22 123 45 67'])
  await core.redo()
  await core.redo()
  expect(await names()).toEqual([])
  expect((await core.api.changes.next()).redo).toBeNull()
})

test('undoing an older change that a later one touched says which, and does it when told to', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: ewa })
  await core.api.contacts.update({ id, changes: { nickname: 'E.' } })
  await core.api.contacts.update({ id, changes: { nickname: 'Ew' } })
  const [last, middle] = await core.api.changes.list({})
  await expect(core.finish(core.api.changes.undo({ id: middle!.id }))).rejects.toMatchObject({ code: 'conflict' })
  expect((await core.api.changes.later({ id: middle!.id })).map((set) => set.id)).toEqual([last!.id])
  await core.finish(core.api.changes.undo({ id: middle!.id, overwrite: true }))
  expect((await core.api.contacts.get({ id })).nickname).toBeNull()
})

test('undoing a creation that was added to later is a conflict too', async () => {
  const core = openTestCore()
  const { id } = await core.api.contacts.create({ changes: ewa })
  const [creation] = await core.api.changes.list({})
  await core.api.contacts.update({ id, changes: { links: [{ kind: 'web', label: 'homepage', value: 'https://x.example' }] } })
  await expect(core.finish(core.api.changes.undo({ id: creation!.id }))).rejects.toMatchObject({ code: 'conflict' })
})

test('an edit that changes nothing leaves no change set', async () => {
  const { api } = openTestCore()
  const { id } = await api.contacts.create({ changes: ewa })
  const before = await api.changes.list({})
  expect(await api.contacts.update({ id, changes: ewa })).toEqual({ changed: false })
  expect(await api.changes.list({})).toEqual(before)
})

test.each([
  ['now', true], ['ew now', true], ['nowak ewa', true], ['fjo', true], ['ewa@fjord', true], ['4567', true], ['+48 22 123', true], ['221234567', true], ['client', true],
  ['xyz', false], ['"', false], ['a* OR b', false], ['-', false],
])('searching %j finds Ewa: %s', async (text, isFound) => {
  const { api } = openTestCore()
  await api.contacts.create({ changes: ewa })
  expect((await api.contacts.list({ lookup: { text } })).total).toBe(isFound ? 1 : 0)
})

test.each(['小明', '王', '王小', 'wang', 'xiaom', 'wxm', 'wang xiao'])('searching %j finds 王小明', async (text) => {
  const { api } = openTestCore()
  await api.contacts.create({ changes: { familyName: '王', givenName: '小明' } })
  expect((await api.contacts.list({ lookup: { text } })).total).toBe(1)
})

test('a company made later is linked to the people who name it, and its new name follows to them', async () => {
  const { api } = openTestCore()
  const { id } = await api.contacts.create({ changes: ewa })
  const company = await api.contacts.create({ changes: { kind: 'company', fullName: 'Fjord AS' } })
  expect((await api.contacts.linked({ id: company.id })).people).toMatchObject([{ id, title: 'Head of Lab' }])
  await api.contacts.update({ id: company.id, changes: { fullName: 'Fjord ASA' } })
  expect((await api.contacts.get({ id })).positions[0]).toMatchObject({ company: 'Fjord ASA', companyId: company.id })
})
