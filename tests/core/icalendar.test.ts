import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { CalendarReader, foldedComponent, makeComponent, makeLine, parseComponent, componentText, readActivity, writeActivity, zoneComponent, Zones, type CalendarItem, type WritableActivity } from '../../electron/core/icalendar/icalendar.ts'

const bytes = (text: string) => Buffer.from(text)

/** All that a reader makes of bytes that come in pieces of a size. */
function read(input: Uint8Array, size = input.length || 1, options: ConstructorParameters<typeof CalendarReader>[0] = {}) {
  const reader = new CalendarReader(options)
  const items: CalendarItem[] = []
  for (let at = 0; at < input.length; at += size) items.push(...reader.push(input.subarray(at, at + size)))
  items.push(...reader.end())
  const activities = items.flatMap((item) => ('activity' in item ? [readActivity(item.activity, item.calendar.zones)] : []))
  return { activities, problems: reader.takeProblems(), calendars: items.flatMap((item) => ('isEnd' in item ? [item.calendar] : [])) }
}
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => calendar('BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT')
const codes = ({ activities, problems }: ReturnType<typeof read>) => [...problems, ...activities.flatMap((activity) => activity.problems)].map(({ code }) => code)

const whole = event('DTSTART;TZID=Europe/Berlin:20261102T090000', 'SUMMARY:Grüße — 会议 😀', 'DESCRIPTION:a\\nb', 'X-LONG:' + 'é'.repeat(100))

test('lines are unfolded at any byte, by any line end, with a mark before them or not', () => {
  const [wanted] = read(bytes(whole)).activities
  expect(wanted).toMatchObject({ content: { regarding: 'Grüße — 会议 😀', details: 'a\nb' } })
  const raw = bytes(whole)
  for (let at = raw.indexOf('SUMMARY') + 1; at < raw.length; at += 1) {
    if (raw[at - 1] === 10 || raw[at - 1] === 13 || raw[at] === 10 || raw[at] === 13) continue
    const folded = Buffer.concat([raw.subarray(0, at), bytes('\r\n '), raw.subarray(at)])
    const { activities } = read(folded)
    // Within the word END a fold makes another word of what stands before it only to a reader that unfolds too late.
    expect(activities[0]?.content).toEqual(wanted?.content)
  }
  for (const text of [whole.replaceAll('\r\n', '\n'), whole.replaceAll('\r\n', '\r'), `\ufeff${whole}`, whole.replaceAll('\r\n', '\r\n\r\n')]) expect(read(bytes(text)).activities[0]?.content).toEqual(wanted?.content)
  expect(read(Buffer.from(`\ufeff${whole}`, 'utf16le')).activities[0]?.content).toEqual(wanted?.content)
  for (const size of [1, 2, 3, 7, 64]) expect(read(raw, size).activities[0]?.content).toEqual(wanted?.content)
})

test('another encoding is read by its name', () => {
  const latin = Buffer.from(event('DTSTART:20261102T090000Z', 'SUMMARY:Grüße'), 'latin1')
  expect(read(latin, latin.length, { encoding: 'windows-1252' }).activities[0]?.content.regarding).toBe('Grüße')
})

test('NULs, nests without end and lines without end harm nothing beside them', () => {
  const good = ['BEGIN:VEVENT', 'UID:2', 'DTSTART:20261102T090000Z', 'SUMMARY:Good', 'END:VEVENT']
  const deep = [...Array.from({ length: 5_000 }, () => 'BEGIN:X-NEST'), ...Array.from({ length: 5_000 }, () => 'END:X-NEST')]
  expect(read(bytes(calendar('BEGIN:VEVENT', 'SUM\0MARY:a\0b', ...deep, 'END:VEVENT', ...good))).activities.map(({ content }) => content.regarding)).toEqual(['ab', 'Good'])
  const long = read(bytes(calendar('BEGIN:VEVENT', `SUMMARY:${'x'.repeat(200_000)}`, 'END:VEVENT', ...good)), 4_096, { maxProperty: 100_000 })
  expect([long.activities.at(-1)?.content.regarding, codes(long).includes('propertyTooLong')]).toEqual(['Good', true])
  const large = read(bytes(calendar('BEGIN:VEVENT', 'DTSTART:20261102T090000Z', ...Array.from({ length: 2_000 }, () => `X-A:${'x'.repeat(100)}`), 'END:VEVENT', ...good)), 4_096, { maxComponent: 100_000 })
  expect([large.activities.length, codes(large)]).toEqual([2, ['componentTooLong']])
})

