import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ImportRules } from '#shared/imports.ts'
import { importRulesSchema } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { exportActivities } from '../../electron/core/exports/exports.ts'
import { importFiles } from '../../electron/core/imports/imports.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/icalendar')
const work = mkdtempSync(join(tmpdir(), 'touchbase-ics-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

type Options = { dryRun?: boolean; rules?: Partial<ImportRules> }
const bring = (core: TestCore, paths: string[], { dryRun = false, rules = {} }: Options = {}) =>
  core.finish<ImportResult>(Promise.resolve({ jobId: core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, paths, { reading: {}, dryRun, rules: importRulesSchema.parse(rules) })) }))
let files = 0
function file(text: string, name = `${++files}.ics`): string {
  const path = join(work, name)
  writeFileSync(path, text)
  return path
}
const calendar = (...lines: string[]) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${lines.join('\r\n')}\r\nEND:VCALENDAR\r\n`
const event = (...lines: string[]) => calendar('BEGIN:VEVENT', 'UID:1@example.com', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT')
const only = (core: TestCore) => core.api.activities.get({ id: core.services.store.read.value<number>('SELECT max(id) FROM activity') ?? 0 })
const codes = ({ problems }: ImportResult) => problems.map(({ line, code }) => `${line} ${code}`)
async function take(core: TestCore): Promise<string> {
  const path = join(work, 'out.ics')
  await core.finish(Promise.resolve({ jobId: core.services.jobs.start('export', 'test', (ctx) => exportActivities(ctx, core.services, { path })) }))
  return readFileSync(path, 'utf8').replaceAll('\r\n ', '')
}

test('a calendar comes in with its series, occurrences, tasks, notes, people and alarms, and goes with one undo', async () => {
  const core = openTestCore()
  const ana = await core.api.contacts.create({ changes: { kind: 'person', givenName: 'Ana', familyName: 'Berg', emails: [{ label: 'work', value: 'ANA@example.com' }] } })
  const result = await bring(core, [join(fixtures, 'office.ics')])
  expect(result).toMatchObject({ created: 6, updated: 0, skipped: 0, failed: 0, problems: [] })
  const { read } = core.services.store
  const series = await core.api.activities.get({ id: read.value<number>(`SELECT id FROM activity WHERE uid = 'weekly@example.com' AND seriesId IS NULL`) ?? 0 })
  expect(series).toMatchObject({
    typeId: 1, isTask: false, regarding: 'Stand-up, all of us', details: 'First line\nsecond line; with a semicolon', location: 'Room 4', start: '2026-11-02T09:00:00', end: '2026-11-02T09:30:00', timeZone: 'Europe/Berlin',
    recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228T080000Z\nEXDATE:20261109T090000',
  })
  expect(series.participants).toEqual([{ contactId: ana.id, name: 'Ana Berg', email: 'ana@example.com', answer: 'accepted' }, { contactId: null, name: 'Li Wei', email: 'li@example.com', answer: 'tentative' }])
  expect(series.alarms).toEqual([{ offset: -900, isFromEnd: false, at: null }, { offset: -300, isFromEnd: true, at: null }, { offset: -180, isFromEnd: true, at: null }])
  expect(read.row('SELECT recurrenceId, start FROM activity WHERE seriesId = ?', series.id)).toEqual({ recurrenceId: '2026-11-16T09:00:00', start: '2026-11-16T10:00:00' })
  expect(read.rows(`SELECT regarding, start, "end", isTask, status, priority, isFree, isPrivate FROM activity WHERE uid <> 'weekly@example.com' ORDER BY id`)).toEqual([
    { regarding: 'Closed', start: '2026-12-24', end: '2026-12-27', isTask: 0, status: 'planned', priority: 0, isFree: 1, isPrivate: 1 },
    { regarding: 'Send the quote', start: '2026-11-30', end: null, isTask: 1, status: 'planned', priority: 1, isFree: 0, isPrivate: 0 },
    { regarding: 'Backup', start: '2026-11-01T08:00:00', end: '2026-11-01T10:00:00', isTask: 1, status: 'done', priority: 0, isFree: 0, isPrivate: 0 },
  ])
  expect(read.row('SELECT regarding, details, typeId FROM historyEntry')).toEqual({ regarding: 'A good day', details: 'We won the tender.', typeId: 4 })
  const again = await bring(core, [join(fixtures, 'office.ics')])
  expect(again).toMatchObject({ created: 0, updated: 0, skipped: 6, changeSet: null })
  await core.undo()
  expect(['activity', 'participant', 'alarm', 'activitySource', 'calendarSource', 'historyEntry', 'occurrence'].map((table) => read.value(`SELECT count(*) FROM ${table}`))).toEqual([0, 0, 0, 0, 0, 0, 0])
  await core.redo()
  expect(read.value('SELECT count(*) FROM activity')).toBe(5)
  await core.close()
})

test('what is broken is told by its line, and its neighbours come in', async () => {
  const core = openTestCore()
  const result = await bring(core, [join(fixtures, 'broken.ics')])
  expect(codes(result)).toEqual(['7 unreadableLine', '9 unclosedComponent', '9 unknownDate', '9 withoutStart', '9 unknownAlarm', '18 endBeforeStart'])
  expect(core.services.store.read.column('SELECT regarding FROM activity ORDER BY id')).toEqual(['Before the broken one', 'Broken', 'After the broken one'])
  await core.close()
})

test('vCalendar 1.0 is read: quoted-printable, its rules and alarms', async () => {
  const core = openTestCore()
  expect(await bring(core, [join(fixtures, 'version1.vcs')])).toMatchObject({ created: 1, problems: [] })
  expect(await only(core)).toMatchObject({ regarding: 'Grüße aus München', recurrence: 'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=SU,MO;COUNT=6', typeId: 2, alarms: [{ at: Date.UTC(2026, 10, 1, 8) }, { at: Date.UTC(2026, 10, 1, 8, 5) }, { at: Date.UTC(2026, 10, 1, 8, 10) }] })
  await core.close()
})

test('contacts and calendars of one folder find each other, whichever comes first', async () => {
  const core = openTestCore()
  const paths = [file(event('DTSTART:20261101T100000Z', 'ATTENDEE;CN=Zoe:mailto:zoe@example.com'), 'a.ics'), file('BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoe Adams\r\nEMAIL:Zoe@example.com\r\nEND:VCARD\r\n', 'z.vcf')]
  expect(await bring(core, paths)).toMatchObject({ created: 2, problems: [] })
  expect((await only(core)).participants).toMatchObject([{ name: 'Zoe Adams', contactId: 1 }])
  await core.close()
})

test('a newer version changes what it changed; what the user changed stays, and an older one does nothing', async () => {
  const core = openTestCore()
  await bring(core, [file(event('SEQUENCE:1', 'DTSTART:20261101T100000Z', 'SUMMARY:Lunch', 'LOCATION:Here'))])
  const { id, ...before } = await only(core)
  await core.api.activities.save({ activityId: id, recurrenceId: '', scope: 'all', content: { ...before, location: 'There' } })
  const newer = file(event('SEQUENCE:2', 'DTSTART:20261101T120000Z', 'SUMMARY:Late lunch', 'LOCATION:Here'))
  expect(await bring(core, [newer], { dryRun: true })).toMatchObject({ created: 0, updated: 1, isDryRun: true })
  expect(await bring(core, [newer], { rules: { duplicates: 'skip' } })).toMatchObject({ created: 0, updated: 0, skipped: 1 })
  expect(await bring(core, [newer])).toMatchObject({ created: 0, updated: 1 })
  expect(await only(core)).toMatchObject({ id, regarding: 'Late lunch', start: '2026-11-01T12:00:00', location: 'There' })
  expect(codes(await bring(core, [file(event('SEQUENCE:0', 'DTSTART:20261101T090000Z', 'SUMMARY:Breakfast'))]))).toEqual(['3 olderVersion'])
  expect(await bring(core, [newer], { rules: { duplicates: 'add' } })).toMatchObject({ created: 1 })
  expect(core.services.store.read.value('SELECT count(*) FROM activity')).toBe(2)
  await core.close()
})

test('a program that stamps every entry anew with each export changes nothing', async () => {
  const core = openTestCore()
  const text = event('DTSTART:20261101T100000Z', 'SUMMARY:Same')
  await bring(core, [file(text)])
  expect(await bring(core, [file(text.replace('DTSTAMP:2026', 'DTSTAMP:2027'))])).toMatchObject({ skipped: 1, updated: 0, changeSet: null })
  await core.close()
})

test.each([
  ['W. Europe Standard Time', 'Europe/Berlin'], ['/mozilla.org/20050126_1/Europe/Berlin', 'Europe/Berlin'], ['/freeassociation.sourceforge.net/Tzfile/America/New_York', 'America/New_York'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome', 'Europe/Amsterdam'], ['(GMT-05.00) Eastern Time (US & Canada)', 'America/New_York'], ['tzone://Microsoft/Utc', 'UTC'], ['China Standard Time', 'Asia/Shanghai'],
  ['EST', 'EST'], ['Pacific Daylight Time', 'America/Los_Angeles'], ['US-Eastern', 'US/Eastern'], ['GMT+0530', 'Asia/Calcutta'], ['UTC+2', 'Etc/GMT-2'], ['europe/berlin', 'Europe/Berlin'], ['Asia/Kolkata', 'Asia/Kolkata'],
])('the zone %s is %s', async (name, zone) => {
  const core = openTestCore()
  expect(await bring(core, [file(event(`DTSTART;TZID="${name}":20261101T100000`))])).toMatchObject({ problems: [] })
  expect(await only(core)).toMatchObject({ start: '2026-11-01T10:00:00', timeZone: zone })
  await core.close()
})

test('a zone of its own is known by its rules, also where they come after the event; else its times become UTC', async () => {
  const rules = (standard: string, daylight: string) => ['BEGIN:VTIMEZONE', 'TZID:Our own', 'BEGIN:STANDARD', 'DTSTART:19971026T020000', `TZOFFSETFROM:${daylight}`, `TZOFFSETTO:${standard}`, 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'END:STANDARD',
    'BEGIN:DAYLIGHT', 'DTSTART:19970406T020000', `TZOFFSETFROM:${standard}`, `TZOFFSETTO:${daylight}`, 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU', 'END:DAYLIGHT', 'END:VTIMEZONE']
  const own = ['BEGIN:VEVENT', 'UID:1@example.com', 'DTSTART;TZID=Our own:20261124T100000', 'END:VEVENT']
  const core = openTestCore()
  expect(await bring(core, [file(calendar(...own, ...rules('-0500', '-0400')))])).toMatchObject({ problems: [] })
  expect(await only(core)).toMatchObject({ start: '2026-11-24T10:00:00', timeZone: 'America/New_York' })
  const other = openTestCore()
  expect(codes(await bring(other, [file(calendar(...rules('+0117', '+0217'), ...own))]))).toEqual(['18 ownZone'])
  expect(await only(other)).toMatchObject({ start: '2026-11-24T08:43:00', timeZone: 'UTC' })
  await core.close()
  await other.close()
})

test('a file of free and busy times says so', async () => {
  const core = openTestCore()
  const result = await bring(core, [file(calendar('BEGIN:VFREEBUSY', 'UID:f', 'FREEBUSY:20261101T100000Z/PT1H', 'END:VFREEBUSY'))])
  expect(result).toMatchObject({ created: 0, problems: [{ line: 1, code: 'noEntries' }] })
  expect(result.problems[0]?.message).toContain('VFREEBUSY')
  await core.close()
})

test('a file inside an entry becomes an attachment and goes out again', async () => {
  const core = openTestCore()
  const base64 = Buffer.from('hello, this is a file').toString('base64')
  const text = event('DTSTART:20261101T100000Z', `ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;FILENAME=a.txt:${base64}`, 'ATTACH:https://example.com/never-fetched.pdf')
  await bring(core, [file(text)])
  expect((await only(core)).attachments).toMatchObject([{ name: 'a.txt', size: 21 }])
  expect(await take(core)).toContain(base64)
  await core.close()
})

test('what is changed here is written anew in its place, and nothing beside it', async () => {
  const core = openTestCore()
  await bring(core, [join(fixtures, 'office.ics')])
  const id = core.services.store.read.value<number>(`SELECT id FROM activity WHERE uid = 'weekly@example.com' AND seriesId IS NULL`) ?? 0
  const series = await core.api.activities.get({ id })
  await core.api.activities.save({ activityId: id, recurrenceId: '', scope: 'all', content: { ...series, location: 'Room 5', alarms: series.alarms.slice(0, 1) } })
  const out = await take(core)
  expect(out).toContain('LOCATION:Room 5')
  expect(out).toContain('SEQUENCE:3')
  expect(out).toContain('X-ALARM:kept')
  expect(out).not.toContain('Nearly over')
  expect(out).toContain('ATTENDEE;CN=Li Wei;PARTSTAT=TENTATIVE;X-NUM=1:mailto:li@example.com')
  expect(out).toContain('EXDATE;TZID=W. Europe Standard Time:20261109T090000')
  expect(out).toContain('TZID:W. Europe Standard Time')
  expect(out).toContain('X-PROP:kept too')
  await core.close()
})

test('an activity of our own goes out with a zone that others understand, and comes back the same', async () => {
  const core = openTestCore()
  const content = {
    typeId: 2, regarding: 'Quote, new', details: 'a\nb; c', location: 'Café', start: '2026-11-25T15:00:00', end: '2026-11-25T16:00:00', timeZone: 'America/New_York', recurrence: 'RRULE:FREQ=WEEKLY;BYDAY=WE\nEXDATE:20261202T150000',
    priority: 5, isFree: true, isPrivate: true, participants: [{ contactId: null, name: 'Li', email: 'li@example.com', answer: 'accepted' }], alarms: [{ offset: -900, isFromEnd: false, at: null }],
  }
  await core.api.activities.create({ content })
  const out = await take(core)
  for (const line of ['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'DTSTART;TZID=America/New_York:20261125T150000', 'EXDATE;TZID=America/New_York:20261202T150000', 'TRIGGER:-PT15M']) expect(out).toContain(line)
  const other = openTestCore()
  expect(await bring(other, [file(out)])).toMatchObject({ created: 1, problems: [] })
  expect(await only(other)).toMatchObject(content)
  await core.close()
  await other.close()
})

test('the answer of somebody who was invited changes the answer alone', async () => {
  const core = openTestCore()
  await bring(core, [file(event('DTSTART:20261101T100000Z', 'SUMMARY:Lunch', 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.com', 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@example.com'))])
  const reply = event('DTSTART:20261101T100000Z', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:B@example.com').replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:REPLY')
  expect(await bring(core, [file(reply)])).toMatchObject({ updated: 1, problems: [] })
  expect(await only(core)).toMatchObject({ regarding: 'Lunch', participants: [{ email: 'a@example.com', answer: 'needs-action' }, { email: 'b@example.com', answer: 'accepted' }] })
  await core.close()
})

test('a cancellation cancels what it names, though it does not say so itself, and undo calls it back', async () => {
  const core = openTestCore()
  const lines = ['DTSTART:20261101T100000Z', 'SUMMARY:Review']
  await bring(core, [file(event(...lines, 'SEQUENCE:0'))])
  expect((await only(core)).status).toBe('planned')
  const cancel = file(event(...lines, 'SEQUENCE:1').replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL'))
  expect(await bring(core, [cancel])).toMatchObject({ created: 0, updated: 1, failed: 0 })
  expect((await only(core)).status).toBe('cancelled')
  expect(await bring(core, [cancel])).toMatchObject({ created: 0, updated: 0 })
  expect(await take(core)).toContain('STATUS:CANCELLED')
  await core.undo()
  expect((await only(core)).status).toBe('planned')
  await core.close()
})


test('a journal keeps its file, and goes out with it', async () => {
  const core = openTestCore()
  const text = calendar('BEGIN:VJOURNAL', 'UID:j@example.com', 'DTSTAMP:20260101T000000Z', 'DTSTART;VALUE=DATE:20261101', 'SUMMARY:Minutes', 'ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;FILENAME=a.txt:aGVsbG8=', 'END:VJOURNAL')
  await bring(core, [file(text)])
  expect((await core.api.history.timeline({})).items.find(({ regarding }) => regarding === 'Minutes')).toMatchObject({ attachments: [{ name: 'a.txt', size: 5 }] })
  expect(await take(core)).toContain('FILENAME=a.txt:aGVsbG8=\r\n')
  await core.close()
})

test('a file goes out however it lies in the store', async () => {
  const core = openTestCore()
  const kept = { small: 'tell '.repeat(2_000), large: 'a line of a long protocol\n'.repeat(60_000) }
  await bring(core, [file(event('DTSTART:20261101T090000Z', 'SUMMARY:x'))])
  const { id } = await only(core)
  const files = []
  for (const [name, text] of Object.entries(kept)) {
    const response = await core.fetch(new Request('http://touchbase.invalid/api/upload', { method: 'POST', body: text }))
    files.push({ name: `${name}.txt`, ...((await response.json()) as { uploadId: string }) })
  }
  await core.finish(core.api.history.attach({ to: { activityId: id }, files }))
  const out = await take(core)
  expect(Object.entries(kept).filter(([name, text]) => !out.includes(`FILENAME=${name}.txt:${Buffer.from(text).toString('base64')}\r\n`)).map(([name]) => name)).toEqual([])
  await core.close()
})

test('where the bounds of an entry are damaged, those beside it come in whole', async () => {
  const core = openTestCore()
  const good = (uid: string) => ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTART:20261101T090000Z', `SUMMARY:${uid}`, 'END:VEVENT']
  const deep = Array.from({ length: 30 }, () => 'BEGIN:X-DEEP')
  await bring(core, [file(calendar(...good('one'), 'BEGIN:VEWENT', 'UID:lost', 'END:VEVENT', ...good('two'), 'BEGIN:VEVENT', 'UID:three', 'SUMMARY:three', 'END:VEV ENT', 'DESCRIPTION:kept', 'BEGIN:VALARM', 'ACTION:DISPLAY', ...good('four'), ...deep, ...good('five')))])
  expect(core.services.store.read.column('SELECT regarding FROM activity ORDER BY id')).toEqual(['one', 'two', 'three', 'four', 'five'])
  expect(await take(core)).toContain('SUMMARY:three\r\nEND:VEV ENT\r\nDESCRIPTION:kept\r\n')
  await core.close()
})

test('an occurrence that says nothing of its time is when it would have been; a rule that takes away goes out as it came', async () => {
  const core = openTestCore()
  await bring(core, [file(calendar(
    'BEGIN:VEVENT', 'UID:s@example.com', 'DTSTART;TZID=Europe/Berlin:20261102T090000', 'RRULE:FREQ=DAILY;COUNT=5', 'EXRULE:FREQ=WEEKLY;BYDAY=TU', 'SUMMARY:Series', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:s@example.com', 'RECURRENCE-ID;TZID=Europe/Berlin:20261104T090000', 'SUMMARY:Only the name', 'END:VEVENT'))])
  const found = await core.api.calendar.window({ from: '2026-11-01', to: '2026-11-10', timeZone: 'Europe/Berlin' })
  expect(found.map(({ regarding, start }) => `${regarding} ${start}`)).toEqual(['Series 2026-11-02T09:00:00', 'Only the name 2026-11-04T09:00:00', 'Series 2026-11-05T09:00:00', 'Series 2026-11-06T09:00:00'])
  expect(await take(core)).toContain('EXRULE:FREQ=WEEKLY;BYDAY=TU\r\n')
  await core.close()
})
