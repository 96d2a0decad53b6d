import { fc } from '../support/fast-check.ts'
import * as rrule from 'rrule'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#shared/wall-time.ts'
import { expandSeries, wallSeconds, wallText, zoneOf } from '../../electron/core/recurrence/recurrence.ts'

// One name for both ways in which the package is built.
const { RRule } = (rrule as { default?: typeof rrule }).default ?? rrule
const limits = { occurrences: 1_000, time: 5_000 }

function times(recurrence: string, start: string, from: string, to: string, timeZone: string | null = null): string[] {
  return expandSeries({ start, timeZone, recurrence }, { from: wallSeconds(from), to: wallSeconds(to) }, limits).times.map((time) => wallText(time, !start.includes('T')))
}

const subsetOf = (numbers: number[], most: number) => fc.option(fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: most }), { nil: null, freq: 3 })
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const signed = (least: number, most: number) => [...Array.from({ length: most - least + 1 }, (_, at) => at + least), ...Array.from({ length: most - least + 1 }, (_, at) => -(at + least))]

function greatestCommon(one: number, other: number): number {
  return other === 0 ? one : greatestCommon(other, one % other)
}

/** What the oracle is told: it takes hours and minutes in the order in which they are written, which the RFC does not. */
function inOrder(text: string): Partial<rrule.Options> {
  const options = RRule.parseString(text)
  const sorted = (values: number | number[] | null | undefined) => (values === null || values === undefined ? null : [values].flat().toSorted((one, other) => one - other))
  return { ...options, byhour: sorted(options.byhour), byminute: sorted(options.byminute) }
}

/** Rules that RFC 5545 allows, from all of its parts but BYWEEKNO without a weekday and BYMONTHDAY of a year without a month, where rrule differs (see the goldens). */
const rules = fc.record({
  frequency: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'), interval: fc.integer({ min: 1, max: 7 }), months: subsetOf([1, 2, 3, 6, 10, 12], 3), monthDays: subsetOf(signed(1, 31), 3),
  yearDays: subsetOf([1, 60, 200, 366, -1, -100], 3), weekNumbers: subsetOf([1, 20, 52, 53, -1], 2), days: fc.option(fc.uniqueArray(fc.tuple(fc.constantFrom(0, 0, 1, 2, -1, 5), weekday), { minLength: 1, maxLength: 3, selector: (day) => day.join() }), { nil: null, freq: 3 }),
  hours: subsetOf([0, 9, 23], 2), minutes: subsetOf([0, 30], 2), positions: subsetOf([1, 2, -1], 2), week: fc.constantFrom('MO', 'SU', 'WE'),
}).map((parts) => {
  const { frequency } = parts
  const isYear = frequency === 'YEARLY'
  const isWeekly = frequency === 'WEEKLY'
  const yearDays = isYear || frequency === 'HOURLY' ? parts.yearDays : null
  const weekNumbers = isYear && parts.days && !yearDays ? parts.weekNumbers : null
  const monthDays = isWeekly || weekNumbers ? null : parts.monthDays
  const months = isYear && monthDays ? (parts.months ?? [2, 6]) : parts.months
  // Beside a weekday with a number the oracle forgets those without.
  const hasNth = ((isYear && !weekNumbers) || frequency === 'MONTHLY') && parts.days?.every(([nth]) => nth !== 0)
  const days = parts.days?.map(([nth, day]) => (hasNth ? `${nth}${day}` : day))
  // The oracle looks for ever for an hour that its steps never meet.
  const hours = frequency === 'HOURLY' ? (parts.hours?.filter((hour) => Math.abs(hour - 9) % greatestCommon(parts.interval, 24) === 0) ?? null) : parts.hours
  const list = (name: string, values: readonly (number | string)[] | null | undefined) => (values?.length ? [`${name}=${[...new Set(values)].join(',')}`] : [])
  // A position of nothing is no rule. Of the week that the series begins in, the oracle counts only the days from its start on.
  const hasSet = [months, monthDays, yearDays, weekNumbers, days, hours, parts.minutes].some((part) => part?.length)
  return [`FREQ=${frequency}`, `INTERVAL=${parts.interval}`, `WKST=${parts.week}`, ...list('BYMONTH', months), ...list('BYWEEKNO', weekNumbers), ...list('BYYEARDAY', yearDays), ...list('BYMONTHDAY', monthDays), ...list('BYDAY', days),
    ...list('BYHOUR', hours), ...list('BYMINUTE', parts.minutes), ...list('BYSETPOS', hasSet && frequency !== 'HOURLY' && !isWeekly && !weekNumbers ? parts.positions : null)].join(';')
})

