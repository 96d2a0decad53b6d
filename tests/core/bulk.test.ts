import { beforeEach, expect, test } from 'vitest'
import type { BulkChange, BulkResult, BulkTarget } from '#shared/bulk.ts'
import type { ContactChanges } from '#shared/contacts.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(() => { core = openTestCore() })

const make = async (changes: ContactChanges) => (await core.api.contacts.create({ changes })).id
const people = (count: number) => Array.from({ length: count }, (_, at) => `P${String(at).padStart(3, '0')}`)
const bulk = (target: BulkTarget, change: BulkChange) => core.finish<BulkResult>(core.api.contacts.bulk({ target, change }))
const everybody = { lookup: {} }

/** All of a count, asked for in as many calls as it takes. */
async function count(target: BulkTarget, change: BulkChange): Promise<[number, number]> {
  let changing = 0
  for (let from: number | null = 0; ;) {
    const part: { total: number; next: number | null; changing: number } = await core.api.contacts.countBulk({ target, change, from })
    changing += part.changing
    if (part.next === null) return [changing, part.total]
    from = part.next
  }
}

/** Counts, does, compares, takes back: whatever is counted beforehand is what happens, and undo leaves everything as it was. */
async function tryOut<T>(target: BulkTarget, change: BulkChange, look: () => Promise<T>): Promise<{ changed: number; of: number; after: T }> {
  const before = await look()
  const [changing, of] = await count(target, change)
  const result = await bulk(target, change)
  expect(result.count).toBe(changing)
  const after = await look()
  if (changing > 0) {
    await core.undo()
    expect(await look()).toEqual(before)
    await core.redo()
    expect(await look()).toEqual(after)
    // A second time nobody changes, but for the time of a verification.
    if (change.kind !== 'replaceText') expect(await count(target, change)).toEqual([0, of])
  } else expect(result.changeSet).toBeNull()
  return { changed: changing, of, after }
}

test('tags are given to those who lack them and taken from those who have them', async () => {
  const a = await make({ givenName: 'A', tags: ['one'] })
  const b = await make({ givenName: 'B', tags: ['ONE', 'two', 'three'] })
  const look = async () => [(await core.api.contacts.get({ id: a })).tags, (await core.api.contacts.get({ id: b })).tags]
  expect(await tryOut(everybody, { kind: 'addTags', tags: ['One', 'two', 'TWO'] }, look)).toEqual({ changed: 1, of: 2, after: [['one', 'two'], ['one', 'two', 'three']] })
  expect(await tryOut(everybody, { kind: 'addTags', tags: ['Three', 'fresh'] }, look)).toMatchObject({ changed: 2, after: [['one', 'two', 'three', 'fresh'], ['one', 'two', 'three', 'fresh']] })
  expect(await tryOut({ ids: [b] }, { kind: 'removeTags', tags: ['one', 'fresh', 'unknown'] }, look)).toMatchObject({ changed: 1, of: 1, after: [['one', 'two', 'three', 'fresh'], ['two', 'three']] })
})

test('a field is set, changed and cleared, in the row that comes first, and only where there is such a field', async () => {
  const a = await make({ givenName: 'A', positions: [{ company: 'Old Ltd', department: '', title: 'Cook', role: '' }, { company: 'Former', department: '', title: '', role: '' }], addresses: [{ label: 'home', poBox: '', extended: '', street: 'High St 1', city: 'Leeds', region: '', postalCode: '', country: '', countryCode: '' }] })
  const b = await make({ givenName: 'B' })
  const firm = await make({ kind: 'company', fullName: 'New Ltd' })
  const look = async () => (await Promise.all([a, b, firm].map((id) => core.api.contacts.get({ id })))).map(({ positions, addresses, salutation, name }) => ({ name, salutation, positions: positions.map(({ company, title, companyId }) => [company, title, companyId]), places: addresses.map(({ label, city, country, countryCode }) => [label, city, country, countryCode]) }))
  expect((await tryOut(everybody, { kind: 'setField', field: 'company', value: ' New Ltd ' }, look)).after.map((row) => row.positions)).toEqual([[['New Ltd', 'Cook', firm], ['Former', '', null]], [['New Ltd', '', firm]], []])
  expect((await tryOut(everybody, { kind: 'setField', field: 'country', value: 'Deutschland' }, look)).after.map((row) => row.places)).toEqual([[['home', 'Leeds', 'Deutschland', 'DE']], [['work', '', 'Deutschland', 'DE']], [['work', '', 'Deutschland', 'DE']]])
  expect(await tryOut(everybody, { kind: 'setField', field: 'salutation', value: 'Dear friend' }, look)).toMatchObject({ changed: 2, of: 3, after: [{ salutation: 'Dear friend' }, { salutation: 'Dear friend' }, { salutation: null }] })
  expect((await tryOut(everybody, { kind: 'setField', field: 'company', value: '' }, look)).after.map((row) => row.positions)).toEqual([[['', 'Cook', null], ['Former', '', null]], [], []])
  // A field that is part of the name makes a new name.
  expect((await tryOut({ ids: [a] }, { kind: 'setField', field: 'prefix', value: 'Dr.' }, look)).after[0]?.name).toBe('Dr. A')
})

