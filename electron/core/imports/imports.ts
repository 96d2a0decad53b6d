import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { importMapSchema } from '#shared/import-map.ts'
import { importRulesSchema, readingSchema, rowOutcomes, usualRules, type ImportCollision, type ImportPreview, type ImportRow, type Reading } from '#shared/imports.ts'
import { beforeImport } from '../backups/backups.ts'
import type { ReadDb } from '../db/query.ts'
import { uploadPath } from '../files/files.ts'
import { control, job, read, router, write } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { failedRows } from './failed-rows.ts'
import { sampleOf } from './file-bytes.ts'
import { reportOf } from './import-report.ts'
import { importFiles } from './import-run.ts'
import type { PreviewTerms, SourceFile } from './importer.ts'
import { listMaps, mapFor, removeMap, saveMap } from './kept-maps.ts'
import { importerFor } from './source-files.ts'
import { undoRow } from './undo-row.ts'

export { ActivityRun } from './activity-run.ts'
export { readCalendarBytes } from './ics-importer.ts'
export { importFiles } from './import-run.ts'
export type { IncomingActivity } from './importer.ts'
export { listMaps, mapNamed } from './kept-maps.ts'
export { writeFailedRows } from './failed-rows.ts'

const upload = z.object({ uploadId: z.string(), name: z.string().max(1_000) })
const window = { offset: z.number().int().nonnegative().default(0), limit: z.number().int().min(1).max(1_000).default(100) }

/** Bringing contacts in. A screen uploads files first (files/files.ts); the command line calls `importFiles` with paths. */
export const importsRouter = router({
  /** What a file turned out to be and its first fifty entries, read the way asked for; `reading` in the answer is all that was found out. */
  preview: control(upload.extend({ reading: readingSchema.default({}) }), (services, { uploadId, name, reading }) => previewFile({ path: uploadPath(services, uploadId), name }, reading, previewTerms(services))),
  /**
   * Imports what was previewed, each file read exactly as given, as one change set; a dry run only counts. Ends with an ImportResult.
   * `reading` is for files without one of their own.
   */
  start: job('import', z.object({
    files: z.array(upload.extend({ reading: readingSchema.optional() })).min(1).max(1_000), reading: readingSchema.default({}), rules: importRulesSchema.default(usualRules), dryRun: z.boolean().default(false),
  }), async (ctx, services, input) => {
    if (!input.dryRun) await beforeImport(ctx, services)
    const files = input.files.map(({ uploadId, name, reading }) => ({ path: uploadPath(services, uploadId), name, reading: reading ?? input.reading }))
    return importFiles(ctx, services, files.map(({ path }) => path), {
      reading: input.reading, rules: input.rules, dryRun: input.dryRun, names: new Map(files.map(({ path, name }) => [path, name])), readings: new Map(files.map(({ path, reading }) => [path, reading])),
    })
  }),
  /** What became of every entry of the last import, by window; `changeSet` null: of the last dry run. `notFound` for an earlier import. */
  rows: read(z.object({ changeSet: z.number().int().nullable(), outcome: z.enum(rowOutcomes).optional(), ...window }), ({ services, db }, input) => rowsOf(services, db, input)),
  /** Entries of the last dry run (or import) that are there already, beside what they were taken for: the first ten thousand. */
  collisions: read(z.object({ changeSet: z.number().int().nullable().default(null), ...window }), ({ services }, { changeSet, offset, limit }): { total: number; items: ImportCollision[] } => {
    const report = reportOf(services, changeSet)
    if (!report) throw new AppError('notFound', 'This was not the last import; its rows are not kept any more.')
    return { total: report.collisionCount, items: report.collisions(offset, limit) }
  }),
  /** The rows that failed or had problems, as tables with the files' own headers and "Line" and "Reason": one file for each set of headers. */
  failed: control(z.object({ changeSet: z.number().int().nullable() }), (services, { changeSet }) => failedRows(services, changeSet)),
  /** Takes back what an import did to one contact, as a change of its own. */
  undoRow: write('imports.undoRow', z.object({ changeSet: z.number().int(), contactId: z.number().int() }), (ctx, { changeSet, contactId }) => undoRow(ctx, changeSet, contactId)),
  /** The maps that are kept: saved under a name, and learned (`name` null). */
  maps: read(z.void(), ({ db }) => listMaps(db)),
  /** Keeps a map for tables with these headers; one of the same name is replaced. */
  saveMap: control(z.object({ name: z.string().max(200), headers: z.array(z.string()).max(20_000), map: importMapSchema }), (services, { name, headers, map }) => saveMap(services, name, headers, map)),
  removeMap: control(z.object({ id: z.number().int() }), (services, { id }) => removeMap(services, id)),
})

/** What a preview asks the open file for. */
export const previewTerms = (services: Services): PreviewTerms => ({ country: services.settings.country(), keptMap: (headers) => mapFor(services.store.read, headers) })

/** Throws `invalid` for a file of no known format. */
export async function previewFile(file: SourceFile, reading: Reading, terms?: PreviewTerms): Promise<ImportPreview> {
  const { sample, isWhole, size } = await sampleOf(file)
  if (size === 0) throw new AppError('invalid', 'The file is empty.')
  const importer = importerFor(file, sample, reading.format)
  if (!importer) throw new AppError('invalid', 'This is no kind of file that Touchbase can import: vCard (.vcf), iCalendar (.ics), LDIF or a table (.csv).')
  const found = await importer.preview(file, sample, isWhole, reading, terms)
  const whole: Reading = { ...reading, format: found.format, encoding: found.encoding }
  return { fileName: file.name, size, mapFrom: null, isDateOrderCertain: true, reading: whole, ...found }
}

function rowsOf(services: Services, db: ReadDb, { changeSet, outcome, offset, limit }: { changeSet: number | null; outcome?: ImportRow['outcome'] | undefined; offset: number; limit: number }): { total: number; rows: ImportRow[] } {
  const report = reportOf(services, changeSet)
  if (!report) throw new AppError('notFound', 'This was not the last import; its rows are not kept any more.')
  const { total, rows } = report.rows(offset, limit, outcome)
  return { total, rows: rows.map((row) => ({ ...row, name: nameOf(db, row) })) }
}

function nameOf(db: ReadDb, { contactId, activityId }: ImportRow): string {
  if (activityId) return db.value<string>('SELECT regarding FROM activity WHERE id = ?', activityId) ?? ''
  return contactId === null ? '' : (db.value<string>('SELECT name FROM contact WHERE id = ?', contactId) ?? '')
}
