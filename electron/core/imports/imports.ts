import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { duplicateRules, readingSchema, type ImportPreview, type Reading } from '#shared/imports.ts'
import { beforeImport } from '../backups/backups.ts'
import { uploadPath } from '../files/files.ts'
import { control, job, router } from '../rpc/procedures.ts'
import { sampleOf } from './file-bytes.ts'
import { importFiles } from './import-run.ts'
import type { SourceFile } from './importer.ts'
import { importerFor } from './source-files.ts'

export { importFiles } from './import-run.ts'

const upload = z.object({ uploadId: z.string(), name: z.string().max(1_000) })

/** Bringing contacts in. A screen uploads files first (files/files.ts); the command line calls `importFiles` with paths. */
export const importsRouter = router({
  /** What a file turned out to be and its first fifty entries, read the way asked for. */
  preview: control(upload.extend({ reading: readingSchema.default({}) }), (services, { uploadId, name, reading }) => previewFile({ path: uploadPath(services, uploadId), name }, reading)),
  /** Imports what was previewed, read exactly so, as one change set. Ends with an ImportResult. */
  start: job('import', z.object({ files: z.array(upload).min(1).max(1_000), reading: readingSchema.default({}), duplicates: z.enum(duplicateRules).default('update') }), async (ctx, services, input) => {
    await beforeImport(ctx, services)
    const names = new Map(input.files.map(({ uploadId, name }) => [uploadPath(services, uploadId), name]))
    return importFiles(ctx, services, [...names.keys()], { reading: input.reading, duplicates: input.duplicates, names })
  }),
})

/** Throws `invalid` for a file of no known format. */
export async function previewFile(file: SourceFile, reading: Reading): Promise<ImportPreview> {
  const { sample, isWhole, size } = await sampleOf(file)
  if (size === 0) throw new AppError('invalid', 'The file is empty.')
  const importer = importerFor(file, sample, reading.format)
  if (!importer) throw new AppError('invalid', 'This is no kind of file that Touchbase can import: vCard (.vcf) or a table (.csv).')
  return { fileName: file.name, size, ...importer.preview(file, sample, isWhole, reading) }
}
