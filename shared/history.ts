import { z } from 'zod'
import { activityContentSchema, type Attachment } from './activities.ts'
import { limits } from './contacts.ts'
import type { AddedDocuments } from './documents.ts'

/** The story of a relation: what was said, sent, done and changed, and when. */

const text = z.string().max(limits.text)
const id = z.number().int().positive()
/** From the year 1 to the year 9999, which is what files and paper can say. */
const instant = z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999)

export const directions = ['in', 'out'] as const

/** Somebody an entry is about, with the user's private remark on that person's part in it. */
export const historyPersonSchema = z.object({ contactId: id, remark: text.default('') })

/** All that a user can say of an entry. `at` in UTC milliseconds, `duration` in seconds, `details` in the small Markdown of notes. */
export const historyContentSchema = z.object({
  typeId: id,
  at: instant,
  duration: z.number().int().min(0).nullable().default(null),
  direction: z.enum(directions).nullable().default(null),
  /** A key of `knownResults`, the user's own word, or empty. */
  result: text.default(''),
  regarding: text.default(''),
  details: z.string().max(limits.longText).default(''),
  isPinned: z.boolean().default(false),
  /** The number of a call or a message, as it is typed; absent leaves it as it is. */
  phone: text.optional(),
  people: z.array(historyPersonSchema).max(limits.rows),
})
export type HistoryContent = z.output<typeof historyContentSchema>

/** Those on an entry who become contacts in the same change. Who takes part in the next step under the same name is the same. */
const newContactsSchema = z.array(z.object({ name: z.string().trim().min(1).max(limits.text), remark: text.default('') })).max(100).default([])

/** What the log dialog saves in one change: the entry and, where given, the next step. */
export const logSchema = z.object({ entry: historyContentSchema, newContacts: newContactsSchema, next: activityContentSchema.nullable().default(null), completes: z.object({ activityId: id, recurrenceId: z.string() }).nullable().default(null) })
/** What becomes of the files that an entry has; those that are not named stay as they are. Names without a path. */
const fileChangesSchema = z.object({ removed: z.array(id).max(1_000), renamed: z.array(z.object({ id, name: z.string().trim().min(1).max(1_000) })).max(1_000) })
export type FileChanges = z.output<typeof fileChangesSchema>
/** An entry as it was edited. */
export const entryChangeSchema = z.object({ id, content: historyContentSchema, newContacts: newContactsSchema, files: fileChangesSchema.default({ removed: [], renamed: [] }) })

/** What saving an entry with files ended with. Files that could not be taken are named; the entry and the others are there. */
export interface SavedEntry extends AddedDocuments {
  id: number
}

/** What a field change, an import or a merge did, for the timeline; drawn from the log of changes, never stored twice. */
export interface FieldChange {
  /** The table's name and the column's, or the list's: `contact.familyName`, `phone`. */
  field: string
  /** Of a row of a list: its label (`mobile`), a key of `knownLabels` or the user's own; null for none. */
  label: string | null
  before: string
  after: string
}

export interface HistoryItem {
  /** `h12` for an entry, `c34` for a change set seen from this contact: steady, for keys and cursors. */
  key: string
  /** The entry; null for what the log of changes tells. */
  id: number | null
  changeSetId: number | null
  typeId: number
  at: number
  duration: number | null
  direction: (typeof directions)[number] | null
  result: string
  regarding: string
  /** The whole text, or its first 500 characters where `isCut`. */
  details: string
  isCut: boolean
  /** The number of a call or a message; empty for none. */
  phone: string
  isPinned: boolean
  activityId: number | null
  people: { contactId: number; name: string; remark: string }[]
  peopleCount: number
  attachments: Attachment[]
  /** Of an import or a new contact nothing is listed: all of it is new. */
  changes: FieldChange[]
  /** The action of the change set (`contacts.update`, `import`, …) and its file, where it comes from the log. */
  action: string | null
  source: string | null
  /** Who did it (`user`, `cli`, …), where it comes from the log. */
  actor: string | null
}

/** How many entries of each type a contact has, or all have. What the log of changes tells is not counted. */
export interface HistoryCount {
  typeId: number
  count: number
}

/** Whose timeline, and which part of it. */
export const timelineSchema = z.object({
  /** One contact's; all where null. */
  contactId: id.nullable().default(null),
  /** For a company: also of its people. */
  isBelow: z.boolean().default(false),
  typeIds: z.array(id).max(200).default([]),
  /** UTC milliseconds; `to` exclusive. */
  from: z.number().int().nullable().default(null),
  to: z.number().int().nullable().default(null),
  /** Another person who must be on the entry, too. */
  withId: id.nullable().default(null),
  text: z.string().max(500).default(''),
  /** Whole texts (`last five in full`). */
  isFull: z.boolean().default(false),
  /** Pinned entries come first, on the first page only. */
  before: z.string().max(80).nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})
export type TimelineRequest = z.output<typeof timelineSchema>

export interface TimelinePage {
  items: HistoryItem[]
  /** Gives the next page as `before`; null at the end. */
  next: string | null
}
