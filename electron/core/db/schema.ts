import type { DayTables } from './day-schema.ts'

/** The shape of every table as Kysely sees it. One word per column, from SQL to the screen. */
export interface ContactTable {
  id: number
  uid: string
  kind: 'person' | 'company'
  prefix: string | null
  givenName: string | null
  middleName: string | null
  familyName: string | null
  suffix: string | null
  nickname: string | null
  phoneticGivenName: string | null
  phoneticFamilyName: string | null
  fullName: string | null
  fileAs: string | null
  sortAs: string | null
  salutation: string | null
  language: string | null
  timeZone: string | null
  howWeMet: string | null
  note: string | null
  familyNameFirst: number | null
  photo: string | null
  favouriteAt: number | null
  verifiedAt: number | null
  /** How often to be in touch, in days: null as tags say or as learned, 0 never. Absent from new rows until set. */
  cadence?: number | null
  name: string
  listName: string
  sortKey: string
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

interface ChildRow {
  id: number
  contactId: number
  rank: number
}
interface LabelledRow extends ChildRow {
  label: string
  value: string
}
export interface PhoneTable extends LabelledRow {
  e164: string | null
}
export interface AddressTable extends ChildRow {
  label: string
  poBox: string
  extended: string
  street: string
  city: string
  region: string
  postalCode: string
  country: string
  countryCode: string
}
export interface LinkTable extends LabelledRow {
  kind: 'web' | 'social' | 'messenger'
}
export interface PositionTable extends ChildRow {
  companyId: number | null
  company: string
  department: string
  title: string
  role: string
  startedOn: string | null
  endedOn: string | null
}
export interface RelationTable extends ChildRow {
  label: string
  otherId: number | null
  name: string
}

export type ChangeSetState = 'open' | 'done' | 'undoing' | 'redoing' | 'undone'
export interface ChangeSetTable {
  id: number
  at: number
  actor: string
  action: string
  /** JSON of what it was about: `{name?, count?, file?}`. */
  subject: string
  state: ChangeSetState
  /** Steps count every making, undoing and redoing of a set, so that the order of redo follows from them. */
  createdStep: number
  undoneStep: number | null
  /** While being undone or redone: changes up to here are still to be inverted, later ones are their inverses. */
  boundary: number | null
}
export interface ChangeTable {
  seq: number
  changeSetId: number
  tableName: string
  operation: 'insert' | 'update' | 'delete'
  rowId: number
  /** Inserted rows with rising ids are kept as one range. Else the same as rowId. */
  lastRowId: number
  before: string | null
}

export interface Schema extends DayTables {
  contact: ContactTable
  phone: PhoneTable
  email: LabelledRow
  address: AddressTable
  link: LinkTable
  importantDate: LabelledRow
  position: PositionTable
  relation: RelationTable
  tag: { id: number; name: string; colour: string | null; tagGroupId: number | null; cadence?: number | null }
  tagGroup: { id: number; name: string; rank: number }
  /** Derived: how many contacts that are not in the trash have a tag (tag-counts.ts). */
  tagCount: { tagId: number; count: number }
  contactTag: ChildRow & { tagId: number }
  contactSource: { id: number; contactId: number; format: string; hash: string; original: string | null }
  tagSource: { id: number; tagId: number; hash: string; original: string }
  changeSet: ChangeSetTable
  change: ChangeTable
  setting: { key: string; value: string }
  /** `isCompressed`: 0 as it is, 1 deflated, 2 in the rows of blobPart. */
  blob: { hash: string; mediaType: string; size: number; isCompressed: number; content: Uint8Array }
  blobPart: { id: number; hash: string; part: number; isCompressed: number; content: Uint8Array }
  typeAheadRow: { id: number; contactId: number }
  searchStale: { contactId: number }
  relationType: { id: number; name: string; reverse: string }
  declinedRelation: { id: number; contactId: number; otherId: number; label: string }
  document: ChildRow & { name: string; blob: string; addedAt: number }
  recentContact: { contactId: number; openedAt: number }
  /** `headers` is the hash of a table's headers; a `name` of null means learned, not saved. `map` is JSON of an ImportMap. */
  importMap: { id: number; name: string | null; headers: string; map: string; usedAt: number }
  backup: { id: number; at: number; path: string; reason: string; size: number; provenAt: number | null }
}

/**
 * Tables whose every change is recorded and can be undone, and the column that says which contact a row belongs to
 * (null: none). The rest is derived (indexes), immutable (files) or not the user's work (settings, the log itself).
 */
export const trackedTables = {
  contact: 'id',
  phone: 'contactId',
  email: 'contactId',
  address: 'contactId',
  link: 'contactId',
  importantDate: 'contactId',
  position: 'contactId',
  relation: 'contactId',
  tagGroup: null,
  tag: null,
  contactTag: 'contactId',
  relationType: null,
  declinedRelation: 'contactId',
  document: 'contactId',
  contactSource: 'contactId',
  tagSource: null,
  activityType: null,
  calendar: null,
  activityPlan: null,
  activityPlanStep: null,
  planRun: null,
  activity: null,
  participant: null,
  alarm: null,
  acknowledgement: null,
  dateAcknowledgement: 'contactId',
  activitySource: null,
  calendarSource: null,
  historyEntry: null,
  historyContact: null,
  attachment: null,
} as const satisfies Partial<Record<keyof Schema, string | null>>
export type TrackedTable = keyof typeof trackedTables

/** Lists of what is derived and not up to date: the table, whose only column is the id of what is stale. */
export const staleTables = { searchStale: 'contactId', activityStale: 'activityId', historyStale: 'historyEntryId', touchStale: 'contactId', documentStale: 'documentId' } as const
export type StaleTable = keyof typeof staleTables

/** What else becomes stale with a row of a tracked table, beside its contact for search: the stale list, and the row's column that names what. */
export const alsoStale: Partial<Record<TrackedTable, Partial<Record<StaleTable, string>>>> = {
  activity: { activityStale: 'id' },
  participant: { activityStale: 'activityId' },
  historyEntry: { historyStale: 'id' },
  historyContact: { historyStale: 'historyEntryId', touchStale: 'contactId' },
  attachment: { historyStale: 'historyEntryId' },
  contactTag: { touchStale: 'contactId' },
  document: { documentStale: 'id' },
}
