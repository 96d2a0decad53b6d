import type { DateOccurrence, Occurrence } from '#shared/activities.ts'
import { dayWords, type DaysPaper, type MonthPaper, type PaperBlock, type PaperDay, type PaperItem } from '#shared/calendar-paper.ts'
import type { ReportLanguage } from '#shared/reports.ts'
import { addDays, dayOf, dayOfWeek, daysBetween, type Day } from '#shared/wall-time.ts'
import { lanesOf } from './lanes.ts'

/** What calendars on paper are drawn from: occurrences in the reader's wall time, important dates, and the day it is. */
export interface CalendarContent {
  occurrences: readonly Occurrence[]
  dates: readonly DateOccurrence[]
  /** Colours of types by their id, names of resources/reports/page.typ. */
  colours: ReadonlyMap<number, string | null>
  today: Day
  language: ReportLanguage
  title?: string
}

const dayStart = 7
const dayEnd = 20
/** What is shorter is drawn as long as this, in minutes, so that its words can be read. */
const shortest = 30
const wholeDay = 1_440

/** One day with what is to be done beside it, or several days side by side. Days in order, each as `2026-11-23`. */
export function daysPaper(content: CalendarContent, days: readonly Day[]): DaysPaper {
  const { language, title, today } = content
  const words = dayWords[language]
  const columns = days.map((day) => paperDay(content, day, days.length > 1))
  const blocks = columns.flatMap((column) => column.blocks)
  const from = Math.min(dayStart, ...blocks.map((block) => Math.floor(block.from / 60)))
  const to = Math.max(dayEnd, ...blocks.map((block) => Math.ceil(block.to / 60)))
  const isOne = days.length === 1
  const first = days[0] ?? today
  return {
    title: title || (isOne ? longDay(language, first) : rangeOf(language, first, days.at(-1) ?? first)),
    note: isOne ? '' : words.weekNumber.replace('{number}', String(weekNumber(first))),
    hours: { from, to, labels: Array.from({ length: to - from }, (_, index) => timeText(language, `2000-01-01T${String(from + index).padStart(2, '0')}:00:00`)) },
    days: columns,
    beside: isOne ? { title: words.tasks, items: columns[0]?.timeless ?? [], notes: words.notes } : null,
  }
}

/** The month that a day is in, in whole weeks. `weekStart` 1 Monday to 7 Sunday. */
export function monthPaper(content: CalendarContent, day: Day, weekStart: number): MonthPaper {
  const { language, title, today } = content
  const { from, to } = monthSpan(day, weekStart)
  const weeks = Array.from({ length: daysBetween(from, to) / 7 }, (_, week) => {
    const monday = addDays(from, week * 7)
    return {
      number: String(weekNumber(monday)),
      days: Array.from({ length: 7 }, (_, index) => {
        const one = addDays(monday, index)
        return { number: String(Number(one.slice(8))), isOutside: one.slice(0, 7) !== day.slice(0, 7), isToday: one === today, items: itemsOf(content, one) }
      }),
    }
  })
  const weekday = new Intl.DateTimeFormat(language, { weekday: language === 'en' ? 'long' : 'short', timeZone: 'UTC' })
  return {
    title: title || new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(utc(day)),
    note: '', weeks, weekdays: Array.from({ length: 7 }, (_, index) => weekday.format(utc(addDays(from, index)))),
  }
}

/** The days of the whole weeks around a month; `to` exclusive. */
export function monthSpan(day: Day, weekStart: number): { from: Day; to: Day } {
  const first = `${day.slice(0, 7)}-01`
  const from = weekSpan(first, weekStart).from
  const next = addDays(first, 31).slice(0, 7)
  const last = addDays(`${next}-01`, -1)
  return { from, to: weekSpan(last, weekStart).to }
}

/** The week that a day is in; `to` exclusive. */
export function weekSpan(day: Day, weekStart: number): { from: Day; to: Day } {
  const weekday = dayOfWeek(day) || 7
  const from = addDays(day, -((weekday - weekStart + 7) % 7))
  return { from, to: addDays(from, 7) }
}