test('a hundred thousand single dates are cut off and told', () => {
  const dates = Array.from({ length: 100_000 }, (_, at) => `${new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`)
  const found = read(bytes(event('DTSTART:20260101T000000Z', `RDATE:${dates.join(',')}`)))
  expect(codes(found)).toEqual(['tooManyDates'])
  expect(found.activities[0]?.content.recurrence?.length).toBeLessThanOrEqual(100_000)
})

test.each([
  [['DTSTART:20261101T100000Z', 'DURATION:PT90M'], { start: '2026-11-01T10:00:00', end: '2026-11-01T11:30:00', timeZone: 'UTC' }],
  // A day is as long as the clocks make it, an hour is not: the clocks of Berlin go back on 25 October 2026.
  [['DTSTART;TZID=Europe/Berlin:20261024T120000', 'DURATION:P1D'], { end: '2026-10-25T12:00:00' }],
  [['DTSTART;TZID=Europe/Berlin:20261024T120000', 'DURATION:PT24H'], { end: '2026-10-25T11:00:00' }],
  [['DTSTART;VALUE=DATE:20261101', 'DURATION:P2D'], { start: '2026-11-01', end: '2026-11-03', timeZone: null }],
  [['DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261101'], { start: '2026-11-01', end: null }],
  [['DTSTART:20261101T100000'], { start: '2026-11-01T10:00:00', timeZone: null }],
  [['DTSTART;TZID=Europe/Berlin:20261101T100000', 'DTEND:20261101T100000Z'], { end: '2026-11-01T11:00:00', timeZone: 'Europe/Berlin', endTimeZone: null }],
  [['DTSTART;TZID=Europe/Berlin:20261101T100000', 'DTEND;TZID=America/New_York:20261101T100000'], { end: '2026-11-01T10:00:00', endTimeZone: 'America/New_York' }],
  [['DTSTART;TZID=Europe/Berlin:20261101T100000', 'RRULE:FREQ=DAILY;UNTIL=20261110', 'EXDATE:20261103T090000Z', 'EXDATE;VALUE=DATE:20261104'], { recurrence: 'RRULE:FREQ=DAILY;UNTIL=20261110T225959Z\nEXDATE:20261103T100000,20261104T100000' }],
  [['DTSTART;TZID=Europe/Berlin:20261101T100000', 'RRULE:FREQ=DAILY;UNTIL=20261110T100000'], { recurrence: 'RRULE:FREQ=DAILY;UNTIL=20261110T090000Z' }],
  [['DTSTART;VALUE=DATE:20261101', 'RRULE:FREQ=DAILY;UNTIL=20261110T000000Z'], { recurrence: 'RRULE:FREQ=DAILY;UNTIL=20261110' }],
  [['DTSTART;TZID=Europe/Berlin:20261101T100000', 'RDATE;TZID=America/New_York;VALUE=PERIOD:20261105T100000/PT1H'], { recurrence: 'RDATE;VALUE=PERIOD:20261105T160000/PT1H' }],
  [['DTSTART:20261101T240000'], { start: '2026-11-02T00:00:00' }],
  [['DTSTART:2026-11-01T10:00:00+02:00'], { start: '2026-11-01T08:00:00', timeZone: 'UTC' }],
  [['DTSTART:20261101T100000Z', 'STATUS:TENTATIVE', 'CLASS:CONFIDENTIAL', 'TRANSP:TRANSPARENT', 'PRIORITY:12'], { status: 'tentative', isPrivate: true, isFree: true, priority: 9 }],
])('%s', (lines, content) => {
  expect(read(bytes(event(...lines))).activities[0]?.content).toMatchObject(content)
})

test('a zone that is written is the zone that was meant, in every year', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Africa/Casablanca', 'Asia/Kolkata', 'Europe/Moscow', 'America/Sao_Paulo', 'Australia/Lord_Howe']) {
    const component = zoneComponent(zone, 2005, 2030)
    component.properties = [makeLine('TZID', 'Its own name')]
    const zones = new Zones()
    zones.define(component)
    const meant = zones.meaning('Its own name')
    const own = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    const other = meant && 'zone' in meant ? new Intl.DateTimeFormat('sv', { timeZone: meant.zone, dateStyle: 'short', timeStyle: 'medium' }) : null
    for (let at = Date.UTC(2016, 0); at < Date.UTC(2027, 0); at += 37 * 3_600_000) {
      const shown = other?.format(at) ?? new Date(at + (meant && 'clock' in meant ? meant.clock(at) : Number.NaN)).toISOString().slice(0, 19).replace('T', ' ')
      expect(`${zone} ${shown}`).toBe(`${zone} ${own.format(at)}`)
    }
  }
})

