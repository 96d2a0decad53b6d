import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { FileResult } from '#shared/jobs.ts'
import { reportTitles, type ReportName } from '#shared/reports.ts'
import { newDownload } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { fontFiles, renderPdf } from '../paper/paper.ts'
import { job, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { makeDay, makeMonth, makeToday, makeWeek } from './calendar-report.ts'
import { makeDirectory } from './directory-report.ts'
import type { ReportMaker } from './report-maker.ts'
import { reportSchema, type ReportRequest } from './report-request.ts'
import { makeTimeline, noteReport } from './timeline-report.ts'

export { reportSchema }

/** Every report there is, by the name the command line takes. */
const makers: Readonly<Partial<Record<ReportName, ReportMaker>>> = {
  directory: makeDirectory,
  day: makeDay,
  week: makeWeek,
  month: makeMonth,
  today: makeToday,
  timeline: makeTimeline,
}

export const reportsRouter = router({
  /** Sets a report as PDF for the screen to fetch. Ends with a FileResult. */
  start: job('report', reportSchema, async (ctx, services, request) => {
    const { path, download } = newDownload(services, `${request.title || reportTitles[request.language][request.name]}.pdf`)
    return { ...(await makeReport(ctx, services, request, path)), download }
  }),
})

/** Sets a report and writes it to a path. */
export async function makeReport(ctx: JobContext, services: Services, request: ReportRequest, path: string): Promise<FileResult> {
  const { paper, language } = request
  const make = makers[request.name]
  if (!make) throw new AppError('notFound', `There is no report “${request.name}”.`)
  const { report, count } = await make(ctx, services, request)
  ctx.report({ phase: 'typesetting', done: 0, total: count })
  const place = { templateFolder: join(services.folders.resources, 'reports'), fontPaths: fontFiles(services.folders.resources), signal: ctx.signal, onProgress: (done: number) => { ctx.report({ done }) } }
  const pdf = await renderPdf({ ...report, paper, language, createdAt: services.now() }, place)
  try {
    writeFileSync(path, pdf)
  } catch (error) {
    throw new AppError('readOnly', `The file cannot be written there: ${path}`, { cause: error })
  }
  noteReport(services, ctx.actor, request)
  return { name: basename(path), download: null, size: pdf.length, count }
}