/** The number of the week (ISO 8601): that of its Thursday's. */
export function weekNumber(day: Day): number {
  const thursday = addDays(day, 4 - (dayOfWeek(day) || 7))
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** An occurrence as one line of paper. */
export function itemOf({ language, colours }: Pick<CalendarContent, 'language' | 'colours'>, one: Occurrence, day?: Day): PaperItem {
  const others = one.peopleCount - one.people.length
  const people = [one.people.map(({ name }) => name).join(language === 'en' ? ', ' : '、'), others > 0 ? dayWords[language].more.replace('{count}', String(others)) : '']
  return {
    time: one.start !== null && !one.isTimeless && (day === undefined || dayOf(one.start) === day) ? timeText(language, one.start) : '',
    title: one.regarding.trim() || one.people.map(({ name }) => name)[0] || dayWords[language].noTitle,
    more: [...people, one.location].map((part) => part.trim()).filter(Boolean).join(' · '),
    colour: one.colour ?? colours.get(one.typeId) ?? 'none',
    isOff: one.status === 'done' || one.status === 'cancelled',
  }
}

/** An important date as one line of paper. */
export function dateItem(language: ReportLanguage, { name, label, years }: DateOccurrence): PaperItem {
  const words = dayWords[language]
  const kind = Object.hasOwn(words.dateLabels, label) ? words.dateLabels[label] ?? label : label || words.dateLabels['other'] || ''
  const age = years === null ? '' : (label === 'birthday' ? words.turns : words.years).replace('{count}', String(years))
  return { time: '', title: name, more: [kind, age].filter(Boolean).join(', '), colour: 'pink', isOff: false }
}

export const timeText = (language: ReportLanguage, time: string): string => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'UTC' }).format(new Date(`${time}Z`))
export const longDay = (language: ReportLanguage, day: Day): string => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(utc(day))
export const shortDay = (language: ReportLanguage, day: Day): string => new Intl.DateTimeFormat(language, { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(utc(day))

function rangeOf(language: ReportLanguage, first: Day, last: Day): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).formatRange(utc(first), utc(last))
}

function paperDay(content: CalendarContent, day: Day, isNarrow: boolean): PaperDay {
  const blocks = timedOn(content.occurrences, day).map((one): Omit<PaperBlock, 'lane' | 'lanes'> => ({ ...itemOf(content, one), time: spanText(content.language, one), ...minutesOn(one, day) }))
  const lanes = lanesOf(blocks)
  return {
    title: isNarrow ? shortDay(content.language, day) : '',
    isToday: day === content.today,
    timeless: itemsOf(content, day, true),
    blocks: blocks.map((block, index) => ({ ...block, lane: lanes[index]?.lane ?? 0, lanes: lanes[index]?.lanes ?? 1 })),
  }
}

/** Everything of a day in order: dates, whole days, then by time. */
function itemsOf(content: CalendarContent, day: Day, isTimelessOnly = false): PaperItem[] {
  const dates = content.dates.filter((date) => date.day === day).map((date) => dateItem(content.language, date))
  const timeless = content.occurrences.filter((one) => one.isTimeless && isOnDay(one, day)).map((one) => itemOf(content, one, day))
  return [...dates, ...timeless, ...(isTimelessOnly ? [] : timedOn(content.occurrences, day).map((one) => itemOf(content, one, day)))]
}

/** Whether any of an occurrence is on a day. */
export function isOnDay({ isTimeless, start, end }: Occurrence, day: Day): boolean {
  if (start === null) return false
  if (isTimeless) return start <= day && (end ?? addDays(start, 1)) > day
  const midnight = `${day}T00:00:00`
  return start < `${addDays(day, 1)}T00:00:00` && (start >= midnight || (end ?? start) > midnight)
}

function timedOn(occurrences: readonly Occurrence[], day: Day): Occurrence[] {
  return occurrences
    .filter((one) => !one.isTimeless && isOnDay(one, day))
    .sort((a, b) => (a.start ?? '').localeCompare(b.start ?? '') || a.rowId - b.rowId)
}

function minutesOn({ start, end }: Occurrence, day: Day): { from: number; to: number } {
  const from = start !== null && dayOf(start) === day ? minutesOf(start) : 0
  const to = end === null ? from : dayOf(end) === day ? minutesOf(end) : end > `${day}T` ? wholeDay : from
  // What begins just before midnight is drawn a little earlier, so that its words fit.
  const begin = Math.min(from, wholeDay - shortest)
  return { from: begin, to: Math.max(to, begin + shortest) }
}

function spanText(language: ReportLanguage, { start, end }: Occurrence): string {
  const [from, to] = [start, end].map((time) => (time === null ? '' : timeText(language, time)))
  return to && to !== from ? `${from}–${to}` : from ?? ''
}

const minutesOf = (time: string): number => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`)
