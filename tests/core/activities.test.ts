import { describe, expect, it } from 'vitest'
import { activityContentSchema, activityFilterSchema, type ActivityContent, type ActivityFilter } from '#shared/activities.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const timeZone = 'Europe/Berlin'
const content = (changes: Partial<ActivityContent> = {}): ActivityContent => activityContentSchema.parse({
  typeId: 3, regarding: 'Write', details: '', location: '', start: '2026-11-23T09:00:00', end: '2026-11-23T10:00:00', timeZone,
  recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [], ...changes,
})
const who = (contactId: number | null, name = '', email = '') => ({ contactId, name, email, answer: null })
const add = async (core: TestCore, changes: Partial<ActivityContent>) => (await core.api.activities.create({ content: content(changes) })).id
const person = async (core: TestCore, givenName: string) => (await core.api.contacts.create({ changes: { givenName } })).id
const refused = (code: string, field?: string) => ({ cause: field === undefined ? { code } : { code, field } })

/** What a list holds: what each is about, and its day. */
async function listed(core: TestCore, filter: Partial<ActivityFilter> = {}, sort: 'start' | 'priority' | 'regarding' = 'start'): Promise<string[]> {
  const { total, items } = await core.api.activities.list({ filter: activityFilterSchema.parse(filter), timeZone, sort })
  expect(total).toBe(items.length)
  return items.map(({ regarding, start }) => `${regarding} ${start?.slice(5, 10) ?? '-'}`)
}

