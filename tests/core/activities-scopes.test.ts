import { fc } from '../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import { activityContentSchema, type ActivityContent } from '#shared/activities.ts'
import { parseRecurrence } from '#shared/recurrence-text.ts'
import { expandSeries, wallSeconds, wallText } from '../../electron/core/recurrence/recurrence.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

export const content = (changes: Partial<ActivityContent> = {}): ActivityContent => activityContentSchema.parse({
  typeId: 2, regarding: 'Jour fixe', details: '', location: '', start: '2026-11-23T09:00:00', end: '2026-11-23T10:00:00', timeZone: 'Europe/Berlin',
  recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [{ offset: -900 }], ...changes,
})

/** All rows of activities and what hangs on them, as text. */
const rowsOf = (core: TestCore) => JSON.stringify(['activity', 'participant', 'alarm', 'acknowledgement', 'attachment', 'historyEntry', 'historyContact', 'planRun', 'activityType']
  .map((table) => core.services.store.read.rows(`SELECT * FROM ${table} ORDER BY id`)))

/** The starts of a series as its rows say: the rule's, without those that have a row of their own, and those rows' starts. */
function startsOf(core: TestCore, id: number, until = '2027-12-01'): string[] {
  const { read } = core.services.store
  const row = read.row<{ start: string; timeZone: string | null; recurrence: string | null }>('SELECT start, timeZone, recurrence FROM activity WHERE id = ?', id)
  if (!row) return []
  const { times } = expandSeries(row, { from: wallSeconds('2026-01-01'), to: wallSeconds(until) })
  const overrides = new Map(read.rows<{ recurrenceId: string; start: string }>('SELECT recurrenceId, start FROM activity WHERE seriesId = ?', id).map((own) => [own.recurrenceId, own.start]))
  const isDay = row.start.length === 10
  const own = times.map((time) => wallText(time, isDay))
  // Every row of its own stands for an occurrence that there is.
  for (const recurrenceId of overrides.keys()) expect(own).toContain(recurrenceId)
  return own.map((time) => overrides.get(time) ?? time)
}

const weekly = { recurrence: 'RRULE:FREQ=WEEKLY;COUNT=6' }
const ruleOf = async (core: TestCore, id: number) => (await core.api.activities.get({ id })).recurrence

describe('activities, one occurrence of a series', () => {
  it('is changed by a row of its own, which leaves the others alone', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content(weekly) })
    const key = { activityId: id, recurrenceId: '2026-11-30T09:00:00' }
    const saved = await core.api.activities.save({ ...key, scope: 'this', content: content({ ...weekly, regarding: 'Quarter', start: '2026-12-01T14:00:00', end: '2026-12-01T15:00:00' }) })
    expect(saved.id).not.toBe(id)
    expect(startsOf(core, id).slice(0, 3)).toEqual(['2026-11-23T09:00:00', '2026-12-01T14:00:00', '2026-12-07T09:00:00'])
    expect(await core.api.activities.atOccurrence(key)).toMatchObject({ regarding: 'Quarter', start: '2026-12-01T14:00:00', recurrence: weekly.recurrence, seriesId: id })
    expect(await core.api.activities.get({ id: saved.id })).toMatchObject({ recurrence: null, recurrenceId: key.recurrenceId })
    await core.undo()
    expect(startsOf(core, id)[1]).toBe('2026-11-30T09:00:00')
    await core.redo()
    expect(startsOf(core, id)[1]).toBe('2026-12-01T14:00:00')
    await core.close()
  })

  it('is removed as an exception; with the last one the series goes', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=WEEKLY;COUNT=2' }) })
    await core.api.activities.remove({ activityId: id, recurrenceId: '2026-11-23T09:00:00', scope: 'this' })
    expect(await ruleOf(core, id)).toBe('RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261123T090000')
    await expect(core.api.activities.remove({ activityId: id, recurrenceId: '2026-11-23T09:00:00', scope: 'this' })).rejects.toMatchObject({ cause: { code: 'notFound' } })
    await core.api.activities.remove({ activityId: id, recurrenceId: '2026-11-30T09:00:00', scope: 'this' })
    await expect(core.api.activities.get({ id })).rejects.toMatchObject({ cause: { code: 'notFound' } })
    await core.undo()
    expect(startsOf(core, id)).toEqual(['2026-11-30T09:00:00'])
    for (const recurrenceId of ['2026-11-30T10:00:00', '2026-11-30', '2026-12-07T09:00:00', 'soon']) await expect(core.api.activities.complete({ activityId: id, recurrenceId, result: 'held' }), recurrenceId).rejects.toMatchObject({ cause: { field: 'recurrenceId' } })
    await core.close()
  })
})

