import { fc } from '../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { activityContentSchema } from '#shared/activities.ts'
import { learnRhythm } from '../../electron/core/touch/rhythm.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 22, 9)

const person = async (core: TestCore, givenName: string, tags: string[] = []) => (await core.api.contacts.create({ changes: { givenName, tags } })).id
const tagOf = (core: TestCore, name: string) => core.services.store.read.value<number>('SELECT id FROM tag WHERE name = ?', name) ?? 0

/** A call with each of these people so many days ago. */
async function talk(core: TestCore, contactIds: number[], daysAgo: number, result = 'completed'): Promise<void> {
  const { id } = await core.api.activities.create({ content: activityContentSchema.parse({
    typeId: 1, regarding: 'Call', details: '', location: '', start: null, end: null, timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false, alarms: [],
    participants: contactIds.map((contactId) => ({ contactId, name: '', email: '' })),
  }) })
  await core.api.activities.complete({ activityId: id, recurrenceId: '', result, at: now - daysAgo * day })
}

describe('keeping in touch', () => {
  it('is due so many days after the last real interaction', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    await core.api.touch.setCadence({ contactIds: [ana], days: 30 })
    // Never reached: counted from the day the contact was made.
    expect(await core.api.touch.of({ contactId: ana })).toMatchObject({ lastReachedAt: null, cadence: 30, dueAt: now + 30 * day })
    await talk(core, [ana], 40)
    await talk(core, [ana], 5, 'noAnswer')
    expect(await core.api.touch.of({ contactId: ana })).toMatchObject({ lastReachedAt: now - 40 * day, dueAt: now - 10 * day, reachedCount: 1 })
    expect(await core.api.touch.drift({})).toMatchObject({ total: 1, items: [{ contactId: ana, name: 'Ana', cadence: 30, isLearned: false, late: 10 }] })
    await talk(core, [ana], 0)
    expect(await core.api.touch.drift({})).toEqual({ total: 0, items: [] })
    await core.undo()
    await core.undo()
    expect((await core.api.touch.drift({})).total).toBe(1)
    await core.close()
  })

  it('goes by the contact, else by the shortest of its tags, and follows every change of them', async () => {
    const core = openTestCore()
    const [ana, ben] = [await person(core, 'Ana', ['Partner', 'Friend']), await person(core, 'Ben', ['Friend'])]
    await core.api.touch.setCadence({ tagId: tagOf(core, 'Friend'), days: 90 })
    await core.api.touch.setCadence({ tagId: tagOf(core, 'Partner'), days: 20 })
    const cadences = async () => [(await core.api.touch.of({ contactId: ana })).cadence, (await core.api.touch.of({ contactId: ben })).cadence]
    expect(await cadences()).toEqual([20, 90])
    await core.api.contacts.update({ id: ben, changes: { tags: ['Friend', 'Partner'] } })
    expect(await cadences()).toEqual([20, 20])
    await core.api.touch.setCadence({ contactIds: [ana], days: 0 })
    expect(await core.api.touch.of({ contactId: ana })).toMatchObject({ cadence: null, dueAt: null, ownCadence: 0, tagCadence: 20 })
    await core.undo()
    expect(await cadences()).toEqual([20, 20])
    await core.finish(core.api.tags.remove({ ids: [tagOf(core, 'Partner')] }))
    expect(await cadences()).toEqual([90, 90])
    await core.undo()
    expect(await cadences()).toEqual([20, 20])
    await core.undo()
    await core.undo()
    expect(await cadences()).toEqual([90, 90])
    await core.undo()
    expect(await cadences()).toEqual([null, null])
    expect(core.services.store.read.value('SELECT count(*) FROM touch')).toBe(0)
    await core.close()
  })

  it('a tag that thousands have is followed in slices, by an undo too', async () => {
    const core = openTestCore()
    const rows = Array.from({ length: 2_300 }, (_, at) => `P${at},Many`).join('\n')
    const ids = await many(core, rows.split('\n').length)
    await core.api.touch.setCadence({ tagId: tagOf(core, 'Many'), days: 10 })
    await settled(core)
    expect(core.services.store.read.value('SELECT count(*) FROM touch WHERE cadence = 10')).toBe(ids)
    expect(core.services.store.read.value('SELECT count(*) FROM touchStale')).toBe(0)
    await core.undo()
    await settled(core)
    expect(core.services.store.read.value('SELECT count(*) FROM touch')).toBe(0)
    await core.close()
  })

  it('learns how often people are in touch by themselves, and does not call ended what is over', async () => {
    const core = openTestCore()
    const [ana, ben] = [await person(core, 'Ana'), await person(core, 'Ben')]
    for (const daysAgo of [20, 27, 34, 41, 60]) await talk(core, [ana], daysAgo)
    for (const daysAgo of [500, 507, 514, 521, 540]) await talk(core, [ben], daysAgo)
    expect(await core.api.touch.of({ contactId: ana })).toMatchObject({ rhythm: 7, cadence: null, dueAt: now - 13 * day })
    const drift = await core.api.touch.drift({})
    expect(drift).toMatchObject({ total: 1, items: [{ contactId: ana, isLearned: true, cadence: 7, late: 13 }] })
    await core.api.contacts.remove({ ids: [ana] })
    expect((await core.api.touch.drift({})).total).toBe(0)
    await core.close()
  })

  it('leaves out with whom something is planned', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    await core.api.touch.setCadence({ contactIds: [ana], days: 3 })
    await talk(core, [ana], 9)
    expect((await core.api.touch.drift({})).total).toBe(1)
    await core.api.activities.create({ content: activityContentSchema.parse({ typeId: 2, regarding: 'Lunch', details: '', location: '', start: '2026-11-25T12:00:00', end: '2026-11-25T13:00:00', timeZone: 'Europe/Berlin', recurrence: null, priority: 0, isFree: false, isPrivate: false, alarms: [], participants: [{ contactId: ana, name: '', email: '' }] }) })
    expect((await core.api.touch.drift({})).total).toBe(0)
    await core.close()
  })

  it('costs a contact without history and cadence nothing', async () => {
    const core = openTestCore()
    await many(core, 50)
    expect(core.services.store.read.value('SELECT (SELECT count(*) FROM touch) + (SELECT count(*) FROM touchStale)')).toBe(0)
    await core.close()
  })

  it('looks along the index of what is due', async () => {
    const core = openTestCore()
    expect(core.services.store.read.explain('SELECT 1 FROM touch t INDEXED BY touchByDue WHERE t.dueAt <= 5 ORDER BY t.dueAt')).toContain('touchByDue')
    await core.close()
  })
})

