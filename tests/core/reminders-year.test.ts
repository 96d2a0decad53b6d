// A year of reminders under a simulated clock that is wrong, sleeps and moves: each alarm rings exactly once.
import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { activityContentSchema } from '#shared/activities.ts'
import type { DueAlarm } from '#shared/day.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seeded } from '../support/random.ts'

const hour = 3_600_000
const day = 24 * hour
const begin = Date.parse('2026-01-10T00:00:00Z')
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'] as const

/** The reckoning of the test itself: the instant of a wall time, by trying every offset there is. */
const walls = new Map(zones.map((zone) => [zone as string, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })]))
const known = new Map<string, number>()
function instantOf(wall: string, zone: string): number {
  const found = known.get(`${wall} ${zone}`)
  if (found !== undefined) return found
  for (let offset = 15; offset >= -13; offset -= 0.5) {
    const instant = Date.parse(`${wall}Z`) - offset * hour
    if (walls.get(zone)?.format(instant).replace(' ', 'T') !== wall) continue
    known.set(`${wall} ${zone}`, instant)
    return instant
  }
  throw new Error(`${wall} is not on the wall of ${zone}.`)
}
const later = (wall: string, time: number) => new Date(Date.parse(`${wall}Z`) + time).toISOString().slice(0, 19)

interface Expected {
  activityId: number
  recurrenceId: string
  /** Wall time; in the reader's zone of the moment where `zone` is null. */
  start: string
  zone: string | null
  offset: number
  state: 'open' | 'silent'
  snoozedUntil: number | null
  isSeries: boolean
}

/** Draws from a seed, so that a failing year can be lived again. */
interface Random {
  below(end: number): number
  pick<T>(from: readonly T[]): T
}
function randomOf(seed: number): Random {
  const draw = seeded(seed)
  const below = (end: number) => Math.floor(draw() * end)
  return { below, pick: <T>(from: readonly T[]) => from[below(from.length)] as T }
}

/** Activities of every kind; mornings and nights are left out where a wall has them twice or not at all. */
async function plan(core: TestCore, random: Random, now: number): Promise<Expected[]> {
  const zone = random.pick([...zones, null])
  const offset = random.pick([0, -300, -900, -3_600, -86_400])
  const start = `${new Date(now + (2 + random.below(60)) * day).toISOString().slice(0, 10)}T${String(8 + random.below(12)).padStart(2, '0')}:${random.pick(['00', '15', '30'])}:00`
  const series = random.pick([null, null, null, { rule: 'RRULE:FREQ=WEEKLY;COUNT=20', step: 7 * day, count: 20 }, { rule: 'RRULE:FREQ=DAILY;INTERVAL=3;COUNT=30', step: 3 * day, count: 30 }])
  const { id } = await core.api.activities.create({ content: activityContentSchema.parse({ typeId: random.pick([1, 2, 3]), regarding: 'x', details: '', location: '', start, end: later(start, hour), timeZone: zone, recurrence: series?.rule ?? null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [{ offset }] }) })
  return Array.from({ length: series?.count ?? 1 }, (_, at): Expected => {
    const own = later(start, at * (series?.step ?? 0))
    return { activityId: id, recurrenceId: series ? own : '', start: own, zone, offset, state: 'open', snoozedUntil: null, isSeries: series !== null }
  })
}

/** When a thing is expected to ring, by a reader's zone. */
function dueOf({ start, zone, offset, snoozedUntil }: Expected, reader: string): number {
  if (snoozedUntil !== null) return snoozedUntil
  // What floats is reckoned on the wall: a day before is the same time of day.
  return zone === null ? instantOf(later(start, offset * 1000), reader) : instantOf(start, zone) + offset * 1000
}
const occasionOf = (one: Expected) => `${one.activityId} ${one.recurrenceId} ${one.start} ${one.snoozedUntil ?? ''}`