describe('activities, this and following', () => {
  it('parts a series with COUNT: no occurrence is lost and none is new', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ ...weekly, recurrence: `${weekly.recurrence}\nEXDATE:20261130T090000,20261221T090000` }) })
    const all = startsOf(core, id)
    const before = await core.api.activities.atOccurrence({ activityId: id, recurrenceId: '2026-12-07T09:00:00' })
    const { id: next } = await core.api.activities.save({ activityId: id, recurrenceId: '2026-12-07T09:00:00', scope: 'following', content: { ...content(), ...before, regarding: 'New' } })
    expect(await ruleOf(core, id)).toBe('RRULE:FREQ=WEEKLY;UNTIL=20261207T075959Z\nEXDATE:20261130T090000')
    expect(await ruleOf(core, next)).toBe('RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261221T090000')
    expect([...startsOf(core, id), ...startsOf(core, next)]).toEqual(all)
    const [old, made] = await Promise.all([core.api.activities.get({ id }), core.api.activities.get({ id: next })])
    expect([old.regarding, made.regarding, old.uid === made.uid]).toEqual(['Jour fixe', 'New', false])
    await core.close()
  })

  it('hands on the occurrences that differ', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content(weekly) })
    await core.api.activities.complete({ activityId: id, recurrenceId: '2026-11-23T09:00:00', result: 'held' })
    await core.api.activities.save({ activityId: id, recurrenceId: '2026-12-14T09:00:00', scope: 'this', content: content({ regarding: 'Special', start: '2026-12-15T09:00:00', end: '2026-12-15T10:00:00' }) })
    const moved = await core.api.activities.move({ activityId: id, recurrenceId: '2026-12-07T09:00:00', scope: 'following', start: '2026-12-08T11:00:00', end: '2026-12-08T12:30:00', timeZone: 'Europe/Berlin' })
    expect(startsOf(core, id)).toEqual(['2026-11-23T09:00:00', '2026-11-30T09:00:00'])
    expect(startsOf(core, moved.id)).toEqual(['2026-12-08T11:00:00', '2026-12-15T09:00:00', '2026-12-22T11:00:00', '2026-12-29T11:00:00'])
    expect(await core.api.activities.atOccurrence({ activityId: moved.id, recurrenceId: '2026-12-15T11:00:00' })).toMatchObject({ regarding: 'Special', start: '2026-12-15T09:00:00' })
    await core.close()
  })

  it('from the first on means all', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content(weekly) })
    expect(await core.api.activities.move({ activityId: id, recurrenceId: '2026-11-23T09:00:00', scope: 'following', start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00', timeZone: 'Europe/Berlin' })).toEqual({ id })
    expect(startsOf(core, id)).toHaveLength(6)
    await core.close()
  })

  it('removing them ends the series before', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=DAILY\nRDATE:20261201T150000\nEXDATE:20261202T090000', timeZone: null }) })
    await core.api.activities.remove({ activityId: id, recurrenceId: '2026-11-26T09:00:00', scope: 'following' })
    expect(await ruleOf(core, id)).toBe('RRULE:FREQ=DAILY;UNTIL=20261126T085959')
    const days = await core.api.activities.create({ content: content({ start: '2026-11-23', end: '2026-11-24', timeZone: null, recurrence: 'RRULE:FREQ=DAILY' }) })
    await core.api.activities.remove({ activityId: days.id, recurrenceId: '2026-11-26', scope: 'following' })
    expect(await ruleOf(core, days.id)).toBe('RRULE:FREQ=DAILY;UNTIL=20261125')
    expect(startsOf(core, days.id)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    await core.close()
  })

  it('from an added date on keeps every other week the same other week', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270201T000000Z\nRDATE:20261202T160000' }) })
    const all = startsOf(core, id)
    const before = await core.api.activities.atOccurrence({ activityId: id, recurrenceId: '2026-12-02T16:00:00' })
    const { id: next } = await core.api.activities.save({ activityId: id, recurrenceId: '2026-12-02T16:00:00', scope: 'following', content: { ...content(), ...before, location: 'Room 2' } })
    expect([...startsOf(core, id), ...startsOf(core, next)]).toEqual(all)
    await core.close()
  })
})