describe('activities', () => {
  it('keep what was said of them, with people and alarms; every change is taken back', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    const said = content({ participants: [who(ana), who(null, 'Ben', 'ben@example.org')], alarms: [{ offset: -600, isFromEnd: false, at: null }], priority: 1, location: 'Café' })
    const { id } = await core.api.activities.create({ content: said })
    const shown = await core.api.activities.get({ id })
    expect(shown).toMatchObject({ ...said, participants: [who(ana, 'Ana'), who(null, 'Ben', 'ben@example.org')], isTask: true, seriesId: null, isReadOnly: false, attachments: [] })
    await core.api.activities.save({ activityId: id, recurrenceId: '', content: { ...said, participants: [who(null, 'Ben', 'ben@example.org')], alarms: [], timeZone: null } })
    expect(await core.api.activities.get({ id })).toMatchObject({ participants: [who(null, 'Ben', 'ben@example.org')], alarms: [], timeZone: null })
    await core.undo()
    expect(await core.api.activities.get({ id })).toEqual(shown)
    await core.api.activities.remove({ activityId: id, recurrenceId: '' })
    await expect(core.api.activities.get({ id })).rejects.toMatchObject(refused('notFound'))
    await core.undo()
    expect(await core.api.activities.get({ id })).toEqual(shown)
    await core.close()
  })

  it('saving what is the same is no change', async () => {
    const core = openTestCore()
    const id = await add(core, { participants: [who(null, 'Ben')], alarms: [{ offset: -60, isFromEnd: false, at: null }] })
    const before = core.services.store.read.value('SELECT count(*) FROM changeSet')
    await core.api.activities.save({ activityId: id, recurrenceId: '', content: content({ participants: [who(null, 'Ben')], alarms: [{ offset: -60, isFromEnd: false, at: null }] }) })
    expect(core.services.store.read.value('SELECT count(*) FROM changeSet')).toBe(before)
    await core.close()
  })

  it('refuse what cannot be, and say at which field', async () => {
    const core = openTestCore()
    const wrong: [string, Partial<ActivityContent>][] = [
      ['typeId', { typeId: 99 }], ['end', { end: '2026-11-23T08:00:00' }], ['end', { end: '2026-11-24' }], ['end', { start: null }], ['end', { start: '2026-11-23', end: '2026-11-23', timeZone: null }],
      ['timeZone', { timeZone: 'Europe/Atlantis' }], ['timeZone', { start: '2026-11-23', end: '2026-11-24' }], ['recurrence', { start: null, end: null, recurrence: 'RRULE:FREQ=DAILY' }],
      ['recurrence', { recurrence: 'every day' }], ['participants', { participants: [who(99)] }], ['calendarId', { calendarId: 99 }],
    ]
    for (const [field, changes] of wrong) await expect(core.api.activities.create({ content: content(changes) }), JSON.stringify(changes)).rejects.toMatchObject(refused('invalid', field))
    expect(core.services.store.read.value('SELECT count(*) FROM activity')).toBe(0)
    await core.close()
  })

  it('keep the name of somebody whose contact is gone', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    const id = await add(core, { participants: [who(ana)] })
    await core.api.contacts.remove({ ids: [ana] })
    expect((await core.api.activities.get({ id })).participants).toEqual([who(ana, 'Ana')])
    core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => db.exec('DELETE FROM contact WHERE id = ?', ana))
    expect((await core.api.activities.get({ id })).participants).toEqual([who(null, 'Ana')])
    await core.undo()
    expect((await core.api.activities.get({ id })).participants).toEqual([who(ana, 'Ana')])
    await core.close()
  })

  it('a new rule on other weekdays begins with the first of them', async () => {
    const core = openTestCore()
    const id = await add(core, { recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH' })
    expect(await core.api.activities.get({ id })).toMatchObject({ start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00' })
    await core.close()
  })

  it('of a calendar that follows a file are not changed here', async () => {
    const core = openTestCore()
    const id = await add(core, {})
    const calendarId = core.services.store.newId('calendar')
    core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => {
      db.insert('calendar', { id: calendarId, name: 'Club', colour: null, path: 'club.ics', isHolidays: 0, rank: 1, readAt: null, hash: null, problem: null })
      db.exec('UPDATE activity SET calendarId = ? WHERE id = ?', calendarId, id)
    })
    const key = { activityId: id, recurrenceId: '' }
    expect((await core.api.activities.get({ id })).isReadOnly).toBe(true)
    for (const call of [core.api.activities.save({ ...key, content: content() }), core.api.activities.remove(key), core.api.activities.complete({ ...key, result: 'completed' }), add(core, { calendarId })]) await expect(call).rejects.toMatchObject(refused('forbidden'))
    await core.close()
  })

  it('moved on the reader’s calendar keep their own zone', async () => {
    const core = openTestCore()
    const id = await add(core, { start: '2026-11-23T09:00:00', end: '2026-11-23T10:00:00', timeZone: 'Asia/Tokyo' })
    await core.api.activities.move({ activityId: id, recurrenceId: '', start: '2026-11-23T02:00:00', end: '2026-11-23T03:00:00', timeZone })
    expect(await core.api.activities.get({ id })).toMatchObject({ start: '2026-11-23T10:00:00', end: '2026-11-23T11:00:00', timeZone: 'Asia/Tokyo' })
    const floating = await add(core, { timeZone: null })
    await core.api.activities.move({ activityId: floating, recurrenceId: '', start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00', timeZone })
    expect(await core.api.activities.get({ id: floating })).toMatchObject({ start: '2026-11-24T09:00:00', timeZone: null })
    await core.api.activities.move({ activityId: id, recurrenceId: '', start: '2026-11-24', end: '2026-11-25', timeZone })
    expect(await core.api.activities.get({ id })).toMatchObject({ start: '2026-11-24', timeZone: null })
    await core.close()
  })
})

describe('completing', () => {
  it('writes the history, plans the next step and is one change', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    const id = await add(core, { typeId: 1, regarding: 'Quote', participants: [who(ana), who(null, 'Ben')] })
    const { historyId } = await core.api.activities.complete({ activityId: id, recurrenceId: '', result: 'leftMessage', duration: 90, details: 'Nobody', next: content({ regarding: 'Again', participants: [who(ana)] }) })
    const { read } = core.services.store
    expect(read.row('SELECT typeId, at, duration, result, regarding, details, activityId FROM historyEntry WHERE id = ?', historyId)).toEqual({ typeId: 1, at: core.services.now(), duration: 90, result: 'leftMessage', regarding: 'Quote', details: 'Nobody', activityId: id })
    expect(read.rows('SELECT contactId, isReached FROM historyContact WHERE historyEntryId = ?', historyId)).toEqual([{ contactId: ana, isReached: 0 }])
    expect(await core.api.activities.get({ id })).toMatchObject({ status: 'done', completedAt: core.services.now() })
    expect(await listed(core)).toEqual(['Again 11-23'])
    await expect(core.api.activities.complete({ activityId: id, recurrenceId: '', result: 'completed' })).rejects.toMatchObject(refused('conflict'))
    await core.undo()
    expect(read.value('SELECT (SELECT count(*) FROM historyEntry) * 10 + (SELECT count(*) FROM activity)')).toBe(1)
    expect((await core.api.activities.get({ id })).status).toBe('planned')
    await core.redo()
    await core.api.activities.reopen({ activityId: id, recurrenceId: '' })
    expect(await core.api.activities.get({ id })).toMatchObject({ status: 'planned', completedAt: null })
    expect(read.value('SELECT count(*) FROM historyEntry')).toBe(1)
    await core.close()
  })

  it('one occurrence of a series leaves the others open', async () => {
    const core = openTestCore()
    const id = await add(core, { recurrence: 'RRULE:FREQ=DAILY;COUNT=3' })
    await core.api.activities.complete({ activityId: id, recurrenceId: '2026-11-24T09:00:00', result: 'completed', isLogged: false })
    expect(await listed(core, { from: '2026-11-22', to: '2026-12-01' })).toEqual(['Write 11-23', 'Write 11-25'])
    expect(await listed(core, { state: 'done' })).toEqual(['Write 11-24'])
    expect(core.services.store.read.value('SELECT count(*) FROM historyEntry')).toBe(0)
    await core.api.activities.reopen({ activityId: id, recurrenceId: '2026-11-24T09:00:00' })
    expect(await listed(core, { from: '2026-11-22', to: '2026-12-01' })).toEqual(['Write 11-23', 'Write 11-24', 'Write 11-25'])
    await core.close()
  })
})

describe('lists of activities', () => {
  it('narrow by what is asked, in the order asked', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Łucja Müßig')
    await add(core, { regarding: 'B', start: null, end: null, timeZone: null })
    await add(core, { regarding: 'Meet', typeId: 2, start: '2026-11-24T15:00:00', end: '2026-11-24T16:00:00', participants: [who(ana)], priority: 5 })
    await add(core, { regarding: 'Over', typeId: 2, start: '2026-11-20T15:00:00', end: '2026-11-20T16:00:00' })
    await add(core, { regarding: 'Late', start: '2026-11-19', end: '2026-11-20', timeZone: null, priority: 1 })
    await add(core, { regarding: 'Call', typeId: 1, start: '2026-11-22T23:30:00', end: null })
    await add(core, { regarding: 'Fair', typeId: 2, start: '2026-11-18', end: '2026-11-28', timeZone: null })
    await add(core, { regarding: 'Off', status: 'cancelled' })
    expect(await listed(core)).toEqual(['Fair 11-18', 'Late 11-19', 'Call 11-22', 'Meet 11-24', 'B -'])
    expect(await listed(core, {}, 'priority')).toEqual(['Late 11-19', 'Meet 11-24', 'Fair 11-18', 'Call 11-22', 'B -'])
    expect(await listed(core, {}, 'regarding')).toEqual(['B -', 'Call 11-22', 'Fair 11-18', 'Late 11-19', 'Meet 11-24'])
    expect(await listed(core, { state: 'overdue' })).toEqual(['Late 11-19'])
    expect(await listed(core, { from: '2026-11-22', to: '2026-11-23' })).toEqual(['Fair 11-18', 'Call 11-22'])
    expect(await listed(core, { kind: 'task' })).toEqual(['Late 11-19', 'Call 11-22', 'B -'])
    expect(await listed(core, { kind: 'event' })).toEqual(['Fair 11-18', 'Meet 11-24'])
    expect(await listed(core, { state: 'all' })).toEqual(['Fair 11-18', 'Late 11-19', 'Over 11-20', 'Call 11-22', 'Off 11-23', 'Meet 11-24', 'B -'])
    expect(await listed(core, { typeIds: [1], isWithoutContact: true })).toEqual(['Call 11-22'])
    expect(await listed(core, { contactId: ana })).toEqual(['Meet 11-24'])
    expect(await listed(core, { text: 'lucja MUSSIG meet' })).toEqual(['Meet 11-24'])
    expect(await listed(core, { priorities: [1, 5] })).toEqual(['Late 11-19', 'Meet 11-24'])
    expect((await core.api.activities.list({ timeZone, offset: 1, limit: 2 })).items.map(({ regarding }) => regarding)).toEqual(['Late', 'Call'])
    await core.close()
  })

  it('show of a neglected series what was missed last, and nothing that came before what is done', async () => {
    const core = openTestCore()
    const id = await add(core, { regarding: 'Weekly', start: '2026-10-05T09:00:00', end: null, recurrence: 'RRULE:FREQ=WEEKLY' })
    expect(await listed(core)).toEqual(['Weekly 11-16', 'Weekly 11-23'])
    expect(await listed(core, { state: 'overdue' })).toEqual(['Weekly 11-16'])
    expect(await listed(core, { from: '2026-10-01', to: '2026-12-01' })).toEqual(['Weekly 11-16', 'Weekly 11-23', 'Weekly 11-30'])
    await core.api.activities.complete({ activityId: id, recurrenceId: '2026-11-16T09:00:00', result: 'completed' })
    expect(await listed(core, { state: 'overdue' })).toEqual([])
    expect(await listed(core)).toEqual(['Weekly 11-23'])
    await core.close()
  })

  it('follow every change, and the clock', async () => {
    const core = openTestCore()
    const id = await add(core, { typeId: 2, start: '2026-11-22T12:00:00', end: '2026-11-22T13:00:00' })
    expect(await listed(core)).toEqual(['Write 11-22'])
    core.setNow(Date.UTC(2026, 10, 22, 12, 30))
    expect(await listed(core)).toEqual([])
    core.setNow(Date.UTC(2026, 10, 22, 9))
    await core.api.activities.remove({ activityId: id, recurrenceId: '' })
    expect(await listed(core)).toEqual([])
    await core.close()
  })

  it('of a contact: the next steps, soonest first, of a series one', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    await add(core, { regarding: 'Someday', start: null, end: null, timeZone: null, participants: [who(ana)] })
    await add(core, { regarding: 'Series', typeId: 2, recurrence: 'RRULE:FREQ=DAILY', participants: [who(ana)] })
    await add(core, { regarding: 'Late', start: '2026-11-01', end: '2026-11-02', timeZone: null, participants: [who(ana)] })
    expect((await core.api.activities.next({ contactId: ana, timeZone })).map(({ regarding }) => regarding)).toEqual(['Late', 'Series', 'Someday'])
    await core.close()
  })

  it('never look at all there is for what is open', async () => {
    const core = openTestCore()
    const plan = core.services.store.read.explain('SELECT 1 FROM occurrence o INDEXED BY occurrenceOpen CROSS JOIN activity a ON a.id = o.activityId WHERE o.isOpen = 1 AND o.at < ? AND (o.at, o.id) > (?, ?) ORDER BY o.at, o.id LIMIT ?', 1, 0, 0, 1)
    expect(plan).toMatch(/SEARCH o USING (?:COVERING )?INDEX occurrenceOpen/)
    expect(plan).not.toContain('TEMP B-TREE')
    await core.close()
  })
})

