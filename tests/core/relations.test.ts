import { expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'

async function person(core: TestCore, givenName: string, more: object = {}): Promise<number> {
  return (await core.api.contacts.create({ changes: { givenName, familyName: 'Test', ...more } })).id
}

const seen = async ({ api }: TestCore, id: number) => (await api.relations.of({ id })).map(({ label, theirLabel, name, isTheirs }) => `${label ?? `?${theirLabel}`} ${name}${isTheirs ? ' (theirs)' : ''}`)

test('a relation stored on one side is seen from the other by its reverse, and once where both store it', async () => {
  const core = openTestCore()
  const ann = await person(core, 'Ann')
  const bob = await person(core, 'Bob', { relations: [{ label: 'child', otherId: ann, name: '' }] })
  expect(await seen(core, bob)).toEqual(['child Ann Test'])
  expect(await seen(core, ann)).toEqual(['parent Bob Test (theirs)'])
  await core.api.contacts.update({ id: ann, changes: { relations: [{ label: 'parent', otherId: bob, name: '' }] } })
  expect(await seen(core, ann)).toEqual(['parent Bob Test'])
  expect(await seen(core, bob)).toEqual(['child Ann Test'])
})

test('companies are tied as people are', async () => {
  const core = openTestCore()
  const { id: mother } = await core.api.contacts.create({ changes: { kind: 'company', fullName: 'Holding AG' } })
  const { id: firm } = await core.api.contacts.create({ changes: { kind: 'company', fullName: 'Works GmbH', relations: [{ label: 'parent', otherId: mother, name: '' }] } })
  const ann = await person(core, 'Ann', { relations: [{ label: 'referredBy', otherId: firm, name: '' }] })
  expect(await seen(core, mother)).toEqual(['child Works GmbH (theirs)'])
  expect(await seen(core, firm)).toEqual(['parent Holding AG', 'referred Ann Test (theirs)'])
  expect(await seen(core, ann)).toEqual(['referredBy Works GmbH'])
})

test('a relation is changed and removed from the side that does not store it, with one undo', async () => {
  const core = openTestCore()
  const ann = await person(core, 'Ann')
  const bob = await person(core, 'Bob', { relations: [{ label: 'manager', otherId: ann, name: '' }] })
  const [row] = await core.api.relations.of({ id: ann })
  expect(row).toMatchObject({ label: 'report', isTheirs: true })
  await core.api.relations.saveCard({ id: ann, changes: { nickname: 'Annie' }, theirs: [{ id: row!.id, label: 'assistant' }] })
  expect(await seen(core, bob)).toEqual(['assistantOf Ann Test'])
  await core.undo()
  expect(await seen(core, bob)).toEqual(['manager Ann Test'])
  expect((await core.api.contacts.get({ id: ann })).nickname).toBeNull()
  await core.api.relations.saveCard({ id: ann, changes: {}, theirs: [{ id: row!.id, label: null }] })
  expect(await seen(core, bob)).toEqual([])
})

test('a kind of the user’s own has its reverse, is renamed everywhere, and gives way to a substitute', async () => {
  const core = openTestCore()
  const { api } = core
  const ann = await person(core, 'Ann')
  const bob = await person(core, 'Bob')
  await api.relations.saveCard({ id: bob, changes: { relations: [{ label: 'Godfather', otherId: ann, name: '' }] }, types: [{ name: 'Godfather', reverse: 'Godchild' }] })
  expect(await seen(core, ann)).toEqual(['Godchild Bob Test (theirs)'])
  const [type] = await api.relations.countedTypes()
  expect(type).toMatchObject({ name: 'Godfather', reverse: 'Godchild', count: 1 })
  await api.relations.changeType({ id: type!.id, name: 'Godparent', reverse: 'Godchild' })
  expect(await seen(core, bob)).toEqual(['Godparent Ann Test'])
  await expect(api.relations.addType({ name: 'godchild', reverse: 'x' })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'name' } })
  await expect(api.relations.addType({ name: 'spouse', reverse: 'x' })).rejects.toMatchObject({ cause: { code: 'invalid' } })
  await api.relations.removeType({ id: type!.id, substitute: 'parent' })
  expect(await seen(core, ann)).toEqual(['child Bob Test (theirs)'])
  expect(await api.relations.types()).toEqual([])
  await core.undo()
  expect(await seen(core, ann)).toEqual(['Godchild Bob Test (theirs)'])
})