async function liveAYear(seed: number): Promise<void> {
  const random = randomOf(seed)
  const core = openTestCore()
  core.setNow(begin)
  const expected: Expected[] = []
  const told = new Set<string>()
  const sleeps = [30, 140, 290].map((at) => ({ from: begin + (at + random.below(20)) * day, length: (8 + random.below(60)) * hour }))
  const jumps = [{ at: begin + (90 + random.below(20)) * day, skew: 3 * hour }, { at: begin + (115 + random.below(20)) * day, skew: -hour / 2 }]
  const move = begin + (200 + random.below(20)) * day
  const find = (alarm: DueAlarm) => expected.find((one) => one.activityId === alarm.activityId && one.recurrenceId === alarm.recurrenceId)
  for (let time = begin; time < begin + 366 * day; time += (0.25 + random.below(5)) * hour) {
    const sleep = sleeps.find(({ from, length }) => time >= from && time < from + length)
    if (sleep) time = sleep.from + sleep.length
    const now = time + (jumps.findLast(({ at }) => time >= at)?.skew ?? 0)
    const timeZone = time < move ? 'Europe/Berlin' : 'America/New_York'
    core.setNow(now)
    for (const alarm of await core.api.reminders.claim({ timeZone })) {
      const one = find(alarm)
      if (!one) throw new Error('An alarm of nothing.')
      expect(one.state, 'nothing rings that was put away').toBe('open')
      expect(dueOf(one, timeZone), 'nothing rings before its time').toBeLessThanOrEqual(now)
      expect(told.has(occasionOf(one)), `${occasionOf(one)} rang twice`).toBe(false)
      told.add(occasionOf(one))
      await answer(core, random, one, alarm, now)
    }
    for (const one of expected) if (one.state === 'open' && dueOf(one, timeZone) <= now) expect(told.has(occasionOf(one)), `${occasionOf(one)} did not ring by ${new Date(now).toISOString()}`).toBe(true)
    if (random.below(60) === 0) expected.push(...await plan(core, random, now))
    if (random.below(80) === 0) await change(core, random, expected, now, timeZone)
  }
  expect(told.size, 'a year in which something happened').toBeGreaterThan(50)
  await core.close()
}

/** What a user does with an alarm. One that is left alone is put away in the end: the list goes back two weeks. */
async function answer(core: TestCore, random: Random, one: Expected, { activityId, recurrenceId, alarmKey }: DueAlarm, now: number): Promise<void> {
  const keys = [{ activityId, recurrenceId, alarmKey }]
  switch (random.below(4)) {
    case 0: {
      one.snoozedUntil = now + random.pick([5 / 60, 1, 24, 100]) * hour
      await core.api.reminders.snooze({ keys, until: one.snoozedUntil })
      return
    }
    case 1:
      await core.api.reminders.dismiss({ keys })
      await core.undo()
      await core.api.reminders.dismiss({ keys })
      break
    case 2:
      await core.api.activities.complete({ activityId, recurrenceId, result: 'completed' })
      break
    default:
      await core.api.reminders.dismiss({ keys })
  }
  one.state = 'silent'
}

/** Moves something to later, by its own wall, or edits what has nothing to do with its alarm. */
async function change(core: TestCore, random: Random, expected: readonly Expected[], now: number, reader: string): Promise<void> {
  const open = expected.filter((one) => !one.isSeries && one.state === 'open' && one.snoozedUntil === null && dueOf(one, reader) > now + day)
  const one = open[random.below(Math.max(open.length, 1))]
  if (!one) return
  const { uid: _uid, ...before } = await core.api.activities.get({ id: one.activityId })
  const start = random.below(2) === 0 ? one.start : later(one.start, (1 + random.below(3)) * day)
  await core.api.activities.save({ activityId: one.activityId, recurrenceId: '', scope: 'this', content: activityContentSchema.parse({ ...before, regarding: `${before.regarding}!`, start, end: later(start, hour) }) })
  one.start = start
}

test('each alarm rings exactly once, over two changes of the clocks, a move, three sleeps and two jumps', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), liveAYear), { numRuns: 2, endOnFailure: true })
}, 120_000)
