import { describe, expect, it } from 'vitest'
import { formOf, textOf } from '../../renderer/activities/recurrence-form.ts'

const monday = { start: '2026-11-23T09:00:00', timeZone: 'Europe/Berlin' }
const lastFriday = { start: '2026-11-27', timeZone: null }

describe('a recurrence as a form', () => {
  it.each([
    ['RRULE:FREQ=DAILY'], ['RRULE:FREQ=WEEKLY'], ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'], ['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10'],
    ['RRULE:FREQ=MONTHLY'], ['RRULE:FREQ=MONTHLY;BYDAY=4MO'], ['RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4MO'], ['RRULE:FREQ=YEARLY;COUNT=3'],
    ['RRULE:FREQ=WEEKLY;UNTIL=20261231T225959Z\nEXDATE:20261130T090000'],
  ])('%s is read and written back as it was', (rule) => {
    const form = formOf(rule, monday)
    expect(form).not.toBeNull()
    if (form) expect(textOf(form, monday, rule)).toBe(rule)
  })

  it('reads the last weekday of a month apart from the fourth', () => {
    expect(formOf('RRULE:FREQ=MONTHLY;BYDAY=-1FR', lastFriday)?.by).toBe('lastWeekday')
    expect(formOf('RRULE:FREQ=MONTHLY;BYDAY=4FR', lastFriday)?.by).toBe('weekday')
  })

  it('ends on the day in the zone of the start, wherever UTC has it', () => {
    const newYork = { start: '2026-11-23T21:00:00', timeZone: 'America/New_York' }
    const form = formOf('RRULE:FREQ=DAILY;UNTIL=20261201T045959Z', newYork)
    expect(form?.until).toBe('2026-11-30')
    if (form) expect(textOf(form, newYork, null)).toBe('RRULE:FREQ=DAILY;UNTIL=20261201T045959Z')
  })

  it.each([
    ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'], ['RRULE:FREQ=MONTHLY;BYMONTHDAY=13'], ['RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY'], ['RRULE:FREQ=WEEKLY;COUNT=3;UNTIL=20270101'],
    ['RRULE:FREQ=FORTNIGHTLY'], ['RRULE:FREQ=DAILY;INTERVAL=0'], ['RRULE:FREQ=DAILY;UNTIL=20269999T996199Z'], ['RRULE:FREQ=MONTHLY;BYDAY=2TU'], ['RDATE:20261224T090000'], ['nonsense'],
  ])('%s is more than the form shows, and is kept', (rule) => {
    expect(formOf(rule, monday)).toBeNull()
  })
})
