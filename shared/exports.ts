import { z } from 'zod'
import { contactColumnKeys, contactFields } from './contacts.ts'
import { lookupSchema } from './lookup.ts'

/** What contacts can be exported as. The command line takes these words for `--as`. */
export const exportFormats = ['vcard4', 'vcard3', 'vcard21', 'csv', 'google', 'outlook', 'json', 'ldif'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportEndings: Record<ExportFormat, string> = { vcard4: 'vcf', vcard3: 'vcf', vcard21: 'vcf', csv: 'csv', google: 'csv', outlook: 'csv', json: 'json', ldif: 'ldif' }

/** The formats that are tables: only they have an encoding, a delimiter and (`csv` alone) chosen columns. */
export const tableFormats = ['csv', 'google', 'outlook'] as const satisfies readonly ExportFormat[]
export type TableFormat = (typeof tableFormats)[number]
export function isTableFormat(format: ExportFormat): format is TableFormat {
  return (tableFormats as readonly string[]).includes(format)
}

/** The formats that can carry photos. */
export const photoFormats: readonly ExportFormat[] = ['vcard4', 'vcard3', 'vcard21', 'json', 'ldif']

/**
 * What a table can be written in: names of the WHATWG Encoding Standard; `utf-8-bom` is UTF-8 with a byte order mark, without
 * which Excel takes a file for its local encoding. UTF-16 has its mark always.
 */
export const exportEncodings = [
  'utf-8-bom', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030', 'gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1250', 'windows-1251', 'windows-1253',
  'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'koi8-r', 'macintosh',
] as const
export type ExportEncoding = (typeof exportEncodings)[number]

export const exportDelimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const
export type ExportDelimiter = keyof typeof exportDelimiters

/** The parts that a row of each list has in a table, the telling one first. */
export const listParts = {
  phones: ['value', 'label'], emails: ['value', 'label'], links: ['value', 'label', 'kind'], dates: ['value', 'label'], relations: ['name', 'label'],
  positions: ['company', 'title', 'department', 'role', 'startedOn', 'endedOn'],
  addresses: ['street', 'extended', 'poBox', 'city', 'region', 'postalCode', 'country', 'countryCode', 'label'],
} as const
export type PartedList = keyof typeof listParts

/** Columns of a contact that stand alone in a table. */
const singleColumns: readonly string[] = [...new Set(['uid', 'kind', 'isFavourite', 'familyNameFirst', ...contactFields.filter(({ shape }) => shape !== 'list').map(({ key }) => key), ...contactColumnKeys.filter((key) => key !== 'openedAt')])]

/**
 * A column of a table somebody chose: a field (`givenName`), a column of the list (`company`), a whole list in as many
 * columns as needed (`phones`), or one row of a list by its place or its label, and a part of that
 * (`phones.2`, `phones:mobile`, `addresses:home.city`).
 */
export interface ExportColumn {
  key: string
  list: PartedList | null
  /** The row: its place counted from 0, its label, or null for all of them. */
  row: number | string | null
  part: string | null
}

/** Null for what is no column. */
export function parseColumn(word: string): ExportColumn | null {
  if (singleColumns.includes(word)) return { key: word, list: null, row: null, part: null }
  const match = /^([a-z]+)(?:\.([1-9]\d{0,3})|:([^.]{1,200}))?(?:\.([A-Za-z]+))?$/.exec(word)
  const [, name = '', place, label, part = null] = match ?? []
  if (!Object.hasOwn(listParts, name)) return null
  const list = name as PartedList
  if (part !== null && !(listParts[list] as readonly string[]).includes(part)) return null
  if (label !== undefined && list === 'positions') return null
  const row = place === undefined ? (label ?? null) : Number(place) - 1
  return row === null && part !== null ? null : { key: word, list, row, part }
}

/** The columns to choose from without typing: what stands alone, and each list whole. */
export const offeredColumns: readonly string[] = [
  'name', ...singleColumns.filter((key) => key !== 'name'), ...Object.keys(listParts), 'phones:mobile', 'phones:work', 'phones:home', 'emails:work', 'emails:home', 'addresses:work', 'addresses:home',
]

/** Ready choices of columns for common ends. */
export const columnPresets = {
  list: ['name', 'company', 'title', 'phone', 'email', 'city'],
  phones: ['name', 'phones:mobile', 'phones:work', 'phones:home'],
  mailing: ['salutation', 'givenName', 'familyName', 'company', 'addresses.1.street', 'addresses.1.postalCode', 'addresses.1.city', 'addresses.1.region', 'addresses.1.country'],
  emails: ['givenName', 'familyName', 'email'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ColumnPreset = keyof typeof columnPresets

export const columnsSchema = z.array(z.string().refine((word) => parseColumn(word) !== null, 'not a column')).min(1).max(500)

/** How a file is to be written. What is absent is as the format usually is. */
export const writingSchema = z.object({
  format: z.enum(exportFormats),
  /** Only for `csv`; absent = every field, which Touchbase reads back whole. */
  columns: columnsSchema.optional(),
  encoding: z.enum(exportEncodings).optional(),
  delimiter: z.enum(Object.keys(exportDelimiters) as [ExportDelimiter, ...ExportDelimiter[]]).optional(),
  photos: z.boolean().optional(),
})
export type Writing = z.infer<typeof writingSchema>

export const exportSchema = writingSchema.extend({
  lookup: lookupSchema.default({}),
  /** What the file is called, without its ending; a screen gives it in the words and the day of its user. */
  name: z.string().max(100).optional(),
})
