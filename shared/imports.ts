import { z } from 'zod'
import { importMapSchema, type ImportMap } from './import-map.ts'
import type { Problem } from './errors.ts'

/** What the importers know. The command line takes these words for `--as`. */
export const importFormats = ['vcard', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What to do with an entry that is there already: bring it up to date, leave it alone, or add it a second time. */
export const duplicateRules = ['update', 'skip', 'add'] as const
export type DuplicateRule = (typeof duplicateRules)[number]

/** How a file is to be read. What is absent is found out from its content. */
export const readingSchema = z.object({
  format: z.enum(importFormats).optional(),
  /** A name of the WHATWG Encoding Standard. */
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  hasHeader: z.boolean().optional(),
  map: importMapSchema.optional(),
})
export type Reading = z.infer<typeof readingSchema>

/** One line of an import's preview. */
export interface PreviewRow {
  line: number
  name: string
  company: string
  title: string
  phone: string
  email: string
  city: string
  /** The cells as they stand, for a table. */
  cells: string[]
}

/** What a file turned out to be, its first entries as they would come in, and how it was read: change that and ask again. */
export interface ImportPreview {
  fileName: string
  size: number
  format: ImportFormat
  encoding: string
  /** False where the user had better look at the rows and choose another encoding. */
  isEncodingCertain: boolean
  delimiter: string | null
  hasHeader: boolean | null
  headers: string[]
  map: ImportMap | null
  rows: PreviewRow[]
  problems: Problem[]
}