describe('activities, all of a series', () => {
  const move = async (recurrence: string, from: string, to: string, start = '2026-11-23T09:00:00') => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ start, end: null, recurrence }) })
    await core.api.activities.move({ activityId: id, recurrenceId: from, scope: 'all', start: to, end: null, timeZone: 'Europe/Berlin' })
    const after = { starts: startsOf(core, id), rule: await ruleOf(core, id) }
    await core.close()
    return after
  }

  it('moves exceptions, added dates and rows of its own along', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261216T080000Z\nRDATE:20261204T090000\nEXDATE:20261125T090000' }) })
    await core.api.activities.complete({ activityId: id, recurrenceId: '2026-11-30T09:00:00', result: 'held' })
    await core.api.activities.save({ activityId: id, recurrenceId: '2026-12-02T09:00:00', scope: 'this', content: content({ location: 'Elsewhere', start: '2026-12-02T09:00:00', end: '2026-12-02T10:00:00' }) })
    await core.api.activities.move({ activityId: id, recurrenceId: '2026-12-07T09:00:00', scope: 'all', start: '2026-12-08T10:30:00', end: '2026-12-08T11:30:00', timeZone: 'Europe/Berlin' })
    expect(await ruleOf(core, id)).toBe('RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261217T093000Z\nRDATE:20261205T103000\nEXDATE:20261126T103000')
    // What was done stays when it was done, what only was elsewhere goes along.
    expect(startsOf(core, id)).toEqual(['2026-11-24T10:30:00', '2026-11-30T09:00:00', '2026-12-03T10:30:00', '2026-12-05T10:30:00', '2026-12-08T10:30:00', '2026-12-10T10:30:00', '2026-12-15T10:30:00', '2026-12-17T10:30:00'])
    await core.close()
  })

  it('turns weekdays, and with every other week the start of the week', async () => {
    expect(await move('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4', '2026-11-23T09:00:00', '2026-11-22T09:00:00')).toEqual({
      starts: ['2026-11-22T09:00:00', '2026-11-24T09:00:00', '2026-12-06T09:00:00', '2026-12-08T09:00:00'], rule: 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=SU',
    })
  })

  it('takes the new place in the month', async () => {
    expect((await move('RRULE:FREQ=MONTHLY;BYDAY=4MO;COUNT=3', '2026-12-28T09:00:00', '2026-12-30T09:00:00')).rule).toBe('RRULE:FREQ=MONTHLY;BYDAY=-1WE;COUNT=3')
    expect(await move('RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270209T120000Z', '2026-12-08T09:00:00', '2026-12-09T09:00:00', '2026-11-10T09:00:00')).toEqual({
      starts: ['2026-11-11T09:00:00', '2026-12-09T09:00:00', '2027-01-13T09:00:00', '2027-02-10T09:00:00'], rule: 'RRULE:FREQ=MONTHLY;BYDAY=2WE;UNTIL=20270210T080000Z',
    })
    expect((await move('RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-12-31T09:00:00', '2026-12-30T09:00:00', '2026-11-30T09:00:00')).starts).toEqual(['2026-11-29T09:00:00', '2026-12-30T09:00:00', '2027-01-30T09:00:00'])
    expect((await move('RRULE:FREQ=MONTHLY;COUNT=3', '2026-12-23T09:00:00', '2026-12-25T09:00:00')).starts).toEqual(['2026-11-25T09:00:00', '2026-12-25T09:00:00', '2027-01-25T09:00:00'])
    expect((await move('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4MO;COUNT=1', '2026-11-23T09:00:00', '2026-12-01T09:00:00')).rule).toBe('RRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=1TU;COUNT=1')
  })

  it('says so where the rule cannot follow', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1' }) })
    await expect(core.api.activities.move({ activityId: id, recurrenceId: '2026-11-30T09:00:00', scope: 'all', start: '2026-11-27T09:00:00', end: null, timeZone: 'Europe/Berlin' })).rejects.toMatchObject({ cause: { code: 'invalid', field: 'start' } })
    await core.api.activities.move({ activityId: id, recurrenceId: '2026-11-30T09:00:00', scope: 'all', start: '2026-11-30T11:00:00', end: null, timeZone: 'Europe/Berlin' })
    expect(startsOf(core, id)[1]).toBe('2026-11-30T11:00:00')
    await core.close()
  })

  it('another rule lets go of what is no more, and keeps what was done', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content(weekly) })
    await core.api.activities.complete({ activityId: id, recurrenceId: '2026-11-30T09:00:00', result: 'held' })
    await core.api.activities.save({ activityId: id, recurrenceId: '2026-12-14T09:00:00', scope: 'this', content: content({ regarding: 'Special', start: '2026-12-15T09:00:00', end: '2026-12-15T10:00:00' }) })
    await core.api.activities.save({ activityId: id, recurrenceId: '2026-11-23T09:00:00', scope: 'all', content: content({ recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3' }) })
    expect(startsOf(core, id)).toEqual(['2026-11-25T09:00:00', '2026-12-02T09:00:00', '2026-12-09T09:00:00'])
    const { read } = core.services.store
    expect(read.rows(`SELECT status, start, seriesId, recurrenceId FROM activity WHERE id <> ?`, id)).toEqual([{ status: 'done', start: '2026-11-30T09:00:00', seriesId: null, recurrenceId: null }])
    await core.close()
  })

  it('becomes whole days and times again, and another zone keeps the clock', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content({ recurrence: 'RRULE:FREQ=WEEKLY;UNTIL=20261214T080000Z\nEXDATE:20261130T090000' }) })
    const key = { activityId: id, recurrenceId: '2026-11-23T09:00:00' }
    const save = async (changes: Partial<ActivityContent>, recurrenceId: string) => core.api.activities.save({ ...key, recurrenceId, scope: 'all', content: content({ recurrence: await ruleOf(core, id), ...changes }) })
    await save({ start: '2026-11-23', end: '2026-11-24', timeZone: null }, '2026-11-23T09:00:00')
    expect(await ruleOf(core, id)).toBe('RRULE:FREQ=WEEKLY;UNTIL=20261214\nEXDATE;VALUE=DATE:20261130')
    await save({ start: '2026-11-23T16:00:00', end: '2026-11-23T17:00:00', timeZone: 'Asia/Tokyo' }, '2026-11-23')
    expect(startsOf(core, id)).toEqual(['2026-11-23T16:00:00', '2026-12-07T16:00:00', '2026-12-14T16:00:00'])
    await core.close()
  })

  it('an edit carries over only what it changed', async () => {
    const core = openTestCore()
    const { id } = await core.api.activities.create({ content: content(weekly) })
    const key = { activityId: id, recurrenceId: '2026-11-30T09:00:00' }
    await core.api.activities.save({ ...key, scope: 'this', content: content({ regarding: 'Special', start: '2026-11-30T15:00:00', end: '2026-11-30T15:30:00' }) })
    const shown = await core.api.activities.atOccurrence(key)
    await core.api.activities.save({ ...key, scope: 'all', content: { ...content(), ...shown, location: 'Room 2' } })
    expect(await core.api.activities.get({ id })).toMatchObject({ regarding: 'Jour fixe', location: 'Room 2', start: '2026-11-23T09:00:00', end: '2026-11-23T10:00:00', recurrence: weekly.recurrence })
    expect(await core.api.activities.atOccurrence(key)).toMatchObject({ regarding: 'Special', location: 'Room 2', start: '2026-11-30T15:00:00' })
    await core.close()
  })
})

