import { builtInTypes, type ActivityType } from '#shared/activity-types.ts'
import { timelineSchema, type HistoryItem } from '#shared/history.ts'
import { reportTitles } from '#shared/reports.ts'
import { readTimeline, writeEntry } from '../history/history.ts'
import { timelinePaper } from '../paper/paper.ts'
import { clockOf } from '../reader-clock.ts'
import { changeOnce } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import type { ReportMaker } from './report-maker.ts'
import type { ReportRequest } from './report-request.ts'

/** So many entries go on paper, some hundred pages; the note above them says so where there are more. */
const most = 2_000

/** The timeline of a contact, a company or all, as it is filtered on screen, in full. */
export const makeTimeline: ReportMaker = async (ctx, services, { timeline = timelineSchema.parse({}), language, timeZone, title }) => {
  const { read } = services.store
  const items: HistoryItem[] = []
  let before: string | null = null
  do {
    const page = readTimeline(read, { ...timeline, before, isFull: true, limit: 100 })
    items.push(...page.items)
    before = page.next
    ctx.report({ phase: 'reading', done: items.length })
    await ctx.pause()
  } while (before !== null && items.length < most)
  const types = read.rows<Pick<ActivityType, 'id' | 'key' | 'name' | 'colour'>>('SELECT id, key, name, colour FROM activityType')
  const name = timeline.contactId === null ? reportTitles[language].timeline : (read.value<string>('SELECT name FROM contact WHERE id = ?', timeline.contactId) ?? reportTitles[language].timeline)
  const content = { items: items.slice(0, most), types, clock: clockOf(timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone), language, title: title || name, isCut: before !== null || items.length > most }
  return { report: { template: 'timeline', data: timelinePaper(content) }, count: content.items.length }
}

/** A report about one contact alone leaves an entry in that contact's history; what is about many, or about a day, leaves none. */
export function noteReport(services: Services, actor: string, { name, timeline, language, title }: ReportRequest): void {
  if (name !== 'timeline' || !timeline || timeline.contactId === null || services.store.read.row('SELECT 1 FROM contact WHERE id = ?', timeline.contactId) === undefined) return
  const people = [{ contactId: timeline.contactId, remark: '' }]
  changeOnce(services, actor, 'history.report', (ctx) => {
    writeEntry(ctx, { typeId: builtInTypes.report, at: ctx.now, duration: null, direction: null, result: '', regarding: title || reportTitles[language].timeline, details: '', isPinned: false, people })
    ctx.about({ name: title || reportTitles[language].timeline, count: 1 })
  })
}
