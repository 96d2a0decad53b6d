import { beforeEach, expect, test } from 'vitest'
import type { BulkResult } from '#shared/bulk.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
let ids: { ada: number; bo: number; cy: number; dee: number }

const make = async (givenName: string, tags: string[]) => (await core.api.contacts.create({ changes: { givenName, tags } })).id
const tagsOf = async (id: number) => (await core.api.contacts.get({ id })).tags
const counts = async () => Object.fromEntries((await core.api.tags.list()).tags.map(({ name, count }) => [name, count]))
const idOf = async (name: string) => (await core.api.tags.list()).tags.find((tag) => tag.name === name)?.id ?? 0
/** What the counts must be, counted one by one. */
const counted = () => Object.fromEntries(core.services.store.read.rows<{ name: string; count: number }>(
  'SELECT tag.name, (SELECT count(*) FROM contactTag JOIN contact ON contact.id = contactId WHERE tagId = tag.id AND deletedAt IS NULL) AS count FROM tag').map(({ name, count }) => [name, count]))

beforeEach(async () => {
  core = openTestCore()
  ids = { ada: await make('Ada', ['client', 'press']), bo: await make('Bo', ['client']), cy: await make('Cy', ['Kunde']), dee: await make('Dee', []) }
})

test('a name means one tag, whatever its case, in any script', async () => {
  await core.api.contacts.update({ id: ids.dee, changes: { tags: ['CLIENT', '  kunde ', 'Käufer'] } })
  await core.api.contacts.update({ id: ids.bo, changes: { tags: ['KÄUFER', 'käufer'] } })
  expect(await tagsOf(ids.dee)).toEqual(['client', 'Kunde', 'Käufer'])
  expect(await tagsOf(ids.bo)).toEqual(['Käufer'])
  for (const name of ['Client', 'KÄUFER', ' press']) await expect(core.api.tags.create({ name })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'name' } })
  await expect(core.api.tags.update({ id: await idOf('press'), changes: { name: 'KäUfer' } })).rejects.toMatchObject({ cause: { code: 'invalid', details: { id: await idOf('Käufer') } } })
  // Its own name in another case is no other tag.
  await core.api.tags.update({ id: await idOf('press'), changes: { name: 'Press' } })
  expect(await tagsOf(ids.ada)).toEqual(['client', 'Press'])
  expect((await core.api.changes.next()).undo).toMatchObject({ action: 'tags.update', subject: { name: 'Press' } })
  await core.undo()
  expect(await tagsOf(ids.ada)).toEqual(['client', 'press'])
})

test('a tag has a colour and a group; both survive a renaming, and undo takes each back', async () => {
  const { id: group } = await core.api.tags.createGroup({ name: 'Business' })
  const id = await idOf('client')
  await core.api.tags.update({ id, changes: { colour: 'teal', tagGroupId: group } })
  await core.api.tags.update({ id, changes: { name: 'customer' } })
  expect((await core.api.tags.list()).tags).toContainEqual({ id, name: 'customer', colour: 'teal', tagGroupId: group, count: 2 })
  // Search finds contacts by the new name, and no more by the old.
  await Promise.all(core.services.jobs.list().map((job) => core.services.jobs.ended(job.id)))
  expect((await core.api.contacts.list({ lookup: { text: 'customer' } })).total).toBe(2)
  expect((await core.api.contacts.list({ lookup: { text: 'client' } })).total).toBe(0)
  await core.undo()
  await core.undo()
  expect((await core.api.tags.list()).tags).toContainEqual({ id, name: 'client', colour: null, tagGroupId: null, count: 2 })
  expect((await core.api.contacts.list({ lookup: { text: 'client' } })).total).toBe(2)
})

test('groups are named, ordered and removed; their tags stay, and a lookup finds whoever has one of them', async () => {
  const { id: first } = await core.api.tags.createGroup({ name: 'Work' })
  const { id: second } = await core.api.tags.createGroup({ name: 'Places' })
  await expect(core.api.tags.createGroup({ name: 'WORK' })).rejects.toMatchObject({ cause: { code: 'invalid' } })
  for (const name of ['client', 'press', 'Kunde']) await core.api.tags.update({ id: await idOf(name), changes: { tagGroupId: first } })
  expect((await core.api.tags.list()).groups).toEqual([{ id: first, name: 'Work', count: 3 }, { id: second, name: 'Places', count: 0 }])
  const { total, rows } = await core.api.contacts.list({ lookup: { where: { join: 'and', conditions: [{ field: 'tagGroup', id: first }] } } })
  expect([total, rows.map((row) => row.name)]).toEqual([3, ['Ada', 'Bo', 'Cy']])
  await core.api.tags.orderGroups({ ids: [second] })
  await core.api.tags.renameGroup({ id: first, name: 'Arbeit' })
  expect((await core.api.tags.list()).groups.map((group) => group.name)).toEqual(['Places', 'Arbeit'])
  await core.api.tags.removeGroup({ id: first })
  expect((await core.api.tags.list()).tags.map((tag) => tag.tagGroupId)).toEqual([null, null, null])
  await core.undo()
  expect((await core.api.tags.list()).tags.map((tag) => tag.tagGroupId)).toEqual([first, first, first])
})

