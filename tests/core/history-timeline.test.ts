import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { historyContentSchema, timelineSchema, type HistoryContent, type HistoryItem, type TimelineRequest } from '#shared/history.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const start = Date.UTC(2026, 10, 22, 9, 0)
const hour = 3_600_000

const log = async ({ api }: TestCore, changes: Partial<HistoryContent> & { with?: number[] }) => {
  const { with: people = [], ...rest } = changes
  return (await api.history.log({ entry: historyContentSchema.parse({ typeId: 1, at: start, people: people.map((contactId) => ({ contactId })), ...rest }) })).id
}
const create = async ({ api }: TestCore, changes: Parameters<TestCore['api']['contacts']['create']>[0]['changes']) => (await api.contacts.create({ changes })).id
const ask = async ({ api }: TestCore, changes: Partial<TimelineRequest> = {}) => api.history.timeline(timelineSchema.parse(changes))
const words = (items: readonly HistoryItem[]) => items.map(({ regarding, action }) => action ?? regarding)

async function whole(core: TestCore, changes: Partial<TimelineRequest>): Promise<HistoryItem[]> {
  const items: HistoryItem[] = []
  for (let before: string | null = null; ;) {
    const page = await ask(core, { ...changes, before })
    items.push(...page.items)
    if (page.next === null) return items
    before = page.next
  }
}

test('a timeline read page by page is the timeline, whatever its entries, pins, changes and filters are', async () => {
  const texts = ['quote for Berlin', '报价 王总', 'Besuch', '', 'quote again']
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ at: fc.integer({ min: 0, max: 6 }), people: fc.subarray([0, 1, 2]), typeId: fc.constantFrom(1, 2, 4), isPinned: fc.boolean(), text: fc.constantFrom(...texts), isChange: fc.boolean() }), { maxLength: 25 }),
    fc.integer({ min: 1, max: 6 }), fc.constantFrom('', 'quote', '报价', 'q', 'again quo'), fc.subarray([1, 2, 4, 8]), fc.constantFrom<'all' | 'one' | 'below' | 'with'>('all', 'one', 'below', 'with'),
    async (steps, limit, text, typeIds, view) => {
      const core = openTestCore()
      const company = await create(core, { kind: 'company', fullName: 'Fjord' })
      const people = [company, await create(core, { givenName: 'Ewa', positions: [{ companyId: company, company: 'Fjord', department: '', title: '', role: '' }] }), await create(core, { givenName: 'Bo' })]
      for (const { at, people: chosen, typeId, isPinned, text: regarding, isChange } of steps) {
        core.setNow(start + at * hour)
        if (isChange) await core.api.contacts.update({ id: people[1]!, changes: { note: `${regarding} ${Math.random()}` } })
        else await log(core, { at: start + at * hour, typeId, isPinned, regarding, with: chosen.map((one) => people[one]!) })
      }
      const asked: Partial<TimelineRequest> = { text, typeIds, contactId: view === 'all' ? null : view === 'below' ? company : people[1]!, isBelow: view === 'below', withId: view === 'with' ? people[2]! : null }
      const all = await ask(core, { ...asked, limit: 200 })
      expect(all.next).toBeNull()
      expect(new Set(all.items.map(({ key }) => key)).size).toBe(all.items.length)
      expect(await whole(core, { ...asked, limit })).toEqual(all.items)
      const times = all.items.filter(({ isPinned }) => view === 'all' || !isPinned).map(({ at }) => at)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      // What is in it, reckoned from the rows alone.
      const entries = core.services.store.read.rows<{ id: number; regarding: string; typeId: number }>('SELECT id, regarding, typeId FROM historyEntry')
      const on = (id: number, contactId: number) => core.services.store.read.row('SELECT 1 FROM historyContact WHERE historyEntryId = ? AND contactId = ?', id, contactId) !== undefined
      const expected = entries.filter(({ id, regarding, typeId }) =>
        (typeIds.length === 0 || typeIds.includes(typeId)) && text.split(' ').every((word) => isNamed(core, id, word) || new RegExp(`(^| )${word}`).test(regarding)) &&
        (view === 'all' || (view === 'below' ? on(id, company) || on(id, people[1]!) : on(id, people[1]!))) && (view !== 'with' || on(id, people[2]!)))
      expect(all.items.flatMap(({ id }) => id ?? []).toSorted((a, b) => a - b)).toEqual(expected.map(({ id }) => id))
    }), { numRuns: 60 })
}, 60_000)

