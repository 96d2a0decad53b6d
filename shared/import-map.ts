import { z } from 'zod'
import { limits } from './contacts.ts'

/**
 * How the columns of a table of contacts become contacts, as data: proposed by the core, shown and edited by the import
 * wizard, saved by the user, and applied row by row. A column may stand in the map several times, once for each target.
 */
export const importPresets = ['touchbase', 'google', 'outlook', 'apple', 'thunderbird', 'linkedin', 'hubspot', 'salesforce', 'zoho', 'act'] as const
export type ImportPreset = (typeof importPresets)[number]

/**
 * Where a cell can go. A plain word is a field of the contact; `list.part` is a part of one row of a list, and the
 * columns that share `list` (the number, see `columnMapSchema`) make one row together.
 *
 * `ignore` drops the cell; `toNote` adds "Header: value" to the note, so that nothing is lost; `name` is a whole name to be
 * split into its parts (`fullName` is kept as it stands); `addresses.whole` is an address of many parts in one cell; `notes.*` are a
 * user's own field and its name, kept in the note.
 */
export const columnTargets = [
  'ignore', 'toNote', 'name',
  'uid', 'kind', 'familyNameFirst', 'isFavourite',
  'prefix', 'givenName', 'middleName', 'familyName', 'suffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName',
  'fullName', 'fileAs', 'sortAs', 'salutation', 'language', 'timeZone', 'howWeMet', 'note', 'tags',
  'phones.value', 'phones.label',
  'emails.value', 'emails.label',
  'addresses.whole', 'addresses.poBox', 'addresses.extended', 'addresses.street', 'addresses.city', 'addresses.region',
  'addresses.postalCode', 'addresses.country', 'addresses.countryCode', 'addresses.label',
  'links.value', 'links.label', 'links.kind',
  'dates.value', 'dates.year', 'dates.month', 'dates.day', 'dates.label',
  'positions.company', 'positions.department', 'positions.title', 'positions.role', 'positions.startedOn', 'positions.endedOn',
  'relations.name', 'relations.label',
  'notes.label', 'notes.value',
] as const
export type ColumnTarget = (typeof columnTargets)[number]

const splitSchema = z.object({
  /** What stands between the parts. */
  by: z.string().min(1).max(20),
  /** Which part, counted from 0; from the end where negative (-1 is the last). Absent: every part is a row of the list, or a tag. */
  part: z.number().int().min(-100).max(100).optional(),
  /** That part and all behind it. */
  isRest: z.boolean().optional(),
})
export type Split = z.infer<typeof splitSchema>

export const columnMapSchema = z.object({
  /** The column's place in the row, counted from 0. */
  column: z.number().int().nonnegative(),
  /** The header as the file has it; empty where the file has no headers. */
  header: z.string(),
  to: z.enum(columnTargets),
  /** The label the row gets where no column of the same row gives one, such as `mobile` for `phones.value`. */
  label: z.string().max(limits.label).optional(),
  /** Which row of the list, counted from 0; absent is 0. */
  list: z.number().int().nonnegative().max(limits.rows).optional(),
  /** Put behind what earlier columns gave the same target, with this between; absent: streets on lines of their own, else the first stays. */
  join: z.string().max(20).optional(),
  /** Takes a part of the cell instead of the whole. */
  split: splitSchema.optional(),
})
export type ColumnMap = z.infer<typeof columnMapSchema>

/**
 * A text that every row gets: a tag, a kind, a country, a label. It gives way where the row says something itself, tags and
 * notes are added; a part of a list, such as `addresses.country`, joins the rows that are there and makes none of its own.
 */
const constantSchema = z.object({
  to: z.enum(columnTargets),
  value: z.string().max(limits.text),
  label: z.string().max(limits.label).optional(),
  /** Which row of the list; absent: every row for a part, the first for a value. */
  list: z.number().int().nonnegative().max(limits.rows).optional(),
})
export type ConstantMap = z.infer<typeof constantSchema>

/** The order of day, month and year where a date alone does not tell: 03/04/2024. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

export const importMapSchema = z.object({
  /** The program that wrote the file, where its headers tell. `touchbase` cells are read back exactly as written. */
  preset: z.enum(importPresets).nullable(),
  columns: z.array(columnMapSchema).max(20_000),
  /** What no column says and every contact gets. */
  constants: z.array(constantSchema).max(200).optional(),
  /** Null: nothing in the file tells; day first is then taken. */
  dateOrder: z.enum(dateOrders).nullable(),
})
export type ImportMap = z.infer<typeof importMapSchema>
