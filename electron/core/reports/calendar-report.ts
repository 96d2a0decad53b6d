import { addDays, dayOfWeek, daysBetween, type Day } from '#shared/wall-time.ts'
import { occurrencesIn } from '../calendar/calendar.ts'
import { daysPaper, isOnDay, monthPaper, monthSpan, todayPaper, weekSpan, type CalendarContent } from '../paper/paper.ts'
import { clockOf, dayOfWall } from '../reader-clock.ts'
import type { Services } from '../services.ts'
import { workingHours } from '../settings/settings.ts'
import { datesAhead, readToday } from '../today/today.ts'
import type { Draft, ReportMaker } from './report-maker.ts'
import type { ReportRequest } from './report-request.ts'

/** Whole days with a birthday in them are few; this is a bound, not a limit anybody meets. */
const mostDates = 1_000

/** One day with what is to be done beside it. */
export const makeDay: ReportMaker = async (_ctx, services, request) => {
  const day = dayOf(services, request)
  const content = await contentOf(services, request, day, addDays(day, 1))
  return { report: { template: 'calendar-days', data: daysPaper(content, [day]) }, count: content.occurrences.length }
}

/** A week, or its days of work. */
export const makeWeek: ReportMaker = async (_ctx, services, request) => {
  const { from, to } = weekSpan(dayOf(services, request), request.weekStart)
  const days = shownDays(services, request, Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index)))
  const content = await contentOf(services, request, days[0] ?? from, addDays(days.at(-1) ?? addDays(to, -1), 1))
  // What lies on the days between that are left out is neither drawn nor counted.
  const occurrences = content.occurrences.filter((one) => days.some((day) => isOnDay(one, day)))
  return { report: { template: 'calendar-days', data: daysPaper({ ...content, occurrences }, days) }, count: occurrences.length }
}

export const makeMonth: ReportMaker = async (_ctx, services, request) => {
  const day = dayOf(services, request)
  const { from, to } = monthSpan(day, request.weekStart)
  const content = await contentOf(services, request, from, to)
  return { report: { template: 'calendar-month', data: monthPaper(content, day, request.weekStart) }, count: content.occurrences.length }
}

/** What the Today screen shows, on one page. */
export const makeToday: ReportMaker = async (_ctx, services, { language, timeZone, title }): Promise<Draft> => {
  const view = await readToday(services, zoneOf(timeZone))
  const { overdueCount, timed, timeless } = view
  return { report: { template: 'today', data: todayPaper(view, { language, colours: coloursOf(services) }, title) }, count: overdueCount + timed.length + timeless.length }
}

async function contentOf(services: Services, { language, timeZone, title }: ReportRequest, from: Day, to: Day): Promise<CalendarContent> {
  return {
    occurrences: await occurrencesIn(services, { from, to, timeZone: zoneOf(timeZone) }),
    dates: datesAhead(services.store.read, from, to, mostDates),
    colours: coloursOf(services), today: todayOf(services, timeZone), language, ...(title ? { title } : {}),
  }
}

const dayOf = (services: Services, { day, timeZone }: ReportRequest): Day => day ?? todayOf(services, timeZone)
const todayOf = (services: Services, timeZone: string | undefined): Day => dayOfWall(clockOf(zoneOf(timeZone)).toWall(services.now()))
const zoneOf = (timeZone: string | undefined): string => timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

/** Of a week without any working day all are shown, as on the screen. */
function shownDays({ store }: Services, { isWorkWeek }: ReportRequest, week: readonly Day[]): readonly Day[] {
  const { days } = workingHours(store.read)
  const working = isWorkWeek ? week.filter((day) => days.includes(dayOfWeek(day))) : []
  return working.length > 0 ? working : week
}

function coloursOf({ store }: Services): Map<number, string | null> {
  return new Map(store.read.rows<{ id: number; colour: string | null }>('SELECT id, colour FROM activityType').map(({ id, colour }) => [id, colour]))
}
