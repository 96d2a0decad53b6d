import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import type { FileResult } from '#shared/jobs.ts'
import { lookupSchema } from '#shared/lookup.ts'
import { directoryWords, labelWords, paperSizes, reportLanguages } from '#shared/reports.ts'
import { idsOf } from '../contacts/contacts.ts'
import { newDownload } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { draftDirectory, fontFiles, renderPdf, type DirectoryDraft } from '../paper/paper.ts'
import { job, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { readDirectoryRows } from './directory-rows.ts'

/** The reports there are, by the names the command line takes. */
export const reportNames = ['directory'] as const

export const reportSchema = z.object({
  name: z.enum(reportNames),
  lookup: lookupSchema.default({}),
  paper: z.enum(paperSizes).default('a4'),
  language: z.enum(reportLanguages).default('en'),
  title: z.string().max(200).optional(),
})
export type ReportRequest = z.output<typeof reportSchema>

export const reportsRouter = router({
  /** Sets a report as PDF for the screen to fetch. Ends with a FileResult. */
  start: job('report', reportSchema, async (ctx, services, request) => {
    const { path, download } = newDownload(services, `${request.title || directoryWords[request.language].title}.pdf`)
    return { ...(await makeReport(ctx, services, request, path)), download }
  }),
})

/** Sets a report and writes it to a path. */
export async function makeReport(ctx: JobContext, services: Services, { lookup, paper, language, title }: ReportRequest, path: string): Promise<FileResult> {
  const day = new Date(services.now()).toLocaleDateString('sv-SE')
  const draft = draftDirectory({ language, words: directoryWords[language], labels: labelWords[language], day, ...(title ? { title } : {}) })
  const count = await addContacts(ctx, services, lookup, draft)
  ctx.report({ phase: 'typesetting', done: 0, total: count })
  const place = { templateFolder: join(services.folders.resources, 'reports'), fontPaths: fontFiles(services.folders.resources), signal: ctx.signal, onProgress: (done: number) => { ctx.report({ done }) } }
  const pdf = await renderPdf({ template: 'directory', data: draft.data(), paper, language, createdAt: services.now() }, place)
  try {
    writeFileSync(path, pdf)
  } catch (error) {
    throw new AppError('readOnly', `The file cannot be written there: ${path}`, { cause: error })
  }
  return { name: basename(path), download: null, size: pdf.length, count }
}

/** Read between two pauses: some three milliseconds' work. */
const rowsAtOnce = 50

/** Gives the number of contacts that still were there. */
async function addContacts(ctx: JobContext, services: Services, lookup: ReportRequest['lookup'], draft: DirectoryDraft): Promise<number> {
  const { read } = services.store
  const ids = idsOf(read, lookup)
  ctx.report({ phase: 'reading', done: 0, total: ids.length })
  let count = 0
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const rows = readDirectoryRows(read, ids.slice(at, at + rowsAtOnce))
    draft.add(rows)
    count += rows.length
    ctx.report({ done: Math.min(at + rowsAtOnce, ids.length) })
    await ctx.pause()
  }
  return count
}
