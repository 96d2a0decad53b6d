import { expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'

const settled = async ({ services: { jobs } }: TestCore) => void (await Promise.all(jobs.list().map(({ id }) => jobs.ended(id))))

test('what is too much to be indexed within its write is found soon after, and what is gone is found no more', async () => {
  const core = openTestCore()
  await core.finish(core.api.demo.fill())
  await settled(core)
  expect((await core.api.contacts.list({ lookup: { text: 'wang' } })).total).toBeGreaterThan(0)
  const { rows } = await core.api.contacts.list({ limit: 1_000 })
  await core.api.contacts.remove({ ids: rows.map(({ id }) => id) })
  await settled(core)
  expect((await core.api.contacts.list({ lookup: { text: 'wang' } })).total).toBe(0)
  await core.undo()
  expect((await core.api.contacts.list({ lookup: { text: 'wang' } })).total).toBeGreaterThan(0)
  await core.close()
})
