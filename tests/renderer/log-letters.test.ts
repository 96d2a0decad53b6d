import { expect, test } from 'vitest'
import type { ActivityType, BuiltInType } from '#shared/activity-types.ts'
import { lettersOf } from '../../renderer/history/log-form.ts'

const type = (id: number, key: BuiltInType | null, name: string | null, mark = '', isHidden = false): ActivityType => ({ id, key, name, rank: id, colour: null, isPlanned: true, isReached: true, isTask: false, isTimeless: false, duration: 0, alarm: null, priority: 0, isHidden, mark })

test('own types are chosen by their mark, where no other has that letter and a key types it', () => {
  const letters = lettersOf([type(1, 'call', null), type(3, 'todo', null), type(20, null, 'Visit'), type(21, null, 'Video call'), type(22, null, 'Coffee'), type(23, null, 'Zoom', 'k'), type(24, null, '拜访'), type(25, null, '3D'), type(26, null, 'Hidden', 'h', true), type(27, null, 'House', 'H')])
  expect([...letters]).toEqual([[1, 'c'], [3, 't'], [20, 'v'], [23, 'k'], [27, 'h']])
})