test('a text is replaced as it stands, whatever signs are in it', async () => {
  const a = await make({ givenName: 'A', emails: [{ label: 'work', value: 'a@old.example' }, { label: 'home', value: 'A@OLD.example.org' }], note: 'price: $1 (net)' })
  const b = await make({ givenName: 'B', emails: [{ label: 'work', value: 'b@oldxexample' }] })
  const look = async () => (await Promise.all([a, b].map((id) => core.api.contacts.get({ id })))).map(({ emails, note }) => [emails.map((row) => row.value), note])
  const replace = { kind: 'replaceText', field: 'email', find: '@old.example', replace: '@new.example', isCaseExact: false } as const
  expect(await tryOut(everybody, replace, look)).toMatchObject({ changed: 1, of: 2, after: [[['a@new.example', 'A@new.example.org'], 'price: $1 (net)'], [['b@oldxexample'], null]] })
  expect((await tryOut(everybody, { kind: 'replaceText', field: 'note', find: '$1 (net)', replace: '$& [$1]', isCaseExact: true }, look)).after[0]?.[1]).toBe('price: $& [$1]')
  expect(await count(everybody, { ...replace, find: '@NEW', isCaseExact: true })).toEqual([0, 2])
})

test('favourite and verified are set and taken back', async () => {
  const a = await make({ givenName: 'A', isFavourite: true })
  await make({ givenName: 'B' })
  const look = async () => (await core.api.contacts.list({})).rows.map((row) => [row.isFavourite, row.verifiedAt])
  const at = core.services.now()
  expect(await tryOut(everybody, { kind: 'favourite', isOn: true }, look)).toMatchObject({ changed: 1, after: [[true, null], [true, null]] })
  expect(await tryOut(everybody, { kind: 'verified', isOn: true }, look)).toMatchObject({ changed: 2, after: [[true, at], [true, at]] })
  expect(await tryOut({ ids: [a] }, { kind: 'verified', isOn: false }, look)).toMatchObject({ changed: 1, after: [[true, null], [true, at]] })
  const sorted = await core.api.contacts.list({ sort: { column: 'verifiedAt', direction: 'descending' } })
  expect(sorted.rows.map((row) => row.name)).toEqual(['B', 'A'])
  expect((await core.api.contacts.list({ lookup: { where: { join: 'and', conditions: [{ column: 'verifiedAt', test: 'isEmpty' }] } } })).rows.map((row) => row.name)).toEqual(['A'])
  expect(await tryOut(everybody, { kind: 'favourite', isOn: false }, look)).toMatchObject({ changed: 2, after: [[false, null], [false, at]] })
})

