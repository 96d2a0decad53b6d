import { z } from 'zod'
import { columnPresets, columnsSchema, exportDelimiters, exportEncodings, exportFormats, isTableFormat, photoFormats, type ExportDelimiter, type ExportEncoding, type ExportFormat, type Writing } from '#shared/exports.ts'
import { useSetting } from '../client/settings.ts'

/** How files are to be written, as last chosen: remembered with the file of contacts. */
export interface ExportChoices {
  format: ExportFormat
  columns: string[]
  /** Whether only the chosen columns are written. */
  isChosen: boolean
  encoding: ExportEncoding
  delimiter: ExportDelimiter
  hasPhotos: boolean
}

const formatSchema = z.enum(exportFormats)
const encodingSchema = z.enum(exportEncodings)
const delimiterSchema = z.enum(Object.keys(exportDelimiters) as [ExportDelimiter, ...ExportDelimiter[]])
const chosenSchema = z.union([columnsSchema, z.array(z.string()).max(0)])
const flag = z.boolean()
const usualColumns: string[] = [...columnPresets.list]

export function useChoices(): ExportChoices {
  return {
    format: useSetting('export.format', formatSchema, 'vcard4'), columns: useSetting('export.columns', chosenSchema, usualColumns), isChosen: useSetting('export.isChosen', flag, false),
    encoding: useSetting('export.encoding', encodingSchema, 'utf-8-bom'), delimiter: useSetting('export.delimiter', delimiterSchema, 'comma'), hasPhotos: useSetting('export.photos', flag, true),
  }
}

/** What the core is asked to write: only what the format has. */
export function writingOf({ format, columns, isChosen, encoding, delimiter, hasPhotos }: ExportChoices): Writing {
  return {
    format, ...(format === 'csv' && isChosen ? { columns } : {}), ...(isTableFormat(format) ? { encoding, delimiter } : {}), ...(photoFormats.includes(format) && !hasPhotos ? { photos: false } : {}),
  }
}
