import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import type { ContactChanges } from '#shared/contacts.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

/** Everything that undo must bring back, and what is derived from it, as text to compare. */
function snapshot({ services: { store } }: TestCore): string {
  const tables = ['contact', 'phone', 'email', 'address', 'link', 'importantDate', 'position', 'relation', 'contactTag', 'contactSource']
  const rows = tables.map((table) => store.read.rows(`SELECT * FROM ${table} ORDER BY id`))
  // A tag that nobody has any more may stay; which contacts are found, in which order, may not differ.
  const indexed = store.read.column('SELECT contactId FROM typeAheadRow ORDER BY id')
  return JSON.stringify([rows, indexed])
}

const word = fc.constantFrom('Ewa', 'Nowak', '王', '小明', 'Łukasz', 'Müller', 'a', 'Zoë', "O'Neill")
const changes: fc.Arbitrary<ContactChanges> = fc.record({
  givenName: fc.option(word), familyName: fc.option(word), kind: fc.constantFrom('person', 'company'),
  phones: fc.array(fc.record({ label: fc.constantFrom('work', 'home'), value: fc.constantFrom('+48 601 222 333', '555', '') }), { maxLength: 3 }),
  tags: fc.uniqueArray(fc.constantFrom('client', 'Client', 'friend'), { maxLength: 2 }),
  positions: fc.array(fc.record({ company: word, department: fc.constant(''), title: word, role: fc.constant('') }), { maxLength: 2 }),
  note: fc.option(fc.string({ unit: 'grapheme' })),
}, { requiredKeys: [] }) as fc.Arbitrary<ContactChanges>

type Step = { do: 'create' | 'update' | 'remove' | 'restore' | 'undo' | 'redo'; which: number; changes: ContactChanges }
const step: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom('create', 'create', 'update', 'update', 'remove', 'restore', 'undo', 'undo', 'redo'), which: fc.nat(20), changes })

test('whatever is done, undo and redo walk through the very states that were there', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
    const core = openTestCore()
    // The states passed through: `at` is where we are; doing something new drops those ahead.
    const states = [snapshot(core)]
    let at = 0
    for (const [index, { do: what, which, changes }] of steps.entries()) {
      core.setNow(1_000_000 + index)
      const before = (await core.api.changes.list({})).length
      if (what === 'undo') await core.undo()
      else if (what === 'redo') await core.redo()
      else await act(core, what, which, changes)
      if (what === 'undo') at = Math.max(0, at - 1)
      else if (what === 'redo') at = Math.min(states.length - 1, at + 1)
      else if ((await core.api.changes.list({ limit: 1_000 })).length > before) {
        states.splice(at + 1)
        states.push(snapshot(core))
        at = states.length - 1
      }
      expect(snapshot(core)).toBe(states[at])
    }
    await core.close()
  }), { numRuns: 60 })
})

async function act({ api, services: { store } }: TestCore, what: Step['do'], which: number, changes: ContactChanges): Promise<void> {
  if (what === 'create') return void (await api.contacts.create({ changes }))
  const ids = store.read.column<number>(`SELECT id FROM contact WHERE deletedAt IS ${what === 'restore' ? 'NOT NULL' : 'NULL'} ORDER BY id`)
  const id = ids[which % Math.max(ids.length, 1)]
  if (id === undefined) return
  if (what === 'update') await api.contacts.update({ id, changes })
  if (what === 'remove') await api.contacts.remove({ ids: [id] })
  if (what === 'restore') await api.contacts.restore({ ids: [id] })
}

test('a write outside a change set fails, and leaves nothing', () => {
  const { services: { store } } = openTestCore()
  expect(() => store.untracked((db) => db.insert('tag', { id: 1, name: 'x', colour: null, tagGroupId: null }))).toThrow()
  expect(store.read.value('SELECT count(*) FROM tag')).toBe(0)
})

test('a write that throws half-way leaves neither rows nor a change set', async () => {
  const core = openTestCore()
  const before = snapshot(core)
  expect(() => core.services.store.change({ at: 1, actor: 'me', action: 'x' }, (db) => {
    db.insert('tag', { id: core.services.store.newId('tag'), name: 'x', colour: null, tagGroupId: null })
    throw new Error('half-way')
  })).toThrow('half-way')
  expect(snapshot(core)).toBe(before)
  expect(await core.api.changes.list({})).toEqual([])
})

test('a read cannot write', () => {
  const { services: { store } } = openTestCore()
  expect(() => store.read.rows(`INSERT INTO setting VALUES ('a', '1') RETURNING key`)).toThrow('A read tried to write')
})

test('what is announced names the tables that changed', async () => {
  const core = openTestCore()
  const told: string[][] = []
  core.services.onEvent((event) => { if (event.type === 'change') told.push([...event.tables].sort()) })
  await core.api.contacts.create({ changes: { familyName: 'Nowak', phones: [{ label: 'work', value: '1' }] } })
  expect(told).toEqual([['contact', 'phone']])
})

test('hot queries use their indexes and sort nothing', () => {
  const { services: { store: { read } } } = openTestCore()
  expect(read.explain('SELECT c.id FROM contact c WHERE c.deletedAt IS NULL ORDER BY c.sortKey ASC, c.id')).toMatch(/USING COVERING INDEX contactByName$/)
  expect(read.explain(`SELECT c.id FROM contact c WHERE c.deletedAt IS NULL AND c.kind = 'company' ORDER BY c.sortKey ASC, c.id`)).not.toMatch(/TEMP B-TREE/)
  expect(read.explain('SELECT r.contactId FROM typeAhead t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE typeAhead MATCH ? ORDER BY t.rowid LIMIT 50', 'a*')).not.toMatch(/TEMP B-TREE/)
  expect(read.explain('SELECT contactId FROM contactSource WHERE hash = ?', 'x')).toMatch(/contactSourceByHash/)
})
