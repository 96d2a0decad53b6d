import { expect, test } from 'vitest'
import { historyContentSchema, type HistoryContent, type SavedEntry } from '#shared/history.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const at = Date.UTC(2026, 10, 22, 9, 0)
const entry = (changes: Partial<HistoryContent> = {}) => historyContentSchema.parse({ typeId: 1, at, people: [], regarding: 'Offer', ...changes })
const planned = { typeId: 1, regarding: 'Again', details: '', location: '', start: '2026-11-30T09:00:00', end: null, timeZone: 'Europe/Berlin', recurrence: null, priority: 0, isFree: false, isPrivate: false, alarms: [] }

async function upload(core: TestCore, text: string): Promise<string> {
  const response = await core.fetch(new Request('http://touchbase.invalid/api/upload', { method: 'POST', body: text }))
  return ((await response.json()) as { uploadId: string }).uploadId
}

const tables = ['contact', 'historyEntry', 'historyContact', 'attachment', 'activity', 'participant']
const rowsOf = (core: TestCore) => JSON.stringify(tables.map((table) => core.services.store.read.rows(`SELECT * FROM ${table} ORDER BY id`)))
const changes = (core: TestCore) => core.services.store.read.value<number>('SELECT count(*) FROM changeSet')

test('an entry, its files, its next step and somebody new are one change and one undo', async () => {
  const core = openTestCore()
  const ana = (await core.api.contacts.create({ changes: { givenName: 'Ana' } })).id
  const [before, sets] = [rowsOf(core), changes(core) ?? 0]
  const saved = await core.finish<SavedEntry>(core.api.history.saveWithFiles({
    log: {
      entry: entry({ people: [{ contactId: ana, remark: '' }] }), newContacts: [{ name: ' Rosalind Franklin ', remark: 'brought the pictures' }, { name: 'Rosalind Franklin' }],
      next: { ...planned, participants: [{ contactId: ana, name: '', email: '' }, { contactId: null, name: 'Rosalind Franklin', email: '' }, { contactId: null, name: 'Somebody', email: '' }] },
    },
    files: [{ uploadId: await upload(core, 'photo 51'), name: 'photo.txt' }, { uploadId: await upload(core, 'plan'), name: 'plan.txt' }],
  }))
  expect(saved).toMatchObject({ added: 2, problems: [] })
  const logged = await core.api.history.get({ id: saved.id })
  expect(logged.people).toMatchObject([{ name: 'Ana' }, { name: 'Rosalind Franklin', remark: 'brought the pictures' }])
  expect(logged.attachments.map(({ name }) => name)).toEqual(['photo.txt', 'plan.txt'])
  const rosalind = logged.people[1]!.contactId
  expect(await core.api.contacts.get({ id: rosalind })).toMatchObject({ name: 'Rosalind Franklin', kind: 'person' })
  const next = core.services.store.read.rows('SELECT contactId, name FROM participant ORDER BY rank')
  expect(next).toMatchObject([{ contactId: ana }, { contactId: rosalind }, { contactId: null, name: 'Somebody' }])
  expect(changes(core)).toBe(sets + 1)
  const after = rowsOf(core)
  await core.undo()
  expect(rowsOf(core)).toBe(before)
  await core.redo()
  expect(rowsOf(core)).toBe(after)
})

test('what is edited with new files is one change, too', async () => {
  const core = openTestCore()
  const { id } = await core.api.history.log({ entry: entry() })
  const before = rowsOf(core)
  await core.finish(core.api.history.saveWithFiles({ change: { id, content: entry({ regarding: 'Offer 2' }), newContacts: [{ name: 'Bo' }] }, files: [{ uploadId: await upload(core, 'x'), name: 'a.txt' }] }))
  expect(await core.api.history.get({ id })).toMatchObject({ regarding: 'Offer 2', people: [{ name: 'Bo' }], attachments: [{ name: 'a.txt' }] })
  await core.undo()
  expect(rowsOf(core)).toBe(before)
})

test('a file that cannot be taken is named, and the entry is there with the others', async () => {
  const core = openTestCore()
  const saved = await core.finish<SavedEntry>(core.api.history.saveWithFiles({ log: { entry: entry() }, files: [{ uploadId: await upload(core, 'x'), name: 'a.txt' }, { uploadId: '00000000-nowhere', name: 'gone.txt' }] }))
  expect(saved.problems).toMatchObject([{ file: 'gone.txt' }])
  expect((await core.api.history.get({ id: saved.id })).attachments.map(({ name }) => name)).toEqual(['a.txt'])
})

test('nothing is left of an entry that may not be written, and no file is put on one that is gone', async () => {
  const core = openTestCore()
  const before = rowsOf(core)
  const files = async () => [{ uploadId: await upload(core, 'x'), name: 'a.txt' }]
  await expect(core.finish(core.api.history.saveWithFiles({ log: { entry: entry({ typeId: 9 }), newContacts: [{ name: 'Bo' }] }, files: await files() }))).rejects.toMatchObject({ code: 'invalid' })
  await expect(core.finish(core.api.history.saveWithFiles({ change: { id: 99, content: entry() }, files: await files() }))).rejects.toMatchObject({ code: 'notFound' })
  await expect(core.api.history.log({ entry: entry(), newContacts: [{ name: '  ' }] })).rejects.toThrow(/too_small/)
  expect(rowsOf(core)).toBe(before)
})

test('files of an edited entry are removed, renamed and added with it: one change, one undo; those of others are left alone', async () => {
  const core = openTestCore()
  const save = async (...names: string[]) => (await core.finish<SavedEntry>(core.api.history.saveWithFiles({ log: { entry: entry() }, files: await Promise.all(names.map(async (name) => ({ name, uploadId: await upload(core, name) }))) }))).id
  const [id, other] = [await save('a.txt', 'b.txt', 'c.txt'), await save('theirs.txt')]
  const names = async (entryId: number) => (await core.api.history.get({ id: entryId })).attachments.map(({ name }) => name)
  const [a, b] = (await core.api.history.get({ id })).attachments
  const [theirs] = (await core.api.history.get({ id: other })).attachments
  if (!a || !b || !theirs) throw new Error('The files are not there.')
  const before = rowsOf(core)
  const files = { removed: [a.id, theirs.id], renamed: [{ id: b.id, name: '../Vertrag.txt' }, { id: theirs.id, name: 'mine.txt' }, { id: 999, name: 'gone' }] }
  const sets = changes(core) ?? 0
  await core.finish(core.api.history.saveWithFiles({ change: { id, content: entry({ regarding: 'Offer 2' }), files }, files: [{ uploadId: await upload(core, 'd'), name: 'd.txt' }] }))
  expect([await names(id), await names(other), changes(core)]).toEqual([['Vertrag.txt', 'c.txt', 'd.txt'], ['theirs.txt'], sets + 1])
  await core.undo()
  expect(rowsOf(core)).toBe(before)
  // Without new files it is one change, too, and nothing is no change.
  expect(await core.api.history.update({ id, content: entry(), files: { removed: [b.id], renamed: [] } })).toEqual({ isChanged: true })
  expect(await names(id)).toEqual(['a.txt', 'c.txt'])
  expect(await core.api.history.update({ id, content: entry(), files: { removed: [b.id], renamed: [{ id: a.id, name: 'a.txt' }] } })).toEqual({ isChanged: false })
  await core.close()
})
