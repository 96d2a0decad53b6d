import { expect, test } from 'vitest'
import { SeriesThread, type SeriesTask } from '../../electron/core/calendar/series-thread.ts'

const task = (id: number): SeriesTask => ({ row: { id, start: '2026-11-23', end: null, timeZone: null, endTimeZone: null, recurrence: 'RRULE:FREQ=DAILY', isOpen: true, different: [], following: [] }, stretch: { since: 0, until: 1 }, now: 0 })
const stuck = new URL('../support/stuck-series-worker.ts', import.meta.url)

test('a series that does not let go is ended and said to be too slow; those before and after it are answered', async () => {
  const thread = new SeriesThread(stuck)
  const ids = [1, 13, 2, 17, 3, 13]
  const both = await Promise.all([thread.layOut(ids.map(task)), thread.layOut([task(4)])])
  expect(both.map((answers) => answers.map(({ id, problem }) => [id, problem]))).toEqual([
    [[1, null], [13, 'tooSlow'], [2, null], [17, 'tooSlow'], [3, null], [13, 'tooSlow']],
    [[4, null]],
  ])
  await thread.close()
})

test('who closes it while it hangs does not wait for it', async () => {
  const thread = new SeriesThread(stuck)
  const waiting = thread.layOut([task(13), task(1)])
  await thread.close()
  expect((await waiting).length).toBeLessThan(2)
})
