import type { Address, ContactContent, ImportantDate, Link, LinkKind } from '#shared/contacts.ts'
import { limits } from '#shared/contacts.ts'

/**
 * A contact in pieces: what one property, or a few that belong together, say of it. Reading makes pieces of a card's
 * lines, writing makes lines of a content's pieces; where both have the same piece, the card's own lines stand.
 */
export type NameData = Pick<ContactContent, 'kind' | 'prefix' | 'givenName' | 'middleName' | 'familyName' | 'suffix' | 'fullName' | 'familyNameFirst' | 'sortAs'>
export interface LabelledText { label: string; value: string }
export interface PositionData { company: string; department: string; title: string; role: string; startedOn: string | null; endedOn: string | null }
/** `uid` is that of the other card, or null; `name` is empty when the card gives only that. */
export interface RelationData { label: string; name: string; uid: string | null }
export type TextKey = 'uid' | 'nickname' | 'fileAs' | 'salutation' | 'language' | 'timeZone' | 'howWeMet' | 'note' | 'photo'

export type PieceData =
  | { key: 'name'; data: NameData }
  | { key: TextKey; data: string }
  | { key: 'phonetic'; data: { given: string | null; family: string | null } }
  | { key: 'isFavourite'; data: true }
  | { key: 'tags'; data: string[] }
  | { key: 'phones' | 'emails'; data: LabelledText }
  | { key: 'addresses'; data: Omit<Address, 'id'> }
  | { key: 'links'; data: Omit<Link, 'id'> }
  | { key: 'dates'; data: Omit<ImportantDate, 'id'> }
  | { key: 'positions'; data: PositionData }
  | { key: 'relations'; data: RelationData }
export type PieceKey = PieceData['key']

/** A piece and the places of its lines in the card. `pref` is 1 to 100 as in RFC 6350, section 5.3, or 101 where nothing is said. */
export type Piece = PieceData & { lines: number[]; pref: number }

export const listKeys = ['phones', 'emails', 'addresses', 'links', 'dates', 'positions', 'relations'] as const satisfies readonly PieceKey[]
export type ListKey = (typeof listKeys)[number]

export function isListKey(key: PieceKey): key is ListKey {
  return (listKeys as readonly string[]).includes(key)
}

export function isTextPiece<P extends PieceData>(piece: P): piece is P & { key: TextKey; data: string } {
  return typeof piece.data === 'string'
}

/** A parameter that says: this value stands as it is; do not read a label, a scheme or a name order out of it. */
export const exactParam = 'X-TOUCHBASE-EXACT'

/**
 * Text as vCard can carry it: no control characters but tab and line end (RFC 6350, section 3.3, has no place for them),
 * line ends as LF, no half surrogates, no spaces around, and at most `limit` characters.
 */
export function cleanText(text: string, limit: number = limits.text): string {
  let clean = text
  if (hasOdd(text)) {
    clean = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\p{Cc}/gu, (char) => (char === '\n' || char === '\t' || char >= '\u0080' ? char : ''))
  }
  clean = clean.trim()
  return clean.length > limit ? clean.slice(0, limit).toWellFormed().trim() : clean
}

/** Whether a text has control signs or half surrogates. A loop, for it is asked of every text of a million cards. */
function hasOdd(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32 || (code >= 127 && code < 160)) return true
    if (code >= 0xd800 && code < 0xe000) return !text.isWellFormed() || /\p{Cc}/u.test(text)
  }
  return false
}

/** The content as vCard carries it: texts cleaned, rows without anything dropped, row ids left out. */
export function carriedContent(content: ContactContent): ContactContent {
  const text = (value: string | null, limit?: number) => (value === null ? null : cleanText(value, limit) || null)
  const label = (value: string) => cleanText(value, limits.label)
  const tags = new Set(content.tags.map(label).filter(Boolean))
  return {
    ...content,
    uid: cleanText(content.uid),
    prefix: text(content.prefix), givenName: text(content.givenName), middleName: text(content.middleName), familyName: text(content.familyName), suffix: text(content.suffix),
    nickname: text(content.nickname), phoneticGivenName: text(content.phoneticGivenName), phoneticFamilyName: text(content.phoneticFamilyName),
    fullName: text(content.fullName), fileAs: text(content.fileAs), sortAs: text(content.sortAs), salutation: text(content.salutation),
    language: text(content.language), timeZone: text(content.timeZone), howWeMet: text(content.howWeMet, limits.longText), note: text(content.note, limits.longText),
    phones: content.phones.map((row) => ({ ...withoutId(row), label: label(row.label), value: cleanText(row.value) })).filter((row) => row.value),
    emails: content.emails.map((row) => ({ ...withoutId(row), label: label(row.label), value: cleanText(row.value) })).filter((row) => row.value),
    addresses: content.addresses.map((row) => addressData(label(row.label), [row.poBox, row.extended, row.street, row.city, row.region, row.postalCode, row.country], row.countryCode)).filter(hasAddress),
    links: content.links.map((row) => linkData(row.kind, row.label, row.value)).filter((row) => row.value),
    dates: content.dates.map((row) => ({ label: label(row.label), value: row.value })),
    positions: content.positions.map((row) => ({ ...withoutId(row), company: cleanText(row.company), department: cleanText(row.department), title: cleanText(row.title), role: cleanText(row.role) })).filter(hasPosition),
    relations: content.relations.map((row) => ({ ...withoutId(row), label: label(row.label), name: cleanText(row.name) })).filter((row) => row.name || row.otherId),
    tags: [...tags],
  }
}

function withoutId<T extends { id?: number | undefined }>(row: T): Omit<T, 'id'> {
  const { id: _, ...rest } = row
  return rest
}

function hasPosition(row: { company: string; department: string; title: string; role: string; startedOn?: string | null | undefined; endedOn?: string | null | undefined }): boolean {
  return Boolean(row.company || row.department || row.title || row.role || row.startedOn || row.endedOn)
}

export function hasAddress(row: Omit<Address, 'id'>): boolean {
  return Boolean(row.poBox || row.extended || row.street || row.city || row.region || row.postalCode || row.country || row.countryCode)
}

/** `countryCode` is dropped unless it is two letters (ISO 3166-1 alpha-2). */
export function addressData(label: string, parts: readonly string[], countryCode: string): Omit<Address, 'id'> {
  const part = (at: number) => cleanText(parts[at] ?? '')
  return { label, poBox: part(0), extended: part(1), street: part(2), city: part(3), region: part(4), postalCode: part(5), country: part(6), countryCode: /^[a-z]{2}$/i.test(countryCode) ? countryCode.toUpperCase() : '' }
}

export function linkData(kind: LinkKind, label: string, value: string): Omit<Link, 'id'> {
  return { kind, label: cleanText(label, limits.label), value: cleanText(value) }
}
