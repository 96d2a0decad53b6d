import { z } from 'zod'
import { parsePartialDate } from './partial-date.ts'

/**
 * What a contact is, declared once. The form, the list's columns, import maps, exports, lookups and reports are all
 * drawn from here. Adding a field means: a migration, a line here, a test.
 */
export const contactKinds = ['person', 'company'] as const
export type ContactKind = (typeof contactKinds)[number]

/** Labels with a meaning and a translation. Any other text is a label of the user's own and is shown as it stands. */
export const knownLabels = {
  phones: ['mobile', 'work', 'home', 'main', 'workFax', 'homeFax', 'fax', 'pager', 'assistant', 'car', 'other'],
  emails: ['work', 'home', 'other'],
  addresses: ['work', 'home', 'postal', 'other'],
  links: ['homepage', 'work', 'home', 'blog', 'profile', 'other'],
  dates: ['birthday', 'anniversary', 'death', 'other'],
  relations: ['spouse', 'partner', 'child', 'parent', 'sibling', 'friend', 'assistant', 'assistantOf', 'manager', 'report', 'colleague', 'referredBy', 'referred', 'emergency', 'emergencyOf', 'other'],
} as const

/** What the other is to me → what I am to the other. Every known label has its reverse; own types keep theirs in the file. */
export const reverseRelations: Readonly<Record<(typeof knownLabels.relations)[number], (typeof knownLabels.relations)[number]>> = {
  spouse: 'spouse', partner: 'partner', child: 'parent', parent: 'child', sibling: 'sibling', friend: 'friend', assistant: 'assistantOf', assistantOf: 'assistant',
  manager: 'report', report: 'manager', colleague: 'colleague', referredBy: 'referred', referred: 'referredBy', emergency: 'emergencyOf', emergencyOf: 'emergency', other: 'other',
}
export type LabelledList = keyof typeof knownLabels

export const linkKinds = ['web', 'social', 'messenger'] as const
export type LinkKind = (typeof linkKinds)[number]

/** Longest values kept, in characters. What is longer is refused when typed, and cut with a problem when imported. */
export const limits = { text: 2_000, longText: 2_000_000, label: 200, rows: 2_000 } as const

const text = z.string().max(limits.text)
const optional = text.nullable()
const label = z.string().max(limits.label)
const partialDate = z.string().refine((value) => parsePartialDate(value) !== null, 'not a date')
const rowId = z.number().int().positive().optional()

/** A phone number: as typed, and as E.164 where it could be understood (the core fills that in). */
export const phoneSchema = z.object({ id: rowId, label, value: text, e164: text.nullable().optional() })
export const emailSchema = z.object({ id: rowId, label, value: text })
/** An address in the parts of vCard's ADR (RFC 6350, section 6.3.1). `countryCode` is ISO 3166-1 alpha-2 or empty. */
export const addressSchema = z.object({
  id: rowId, label, poBox: text, extended: text, street: text, city: text, region: text, postalCode: text, country: text, countryCode: z.string().max(2),
})
/** A web page, a social profile or a messenger. `value` is a URI or a user name; for the latter two `label` names the network. */
export const linkSchema = z.object({ id: rowId, kind: z.enum(linkKinds), label, value: text })
/** An important date; `value` as in partial-date.ts. */
export const dateSchema = z.object({ id: rowId, label, value: partialDate })
/** A job: the first row is the current main one. `companyId` links the company's own contact; `company` is its name as known. */
export const positionSchema = z.object({
  id: rowId, companyId: z.number().int().positive().nullable().optional(), company: text, department: text, title: text, role: text,
  startedOn: partialDate.nullable().optional(), endedOn: partialDate.nullable().optional(),
})
/** Somebody this contact is tied to: another contact where `otherId` is known, else only a name. */
export const relationSchema = z.object({ id: rowId, label, otherId: z.number().int().positive().nullable().optional(), name: text })

/** The columns of a contact itself that a user can set. Null means "not given". */
export const contactTextSchema = z.object({
  prefix: optional, givenName: optional, middleName: optional, familyName: optional, suffix: optional, nickname: optional,
  phoneticGivenName: optional, phoneticFamilyName: optional,
  /** The whole name, where it is not simply what the parts make; for a company, its name. */
  fullName: optional,
  /** The form shown in lists, where it is not "Family, Given". */
  fileAs: optional,
  /** What the name sorts by, where the pinyin or folded form is wrong. */
  sortAs: optional,
  salutation: optional,
  /** BCP 47 tag of the language to write to this contact in. */
  language: optional,
  /** IANA zone name. */
  timeZone: optional,
  howWeMet: z.string().max(limits.longText).nullable(),
  note: z.string().max(limits.longText).nullable(),
})

