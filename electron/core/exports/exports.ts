import { basename } from 'node:path'
import { z } from 'zod'
import type { Problem } from '#shared/errors.ts'
import { exportEndings, exportSchema, type ExportFormat, type Writing } from '#shared/exports.ts'
import type { FileResult } from '#shared/jobs.ts'
import { byName, lookupSchema, type Lookup } from '#shared/lookup.ts'
import { isDay } from '#shared/wall-time.ts'
import { readContacts } from '../contacts/contacts.ts'
import { newDownload } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { job, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { csvExporter } from './csv-exporter.ts'
import { TextWriter } from './encode-text.ts'
import type { Exporter } from './exporter.ts'
import { exportActivities } from './ics-exporter.ts'
import { exportHistory } from './history-exporter.ts'
import { jsonExporter } from './json-exporter.ts'
import { ldifExporter } from './ldif-exporter.ts'
import { vcardExporter } from './vcard-exporter.ts'
import { writeWhole } from './whole-file.ts'

export { exportActivities, exportHistory }

const exporters: Record<ExportFormat, Exporter> = {
  vcard4: vcardExporter('4.0'), vcard3: vcardExporter('3.0'), vcard21: vcardExporter('2.1'),
  csv: csvExporter('touchbase'), google: csvExporter('google'), outlook: csvExporter('outlook'), json: jsonExporter, ldif: ldifExporter,
}

const day = z.string().refine(isDay).nullable().default(null)

/** Contacts read at once: two milliseconds of the core's thread. */
const batch = 50

/** Taking contacts out: a lookup or all of them, in a shape that others read. */
export const exportsRouter = router({
  /** Writes a file that the screen then fetches. Ends with a FileResult. */
  start: job('export', exportSchema, async (ctx, services, { lookup, name, ...writing }) => {
    const { path, download } = newDownload(services, `${name?.trim() || `Contacts ${new Date(services.now()).toISOString().slice(0, 10)}`}.${exportEndings[writing.format]}`)
    return { ...(await exportContacts(ctx, services, { writing, lookup, path })), download }
  }),
  /** Writes entries of the history as a table or JSON: all, those with the contacts of a lookup, those from a day until another (exclusive) of the reader's zone. Ends with a FileResult. */
  startHistory: job('export', z.object({ as: z.enum(['csv', 'json']).default('csv'), lookup: lookupSchema.optional(), from: day, to: day, timeZone: z.string().max(100).optional(), name: z.string().max(100).optional() }), async (ctx, services, { name, as, lookup, timeZone, from, to }) => {
    const { path, download } = newDownload(services, `${name?.trim() || `History ${new Date(services.now()).toISOString().slice(0, 10)}`}.${as}`)
    return { ...(await exportHistory(ctx, services, { path, as, from, to, ...(lookup ? { lookup } : {}), ...(timeZone ? { timeZone } : {}) })), download }
  }),
  /** Writes activities as iCalendar: all, those with the contacts of a lookup, those from a day until another (exclusive) of the reader's zone. Ends with a FileResult. */
  startActivities: job('export', z.object({ lookup: lookupSchema.optional(), from: day, to: day, timeZone: z.string().max(100).optional(), name: z.string().max(100).optional() }), async (ctx, services, { name, lookup, timeZone, from, to }) => {
    const { path, download } = newDownload(services, `${name?.trim() || `Activities ${new Date(services.now()).toISOString().slice(0, 10)}`}.ics`)
    return { ...(await exportActivities(ctx, services, { path, from, to, ...(lookup ? { lookup } : {}), ...(timeZone ? { timeZone } : {}) })), download }
  }),
})

/**
 * Writes the contacts of a lookup, in name order, to a path. The file gets its name only when it is whole and on disk. Works in
 * slices; in memory are the ids and one piece of the file. Throws `readOnly` or `diskFull` where it cannot be written.
 */
export async function exportContacts(ctx: JobContext, services: Services, { writing, lookup, path }: { writing: Writing; lookup: Lookup; path: string }): Promise<FileResult> {
  const { read } = services.store
  const ids = services.lists.ids(read, lookup, byName)
  ctx.report({ phase: 'writing', done: 0, total: ids.length })
  const problems: Problem[] = []
  const { result: count, size } = await writeWhole(path, async (write) => {
    const writer = await exporters[writing.format].begin({ db: read, ids, writing, pause: () => ctx.pause() })
    const text = new TextWriter(writer.encoding ?? 'utf-8')
    write(text.push(writer.head))
    let written = 0
    for (let at = 0; at < ids.length; at += batch) {
      for (const contact of readContacts(read, Array.from(ids.subarray(at, at + batch)))) {
        write(text.push(writer.contact(contact, written++ === 0)))
        await ctx.pause()
      }
      ctx.report({ done: Math.min(at + batch, ids.length) })
      await ctx.pause()
    }
    for (const piece of writer.foot()) {
      write(text.push(piece))
      await ctx.pause()
    }
    const lacking = text.problem(basename(path))
    problems.push(...(writer.problems?.() ?? []), ...(lacking ? [lacking] : []))
    return written
  })
  return { name: basename(path), download: null, size, count, ...(problems.length > 0 ? { problems } : {}) }
}
