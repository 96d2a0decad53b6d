import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CalendarReader, instantOf, isVersion1, modernised, placed, readActivity, type RawCalendar, type ReadActivity } from '../../electron/core/icalendar/icalendar.ts'
import { expandSeries, wallSeconds, wallText } from '../../electron/core/recurrence/recurrence.ts'
import { isTimeless } from '#shared/wall-time.ts'

/**
 * calcard's expansions of whole calendars (its tests, in `X.json` beside `X.ics`): every occurrence as two instants, floating times
 * and days in Auckland. A rule without an end stops after a hundred there, so ours are compared as far as it goes.
 */
const folder = resolve(import.meta.dirname, '../../../shared/corpus/icalendar/calcard-ical/ical')
const zone = 'Pacific/Auckland'
/** Dates of rules that calcard draws for one calendar. */
const most = 100

interface Told {
  events: { comp_id: number; start: string; end: string }[]
  errors: { comp_id: number }[]
}

/** A file of calcard's holds one JSON object for each calendar, one after the other. */
function toldOf(text: string): Told[] {
  return text.split(/\n(?=\{)/).map((one) => JSON.parse(one) as Told)
}

interface Entry {
  /** Its place among the components of its calendar, which is the first. */
  place: number
  read: ReadActivity
}

function entriesOf(bytes: Buffer): Entry[][] {
  const reader = new CalendarReader()
  const calendars = new Map<RawCalendar, Entry[]>()
  const lines = bytes.toString('latin1').replace(/\r\n?/g, '\n').split('\n')
  for (const item of [...reader.push(bytes), ...reader.end()]) {
    const entries = calendars.get(item.calendar) ?? []
    calendars.set(item.calendar, entries)
    if (!('activity' in item)) continue
    const { component: { line } } = item.calendar
    const place = lines.slice(line - 1, item.activity.line).filter((text) => /^\s*BEGIN\s*:/i.test(text)).length - 1
    entries.push({ place, read: readActivity(isVersion1(item.calendar) ? modernised(item.activity) : item.activity, item.calendar.zones) })
  }
  const found = [...calendars.values()].filter((entries) => entries.length > 0)
  // Entries outside of any calendar are each one of calcard's.
  return /BEGIN:VCALENDAR/i.test(bytes.toString('latin1')) ? found : found.flat().map((entry) => [{ ...entry, place: 0 }])
}

const instant = (time: string, timeZone: string | null) => new Date(instantOf({ time: isTimeless(time) ? `${time}T00:00:00` : time, zone: timeZone })).toISOString()

/** The starts of an entry, in order; of a series without those that others stand for. */
function startsOf({ read }: Entry, all: readonly Entry[]): string[] {
  const { start, timeZone, recurrence } = read.content
  if (start === null) return []
  // What is for a series that is not there stands by itself, with all it says.
  const isOccurrence = read.occurrence !== null && all.some(({ read: other }) => other.uid === read.uid && !other.occurrence)
  if (recurrence === null || isOccurrence) return [instant(start, timeZone ?? zone)]
  const isDay = isTimeless(start)
  const { times } = expandSeries({ start, timeZone, recurrence }, { from: wallSeconds('0001-01-01'), to: wallSeconds('9999-12-31') }, { occurrences: 400, time: 5_000 })
  const replaced = new Set(all.flatMap(({ read: other }) => (other !== read && other.uid === read.uid && other.occurrence ? [placed(other.occurrence, { time: start, zone: timeZone })] : [])))
  return times.map((time) => wallText(time, isDay)).filter((time) => !replaced.has(time)).map((time) => instant(time, timeZone ?? zone))
}

/** What differs, and who is right. Everything else agrees to the second. */
const explained: Record<string, string> = {
  '006 047 089 128': 'UNTIL bounds a rule inclusively (RFC 5545, section 3.3.10); calcard takes one in UTC for wall time.',
  '018': 'as above, and the day of the last one is UNTIL itself.',
  '010 051 065 080 102 109 111 261': 'Zones that the file defines itself, or whose names hold one we know, are taken by that; calcard takes them for its default.',
  '088 103 104 105 106': 'Western/Central Europe is a zone of Lotus Notes; calcard takes it for its default.',
  '016 096 097': 'VFREEBUSY is no activity.',
  '019': 'A rule from a start in UTC is laid out in UTC; calcard takes that start for wall time of its default zone.',
  '022 035': 'A day has no zone (section 3.2.19: TZID MUST NOT be applied to DATE).',
  '025 036': 'A task with neither start nor due date has no time; that it was made or completed then is something else.',
  '030': 'Berlin keeps summer time after 2099, as long as nobody says otherwise.',
  '034': 'VALUE=DATE with a time is a contradiction; we take the time that is there.',
  '044 259': 'An occurrence is known by UID and RECURRENCE-ID (section 3.8.4.4); calcard wants the same SEQUENCE, and tells it twice.',
  '054': 'EXDATE in UTC beside a floating start takes away what its digits say; calcard leaves it.',
  '057': 'The start is the first occurrence, whether the rule names it or not (section 3.8.5.3).',
  '093': 'An event in a component that nobody knows stands for itself; only the way of counting it differs.',
  '117': 'Rules of other calendars (RSCALE, RFC 7529) are told as not understood and their start is shown; calcard takes them for Gregorian.',
  '253': 'An occurrence belongs to the series of its UID (section 3.8.4.7); calcard takes it for another series with the same SEQUENCE.',
  '255': 'Of two rules both happen (RFC 2445, section 4.8.5.4); calcard takes the last.',
  '298': 'A wall time that comes twice is its first (section 3.3.5).',
}

test.skipIf(!existsSync(folder))('calendars happen when calcard says', () => {
  const different: string[] = []
  let compared = 0
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
    const calendars = entriesOf(readFileSync(join(folder, name.replace(/json$/, 'ics'))))
    for (const [at, { events }] of toldOf(readFileSync(join(folder, name), 'utf8')).entries()) {
      const entries = calendars[at] ?? []
      const theirs = events.map(({ comp_id, start }) => ({ place: comp_id, start: new Date(start).toISOString() }))
      // Where the hundred is used up, as far as each series came.
      const lastOf = (place: number) => (events.length < most * 0.8 ? '9' : theirs.reduce((last, one) => (one.place === place && one.start > last ? one.start : last), ''))
      const ours = entries.flatMap((entry) => startsOf(entry, entries).filter((start) => start <= lastOf(entry.place)).map((start) => `${entry.place} ${start}`))
      const both = theirs.map(({ place, start }) => `${place} ${start}`)
      compared += both.length
      const missing = both.filter((one) => !ours.includes(one))
      const more = ours.filter((one) => !both.includes(one))
      const isExplained = Object.keys(explained).some((numbers) => numbers.split(' ').includes(name.slice(0, 3)))
      if ((missing.length + more.length > 0) !== isExplained) different.push(`${name} ${at}: ${isExplained ? 'explained, but the same' : `missing ${missing.slice(0, 3).join(', ')}; more ${more.slice(0, 3).join(', ')}`}`)
    }
  }
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(2_400)
})