test('a label without a reverse is told as the other side says it', async () => {
  const core = openTestCore()
  const ann = await person(core, 'Ann')
  await person(core, 'Bob', { relations: [{ label: 'Landlady', otherId: ann, name: '' }] })
  expect(await seen(core, ann)).toEqual(['?Landlady Bob Test (theirs)'])
})

test('proposals follow from what is there, with their reason; what is declined or said is proposed no more', async () => {
  const core = openTestCore()
  const { api } = core
  const mum = await person(core, 'Mum')
  const dad = await person(core, 'Dad', { relations: [{ label: 'spouse', otherId: mum, name: '' }] })
  const child = await person(core, 'Child', { relations: [{ label: 'parent', otherId: mum, name: '' }] })
  const twin = await person(core, 'Twin', { relations: [{ label: 'parent', otherId: mum, name: '' }] })
  const told = async (id: number) => (await api.relations.proposals({ id })).map(({ name, label, reason, via }) => `${label} ${name}: ${reason} ${via}`)
  expect(await told(child)).toEqual(['sibling Twin Test: sameParent Mum Test', 'parent Dad Test: spouseOfParent Mum Test'])
  expect(await told(dad)).toEqual(['child Child Test: childOfSpouse Mum Test', 'child Twin Test: childOfSpouse Mum Test'])
  await api.relations.accept({ id: child, otherId: twin, label: 'sibling' })
  expect(await seen(core, twin)).toContain('sibling Child Test (theirs)')
  await api.relations.decline({ id: child, otherId: dad, label: 'parent' })
  expect(await told(child)).toEqual([])
  expect(await told(dad)).toEqual(['child Twin Test: childOfSpouse Mum Test'])
  await core.undo()
  expect(await told(child)).toEqual(['parent Dad Test: spouseOfParent Mum Test'])
})

test('those who work at the same company now are proposed, not those who left, nor half a city', async () => {
  const core = openTestCore()
  const at = (company: string, endedOn: string | null = null) => ({ positions: [{ company, department: '', title: '', role: '', endedOn }] })
  const ann = await person(core, 'Ann', at('Fjord AS'))
  await person(core, 'Bob', at('Fjord AS'))
  await person(core, 'Old', at('Fjord AS', '2020'))
  expect((await core.api.relations.proposals({ id: ann })).map(({ name, reason }) => [name, reason])).toEqual([['Bob Test', 'sameCompany']])
  for (let count = 0; count < 45; count += 1) await person(core, `P${count}`, at('Fjord AS'))
  expect(await core.api.relations.proposals({ id: ann })).toEqual([])
})

test('a relation with a name alone is linked to the one contact of that name', async () => {
  const core = openTestCore()
  const ann = await person(core, 'Ann', { relations: [{ label: 'spouse', name: 'Bob Test' }] })
  expect(await core.api.relations.proposals({ id: ann })).toEqual([])
  const bob = await person(core, 'Bob')
  const [proposal] = await core.api.relations.proposals({ id: ann })
  expect(proposal).toMatchObject({ otherId: bob, reason: 'sameName', label: 'spouse' })
  await core.api.relations.accept({ id: ann, otherId: bob, label: 'spouse', relationId: proposal!.relationId })
  expect(await seen(core, ann)).toEqual(['spouse Bob Test'])
  expect(await seen(core, bob)).toEqual(['spouse Ann Test (theirs)'])
})

test('what relations ask of the file goes by indexes', () => {
  const { read } = openTestCore().services.store
  for (const sql of [
    'SELECT r.id FROM relation r JOIN contact c ON c.id = r.contactId WHERE r.otherId = ? AND c.deletedAt IS NULL ORDER BY r.id LIMIT 500',
    'SELECT count(*) FROM relation WHERE label IN (?, ?)',
    'SELECT p.contactId FROM position p JOIN contact c ON c.id = p.contactId WHERE p.companyId = ? AND p.endedOn IS NULL AND c.deletedAt IS NULL LIMIT 41',
  ]) expect(read.explain(sql, ...Array.from(sql.matchAll(/\?/g), () => 1)).split('\n').filter((line) => line.startsWith('SCAN'))).toEqual([])
})