export const contactListsSchema = z.object({
  phones: z.array(phoneSchema).max(limits.rows),
  emails: z.array(emailSchema).max(limits.rows),
  addresses: z.array(addressSchema).max(limits.rows),
  links: z.array(linkSchema).max(limits.rows),
  dates: z.array(dateSchema).max(limits.rows),
  positions: z.array(positionSchema).max(limits.rows),
  relations: z.array(relationSchema).max(limits.rows),
  tags: z.array(label.min(1)).max(limits.rows),
})

/** What a screen, a script or an import gives to make or change a contact: absent = unchanged, null = cleared, a list = the whole new list. */
export const contactChangesSchema = z.object({
  ...contactTextSchema.partial().shape,
  ...contactListsSchema.partial().shape,
  kind: z.enum(contactKinds).optional(),
  /** Whether the family name is spoken and written first (Chinese, Japanese, Korean, Hungarian, Vietnamese); null = by script. */
  familyNameFirst: z.boolean().nullable().optional(),
  isFavourite: z.boolean().optional(),
  /** SHA-256 (hex) of a stored blob. */
  photo: z.string().regex(/^[0-9a-f]{64}$/).nullable().optional(),
})
export type ContactChanges = z.infer<typeof contactChangesSchema>

export type ContactText = z.infer<typeof contactTextSchema>
export type ContactTextField = keyof ContactText
export type Phone = z.infer<typeof phoneSchema>
export type Email = z.infer<typeof emailSchema>
export type Address = z.infer<typeof addressSchema>
export type Link = z.infer<typeof linkSchema>
export type ImportantDate = z.infer<typeof dateSchema>
export type Position = z.infer<typeof positionSchema>
export type Relation = z.infer<typeof relationSchema>
export type ContactLists = z.infer<typeof contactListsSchema>
export type ContactListField = keyof ContactLists

/** A contact as codecs, exporters and reports see it: everything said of it, nothing of where it is stored. */
export interface ContactContent extends ContactText, ContactLists {
  uid: string
  kind: ContactKind
  familyNameFirst: boolean | null
  isFavourite: boolean
  photo: string | null
}

/** A contact as the core gives it to a screen. Times are UTC milliseconds. */
export interface Contact extends ContactContent {
  id: number
  /** The name to show; never empty. Derived from `fullName` or the parts (shared/names.ts). */
  name: string
  /** The name to show in lists, "Family, Given" for Latin names; never empty. */
  listName: string
  createdAt: number
  updatedAt: number
  /** When the user last said that all of this is right. */
  verifiedAt: number | null
  deletedAt: number | null
}

/** A content with nothing in it but the given. */
export function emptyContent(given: Partial<ContactContent> & { uid: string }): ContactContent {
  return {
    kind: 'person', familyNameFirst: null, isFavourite: false, photo: null,
    prefix: null, givenName: null, middleName: null, familyName: null, suffix: null, nickname: null,
    phoneticGivenName: null, phoneticFamilyName: null, fullName: null, fileAs: null, sortAs: null, salutation: null,
    language: null, timeZone: null, howWeMet: null, note: null,
    phones: [], emails: [], addresses: [], links: [], dates: [], positions: [], relations: [], tags: [],
    ...given,
  }
}

export type ContactSection = 'name' | 'work' | 'reach' | 'personal' | 'notes'
export type ContactFieldKey = ContactTextField | ContactListField
export interface ContactField {
  key: ContactFieldKey
  section: ContactSection
  /** How it is edited: one line, many lines, or a list of rows. */
  shape: 'line' | 'lines' | 'list'
  kinds: readonly ContactKind[]
  /** Shown on the card even when empty, so that it can be clicked and filled. */
  isUsual: boolean
}

const both = contactKinds
const person = ['person'] as const
const field = (key: ContactFieldKey, section: ContactSection, shape: ContactField['shape'], kinds: readonly ContactKind[], isUsual = false): ContactField => ({ key, section, shape, kinds, isUsual })

