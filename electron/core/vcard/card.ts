import type { ContactContent } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'

/** The words of the vCard codec: what a card is before and after it is understood. */
export type VCardVersion = '2.1' | '3.0' | '4.0'

/** A problem met in a card. The caller, who knows the file, adds its name. */
export type CardProblem = Omit<Problem, 'file'>

/** One parameter as written. A bare type of vCard 2.1 (`TEL;HOME`) has no name; `raw` keeps quotes and RFC 6868 escapes. */
export interface Param {
  name: string
  raw: string
}

/**
 * One property as written but for folding (RFC 6350, section 3.3). Nothing is decoded: case, quotes and escapes stand.
 * A line that could not be read has an empty name and its whole text as value.
 */
export interface ContentLine {
  group: string | null
  name: string
  params: readonly Param[]
  value: string
}

/** A card as read from a file: its properties between BEGIN and END, VERSION among them. */
export interface RawCard {
  /** The line of BEGIN in the file, counted from 1; 0 for a card that came from no file. */
  line: number
  version: VCardVersion
  lines: readonly ContentLine[]
}

/** Bytes taken out of a card, named by their SHA-256 in hex. `mediaType` is as the card says or as the bytes show. */
export interface Payload {
  sha256: string
  bytes: Uint8Array
  mediaType: string
}

/** A tie to another card by its UID. `row` is its place in `content.relations`, or null when the card gives no name to show. */
export interface RelatedCard {
  row: number | null
  label: string
  uid: string
}

/** What a card says, in our terms. */
export interface ReadContact {
  /**
   * Null for a card without anything in it (problem `emptyCard`). `uid` is empty where the card has none.
   * `photo` is the SHA-256 of the payload in `photo`: store that first, or put the hash of what you stored instead.
   */
  content: ContactContent | null
  photo: Payload | null
  /** The UIDs of the members when the card is a group and not a contact (its name is then `content.fullName`); else null. */
  members: string[] | null
  related: RelatedCard[]
  /** The whole card as text, to be stored and given back to `fromContent`. Large payloads are replaced by `blob:SHA256`. */
  original: string
  /** The payloads taken out of `original`; the photo is among them when it is large. */
  blobs: Payload[]
  problems: CardProblem[]
}

export interface ReadOptions {
  /** The encoding of bytes that are not UTF-8 and say nothing of themselves: a name TextDecoder knows. Default windows-1252. */
  encoding?: string
}

export interface WriteOptions {
  version: VCardVersion
  /** The card this contact came from, as `toContent` gave it. What it says beyond the content is written back. */
  original?: string
  /** The photo that `content.photo` names. Without it the photo of the original stands, if its hash is `content.photo`. */
  photo?: { bytes: Uint8Array; mediaType: string } | null
  /** Says that `content.photo` was made of the original's photo (scaled down), which is then written back as it was. */
  isPhotoUnchanged?: boolean
  /** Gives the payloads that the original names by hash. A property whose payload is gone is left out. */
  blob?: (sha256: string) => Uint8Array | null
  /** Who the `otherId` of a relation is. Without it relations are written by name, and ties by UID stand as in the original. */
  related?: { uidOf: (contactId: number) => string | null; isKnown: (uid: string) => boolean }
  /** Tags that the card of a group says (`writeGroup`); they are written here only where the original has them, too. */
  groupTags?: ReadonlySet<string>
  /** When the contact was last changed, in UTC milliseconds: REV of a new or changed card. */
  revisedAt?: number
}
