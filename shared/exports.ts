import { z } from 'zod'
import { lookupSchema } from './lookup.ts'

/** What contacts can be exported as. The command line takes these words for `--as`. */
export const exportFormats = ['vcard4', 'vcard3', 'vcard21', 'csv', 'google', 'outlook', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportEndings: Record<ExportFormat, string> = { vcard4: 'vcf', vcard3: 'vcf', vcard21: 'vcf', csv: 'csv', google: 'csv', outlook: 'csv', json: 'json' }

export const exportSchema = z.object({ format: z.enum(exportFormats), lookup: lookupSchema.default({}) })