// oxlint-disable-next-line no-control-regex -- signs that iCalendar's text may not hold (RFC 5545, section 3.3.11)
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').toWellFormed())
const anyTime = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }).map((at) => new Date(at).toISOString().slice(0, 19))

test('what is written is read as it was, whatever it says', () => {
  fc.assert(fc.property(fc.record({
    regarding: anyText, details: anyText, location: anyText, start: anyTime, zone: fc.constantFrom(null, 'UTC', 'Europe/Berlin', 'America/New_York'), isTask: fc.boolean(),
    priority: fc.integer({ min: 0, max: 9 }), isFree: fc.boolean(), isPrivate: fc.boolean(), status: fc.constantFrom('planned', 'tentative', 'cancelled'), offset: fc.integer({ min: -1_000_000, max: 1_000_000 }), name: anyText,
  }), ({ zone, name, offset, status, isTask, ...rest }) => {
    const oneLine = (text: string) => text.replace(/\n/g, '').trim()
    const content = {
      ...rest, regarding: oneLine(rest.regarding), location: oneLine(rest.location), end: null, timeZone: zone, endTimeZone: null, recurrence: 'RRULE:FREQ=DAILY;COUNT=3', status: isTask && status === 'tentative' ? 'planned' : status,
      isFree: rest.isFree && !isTask, participants: oneLine(name) === '' || /["\s]/.test(name) ? [] : [{ contactId: null, name: name.replace(/'/g, ''), email: 'a@example.com', answer: 'accepted' }].filter((one) => one.name !== ''), alarms: [{ offset, isFromEnd: false, at: null }],
    } satisfies WritableActivity['content']
    const component = writeActivity({ content, isTask, uid: 'u', occurrence: null, completedAt: null, createdAt: 0, updatedAt: 0, original: null, files: [] }, new Zones())
    const around = makeComponent('VCALENDAR')
    around.components.push(component)
    const { activities, problems } = read(bytes(foldedComponent(around)), 50)
    expect(problems).toEqual([])
    expect(activities[0]?.content).toEqual(content)
    const kept = parseComponent(componentText(component))
    expect(kept && foldedComponent(kept)).toBe(foldedComponent(component))
  }), { numRuns: 300 })
})

test('whatever the bytes are, reading ends and throws nothing', () => {
  const words = ['BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTODO', 'END:VTODO', 'BEGIN:VALARM', 'END:VALARM', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'BEGIN:STANDARD', 'END:STANDARD', 'TZID:X', 'TZOFFSETTO:+0100', 'TZOFFSETFROM:-9999',
    'DTSTART;TZID=X:20260101T000000', 'DTSTART:00000101T000000Z', 'DTSTART;TZID=Asia/Tokyo:00010101T000000', 'DTEND:99991231T235959Z', 'DURATION:P999999999W', 'DURATION:-PT1S', 'DUE:20260230', 'RRULE:FREQ=YEARLY;BYMONTH=99;BYDAY=99SU', 'RRULE:', 'EXDATE:,,,', 'RDATE;VALUE=PERIOD:20260101T000000Z/',
    'RECURRENCE-ID;RANGE=THISANDFUTURE:20260101', 'TRIGGER:-P', 'TRIGGER;VALUE=DATE-TIME:x', 'REPEAT:999999999', 'ATTENDEE;CN="a:mailto:b', 'ATTACH;ENCODING=BASE64;VALUE=BINARY:====', 'SUMMARY;ENCODING=QUOTED-PRINTABLE:=C3=', '=', ' folded', '\t', ';:', '"', 'X;=:;']
  const lines = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 30 })), { maxLength: 60 }).map((all) => bytes(all.join('\r\n')))
  fc.assert(fc.property(fc.oneof(lines, fc.uint8Array({ maxLength: 400 })), fc.integer({ min: 1, max: 64 }), (input, size) => {
    const { activities } = read(input, size)
    for (const { content } of activities) for (const time of [content.start, content.end]) expect(time === null || /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/.test(time)).toBe(true)
  }), { numRuns: 2_000 })
})