test('rules happen when another implementation says, whatever window is asked for', () => {
  fc.assert(fc.property(rules, fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: 0, max: 700 }), (rule, day, later) => {
    const start = `${addDays('1990-01-01', day)}T09:30:00`
    const from = `${addDays(dayOf(start), later)}T00:00:00`
    // The oracle counts weeks of an interval by calendar years; by the years of the weeks they are only the same one by one.
    const text = rule.includes('BYWEEKNO') ? rule.replace(/INTERVAL=\d+/, 'INTERVAL=1') : rule
    const to = `${addDays(dayOf(from), rule.includes('HOURLY') ? 40 : 1_200)}T00:00:00`
    const oracle = new RRule({ ...inOrder(text), dtstart: new Date(`${start}Z`), until: new Date(`${to}Z`) }).between(new Date(`${from}Z`), new Date(Date.parse(`${to}Z`) - 1), true, (_, count) => count < 1_000)
    // It tells an occurrence twice that is both first and last, and the last before the first.
    const expected = [...new Set(oracle.map((date) => date.toISOString().slice(0, 19)))].toSorted().slice(0, 200)
    const ours = times(`RRULE:${text}`, start, from, to).filter((time) => time !== start || expected.includes(time)).slice(0, expected.length + (expected.length < 200 ? 1 : 0))
    expect(ours, text).toEqual(expected)
  }), { numRuns: 100, interruptAfterTimeLimit: 8_000 })
}, 60_000)

test('wall time and instants agree with the clock of every zone', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns', 'UTC']
  fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2070, 0, 1) / 1000 }), (timeZone, second) => {
    const zone = zoneOf(timeZone)
    const wall = zone?.toWall(second * 1000) ?? 0
    expect(new Date(wall).toISOString().slice(0, 19)).toBe(new Date(second * 1000).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T'))
    const back = zone?.toInstant(wall) ?? 0
    expect(zone?.toWall(back)).toBe(wall)
    expect(back).toBeLessThanOrEqual(second * 1000)
  }), { numRuns: 500 })
  expect(zoneOf('Mars/Olympus')).toBeNull()
})