describe('the rhythm', () => {
  it('is the median, from four days of a month on', () => {
    const from = (...daysAgo: number[]) => daysAgo.map((ago) => now - ago * day)
    expect(learnRhythm(from(0, 10, 20))).toBeNull()
    expect(learnRhythm(from(0, 5, 10, 15))).toBeNull()
    expect(learnRhythm(from(0, 10, 20, 30))).toBe(10)
    expect(learnRhythm(from(0, 10, 20, 30, 300))).toBe(10)
  })

  it('lies between the shortest and the longest interval', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 11, max: 400 }), { minLength: 3, maxLength: 11 }), (intervals) => {
      let at = now
      const reached = [at, ...intervals.map((days) => (at -= days * day))]
      const rhythm = learnRhythm(reached) ?? 0
      expect(rhythm).toBeGreaterThanOrEqual(Math.min(...intervals))
      expect(rhythm).toBeLessThanOrEqual(Math.max(...intervals))
    }))
  })
})

/** Makes so many contacts with the tag `Many` in a few changes. */
async function many(core: TestCore, count: number): Promise<number> {
  for (let at = 0; at < count; at++) await person(core, `P${at}`, ['Many'])
  return count
}

/** Waits for whatever is brought up to date in the background. */
async function settled(core: TestCore): Promise<void> {
  for (const { id, state } of core.services.jobs.list()) if (state === 'running') await core.services.jobs.ended(id)
}
