import type { ContactContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { ImportMap } from '#shared/import-map.ts'
import type { ImportFormat, ImportPreview, MapOrigin, Reading } from '#shared/imports.ts'
import type { InlineFile, ReadActivity, Zones } from '../icalendar/icalendar.ts'

/** A file to import: where it lies, and its name as the user gave it; `isInFolder` when only its folder was named. */
export interface SourceFile {
  path: string
  name: string
  isInFolder?: boolean
}

/** A picture or another file that came inside an entry; `hash` is its SHA-256 in hex. */
export interface IncomingBlob {
  hash: string
  bytes: Uint8Array
  mediaType: string
}

/** An entry of a file, understood. */
export interface Incoming {
  /** The first line of the entry, counted from 1. */
  line: number
  content: ContactContent
  /** Names what the entry says; the same again is the same entry. */
  hash: string
  /** The whole entry, for what Touchbase has no field for; null when the content says it all. */
  original: string | null
  /** What `original` is written in: the format it is given back to when exported. `vcard` where absent. */
  originalFormat?: 'vcard' | 'ldif'
  blobs: IncomingBlob[]
  /** Relations that name another entry by its UID; `row` is the place in `content.relations`, null where only the tie is given. */
  related: { row: number | null; label: string; uid: string }[]
  /** For an entry that is a group: the UIDs of its members. It becomes a tag of theirs. */
  members: string[] | null
  /** What was wrong with it; it came in for all that. */
  problems?: Problem[]
  /** The cells of its row in a table, for the list of rows with problems. */
  cells?: readonly string[]
}

/** An event, a task or a journal, understood (imports/activity-writer.ts). */
export interface IncomingActivity {
  line: number
  read: ReadActivity
  /** The component as unfolded lines, its files taken out. */
  original: string
  hash: string
  files: InlineFile[]
  zones: Zones
  /** The answer of somebody who was invited (METHOD:REPLY, RFC 5546, section 3.2.3): it says nothing else of the event. */
  isReply: boolean
  problems: Problem[]
}

/** What a calendar has beside its activities: its own properties, its time zones, components nobody knows. */
export interface IncomingCalendar {
  original: string
  hash: string
}

/**
 * What an importer yields: an entry, or a problem with one. Bytes read so far tell the progress; headers come once, before the rows they name;
 * `isOwn` when the map is not what would be proposed for them.
 */
export type ImportItem = { entry: Incoming } | { activity: IncomingActivity } | { calendar: IncomingCalendar } | { problem: Problem } | { bytesRead: number } | { headers: readonly string[]; map: ImportMap; isOwn: boolean }

/** What a preview may ask for: the country that settles an unclear order of dates, and the user's own maps. */
export interface PreviewTerms {
  /** ISO 3166-1 alpha-2, or empty. */
  country: string
  keptMap(headers: readonly string[]): { map: ImportMap; from: MapOrigin } | null
}

/** What an importer's preview must tell; the rest has usual values. */
export type FoundPreview = Omit<ImportPreview, 'fileName' | 'size' | 'mapFrom' | 'isDateOrderCertain' | 'reading'> & Partial<Pick<ImportPreview, 'mapFrom' | 'isDateOrderCertain' | 'reading'>>

/** A format that can be imported. A new one is a new object in importers.ts. */
export interface Importer {
  format: ImportFormat
  /** Endings of file names, lower case, without the dot. */
  endings: readonly string[]
  /** Of a folder's files only those with such an ending are of this format: too many other things look like it. */
  isByEndingInFolders?: boolean
  /** Whether the beginning of a file is of this format, whatever its name. */
  recognises(sample: Uint8Array): boolean
  /** What a file is and holds, and how it is read. */
  preview(file: SourceFile, sample: Uint8Array, isWhole: boolean, reading: Reading, terms?: PreviewTerms): FoundPreview | Promise<FoundPreview>
  /** Everything in a file, in its order. Never throws for what is in the file: that becomes problems. */
  read(file: SourceFile, reading: Reading, terms?: PreviewTerms): AsyncGenerator<ImportItem>
}
