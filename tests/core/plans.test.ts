import { describe, expect, it } from 'vitest'
import { activityContentSchema, type ActivityContent } from '#shared/activities.ts'
import type { PlanStep } from '#shared/plans.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const step = (changes: Partial<PlanStep>): PlanStep => ({ typeId: 1, days: 0, time: '10:00', duration: 30, shift: 'none', regarding: 'Call', details: '', priority: 0, alarm: 10, ...changes })
const steps = [step({ days: -2, shift: 'earlier', regarding: 'Before' }), step({ time: null, typeId: 3, regarding: 'On the day' }), step({ days: 3, shift: 'later', regarding: 'After' })]
const timeZone = 'Europe/Berlin'
const event = (changes: Partial<ActivityContent>): ActivityContent => activityContentSchema.parse({
  typeId: 2, regarding: '', details: '', location: '', start: null, end: null, timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [], ...changes,
})

const startsOf = (core: TestCore) => core.services.store.read.rows<{ regarding: string; start: string }>('SELECT regarding, start FROM activity WHERE planRunId IS NOT NULL ORDER BY id').map(({ regarding, start }) => `${regarding} ${start}`)

async function holiday(core: TestCore, day: string, end: string): Promise<void> {
  const calendarId = core.services.store.newId('calendar')
  core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => db.insert('calendar', { id: calendarId, name: 'Holidays', colour: null, path: null, isHolidays: 1, rank: 1, readAt: null, hash: null, problem: null }))
  await core.api.activities.create({ content: event({ regarding: 'Holiday', start: day, end, calendarId, isFree: true }) })
}