describe('conflicts', () => {
  it('are what the user is busy with at that time', async () => {
    const core = openTestCore()
    const ana = await person(core, 'Ana')
    const id = await add(core, { regarding: 'Meet', typeId: 2, recurrence: 'RRULE:FREQ=WEEKLY' })
    await add(core, { regarding: 'Free', typeId: 2, isFree: true })
    await add(core, { regarding: 'Off', typeId: 2, status: 'cancelled' })
    await add(core, { regarding: 'Day', typeId: 2, start: '2026-11-23', end: '2026-11-24', timeZone: null })
    await add(core, { regarding: 'Before', typeId: 2, start: '2026-11-23T08:00:00', end: '2026-11-23T09:30:00' })
    const ask = async (more: object = {}) => (await core.api.activities.conflicts({ start: '2026-11-23T09:30:00', end: '2026-11-23T11:00:00', timeZone, contactIds: [], ...more })).map(({ regarding }) => regarding)
    expect(await ask()).toEqual(['Meet'])
    expect(await ask({ start: '2026-11-23T08:30:00', timeZone: 'Europe/London', end: '2026-11-23T09:00:00' })).toEqual(['Meet'])
    expect(await ask({ except: { activityId: id, recurrenceId: '2026-11-23T09:00:00' } })).toEqual([])
    expect(await ask({ start: '2031-11-24T09:30:00', end: '2031-11-24T11:00:00' })).toEqual(['Meet'])
    expect(await ask({ start: '2026-11-23', end: '2026-11-24' })).toEqual([])
    const calendarId = core.services.store.newId('calendar')
    core.services.store.change({ at: 0, actor: 'test', action: 'test' }, (db) => {
      db.insert('calendar', { id: calendarId, name: 'Club', colour: null, path: 'club.ics', isHolidays: 0, rank: 1, readAt: null, hash: null, problem: null })
      db.exec('UPDATE activity SET calendarId = ? WHERE id = ?', calendarId, id)
      db.insert('participant', { id: core.services.store.newId('participant'), activityId: id, rank: 0, contactId: ana, name: 'Ana', email: '', answer: null })
    })
    expect(await ask()).toEqual([])
    expect(await ask({ contactIds: [ana] })).toEqual(['Meet'])
    await core.close()
  })
})

