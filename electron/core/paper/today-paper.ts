import { dayWords, type PaperItem, type TodayPaper } from '#shared/calendar-paper.ts'
import type { DriftingContact, TodayView } from '#shared/day.ts'
import type { ReportLanguage } from '#shared/reports.ts'
import { dateItem, itemOf, longDay, shortDay, type CalendarContent } from './calendar-paper.ts'

/** Today on one page: what the screen shows, in its order; sections without anything are left out. */
export function todayPaper(view: TodayView, { language, colours }: Pick<CalendarContent, 'language' | 'colours'>, title?: string): TodayPaper {
  const words = dayWords[language]
  const item = (one: TodayView['timed'][number]) => itemOf({ language, colours }, one)
  const withDay = (one: TodayView['timed'][number]): PaperItem => ({ ...item(one), time: one.start === null ? '' : shortDay(language, one.start.slice(0, 10)) })
  const sections = [
    { title: words.timed, count: '', hasBoxes: false, items: view.timed.map(item) },
    { title: words.timeless, count: '', hasBoxes: true, items: view.timeless.map(item) },
    { title: words.overdue, count: countText(language, view.overdueCount, view.overdue.length), hasBoxes: true, items: view.overdue.map(withDay) },
    { title: words.calls, count: '', hasBoxes: true, items: view.calls.map((one) => ({ ...withDay(one), more: [one.phone, item(one).more].filter(Boolean).join(' · ') })) },
    { title: words.drift, count: countText(language, view.driftCount, view.drift.length), hasBoxes: true, items: view.drift.map((one) => driftItem(language, one)) },
    { title: words.dates, count: '', hasBoxes: false, items: view.dates.map((date) => ({ ...dateItem(language, date), time: shortDay(language, date.day) })) },
    { title: words.cameIn, count: '', hasBoxes: false, items: view.cameIn.map(({ regarding, people, typeId }) => ({ time: '', title: regarding || people[0]?.name || words.noTitle, more: regarding ? people.map(({ name }) => name).join(', ') : '', colour: colours.get(typeId) ?? 'none', isOff: false })) },
    { title: words.week, count: '', hasBoxes: false, items: view.week.filter(({ timed, timeless }) => timed + timeless > 0).map(({ day, timed, timeless, first }) => ({ time: shortDay(language, day), title: words.planned.replace('{count}', String(timed + timeless)), more: first ?? '', colour: 'none', isOff: false })) },
  ].filter(({ items }) => items.length > 0)
  return { title: title || longDay(language, view.day), note: '', empty: words.nothing, sections }
}

function driftItem(language: ReportLanguage, { name, company, late, phone, email, lastReachedAt }: DriftingContact): PaperItem {
  const words = dayWords[language]
  const since = lastReachedAt === null ? words.never : words.late.replace('{count}', String(late))
  return { time: '', title: name, more: [since, company, phone ?? email].filter(Boolean).join(' · '), colour: 'none', isOff: false }
}

/** What is on the page, where that is not all: "50 of 312". */
function countText(language: ReportLanguage, all: number, shown: number): string {
  return all > shown ? dayWords[language].more.replace('{count}', (all - shown).toLocaleString(language)) : ''
}