/** Every field of a contact in the order of the card. */
export const contactFields: readonly ContactField[] = [
  field('prefix', 'name', 'line', person),
  field('givenName', 'name', 'line', person, true),
  field('middleName', 'name', 'line', person),
  field('familyName', 'name', 'line', person, true),
  field('suffix', 'name', 'line', person),
  field('nickname', 'name', 'line', both),
  field('phoneticGivenName', 'name', 'line', person),
  field('phoneticFamilyName', 'name', 'line', person),
  field('fullName', 'name', 'line', both),
  field('fileAs', 'name', 'line', both),
  field('sortAs', 'name', 'line', both),
  field('salutation', 'name', 'line', person),
  field('positions', 'work', 'list', person, true),
  field('phones', 'reach', 'list', both, true),
  field('emails', 'reach', 'list', both, true),
  field('addresses', 'reach', 'list', both, true),
  field('links', 'reach', 'list', both, true),
  field('dates', 'personal', 'list', both, true),
  field('relations', 'personal', 'list', both),
  field('tags', 'personal', 'list', both, true),
  field('language', 'personal', 'line', both),
  field('timeZone', 'personal', 'line', both),
  field('howWeMet', 'notes', 'lines', both),
  field('note', 'notes', 'lines', both, true),
]

/** The columns a list of contacts can show. All of them sort. `name` is always shown. Widths in CSS pixels. */
export const contactColumns = [
  { key: 'name', width: 190, isUsual: true },
  { key: 'company', width: 170, isUsual: true },
  { key: 'title', width: 140, isUsual: true },
  { key: 'phone', width: 140, isUsual: true },
  { key: 'email', width: 190, isUsual: true },
  { key: 'city', width: 110, isUsual: true },
  { key: 'country', width: 110, isUsual: false },
  { key: 'department', width: 130, isUsual: false },
  { key: 'tags', width: 140, isUsual: true },
  { key: 'birthday', width: 100, isUsual: false },
  { key: 'website', width: 160, isUsual: false },
  { key: 'note', width: 220, isUsual: false },
  { key: 'lastReachedAt', width: 110, isUsual: false },
  { key: 'lastMeetingAt', width: 110, isUsual: false },
  { key: 'lastEmailAt', width: 110, isUsual: false },
  { key: 'reachedThisYear', width: 80, isUsual: false },
  { key: 'nextActivityAt', width: 110, isUsual: false },
  { key: 'createdAt', width: 110, isUsual: false },
  { key: 'updatedAt', width: 110, isUsual: false },
  { key: 'verifiedAt', width: 110, isUsual: false },
  { key: 'openedAt', width: 110, isUsual: false },
  { key: 'deletedAt', width: 150, isUsual: false },
] as const
export type ContactColumn = (typeof contactColumns)[number]['key']
/** Columns drawn from history and activities. */
export const drawnColumns = ['lastReachedAt', 'lastMeetingAt', 'lastEmailAt', 'reachedThisYear', 'nextActivityAt'] as const satisfies ContactColumn[]
export type DrawnColumns = Pick<ContactRow, (typeof drawnColumns)[number]>
/** Columns of times, in UTC milliseconds; they are looked up by days from now. */
export const timeColumns = ['lastReachedAt', 'lastMeetingAt', 'lastEmailAt', 'nextActivityAt', 'createdAt', 'updatedAt', 'verifiedAt', 'openedAt', 'deletedAt'] as const satisfies ContactColumn[]
export type TimeColumn = (typeof timeColumns)[number]
export const isTimeColumn = (key: string): key is TimeColumn => (timeColumns as readonly string[]).includes(key)
export const contactColumnKeys = contactColumns.map((column) => column.key)

/** One row of a list of contacts: the same columns, already joined to text. Times are UTC milliseconds. */
export interface ContactRow {
  id: number
  kind: ContactKind
  isFavourite: boolean
  name: string
  company: string
  title: string
  phone: string
  email: string
  city: string
  country: string
  department: string
  /** The names of its tags, and their ids in the same order. */
  tags: string
  tagIds: number[]
  birthday: string
  website: string
  note: string
  /** Drawn from history and activities: when somebody was last reached, by any way, in a meeting, by e-mail; how often this year; and the next thing planned. */
  lastReachedAt: number | null
  lastMeetingAt: number | null
  lastEmailAt: number | null
  reachedThisYear: number
  nextActivityAt: number | null
  createdAt: number
  updatedAt: number
  verifiedAt: number | null
  openedAt: number | null
  deletedAt: number | null
}
