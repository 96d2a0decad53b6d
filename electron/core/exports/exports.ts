import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Contact } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import { exportEndings, exportSchema, type ExportFormat } from '#shared/exports.ts'
import type { FileResult } from '#shared/jobs.ts'
import type { Lookup } from '#shared/lookup.ts'
import { idsOf, readContact } from '../contacts/contacts.ts'
import { newDownload } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { job, router } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { csvExporter } from './csv-exporter.ts'
import type { Exporter } from './exporter.ts'
import { jsonExporter } from './json-exporter.ts'
import { vcardExporter } from './vcard-exporter.ts'

const exporters: Record<ExportFormat, Exporter> = {
  vcard4: vcardExporter('4.0'), vcard3: vcardExporter('3.0'), vcard21: vcardExporter('2.1'),
  csv: csvExporter('touchbase'), google: csvExporter('google'), outlook: csvExporter('outlook'), json: jsonExporter,
}

/** Taking contacts out: a lookup or all of them, in a shape that others read. */
export const exportsRouter = router({
  /** Writes a file that the screen then fetches. Ends with a FileResult. */
  start: job('export', exportSchema, async (ctx, services, { format, lookup }) => {
    const { path, download } = newDownload(services, `Contacts ${new Date(services.now()).toISOString().slice(0, 10)}.${exportEndings[format]}`)
    return { ...(await exportContacts(ctx, services, { format, lookup, path })), download }
  }),
})

/** Writes the contacts of a lookup, in name order, to a path. The file gets its name only when it is whole and on disk. */
export async function exportContacts(ctx: JobContext, services: Services, { format, lookup, path }: { format: ExportFormat; lookup: Lookup; path: string }): Promise<FileResult> {
  const { read } = services.store
  const ids = idsOf(read, lookup)
  const writer = exporters[format].begin({ db: read, ids })
  ctx.report({ phase: 'writing', done: 0, total: ids.length })
  const count = await writeWhole(path, async (write) => {
    write(writer.head)
    let written = 0
    for (const [index, id] of ids.entries()) {
      const contact: Contact | null = readContact(read, id)
      if (contact) write(writer.contact(contact, written++ === 0))
      ctx.report({ done: index + 1 })
      await ctx.pause()
    }
    write(writer.foot)
    return written
  })
  return { name: basename(path), download: null, size: statSync(path).size, count }
}

/** Writes a file under a temporary name and gives it its own when it is complete; on failure nothing of it stays. */
async function writeWhole<T>(path: string, work: (write: (text: string) => void) => Promise<T>): Promise<T> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  let descriptor: number | undefined
  try {
    descriptor = openSync(partial, 'w')
    const open = descriptor
    let waiting: string[] = []
    let size = 0
    const flush = () => {
      const bytes = Buffer.from(waiting.join(''))
      for (let at = 0; at < bytes.length; at += writeSync(open, bytes, at)) { /* A write may take only a part. */ }
      waiting = []
      size = 0
    }
    const result = await work((text) => {
      waiting.push(text)
      size += text.length
      if (size > 1_000_000) flush()
    })
    flush()
    fsyncSync(open)
    closeSync(open)
    descriptor = undefined
    renameSync(partial, path)
    return result
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    rmSync(partial, { force: true })
    throw asWriteError(error, path)
  }
}

function asWriteError(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code
  if (code === 'ENOSPC') return new AppError('diskFull', 'The disk is full. The file was not written.', { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'EISDIR') return new AppError('readOnly', `The file cannot be written there: ${path}`, { cause: error })
  return error
}