test('merging gives all contacts the other tag, keeps who had both, and is one undo', async () => {
  await core.api.contacts.update({ id: ids.cy, changes: { tags: ['Kunde', 'client'] } })
  await core.api.contacts.remove({ ids: [ids.bo] })
  const result = await core.finish<BulkResult>(core.api.tags.merge({ ids: [await idOf('Kunde'), await idOf('press')], into: await idOf('client') }))
  expect(result.count).toBe(2)
  expect(await counts()).toEqual({ client: 2 })
  expect(await counts()).toEqual(counted())
  expect([await tagsOf(ids.ada), await tagsOf(ids.cy)]).toEqual([['client'], ['client']])
  await core.undo()
  expect(await counts()).toEqual({ client: 2, Kunde: 1, press: 1 })
  expect(await tagsOf(ids.ada)).toEqual(['client', 'press'])
  await core.redo()
  expect(await counts()).toEqual({ client: 2 })
  await expect(core.finish(core.api.tags.merge({ ids: [await idOf('client')], into: await idOf('client') }))).rejects.toMatchObject({ code: 'invalid' })
})

test('removing a tag leaves the contacts, and an edit made since stands in the way of its undo', async () => {
  await core.finish(core.api.tags.remove({ ids: [await idOf('client')] }))
  expect([await tagsOf(ids.ada), await tagsOf(ids.bo)]).toEqual([['press'], []])
  await core.undo()
  expect(await tagsOf(ids.ada)).toEqual(['client', 'press'])
  await core.finish(core.api.tags.remove({ ids: [await idOf('client')] }))
  const removal = (await core.api.changes.list({ limit: 1 }))[0]
  await core.api.contacts.update({ id: ids.ada, changes: { nickname: 'A.' } })
  await expect(core.finish(core.api.changes.undo({ id: removal?.id ?? 0 }))).rejects.toMatchObject({ code: 'conflict' })
})

test('counts stay right through everything that happens to contacts and tags', async () => {
  const check = async () => expect(await counts()).toEqual(counted())
  const client = await idOf('client')
  await core.api.contacts.remove({ ids: [ids.ada, ids.bo] })
  await check()
  expect(await counts()).toMatchObject({ client: 0 })
  // Tags of somebody in the trash change, too, without being counted.
  await core.api.contacts.update({ id: ids.ada, changes: { tags: ['client', 'new'] } })
  await check()
  await core.api.contacts.restore({ ids: [ids.ada] })
  await check()
  await core.finish(core.api.contacts.bulk({ target: { lookup: { inTrash: true } }, change: { kind: 'purge' } }))
  await check()
  await core.finish(core.api.contacts.bulk({ target: { lookup: {} }, change: { kind: 'addTags', tags: ['all', 'client'] } }))
  await check()
  await core.finish(core.api.tags.merge({ ids: [client], into: await idOf('all') }))
  await check()
  for (;;) {
    if (!(await core.api.changes.next()).undo) break
    await core.undo()
    await check()
  }
  expect(await counts()).toEqual({})
  for (;;) {
    if (!(await core.api.changes.next()).redo) break
    await core.redo()
    await check()
  }
  expect(await counts()).toEqual({ all: 3, Kunde: 1, press: 0, new: 1 })
})

test('a tag that was removed and made anew under its name stands in the way of nothing', async () => {
  await core.finish(core.api.tags.remove({ ids: [await idOf('client')] }))
  const removal = (await core.api.changes.next()).undo?.id ?? 0
  await core.api.tags.create({ name: 'Client', colour: 'red' })
  await core.finish(core.api.changes.undo({ id: removal, overwrite: true }))
  expect((await core.api.changes.list({})).map((set) => set.state).filter((state) => state !== 'done' && state !== 'undone')).toEqual([])
  expect((await core.api.tags.list()).tags.filter((tag) => tag.name.toLowerCase() === 'client').map((tag) => [tag.name, tag.colour])).toEqual([['Client', 'red']])
  expect(await counts()).toEqual(counted())
})
