import { expect, test } from 'vitest'
import { openTestCore } from '../support/core.ts'

test('the sample people have a past and a week ahead; one undo takes all of it back', async () => {
  const core = openTestCore()
  const { store } = core.services
  const count = (table: string) => store.read.value<number>(`SELECT count(*) FROM ${table}`)
  await core.finish(core.api.demo.fill())
  expect(count('historyEntry')).toBeGreaterThan(300)
  expect(count('activity')).toBe(18)
  // Nothing of the past lies in the future, and everybody on it is there.
  expect(store.read.value('SELECT count(*) FROM historyEntry WHERE at > ?', core.services.now())).toBe(0)
  expect(store.read.value('SELECT count(*) FROM historyContact h WHERE NOT EXISTS (SELECT 1 FROM contact WHERE id = h.contactId)')).toBe(0)
  expect(store.read.column('SELECT DISTINCT c.language FROM participant p JOIN contact c ON c.id = p.contactId WHERE c.language LIKE ? ORDER BY 1', 'zh%')).toEqual(['zh-CN', 'zh-TW'])
  await core.undo()
  for (const table of ['contact', 'historyEntry', 'historyContact', 'activity', 'participant', 'alarm']) expect([table, count(table)]).toEqual([table, 0])
  await core.redo()
  expect(count('activity')).toBe(18)
  await core.close()
})
