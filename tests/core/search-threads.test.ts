import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contactColumnKeys } from '#shared/contacts.ts'
import { byName, type Lookup, type Sort } from '#shared/lookup.ts'
import { createContact, idsOf } from '../../electron/core/contacts/contacts.ts'
import { changedContacts, patched } from '../../electron/core/contacts/patch-list.ts'
import { orderPlan } from '../../electron/core/contacts/lookup-query.ts'
import { changeOnce } from '../../electron/core/rpc/procedures.ts'
import { rebuildInThread } from '../../electron/core/search/index-build.ts'
import { bringUpToDate, countAll, countExpression, Counter, orderedInThread } from '../../electron/core/search/search.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let folder = ''
let core: TestCore

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchbase-threads-'))
  core = openTestCore({ file: join(folder, 'people.touchbase') })
  const families = ['Nowak', '王', 'Müßig', '', 'Łukasz', 'nowak']
  changeOnce(core.services, 'test', 'contacts.create', (ctx) => {
    for (let at = 0; at < 600; at++) {
      createContact(ctx, {
        familyName: families[at % 6] || null, givenName: `Ewa ${at % 50}`, tags: at % 3 ? ['client'] : [], note: at % 7 ? null : `Remark ${at}`, isFavourite: at % 5 === 0,
        emails: [{ label: 'work', value: `p${at}@north-foods${at % 9}.example` }], positions: at % 4 ? [{ company: `Firm ${at % 11}`, title: '', department: '', role: '' }] : [],
      })
    }
  })
  for await (const done of bringUpToDate(core.services.store)) void done
})

afterEach(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const lookups: Lookup[] = [{}, { text: 'now' }, { where: { join: 'and', conditions: [{ field: 'favourite' }] } }, { text: 'foods', where: { join: 'and', conditions: [{ field: 'tag', is: 'client' }] } }]

test('an index made by a thread is the one made here', async () => {
  const { store } = core.services
  const contents = () => ['typeAheadRow', 'typeAheadOf', 'typeAhead_docsize', 'typeAheadStart'].map((table) => store.read.tuples(`SELECT * FROM ${table}`))
  for await (const done of bringUpToDate(store)) expect(done).toBe(0)
  const found = () => ['n', 'now', 'foods', '王', 'remark', 'p12'].map((text) => countAll(store.read, text))
  const before = found()
  let done = 0
  for await (const count of rebuildInThread(store)) done += count
  expect(done).toBeGreaterThan(0)
  expect(found()).toEqual(before)
  expect(contents()[0]).toHaveLength(600)
  expect(store.read.column('SELECT contactId FROM typeAheadRow ORDER BY id')).toEqual(store.read.column('SELECT id FROM contact ORDER BY sortKey, id'))
  store.untracked((db) => db.exec(`INSERT INTO typeAhead (typeAhead) VALUES ('integrity-check')`))
  // Nothing is left of where it was made.
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`touchbase-work-${process.pid}-`) && readdirSync(join(tmpdir(), name)).includes('index'))).toEqual([])
})

test('a thread puts a lookup in the order that it has here', async () => {
  const { read } = core.services.store
  const asked: [Lookup, Sort][] = [[lookups[3] ?? {}, byName], [lookups[1] ?? {}, { column: 'company', direction: 'descending' }]]
  for (const [lookup, sort] of asked) expect(await orderedInThread(core.services.file, orderPlan(lookup, sort))).toEqual(idsOf(read, lookup, sort))
})

test('a thread counts what a text finds, and a count that is given up hinders no other', async () => {
  const { read } = core.services.store
  const counter = new Counter(core.services.file)
  const count = (text: string, signal?: AbortSignal) => counter.count(countExpression(read, text) ?? '', signal)
  const stop = new AbortController()
  const given = expect(count('n', stop.signal)).rejects.toMatchObject({ code: 'cancelled' })
  stop.abort()
  const texts = ['n', 'now', 'north-f', 'nowak remark', '王', 'xyz', '0@']
  expect(await Promise.all(texts.map((text) => count(text)))).toEqual(texts.map((text) => countAll(read, text)))
  await given
  await counter.close()
  expect(await count('now')).toBe(countAll(read, 'now'))
  await counter.close()
})

test('a list follows changes of a few contacts: it is the one that would be made anew', async () => {
  const { store } = core.services
  const sorts: Sort[] = contactColumnKeys.filter((column) => column !== 'openedAt').flatMap((column) => [{ column, direction: 'ascending' }, { column, direction: 'descending' }])
  const kept = sorts.flatMap((sort) => lookups.filter(({ text }) => !text).map((lookup) => ({ lookup, sort, ids: idsOf(store.read, lookup, sort) })))
  const check = (id: number) => {
    const changed = changedContacts(store.read, id)
    expect(changed).not.toBeNull()
    for (const list of kept) {
      const ids = patched(store.read, list, changed ?? [])
      expect(ids, JSON.stringify([list.lookup, list.sort])).toEqual(idsOf(store.read, list.lookup, list.sort))
      list.ids = ids ?? list.ids
    }
  }
  const sets: number[] = []
  store.onChange(({ changeSetId }) => sets.push(changeSetId))
  await core.api.contacts.update({ id: 17, changes: { familyName: 'Aardvark', positions: [{ company: 'Zebra', title: 'Buyer', department: '', role: '' }], tags: [], isFavourite: true } })
  await core.api.contacts.create({ changes: { familyName: 'Nowak', givenName: 'Ewa 3', emails: [{ label: '', value: 'a@b.example' }] } })
  await core.api.contacts.remove({ ids: [3, 5, 400] })
  await core.api.contacts.update({ id: 20, changes: { positions: [], note: 'Another', emails: [] } })
  expect(sets).toHaveLength(4)
  for (const id of sets.slice(-1)) expect(changedContacts(store.read, id)).toEqual([20])
  // All of them at once, as the lists were before the first.
  const all = new Set(sets.flatMap((id) => changedContacts(store.read, id) ?? []))
  for (const list of kept) list.ids = patched(store.read, list, [...all]) ?? list.ids
  await core.undo()
  check(sets.at(-1) ?? 0)
})

test('the first rows come with what is known of their number', async () => {
  const { list, count } = core.api.contacts
  const late = await list({ lookup: { text: 'now' }, limit: 20, isCountLate: true })
  expect(late).toMatchObject({ total: 21, isCounted: false })
  expect(await count({ lookup: { text: 'now' } })).toEqual({ total: 200 })
  expect(await list({ lookup: { text: 'now' }, limit: 20 })).toEqual({ ...late, total: 200, isCounted: true })
  expect(await list({ lookup: { text: 'p599@' }, limit: 20, isCountLate: true })).toMatchObject({ total: 1, isCounted: true })
  expect(await list({ sort: byName, limit: 20, isCountLate: true })).toMatchObject({ total: 600, isCounted: true })
})

test.each(['foods', 'north', 'north-foods', 'north-foods3', 'foods3', 'example', 'p77@north', 'foods3.exa'])('a part of an e-mail’s domain finds it: %s', async (text) => {
  expect((await core.api.contacts.list({ lookup: { text } })).total).toBeGreaterThan(0)
})