describe('plans', () => {
  it('place their steps around a day, off weekends and holidays, and say what else there is', async () => {
    const core = openTestCore()
    const { id: planId } = await core.api.plans.save({ name: 'Kick-off', steps })
    // 14 December 2026 is a Monday: two days before is a Saturday, three days after a Thursday.
    await holiday(core, '2026-12-17', '2026-12-19')
    await core.api.activities.create({ content: event({ regarding: 'Busy', start: '2026-12-11T09:30:00', end: '2026-12-11T10:15:00', timeZone }) })
    const preview = await core.api.plans.preview({ planId, anchor: '2026-12-14', timeZone, contactIds: [] })
    expect(preview.map(({ start, end, isShifted, conflicts }) => [start, end, isShifted, conflicts.map(({ regarding }) => regarding)])).toEqual([
      ['2026-12-11T10:00:00', '2026-12-11T10:30:00', true, ['Busy']], ['2026-12-14', '2026-12-15', false, []], ['2026-12-21T10:00:00', '2026-12-21T10:30:00', true, []],
    ])
    await core.close()
  })

  it('are applied to contacts as one change, each with a run of its own', async () => {
    const core = openTestCore()
    const { id: planId } = await core.api.plans.save({ name: 'Kick-off', steps })
    const ids = [(await core.api.contacts.create({ changes: { givenName: 'Ana' } })).id, (await core.api.contacts.create({ changes: { givenName: 'Ben' } })).id]
    expect(await core.finish(core.api.plans.applyTo({ planId, anchor: '2026-12-16', timeZone, contactIds: ids }))).toMatchObject({ count: 2 })
    expect(startsOf(core)).toEqual(['Before 2026-12-14T10:00:00', 'On the day 2026-12-16', 'After 2026-12-21T10:00:00', 'Before 2026-12-14T10:00:00', 'On the day 2026-12-16', 'After 2026-12-21T10:00:00'])
    expect(core.services.store.read.value('SELECT count(*) FROM planRun')).toBe(2)
    await core.undo()
    expect(core.services.store.read.value('SELECT (SELECT count(*) FROM activity) + (SELECT count(*) FROM planRun) + (SELECT count(*) FROM occurrence)')).toBe(0)
    await core.finish(core.api.plans.applyTo({ planId, anchor: '2026-12-16', timeZone, target: { lookup: {} } }))
    expect(startsOf(core)).toHaveLength(6)
    await core.finish(core.api.plans.applyTo({ planId, anchor: '2026-12-16', timeZone, contactIds: [] }))
    expect(startsOf(core)).toHaveLength(9)
    await core.close()
  })

  it('are applied to a selection of rows however long, in slices, and all of it is one undo; what is in the trash is passed over', async () => {
    const core = openTestCore()
    const { id: planId } = await core.api.plans.save({ name: 'Kick-off', steps })
    for (let at = 0; at < 230; at++) await core.api.contacts.create({ changes: { givenName: `P${String(at).padStart(3, '0')}` } })
    const counts = () => core.services.store.read.row('SELECT (SELECT count(*) FROM planRun) AS runs, (SELECT count(*) FROM activity) AS activities, (SELECT count(*) FROM participant) AS people, (SELECT count(*) FROM occurrence) AS occurrences')
    const none = { runs: 0, activities: 0, people: 0, occurrences: 0 }
    const placed = { planId, anchor: '2026-12-16', timeZone }
    const stretches = [{ from: 0, to: 99 }, { from: 110, to: 219 }]
    expect(await core.finish(core.api.plans.applyTo({ ...placed, target: { lookup: {}, total: 230, stretches } }))).toMatchObject({ count: 210 })
    expect(counts()).toEqual({ runs: 210, activities: 630, people: 630, occurrences: 630 })
    const chosen = core.services.store.read.column<string>('SELECT DISTINCT contact.name FROM participant JOIN contact ON contact.id = contactId ORDER BY contact.name')
    expect([chosen.at(0), chosen.at(99), chosen.at(100), chosen.at(-1)]).toEqual(['P000', 'P099', 'P110', 'P219'])
    await core.undo()
    expect(counts()).toEqual(none)
    // Positions of a list that has changed mean others: nothing is done.
    await expect(core.finish(core.api.plans.applyTo({ ...placed, target: { lookup: {}, total: 231, stretches } }))).rejects.toMatchObject({ code: 'conflict' })
    const { rows: [first] } = await core.api.contacts.list({})
    await core.api.contacts.remove({ ids: [first?.id ?? 0] })
    expect(await core.finish(core.api.plans.applyTo({ ...placed, target: { ids: [first?.id ?? 0, (first?.id ?? 0) + 1] } }))).toMatchObject({ count: 1 })
    await core.undo()
    expect(counts()).toEqual(none)
    await core.close()
  })

  it('stopped half-way, leave nothing behind', async () => {
    const core = openTestCore()
    const { id: planId } = await core.api.plans.save({ name: 'Kick-off', steps })
    for (let at = 0; at < 3_000; at++) await core.api.contacts.create({ changes: { givenName: `P${at}` } })
    const { jobId } = await core.api.plans.applyTo({ planId, anchor: '2026-12-16', timeZone, target: { lookup: {} } })
    const stop = core.services.jobs.onChange((job) => { if (job.id === jobId && job.done > 0) core.services.jobs.cancel(jobId) })
    expect(await core.services.jobs.ended(jobId)).toMatchObject({ state: 'cancelled' })
    stop()
    expect(core.services.store.read.value('SELECT (SELECT count(*) FROM activity) + (SELECT count(*) FROM planRun) + (SELECT count(*) FROM participant)')).toBe(0)
    await core.close()
  })

  it('the rest of a plan moves along, but what is done, and off days off again', async () => {
    const core = openTestCore()
    const { id: planId } = await core.api.plans.save({ name: 'Kick-off', steps })
    await core.finish(core.api.plans.applyTo({ planId, anchor: '2026-12-16', timeZone, contactIds: [] }))
    const [before, day, after] = core.services.store.read.column<number>('SELECT id FROM activity ORDER BY id')
    await core.api.activities.complete({ activityId: before ?? 0, recurrenceId: '', result: 'completed' })
    expect((await core.api.activities.planRest({ activityId: day ?? 0 })).map(({ regarding }) => regarding)).toEqual(['After'])
    await core.api.activities.move({ activityId: day ?? 0, recurrenceId: '', scope: 'this', start: '2026-12-14', end: '2026-12-15', timeZone, restOfPlan: true })
    // Two days before Monday 21 December is a Saturday, and the step goes later.
    expect(startsOf(core)).toEqual(['Before 2026-12-14T10:00:00', 'On the day 2026-12-14', 'After 2026-12-21T10:00:00'])
    await core.api.plans.remove({ id: planId })
    await core.api.activities.move({ activityId: after ?? 0, recurrenceId: '', scope: 'this', start: '2026-12-22T10:00:00', end: '2026-12-22T10:30:00', timeZone, restOfPlan: true })
    expect(startsOf(core)).toEqual(['Before 2026-12-14T10:00:00', 'On the day 2026-12-15', 'After 2026-12-22T10:00:00'])
    await core.undo()
    expect(startsOf(core)[1]).toBe('On the day 2026-12-14')
    await core.close()
  })

  it('are changed and removed without touching what was planned, and refuse what cannot be', async () => {
    const core = openTestCore()
    expect(await core.api.plans.list()).toEqual([])
    const { id } = await core.api.plans.save({ name: 'Kick-off', steps })
    await core.api.plans.save({ id, name: 'Start', steps: steps.slice(0, 1) })
    expect(await core.api.plans.list()).toEqual([{ id, name: 'Start', steps: steps.slice(0, 1) }])
    await core.undo()
    expect((await core.api.plans.list())[0]).toMatchObject({ name: 'Kick-off', steps })
    await expect(core.api.plans.save({ name: 'kick-OFF', steps })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'name' } })
    await expect(core.api.plans.save({ name: 'Other', steps: [step({ typeId: 4 })] })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'typeId' } })
    const { id: empty } = await core.api.plans.save({ name: 'Empty', steps: [] })
    await expect(core.finish(core.api.plans.applyTo({ planId: empty, anchor: '2026-12-16', timeZone, contactIds: [] }))).rejects.toMatchObject({ code: 'invalid' })
    for (const sample of await core.api.plans.samples({ language: 'zh-TW' })) await core.api.plans.save(sample)
    expect((await core.api.plans.list()).map(({ name }) => name)).toEqual(['Kick-off', 'Empty', '新客戶', '報價與跟進', '活動前後'])
    await core.close()
  })
})
