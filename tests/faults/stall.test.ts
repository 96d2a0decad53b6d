import { rmSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { openFileTest } from '../support/backups.ts'
import type { Schema } from '../../electron/core/db/schema.ts'
import { openTestCore } from '../support/core.ts'

afterEach(() => vi.restoreAllMocks())

/** A machine so busy that every slice's time is up before its first step. */
function stall(): void {
  let time = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 1_000))
}

test('on a machine that stalls, undo takes back everything', async () => {
  const core = openTestCore()
  await core.api.contacts.create({ changes: { familyName: 'Nowak', phones: [{ label: 'work', value: '+48 22 123 45 67' }] } })
  stall()
  await core.undo()
  expect(core.services.store.read.value('SELECT count(*) FROM contact')).toBe(0)
  await core.redo()
  expect(core.services.store.read.value('SELECT count(*) FROM phone')).toBe(1)
  await core.close()
})

test('on a machine that stalls, work that was cut off is taken back when the file is opened', async () => {
  const t = openFileTest()
  const { store } = t.core.services
  const set = store.openSet({ at: 0, actor: 'test', action: 'import' })
  store.addTo(set, (db) => db.insert('contact', { id: store.newId('contact'), uid: 'u', kind: 'person', name: 'Ewa', listName: 'Ewa', sortKey: 'ewa', createdAt: 0, updatedAt: 0 } as Schema['contact']))
  await t.core.close()
  stall()
  const again = openTestCore({ file: t.file, log: () => {} })
  expect(again.services.store.read.value('SELECT count(*) FROM contact')).toBe(0)
  await again.close()
  rmSync(t.folder, { recursive: true })
})
