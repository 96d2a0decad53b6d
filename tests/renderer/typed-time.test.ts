import { describe, expect, it } from 'vitest'
import { parseDuration, parseTimeOfDay } from '../../renderer/ui/typed-time.ts'
import { understandTime } from '../../renderer/ui/understand-time.ts'

describe('a time of day as it is typed', () => {
  it.each([
    ['15', '15:00:00'], ['15:30', '15:30:00'], ['3pm', '15:00:00'], ['3.30 pm', '15:30:00'], ['12am', '00:00:00'], ['12pm', '12:00:00'], ['1530', '15:30:00'], ['930', '09:30:00'], ['9h30', '09:30:00'], ['noon', '12:00:00'],
    ['下午3点', '15:00:00'], ['下午三点半', '15:30:00'], ['晚上八點', '20:00:00'], ['上午十一点一刻', '11:15:00'], ['15时30分', '15:30:00'], ['中午12点', '12:00:00'],
  ])('%s', (text, time) => expect(parseTimeOfDay(text)).toBe(time))
  it.each([['25'], ['9:75'], ['soon'], [''], ['13am']])('%s is none', (text) => expect(parseTimeOfDay(text)).toBeNull())
})

describe('a length of time as it is typed', () => {
  it.each([['45', 45], ['45 min', 45], ['1h', 60], ['1:30', 90], ['1.5 h', 90], ['1 hr 30 min', 90], ['2小时', 120], ['1小時30分鐘', 90], ['30分钟', 30]])('%s', (text, minutes) => expect(parseDuration(text)).toBe(minutes))
  it.each([[''], ['long'], ['-5']])('%s is none', (text) => expect(parseDuration(text)).toBeNull())
})

describe('a day as it is typed', () => {
  // A Monday.
  const today = '2026-11-23'
  it.each([
    ['2026-12-01', '2026-12-01'], ['today', '2026-11-23'], ['tomorrow 9', '2026-11-24T09:00:00'], ['fri 3pm', '2026-11-27T15:00:00'], ['friday', '2026-11-27'], ['mon', '2026-11-30'], ['next wed', '2026-12-02'], ['next friday 13:30', '2026-12-04T13:30:00'],
    ['+3', '2026-11-26'], ['in 2 weeks', '2026-12-07'], ['24.12.', '2026-12-24'], ['24.12.2027', '2027-12-24'], ['1.2.', '2027-02-01'], ['24 december', '2026-12-24'],
    ['明天', '2026-11-24'], ['下周三 下午3点', '2026-12-02T15:00:00'], ['下周三下午三点半', '2026-12-02T15:30:00'], ['周日', '2026-11-29'], ['星期五', '2026-11-27'], ['12月2日', '2026-12-02'], ['三天后', null], ['3天后', '2026-11-26'],
  ])('%s', (text, day) => expect(understandTime(text, 'en', today)).toBe(day))
  it.each([['soon'], ['31.2.'], ['x 9'], ['']])('%s is none', (text) => expect(understandTime(text, 'en', today)).toBeNull())
})