test('rows are meant by their positions in the order shown; where the list has changed meanwhile nothing is done', async () => {
  for (const name of people(10)) await make({ givenName: name })
  const sort = { column: 'name', direction: 'descending' } as const
  const target = { lookup: {}, sort, total: 10, stretches: [{ from: 0, to: 1 }, { from: 9, to: 30 }] }
  expect(await bulk(target, { kind: 'remove' })).toMatchObject({ count: 3 })
  expect((await core.api.contacts.list({ lookup: { inTrash: true } })).rows.map((row) => row.name)).toEqual(['P000', 'P008', 'P009'])
  await expect(bulk(target, { kind: 'remove' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(bulk({ lookup: { text: 'nobody' } }, { kind: 'remove' })).rejects.toMatchObject({ code: 'notFound' })
  expect((await core.api.contacts.list({})).total).toBe(7)
})

test('the trash is put back or emptied for good; what pointed to those who are gone keeps their names, and one undo brings all of it back', async () => {
  const gone = await make({ kind: 'company', fullName: 'Gone Ltd', tags: ['x'], phones: [{ label: 'work', value: '+44 113 496 0000' }] })
  const stays = await make({ givenName: 'Stays', positions: [{ company: 'Gone Ltd', companyId: gone, department: '', title: '', role: '' }], relations: [{ label: 'friend', name: 'Gone Ltd', otherId: gone }] })
  await core.api.contacts.opened({ id: gone })
  const look = async () => ({ trash: (await core.api.contacts.list({ lookup: { inTrash: true } })).rows.map((row) => [row.name, row.phone, row.tags]), all: (await core.api.contacts.list({})).rows.map((row) => row.name), links: (({ positions, relations }) => [positions[0]?.companyId, positions[0]?.company, relations[0]?.otherId, relations[0]?.name])(await core.api.contacts.get({ id: stays })) })
  const inTrash = { lookup: { inTrash: true } }
  // Nobody is purged who is in use.
  expect(await count(everybody, { kind: 'purge' })).toEqual([0, 2])
  await tryOut({ ids: [gone] }, { kind: 'remove' }, look)
  expect((await core.api.contacts.list({ lookup: { inTrash: true } })).rows[0]?.deletedAt).toBe(core.services.now())
  await bulk(inTrash, { kind: 'restore' })
  await bulk({ ids: [gone] }, { kind: 'remove' })
  const before = await look()
  await bulk(inTrash, { kind: 'purge' })
  expect(await look()).toEqual({ trash: [], all: ['Stays'], links: [null, 'Gone Ltd', null, 'Gone Ltd'] })
  expect(core.services.store.read.value('SELECT count(*) FROM phone')).toBe(0)
  await core.undo()
  expect(await look()).toEqual(before)
  await core.redo()
  expect((await look()).trash).toEqual([])
})

test('a bulk change that is stopped half-way takes everything back and leaves no trace', async () => {
  for (const name of people(1_500)) await make({ givenName: name })
  const setsBefore = (await core.api.changes.list({ limit: 1_000 })).length
  const { jobId } = await core.api.contacts.bulk({ target: everybody, change: { kind: 'setField', field: 'title', value: 'Cook' } })
  const stop = core.services.jobs.onChange((job) => { if (job.id === jobId && job.done > 0) core.services.jobs.cancel(jobId) })
  expect((await core.services.jobs.ended(jobId)).state).toBe('cancelled')
  stop()
  expect((await core.api.contacts.list({ sort: { column: 'title', direction: 'ascending' } })).rows[0]?.title).toBe('')
  expect((await core.api.changes.list({ limit: 1_000 })).length).toBe(setsBefore)
})

test('a lookup far larger than a slice is counted and changed whole, as one change set', async () => {
  const names = people(1_500)
  for (const givenName of names) await make({ givenName })
  expect(await tryOut(everybody, { kind: 'addTags', tags: ['all'] }, async () => (await core.api.tags.list()).tags.map(({ name, count: has }) => [name, has]))).toEqual({ changed: 1_500, of: 1_500, after: [['all', 1_500]] })
  expect((await core.api.contacts.list({ lookup: { text: 'all' } })).total).toBe(1_500)
})

test('who was opened lately is remembered in the order of time, fifty of them, without a change set', async () => {
  const ids: number[] = []
  for (const name of people(60)) ids.push(await make({ givenName: name }))
  const sets = (await core.api.changes.list({ limit: 1_000 })).length
  for (const id of ids) await core.api.contacts.opened({ id })
  await core.api.contacts.opened({ id: ids[20] ?? 0 })
  await core.api.contacts.opened({ id: 999_999 })
  expect((await core.api.contacts.recent({ limit: 3 })).map((row) => row.name)).toEqual(['P020', 'P059', 'P058'])
  const lookup = { where: { join: 'and' as const, conditions: [{ field: 'recent' as const }] } }
  const sort = { column: 'openedAt', direction: 'descending' } as const
  const recent = await core.api.contacts.list({ lookup, sort })
  expect([recent.total, recent.rows[0]?.name, recent.rows[1]?.name, recent.rows[49]?.name]).toEqual([50, 'P020', 'P059', 'P010'])
  // The list is not a remembered one: a contact opened since stands at its head.
  await core.api.contacts.opened({ id: ids[30] ?? 0 })
  expect((await core.api.contacts.list({ lookup, sort, limit: 1 })).rows[0]?.name).toBe('P030')
  expect(await core.api.contacts.position({ lookup, sort, id: ids[20] ?? 0 })).toBe(1)
  await core.api.contacts.remove({ ids: [ids[30] ?? 0] })
  expect((await core.api.contacts.recent({ limit: 1 }))[0]?.name).toBe('P020')
  expect((await core.api.changes.list({ limit: 1_000 })).length).toBe(sets + 1)
})

test('an earlier change of somebody who is gone for good can be undone without harm: nothing comes back in halves', async () => {
  const id = await make({ givenName: 'Gone', tags: ['x'], phones: [{ label: 'work', value: '+44 113 496 0000' }] })
  await core.api.contacts.update({ id, changes: { phones: [], tags: [] } })
  const edit = (await core.api.changes.next()).undo?.id ?? 0
  await core.api.contacts.remove({ ids: [id] })
  await bulk({ ids: [id] }, { kind: 'purge' })
  await core.finish(core.api.changes.undo({ id: edit, overwrite: true }))
  const states = (await core.api.changes.list({})).map((set) => set.state)
  expect(states.filter((state) => state !== 'done' && state !== 'undone')).toEqual([])
  expect(core.services.store.read.value('SELECT count(*) FROM phone')).toBe(0)
  expect((await core.api.contacts.list({ lookup: { inTrash: true } })).total).toBe(0)
})
