import { z } from 'zod'
import { contactTextSchema, type ContactTextField } from './contacts.ts'
import { importMapSchema, importPresets, type ImportMap } from './import-map.ts'
import type { Problem } from './errors.ts'

/** What the importers know. The command line takes these words for `--as`. */
export const importFormats = ['vcard', 'icalendar', 'csv', 'ldif', 'json'] as const
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
  /** Physical lines before the table itself: a title, LinkedIn's "Notes:". */
  preambleLines: z.number().int().min(0).max(1_000).optional(),
  /** The program whose headers these are, where they do not tell by themselves; a map says it, too. */
  preset: z.enum(importPresets).optional(),
  map: importMapSchema.optional(),
})
export type Reading = z.infer<typeof readingSchema>

/**
 * What an entry can be known again by, in the order tried: the very same entry imported before, the UID, an e-mail address or a
 * phone number together with an agreeing name, name and company together where nothing contradicts.
 */
export const matchKeys = ['source', 'uid', 'email', 'phone', 'nameAndCompany'] as const
export type MatchKey = (typeof matchKeys)[number]

/** What an update does with a field that is filled on both sides: leaves it, or takes what comes in. Lists are added to either way. */
export const updatePolicies = ['fill', 'overwrite'] as const
export type UpdatePolicy = (typeof updatePolicies)[number]

/** The fields that have a policy of their own. */
export const policyFields = [...(Object.keys(contactTextSchema.shape) as ContactTextField[]), 'photo'] as const
export type PolicyField = ContactTextField | 'photo'

/** What happens to entries that are there already, in the file of contacts or earlier in the import itself. */
export const withinRules = ['rows', 'merge', 'keep'] as const

export const importRulesSchema = z.object({
  match: z.array(z.enum(matchKeys)).default([...matchKeys]),
  duplicates: z.enum(duplicateRules).default('update'),
  policy: z.enum(updatePolicies).default('overwrite'),
  /** Where a field differs from `policy`. */
  fields: z.partialRecord(z.enum(policyFields), z.enum(updatePolicies)).default({}),
  /** Duplicates inside what is imported: made one contact, or kept as two; `rows`: rows of tables are merged, cards, of which a word could be lost, are kept. */
  within: z.enum(withinRules).default('rows'),
})
export type ImportRules = z.infer<typeof importRulesSchema>
export const usualRules: ImportRules = importRulesSchema.parse({})

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
  /** For a calendar: what kind of entry, and when (shared/wall-time.ts); `name` is then what it is about, `city` where. */
  activity?: { kind: 'event' | 'task' | 'journal'; start: string | null; end: string | null; isRecurring: boolean; people: string }
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
  /** The whole reading as it was applied, with all that was found out: an import given this reads exactly what is shown. */
  reading: Reading
  /** Where the map came from: asked for, saved by the user, learned from an earlier import, a known program, or guessed. Null for what is no table. */
  mapFrom: MapOrigin | null
  /** False where no date in the file tells the order of day and month; `map.dateOrder` is then the country's usual one. */
  isDateOrderCertain: boolean
  rows: PreviewRow[]
  problems: Problem[]
}

/** `name` is that of a saved map, or of the program. */
export interface MapOrigin {
  kind: 'given' | 'saved' | 'learned' | 'preset' | 'proposed'
  name: string | null
}

/** A map as it is kept; `name` is null for one that was learned. */
export interface KeptMap {
  id: number
  name: string | null
  map: ImportMap
  /** UTC milliseconds. */
  usedAt: number
}

export const rowOutcomes = ['created', 'updated', 'skipped', 'failed'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** What became of one entry of an import. */
export interface ImportRow {
  /** Its place among all entries of the import, counted from 0. */
  index: number
  file: string
  line: number
  outcome: RowOutcome
  /** What it was known again by; null for a new one. */
  match: MatchKey | null
  /** The line of the earlier entry of this import that is the same one; null where there is none. */
  earlierLine: number | null
  /** The contact it became; null where there is none, as in a dry run for what would be new. */
  contactId: number | null
  /** The activity it became, of an entry of a calendar. */
  activityId?: number | null
  /** The contact's name now, or what the activity is about. */
  name: string
  problems: { code: string; message: string }[]
}

/** An entry that is there already, beside the contact it was taken for. */
export interface ImportCollision {
  file: string
  line: number
  match: MatchKey
  outcome: RowOutcome
  /** The line of the earlier entry of the same import; null where the contact was there before. */
  earlierLine: number | null
  /** Null for a contact that the dry run itself would make. */
  contactId: number | null
  incoming: EntrySummary
  existing: EntrySummary
  /** What an update changes; of lists, the rows that are added (`before` is then empty). */
  changes: { field: string; before: string; after: string }[]
}

export interface EntrySummary {
  name: string
  company: string
  title: string
  phone: string
  email: string
  city: string
}

/** What taking back one row of an import did. */
export interface RowUndone {
  /** `trashed`: the contact was made by the import. `restored`: it is as it was before. */
  done: 'trashed' | 'restored'
  /** Fields and lists that were changed since and were left as they are. */
  changedSince: string[]
}
