import { directoryWords, labelWords } from '#shared/reports.ts'
import { idsOf } from '../contacts/contacts.ts'
import { draftDirectory, type DirectoryDraft } from '../paper/paper.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { readDirectoryRows } from './directory-rows.ts'
import type { ReportMaker } from './report-maker.ts'
import type { ReportRequest } from './report-request.ts'

/** The contacts of a lookup, letter by letter. */
export const makeDirectory: ReportMaker = async (ctx, services, { lookup, language, title }) => {
  const day = new Date(services.now()).toLocaleDateString('sv-SE')
  const draft = draftDirectory({ language, words: directoryWords[language], labels: labelWords[language], day, ...(title ? { title } : {}) })
  const count = await addContacts(ctx, services, lookup, draft)
  return { report: { template: 'directory', data: draft.data() }, count }
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