const ruleArbitrary = fc.constantFrom('RRULE:FREQ=DAILY;COUNT=20', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=14', 'RRULE:FREQ=MONTHLY;BYDAY=4MO', 'RRULE:FREQ=MONTHLY;COUNT=9',
  'RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20270120T080000Z\nRDATE:20261201T150000,20270110T100000\nEXDATE:20261126T090000')

describe('activities, whatever is done in whatever order', () => {
  it('this and following parts a series: what comes before and after is what there was', async () => {
    await fc.assert(fc.asyncProperty(ruleArbitrary, fc.nat(40), async (recurrence, at) => {
      const core = openTestCore()
      const { id } = await core.api.activities.create({ content: content({ recurrence }) })
      const all = startsOf(core, id)
      const recurrenceId = all[at % all.length] ?? ''
      const shown = await core.api.activities.atOccurrence({ activityId: id, recurrenceId })
      const { id: next } = await core.api.activities.save({ activityId: id, recurrenceId, scope: 'following', content: { ...content(), ...shown, regarding: 'Other' } })
      const parted = next === id ? startsOf(core, id) : [...startsOf(core, id), ...startsOf(core, next)]
      await core.close()
      expect(parted).toEqual(all)
    }), { numRuns: 60 })
  })

  const step = fc.record({
    kind: fc.constantFrom('save', 'move', 'remove', 'complete', 'reopen'), scope: fc.constantFrom('this', 'following', 'all'),
    series: fc.nat(5), at: fc.nat(12), days: fc.integer({ min: -3, max: 3 }), hours: fc.integer({ min: -4, max: 4 }), recurrence: fc.option(ruleArbitrary, { freq: 5 }),
  } as const)

  it('every step is taken back as it was made, and made again', async () => {
    await fc.assert(fc.asyncProperty(ruleArbitrary, fc.array(step, { minLength: 1, maxLength: 8 }), async (recurrence, steps) => {
      const core = openTestCore()
      await core.api.activities.create({ content: content({ recurrence }) })
      const states = [rowsOf(core)]
      for (const one of steps) {
        const before = rowsOf(core)
        await play(core, one).catch((error: unknown) => {
          // What cannot be done is refused as such, and changes nothing.
          expect(['invalid', 'notFound', 'conflict']).toContain((error as { cause?: { code?: string } }).cause?.code)
          expect(rowsOf(core)).toBe(before)
        })
        for (const { id } of core.services.store.read.rows<{ id: number }>('SELECT id FROM activity WHERE recurrence IS NOT NULL')) startsOf(core, id)
        if (rowsOf(core) !== before) states.push(rowsOf(core))
      }
      for (const state of states.slice(0, -1).toReversed()) {
        await core.undo()
        expect(rowsOf(core)).toBe(state)
      }
      for (const state of states.slice(1)) {
        await core.redo()
        expect(rowsOf(core)).toBe(state)
      }
      await core.close()
    }), {
      numRuns: 60,
      // Found by it: the new rule names the day of an occurrence that differs, and its EXDATE takes that day away again.
      examples: [['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=14', [
        { kind: 'save', scope: 'this', series: 0, at: 1, days: 0, hours: 0, recurrence: null },
        { kind: 'save', scope: 'all', series: 0, at: 0, days: 0, hours: 0, recurrence: 'RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20270120T080000Z\nRDATE:20261201T150000,20270110T100000\nEXDATE:20261126T090000' },
      ]]],
    })
  })

  type Step = { kind: string; scope: 'this' | 'following' | 'all'; series: number; at: number; days: number; hours: number; recurrence: string | null }

  async function play(core: TestCore, { kind, scope, series, at, days, hours, recurrence }: Step): Promise<unknown> {
    const ids = core.services.store.read.column<number>('SELECT id FROM activity WHERE seriesId IS NULL ORDER BY id')
    const activityId = ids[series % Math.max(ids.length, 1)]
    if (activityId === undefined) return undefined
    const row = await core.api.activities.get({ id: activityId })
    const times = row.recurrence === null || row.start === null ? [] : expandSeries({ start: row.start, timeZone: row.timeZone, recurrence: row.recurrence }, { from: wallSeconds('2026-01-01'), to: wallSeconds('2027-06-01') }).times
    const recurrenceId = times.length === 0 ? '' : wallText(times[at % times.length] ?? 0, false)
    const key = { activityId, recurrenceId, scope }
    if (kind === 'remove') return core.api.activities.remove(key)
    if (kind === 'complete') return core.api.activities.complete({ activityId, recurrenceId, result: 'held' })
    if (kind === 'reopen') return core.api.activities.reopen({ activityId, recurrenceId })
    const shown = await core.api.activities.atOccurrence(key)
    const by = (time: string | null) => (time === null ? null : new Date(Date.parse(`${time}Z`) + days * 86_400_000 + hours * 3_600_000).toISOString().slice(0, 19))
    if (kind === 'move') return core.api.activities.move({ ...key, start: by(shown.start), end: by(shown.end), timeZone: 'Europe/Berlin' })
    const exceptions = parseRecurrence(row.recurrence).exceptions.length
    return core.api.activities.save({ ...key, content: { ...content(), ...shown, regarding: `Edit ${days} ${exceptions}`, recurrence: recurrence ?? shown.recurrence } })
  }
})