function isNamed(core: TestCore, id: number, word: string): boolean {
  return core.services.store.read.column<string>('SELECT lower(c.name) FROM historyContact h JOIN contact c ON c.id = h.contactId WHERE historyEntryId = ?', id).some((name) => name.startsWith(word))
}

test('what was changed of a contact stands in its timeline with what it was and what it became', async () => {
  const core = openTestCore()
  const id = await create(core, { givenName: 'Ewa', familyName: 'Nowak', phones: [{ label: 'mobile', value: '+49 30 1234567' }] })
  const contact = await core.api.contacts.get({ id })
  await core.api.contacts.update({ id, changes: { familyName: 'Kowalska', phones: [{ ...contact.phones[0]!, value: '+49 30 7654321' }, { label: 'work', value: '+49 30 111' }] } })
  await core.api.contacts.update({ id, changes: { familyName: 'Zięba', phones: [], tags: ['VIP'] } })
  const lines = async () => (await ask(core, { contactId: id })).items.map((item) => ({ ...item, people: item.people.map(({ contactId }) => contactId) }))
  const [third, second, first] = await lines()
  expect(first).toMatchObject({ action: 'contacts.create', changes: [], typeId: 8, actor: 'test' })
  expect(second?.changes).toEqual(expect.arrayContaining([
    { field: 'contact.familyName', label: null, before: 'Nowak', after: 'Kowalska' },
    { field: 'phone', label: 'mobile', before: '+49 30 1234567', after: '+49 30 7654321' },
    { field: 'phone', label: 'work', before: '', after: '+49 30 111' },
  ]))
  expect(second?.changes).toHaveLength(3)
  expect(third?.changes).toEqual(expect.arrayContaining([
    { field: 'contact.familyName', label: null, before: 'Kowalska', after: 'Zięba' },
    { field: 'phone', label: 'mobile', before: '+49 30 7654321', after: '' },
    { field: 'phone', label: 'work', before: '+49 30 111', after: '' },
    { field: 'contactTag', label: null, before: '', after: 'VIP' },
  ]))
  expect(third?.changes).toHaveLength(4)
  // Undoing a change takes its line away, and what stands before it is told the same.
  await core.undo()
  expect(await lines()).toEqual([second, first])
  await core.redo()
  expect(await lines()).toEqual([third, second, first])
  // A text finds what was changed, and a filter by type lets only such lines through.
  expect(words((await ask(core, { contactId: id, text: 'kowals' })).items)).toEqual(['contacts.update', 'contacts.update'])
  expect((await ask(core, { contactId: id, typeIds: [1] })).items).toEqual([])
})

test('of a bulk change each contact tells its own part', async () => {
  const core = openTestCore()
  const ids: number[] = []
  for (let n = 0; n < 700; n++) ids.push(await create(core, { givenName: `P${n}`, howWeMet: 'fair' }))
  await core.finish(core.api.contacts.bulk({ target: { ids }, change: { kind: 'replaceText', field: 'howWeMet', find: 'fair', replace: 'Messe' } }))
  for (const id of [ids[0]!, ids[350]!, ids[699]!]) {
    const { items } = await ask(core, { contactId: id })
    expect(items.map(({ changes }) => changes)).toEqual([[{ field: 'contact.howWeMet', label: null, before: 'fair', after: 'Messe' }], []])
  }
  expect((await ask(core, { limit: 3 })).items[0]).toMatchObject({ typeId: 8, peopleCount: 700 })
})

test('an import is one line with its file, for those it brought and those it changed', async () => {
  const core = openTestCore()
  const known = await create(core, { givenName: 'Ewa', familyName: 'Nowak', emails: [{ label: 'work', value: 'ewa@fjord.example' }] })
  const csv = `Given name,Family name,E-mail,Nickname\n${Array.from({ length: 600 }, (_, n) => `Given${n},Family${n},p${n}@x.example,`).join('\n')}\nEwa,Nowak,ewa@fjord.example,Evi\n`
  const upload = await core.fetch(new Request('http://touchbase.invalid/api/upload', { method: 'POST', body: csv }))
  const { uploadId } = (await upload.json()) as { uploadId: string }
  await core.finish(core.api.imports.start({ files: [{ uploadId, name: 'friends.csv' }] }))
  const { items } = await ask(core, { contactId: known })
  expect(items[0]).toMatchObject({ typeId: 9, source: 'friends.csv', changes: expect.arrayContaining([expect.objectContaining({ field: 'contact.nickname', after: 'Evi' })]) })
  const other = core.services.store.read.value<number>(`SELECT id FROM contact WHERE givenName = 'Given300'`)!
  expect((await ask(core, { contactId: other })).items).toMatchObject([{ typeId: 9, source: 'friends.csv', changes: [] }])
  expect((await ask(core, { typeIds: [9] })).items).toHaveLength(1)
})

