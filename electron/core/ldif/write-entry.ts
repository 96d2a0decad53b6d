import { Buffer } from 'node:buffer'
import type { ContactContent } from '#shared/contacts.ts'
import { displayName } from '#shared/names.ts'
import { meaningOf } from './attributes.ts'
import { dnPart } from './dn.ts'
import type { LdifAttribute, LdifEntry } from './entry.ts'
import { parseEntry } from './ldif-reader.ts'
import { bareContent, isSame, ownFields } from './own-fields.ts'
import { readEntry } from './read-entry.ts'
import { standardAttributes } from './standard-attributes.ts'

/** What stands at the head of a file (RFC 2849, "version-spec"). */
export const ldifHead = 'version: 1\n'

export interface LdifWriting {
  /** The entry the contact came from, as it was kept: what it says beyond the content is written back. */
  original?: string | undefined
  photo?: { bytes: Uint8Array; mediaType: string } | null
}

const usualClasses = ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'mozillaAbPersonAlpha']

/** A contact as one entry of an LDIF file, as Thunderbird writes it, with the empty line before it. */
export function writeEntry(content: ContactContent, { original, photo }: LdifWriting = {}): string {
  const entry = original === undefined ? null : parseEntry(original)
  const before = entry && readEntry(entry)
  const bare = bareContent(content)
  if (before?.noteLines && bare.note?.endsWith(before.noteLines)) bare.note = bare.note.slice(0, -before.noteLines.length).trimEnd() || null
  const attributes = standardAttributes(bare)
  const beforeContent = before?.content && bareContent(before.content)
  const kept = (before?.unused ?? []).filter((attribute) => !beforeContent || isWrittenBack(attribute, beforeContent, bare))
  const isShownName = entry?.attributes.some(({ name }) => name === 'displayname') === true
  const lines = [text('dn', entry?.dn || newDn(content))]
  for (const name of classesOf(entry?.attributes ?? [])) lines.push(text('objectclass', name))
  for (const { type, text: value } of attributes) {
    // Where the entry has a name to show beside its common name, that one is the name.
    lines.push(text(type === 'cn' && isShownName ? 'displayName' : type, value))
    if (type === 'cn' && isShownName && !kept.some(({ name }) => name === 'cn')) lines.push(text('cn', value))
  }
  for (const attribute of kept) lines.push(writtenBack(attribute))
  if (photo) lines.push(bytes(photo.mediaType === 'image/jpeg' ? 'jpegPhoto' : 'thumbnailPhoto', photo.bytes))
  const own = ownFields(bare)
  if (own !== null) lines.push(text('touchbaseFields', own))
  return `\n${lines.join('')}`
}

/** An entry as text to keep, without the photo that is kept apart. */
export function rawEntry({ dn, attributes }: LdifEntry): string {
  const first = attributes.find(({ name, bytes: value }) => meaningOf(name)?.to === 'photo' && value !== null)
  return `${text('dn', dn)}${attributes.filter((attribute) => attribute !== first).map(writtenBack).join('')}`
}

/** What repeats or adds to a field of ours goes when that field was edited since; what we have no field for stays. */
function isWrittenBack(attribute: LdifAttribute, before: ContactContent, now: ContactContent): boolean {
  const meaning = attribute.hasOptions ? null : meaningOf(attribute.name)
  const field = meaning?.to === 'text' ? meaning.field : meaning && Object.hasOwn(fieldsOf, meaning.to) ? fieldsOf[meaning.to as keyof typeof fieldsOf] : null
  return !field || isSame(before[field], now[field])
}

const fieldsOf = { address: 'addresses', position: 'positions', date: 'dates', relation: 'relations', phone: 'phones', email: 'emails', web: 'links', messenger: 'links', labelledUri: 'links', uid: 'uid' } as const satisfies Partial<Record<string, keyof ContactContent>>

function classesOf(attributes: readonly LdifAttribute[]): string[] {
  const own = attributes.filter(({ name }) => name === 'objectclass').map((attribute) => attribute.text ?? '').filter(Boolean)
  const known = new Set(own.map((name) => name.toLowerCase()))
  return own.length > 0 ? [...own, ...(known.has('organization') ? [] : usualClasses.filter((name) => !known.has(name.toLowerCase()) && name !== 'mozillaAbPersonAlpha'))] : usualClasses
}

function newDn(content: ContactContent): string {
  const [email] = content.emails
  return [dnPart('cn', displayName(content)), ...(email?.value ? [dnPart('mail', email.value)] : [])].join(',')
}

function writtenBack(attribute: LdifAttribute): string {
  if (attribute.text !== null && !attribute.rest.startsWith('::')) return text(attribute.type, attribute.text)
  return fold(`${attribute.type}${attribute.rest}`)
}

/** One value: as it stands where RFC 2849 allows ("SAFE-STRING"), else as base64 of its UTF-8. */
function text(type: string, value: string): string {
  const isSafe = /^[\x21-\x39\x3b\x3d-\x7e][\x20-\x7e]*$/.test(value) && !value.endsWith(' ')
  return isSafe || value === '' ? fold(`${type}: ${value}`.trimEnd()) : bytes(type, Buffer.from(value))
}

function bytes(type: string, value: Uint8Array): string {
  return fold(`${type}:: ${Buffer.from(value).toString('base64')}`)
}

/** Lines of 76 octets at most, going on behind a space. Text that was read in another encoding may have more than ASCII: it is not cut inside a character. */
function fold(line: string): string {
  if (line.length <= 76) return `${line}\n`
  const parts = [line.slice(0, 76)]
  for (let at = 76; at < line.length; at += 75) parts.push(line.slice(at, at + 75))
  return `${parts.join('\n ')}\n`
}
