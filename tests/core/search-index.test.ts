import { expect, test } from 'vitest'
import { byName } from '#shared/lookup.ts'
import { changeOnce } from '../../electron/core/rpc/procedures.ts'
import { createContact } from '../../electron/core/contacts/contacts.ts'
import { bringUpToDate } from '../../electron/core/search/search.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const families = ['Nowak', '王', 'Müßig', 'O’Neill', 'Łukasz', '張']
const givens = ['Ewa', '小明', 'Jörg', 'Siobhán', '偉', 'Zoë']

/** More contacts than are indexed within one write, so that the indexes are made anew. */
function fill(core: TestCore, count = 700): void {
  changeOnce(core.services, 'test', 'contacts.create', (ctx) => {
    for (let i = 0; i < count; i++) {
      createContact(ctx, {
        familyName: families[i % 6] ?? null, givenName: `${givens[Math.floor(i / 6) % 6]} ${i}`, note: `Remark number ${i}`,
        phones: [{ label: 'work', value: `+48 22 555 ${String(i).padStart(4, '0')}` }], emails: [{ label: 'work', value: `p${i}@fjord${i % 9}.example` }],
      })
    }
  })
}

const finish = async (work: AsyncIterable<number>) => { for await (const done of work) expect(done).toBeGreaterThanOrEqual(0) }

/** FTS5's own word on its tables, and that every contact that is not in the trash has one entry, in name order. */
function checkIndexes({ services: { store } }: TestCore): void {
  store.untracked((db) => {
    db.exec(`INSERT INTO typeAhead (typeAhead) VALUES ('integrity-check')`)
  })
  const { read } = store
  expect(read.column('SELECT contactId FROM typeAheadRow ORDER BY id')).toEqual(read.column('SELECT id FROM contact WHERE deletedAt IS NULL ORDER BY sortKey, id'))
  expect(read.column('SELECT id FROM typeAhead_docsize ORDER BY id')).toEqual(read.column('SELECT id FROM typeAheadRow ORDER BY id'))
  expect(read.tuples('SELECT id, contactId FROM typeAheadOf ORDER BY id')).toEqual(read.tuples('SELECT id, contactId FROM typeAheadRow ORDER BY id'))
  expect(read.value('SELECT count(*) FROM searchStale')).toBe(0)
  expect(read.column(`SELECT name FROM sqlite_schema WHERE name LIKE 'new%'`)).toEqual([])
}

const found = async ({ api }: TestCore, text: string) => (await api.contacts.list({ lookup: { text }, limit: 1_000 })).rows.map((row) => row.name)

test('indexes made anew answer like those made entry by entry, and are mended like them', async () => {
  const core = openTestCore()
  fill(core)
  await finish(bringUpToDate(core.services.store))
  checkIndexes(core)
  expect(await found(core, '王')).toHaveLength(117)
  expect(await found(core, 'mussig jorg')).toHaveLength(20)
  expect(await found(core, '5550042')).toEqual(['Nowak 小明 42'])
  // Each word is found by its beginning: 43 and 430 to 439.
  expect(await found(core, 'remark 43')).toHaveLength(11)
  const id = core.services.store.read.value<number>(`SELECT id FROM contact WHERE givenName = 'Ewa 0'`) ?? 0
  await core.api.contacts.update({ id, changes: { familyName: 'Quetzal', givenName: 'Ewa' } })
  expect(await found(core, 'quetz')).toEqual(['Quetzal, Ewa'])
  await core.api.contacts.remove({ ids: [id] })
  expect(await found(core, 'quetz')).toEqual([])
  checkIndexes(core)
})

test('what changes while the indexes are made anew is in them, and the old ones answer until then', async () => {
  const core = openTestCore()
  fill(core)
  await finish(bringUpToDate(core.services.store))
  fill(core, 400)
  const { store } = core.services
  let slices = 0
  let id = 0
  for await (const done of bringUpToDate(store)) {
    expect(done).toBeGreaterThanOrEqual(0)
    slices += 1
    if (slices === 2) id = (await core.api.contacts.create({ changes: { familyName: 'Quetzal' } })).id
    if (slices === 4) await core.api.contacts.update({ id, changes: { familyName: 'Aardvark' } })
    if (slices <= 4) expect((await found(core, 'nowak')).length).toBeGreaterThan(100)
  }
  expect(slices).toBeGreaterThan(5)
  checkIndexes(core)
  expect(await found(core, 'aardvark')).toHaveLength(1)
  expect(await found(core, 'quetzal')).toEqual([])
})

test.each([1, 3, 7, 9, 10, 12, 14])('a rebuild cut off after %d slices is cleared away and done again', async (slices) => {
  const core = openTestCore()
  fill(core)
  const { store } = core.services
  const work = bringUpToDate(store)
  for (let i = 0; i < slices; i++) await work.next()
  // What a killed process leaves is what is in the file now; the next opening begins with it.
  const reopened = openTestCore({ bytes: store.sqlite.serialize() })
  checkIndexes(reopened)
  expect(await found(reopened, 'nowak')).toHaveLength(117)
  // A job that is stopped takes no more slices, and the indexes are made by whoever comes next.
  await work.return(undefined)
  await finish(bringUpToDate(store))
  checkIndexes(core)
  expect(await found(core, 'nowak')).toHaveLength(117)
})

test('contacts whose rows are gone lose their entries, however many', async () => {
  const core = openTestCore()
  fill(core)
  await finish(bringUpToDate(core.services.store))
  await core.undo()
  checkIndexes(core)
  expect(await found(core, 'nowak')).toEqual([])
  await core.redo()
  checkIndexes(core)
  expect(await found(core, 'nowak')).toHaveLength(117)
})

test.each(['n', 'no', 'nowak', 'now jor', '小', '小明', 'wang', 'fjord3', '0042', 'remark', 'xyz', '-', '5550'])('the first windows of %j are those of the whole list', async (text) => {
  const core = openTestCore()
  fill(core)
  await finish(bringUpToDate(core.services.store))
  const { api } = core
  const first = await api.contacts.list({ lookup: { text }, limit: 50 })
  const second = await api.contacts.list({ lookup: { text }, offset: 50, limit: 50 })
  const whole = await api.contacts.list({ lookup: { text }, limit: 1_000 })
  expect(first.total).toBe(whole.total)
  expect(whole.rows).toHaveLength(whole.total)
  expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 100))
})

test('a contact that a text does not find has no place among the found', async () => {
  const core = openTestCore()
  const [ewa, bo] = [(await core.api.contacts.create({ changes: { givenName: 'Ewa' } })).id, (await core.api.contacts.create({ changes: { givenName: 'Bo', note: 'Of the consortium' } })).id]
  const place = async (text: string, id: number) => await core.api.contacts.position({ lookup: { text }, sort: byName, id })
  expect([await place('ewa', ewa), await place('ewa', bo), await place('consortium', bo), await place('consortium', ewa)]).toEqual([0, -1, 0, -1])
  await core.close()
})
