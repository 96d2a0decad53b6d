import { expect, test } from 'vitest'
import { signOfType } from '#shared/activity-types.ts'
import { openTestCore } from '../support/core.ts'

const type = { name: 'Site visit', colour: 'red', isPlanned: true, isReached: true, isTask: false, isTimeless: false, duration: 120, alarm: 60, priority: 1 }

test('a type of the user’s has one sign, which an edit that says nothing of it leaves, and undo brings back', async () => {
  const core = openTestCore()
  const marks = async () => (await core.api.activityTypes.list()).filter(({ key }) => key === null).map(({ mark }) => mark)
  const { id } = await core.api.activityTypes.save({ ...type, mark: ' 访客 ' })
  expect(await marks()).toEqual(['访'])
  await core.api.activityTypes.save({ ...type, id, duration: 30 })
  expect(await marks()).toEqual(['访'])
  await core.api.activityTypes.save({ ...type, id, mark: '👩‍🚀x' })
  expect(await marks()).toEqual(['👩‍🚀'])
  await core.undo()
  expect(await marks()).toEqual(['访'])
  await core.api.activityTypes.save({ ...type, id, mark: '' })
  expect(await marks()).toEqual([''])
  await core.close()
})

test('the program’s own types keep their pictures', async () => {
  const core = openTestCore()
  await core.api.activityTypes.save({ ...type, id: 1, mark: 'X' })
  expect((await core.api.activityTypes.list()).find(({ id }) => id === 1)).toMatchObject({ key: 'call', mark: '' })
  await core.close()
})

test.each([
  ['', 'besuch', 'B'], ['', ' 拜访客户', '拜'], ['v', 'besuch', 'v'], ['', 'élan', 'É'], ['', 'ßtest', 'ß'], ['', '🎉 party', '🎉'], ['', '', ''],
])('mark %o and name %o give %o', (mark, name, sign) => expect(signOfType({ mark, name })).toBe(sign))