test('a time that the clock leaves out is reckoned by the offset before, one that comes twice is its first', () => {
  const berlin = zoneOf('Europe/Berlin')
  const at = (time: string) => new Date(berlin?.toInstant(Date.parse(`${time}Z`)) ?? 0).toISOString()
  expect(at('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z')
  expect(at('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z')
  expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-10-25T03:00:00')).toBe('2026-10-25T02:00:00.000Z')
})

test('the examples of RFC 5545 happen when it says', () => {
  const start = '1997-09-02T09:00:00'
  const first = (rule: string, count: number, from = start) => times(`RRULE:${rule}`, from, from, '2100-01-01').slice(0, count).map((time) => time.slice(0, 16))
  expect(first('FREQ=MONTHLY;BYDAY=1FR;COUNT=3', 9, '1997-09-05T09:00:00')).toEqual(['1997-09-05T09:00', '1997-10-03T09:00', '1997-11-07T09:00'])
  expect(first('FREQ=MONTHLY;BYMONTHDAY=-3', 3, '1997-09-28T09:00:00')).toEqual(['1997-09-28T09:00', '1997-10-29T09:00', '1997-11-28T09:00'])
  expect(first('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', 9, '1997-08-05T09:00:00')).toEqual(['1997-08-05T09:00', '1997-08-10T09:00', '1997-08-19T09:00', '1997-08-24T09:00'])
  expect(first('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', 9, '1997-08-05T09:00:00')).toEqual(['1997-08-05T09:00', '1997-08-17T09:00', '1997-08-19T09:00', '1997-08-31T09:00'])
  expect(first('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 3, '1997-09-02T09:00:00')).toEqual(['1997-09-02T09:00', '1998-02-13T09:00', '1998-03-13T09:00'])
  expect(first('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', 3, '1997-09-29T09:00:00')).toEqual(['1997-09-29T09:00', '1997-10-30T09:00', '1997-11-27T09:00'])
  expect(first('FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40', 7)).toEqual(['1997-09-02T09:00', '1997-09-02T09:20', '1997-09-02T09:40', '1997-09-02T10:00', '1997-09-02T10:20', '1997-09-02T10:40', '1997-09-03T09:00'])
  expect(first('FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 3, '1997-05-12T09:00:00')).toEqual(['1997-05-12T09:00', '1998-05-11T09:00', '1999-05-17T09:00'])
  expect(first('FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1', 3, '1990-01-09T09:00:00')).toEqual(['1990-01-09T09:00', '1990-01-15T09:00', '1990-01-22T09:00'])
  expect(first('FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', 9, '2007-01-15T09:00:00')).toEqual(['2007-01-15T09:00', '2007-01-30T09:00', '2007-02-15T09:00', '2007-03-15T09:00', '2007-03-30T09:00'])
})

test('29 February comes every four years, and a rule from long ago costs no more than one of today', () => {
  expect(times('RRULE:FREQ=YEARLY', '2024-02-29', '2024-01-01', '2037-01-01')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29'])
  expect(times('RRULE:FREQ=DAILY', '0001-01-01T09:00:00', '2026-11-01', '2026-11-03')).toEqual(['2026-11-01T09:00:00', '2026-11-02T09:00:00'])
  expect(times('RRULE:FREQ=DAILY;COUNT=1000000', '0001-01-01T09:00:00', '2026-11-01', '2026-11-02')).toEqual(['2026-11-01T09:00:00'])
  expect(times('RRULE:FREQ=YEARLY', '9998-12-31', '9998-01-01', '9999-12-31').length).toBe(1)
})

test('an end in UTC, on a day or on the wall ends a series at the right moment', () => {
  const daily = (until: string, timeZone: string | null) => times(`RRULE:FREQ=DAILY;UNTIL=${until}`, '2026-03-27T09:00:00', '2026-01-01', '2027-01-01', timeZone).at(-1)
  expect(daily('20260330T070000Z', 'Europe/Berlin')).toBe('2026-03-30T09:00:00')
  expect(daily('20260330T065959Z', 'Europe/Berlin')).toBe('2026-03-29T09:00:00')
  expect(daily('20260330', 'Europe/Berlin')).toBe('2026-03-30T09:00:00')
  expect(daily('20260330T090000', 'Europe/Berlin')).toBe('2026-03-30T09:00:00')
  expect(daily('20260330T085959', null)).toBe('2026-03-29T09:00:00')
})

test('dates are added and removed, with whole days for all that is on them', () => {
  const some = (recurrence: string) => times(recurrence, '2026-11-02T09:00:00', '2026-11-01', '2026-12-01')
  expect(some('RRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20261104T100000,20261104T100000\nEXDATE:20261109T090000')).toEqual(['2026-11-02T09:00:00', '2026-11-04T10:00:00', '2026-11-16T09:00:00'])
  expect(some('RRULE:FREQ=WEEKLY;COUNT=2\nRDATE;VALUE=DATE:20261105\nEXDATE;VALUE=DATE:20261109')).toEqual(['2026-11-02T09:00:00', '2026-11-05T09:00:00'])
  expect(some('RDATE;VALUE=PERIOD:20261105T100000/PT2H')).toEqual(['2026-11-02T09:00:00', '2026-11-05T10:00:00'])
  expect(some('RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261102T090000')).toEqual(['2026-11-09T09:00:00'])
  expect(some('RRULE:FREQ=DAILY;COUNT=7\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU,TU')).toEqual(['2026-11-02T09:00:00', '2026-11-04T09:00:00', '2026-11-05T09:00:00', '2026-11-06T09:00:00'])
  expect(some('RRULE:FREQ=DAILY;COUNT=4\nRDATE:20261110T090000,20261111T100000\nEXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2\nEXRULE:FREQ=MONTHLY;BYMONTHDAY=10')).toEqual(['2026-11-03T09:00:00', '2026-11-05T09:00:00', '2026-11-11T10:00:00'])
  expect(some('RRULE:FREQ=DAILY;COUNT=3\nEXRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2')).toEqual(['2026-11-03T09:00:00'])
  const many = Array.from({ length: 100_000 }, (_, at) => `${addDays('2026-01-01', at % 3_000).replaceAll('-', '')}T${String(10 + (at % 10))}0000`).join(',')
  expect(some(`RRULE:FREQ=WEEKLY;COUNT=2\nRDATE:${many}\nEXDATE:${many}`)).toEqual(['2026-11-02T09:00:00', '2026-11-09T09:00:00'])
})