describe('types of activities', () => {
  const type = { name: 'Site visit', colour: 'red', isPlanned: true, isReached: true, isTask: false, isTimeless: false, duration: 120, alarm: 60, priority: 1 }

  it('are added, changed and removed, with a substitute for what has them', async () => {
    const core = openTestCore()
    const { id } = await core.api.activityTypes.save(type)
    expect((await core.api.activityTypes.list()).find((one) => one.id === id)).toMatchObject({ ...type, key: null, uses: 0, isHidden: false })
    await expect(core.api.activityTypes.save({ ...type, name: 'site VISIT' })).rejects.toMatchObject(refused('invalid', 'name'))
    const activityId = await add(core, { typeId: id })
    await core.api.activities.complete({ activityId, recurrenceId: '', result: 'held' })
    await expect(core.api.activityTypes.remove({ id })).rejects.toMatchObject(refused('invalid', 'substitute'))
    await core.api.activityTypes.remove({ id, substitute: 2 })
    expect(await core.api.activities.get({ id: activityId })).toMatchObject({ typeId: 2, isTask: false })
    expect(core.services.store.read.value('SELECT typeId FROM historyEntry')).toBe(2)
    await core.undo()
    expect(await core.api.activities.get({ id: activityId })).toMatchObject({ typeId: id })
    await core.close()
  })

  it('of the program are hidden and get other defaults, and stay', async () => {
    const core = openTestCore()
    const call = (await core.api.activityTypes.list()).find((one) => one.key === 'call')
    if (!call) throw new Error('There is no call.')
    await core.api.activityTypes.save({ ...call, name: 'Other', isTask: false, duration: 5, isHidden: true })
    expect((await core.api.activityTypes.list()).find((one) => one.key === 'call')).toMatchObject({ name: null, isTask: true, duration: 5, isHidden: true })
    await expect(core.api.activityTypes.remove({ id: call.id, substitute: 2 })).rejects.toMatchObject(refused('invalid'))
    await expect(core.api.activityTypes.save({ ...call, id: 8 })).rejects.toMatchObject(refused('invalid'))
    await core.close()
  })
})
