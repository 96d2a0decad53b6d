import { expect, it } from 'vitest'
import { activityContentSchema } from '#shared/activities.ts'
import { openTestCore } from '../support/core.ts'

it('one activity for each of some people is one change', async () => {
  const core = openTestCore()
  const of = (name: string) => activityContentSchema.parse({
    typeId: 1, regarding: 'Season’s greetings', details: '', location: '', start: '2026-12-18', end: '2026-12-19', timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false,
    participants: [{ contactId: null, name, email: '' }], alarms: [],
  })
  const { ids } = await core.api.activities.createMany({ contents: ['Ana', 'Ben', '王小明'].map(of) })
  expect(ids).toHaveLength(3)
  expect((await core.api.activities.get({ id: ids[2] ?? 0 })).participants).toMatchObject([{ name: '王小明' }])
  const { undo } = await core.api.changes.next()
  expect(undo).toMatchObject({ action: 'activities.create', subject: { name: 'Season’s greetings', count: 3 } })
})