test('texts are found in all that an entry says, folded, and nowhere else', async () => {
  const core = openTestCore()
  const ana = await create(core, { givenName: 'Ána', familyName: 'Müller' })
  const { id } = await core.api.history.log({ entry: historyContentSchema.parse({ typeId: 2, at: start, regarding: 'Angebot Größe', details: 'zum **Łódź**-Projekt, 王总 谈報價', people: [{ contactId: ana, remark: 'wants o’neill' }] }) })
  await log(core, { regarding: 'something else' })
  const finds = async (text: string) => (await ask(core, { text, typeIds: [1, 2] })).items.map((item) => item.id)
  for (const text of ['angebot', 'ANG gross', 'lodz', '王总', '报价', '报', 'muller ana', 'ána', 'neill', "O'Neill", '*', '**', 'angebot 王总']) expect([text, await finds(text)]).toEqual([text, [id]])
  for (const text of ['gebot', '价王', '总报', '"', '" OR "', 'NEAR(a b)', '%', '***', 'angebot -x', '\0', '\ud800', 'rowid:1', 'ö'.repeat(500), '😀']) expect([text, await finds(text)]).toEqual([text, []])
  await core.api.contacts.update({ id: ana, changes: { familyName: 'Schmidt' } })
  expect(await finds('muller')).toEqual([])
  expect(await finds('schmidt')).toEqual([id])
  await core.undo()
  expect(await finds('muller')).toEqual([id])
  await core.api.history.remove({ ids: [id] })
  expect(await finds('angebot')).toEqual([])
})

test('of many entries the same are found, whether they are looked through or the index is asked', async () => {
  const core = openTestCore()
  const { store } = core.services
  const [ana, bo] = [await create(core, { givenName: 'Ana' }), await create(core, { givenName: 'Bo' })]
  // Every 7th is pinned, "often" is in each, "seldom" in every 97th, one alone has "报价", a few an order of words that is not asked for.
  const entries = Array.from({ length: 1_500 }, (_, n) => ({ n, who: n % 3 === 0 ? bo : ana, at: start - ((n * 7_919) % 1_500) * hour, isPinned: n % 7 === 0, regarding: `often${n % 97 === 0 ? ' seldom' : ''}${n === 1_000 ? ' 报价' : n === 400 ? ' 价报' : ''}` }))
  store.change({ at: start, actor: 'test', action: 'history.log' }, (db) => {
    for (const { n, who, at, isPinned, regarding } of entries) {
      const repeated = { at, typeId: 2, isPinned: isPinned ? 1 : 0 }
      db.insert('historyEntry', { id: store.newId('historyEntry'), uid: `e${n}`, ...repeated, duration: null, direction: null, result: '', regarding, phone: '', details: '', activityId: null, occurrence: null, createdAt: 0, updatedAt: 0 })
      db.insert('historyContact', { id: store.newId('historyContact'), historyEntryId: store.lastId('historyEntry'), contactId: who, rank: 0, ...repeated, isReached: 1, remark: '' })
    }
  })
  for await (const done of core.services.derived.bringUpToDate()) expect(done).toBeGreaterThan(0)
  for (const contactId of [null, ana]) {
    for (const [text, limit] of [['seldom', 4], ['often seldom', 200], ['报价', 1], ['of', 200], ['zebra', 5], ['zz', 5]] as const) {
      const found = await whole(core, { contactId, text, limit, typeIds: [2] })
      const expected = entries.filter(({ who, regarding }) => (contactId === null || who === contactId) && text.split(' ').every((word) => regarding.includes(word)))
        .toSorted((a, b) => (contactId === null ? 0 : Number(b.isPinned) - Number(a.isPinned)) || b.at - a.at || b.n - a.n)
      expect([text, contactId, found.map(({ id }) => id)]).toEqual([text, contactId, expected.map(({ n }) => n + 1)])
    }
  }
})

test('what is no place of a timeline is refused', async () => {
  await expect(ask(openTestCore(), { before: 'h1' })).rejects.toMatchObject({ cause: { code: 'invalid' } })
})
