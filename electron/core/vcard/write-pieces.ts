import { limits, type ContactContent, type LabelledList } from '#shared/contacts.ts'
import { assertNever } from '#shared/errors.ts'
import type { ContentLine, Param, VCardVersion, WriteOptions } from './card.ts'
import { makeParam } from './content-line.ts'
import { readDate, writeDate } from './dates.ts'
import { labelText, readLabelText, writeLabel } from './labels.ts'
import { LineMaker } from './make-line.ts'
import { messengerUri, readMessenger, socialName } from './networks.ts'
import { photoLine } from './payload.ts'
import { exactParam, type PieceData, type PositionData, type RelationData } from './piece.ts'
import { isTimeZone } from './read-pieces.ts'
import { writeName } from './write-name.ts'

/** New lines for the pieces of a content. Lines that belong together (`hasGroup`) get a group from the caller. */
export interface WrittenPiece {
  lines: ContentLine[]
  hasGroup: boolean
  /** An address as it is printed: takes the place of an old LABEL, where the card has one. */
  printed?: ContentLine
}

const exact = makeParam(exactParam, '1')

export class PieceWriter {
  readonly make: LineMaker
  readonly #content: ContactContent
  readonly #photo: WriteOptions['photo']
  readonly #version: VCardVersion
  readonly #e164 = new Map<string, string>()

  constructor(content: ContactContent, options: Pick<WriteOptions, 'version' | 'photo'>) {
    this.make = new LineMaker(options.version)
    this.#version = options.version
    this.#content = content
    this.#photo = options.photo
    for (const { value, e164 } of content.phones) if (e164) this.#e164.set(value, e164)
  }

  /** `isFirst` tells a row that must be marked as the preferred one; `isUsual` the first date of its label. */
  write(piece: PieceData, isFirst = false, isUsual = true): WrittenPiece {
    switch (piece.key) {
      case 'name': return plain(...writeName(piece.data, this.#content, this.make))
      case 'uid': return plain(this.make.text('UID', piece.data))
      case 'nickname': return plain(this.#version === '2.1' ? this.make.list('NICKNAME', [piece.data]) : this.make.text('NICKNAME', piece.data))
      case 'fileAs': return plain(this.make.text('X-TOUCHBASE-FILE-AS', piece.data))
      case 'salutation': return plain(this.make.text('X-TOUCHBASE-SALUTATION', piece.data))
      case 'howWeMet': return plain(this.make.text('X-TOUCHBASE-HOW-WE-MET', piece.data))
      case 'language': return plain(this.make.text('LANG', piece.data))
      case 'timeZone': return plain(this.make.text('TZ', piece.data, isTimeZone(piece.data) ? [] : [exact]))
      case 'note': return plain(this.make.text('NOTE', piece.data))
      case 'photo': return plain(...(this.#photo ? [photoLine(this.#photo.bytes, this.#photo.mediaType, this.#version)] : []))
      case 'isFavourite': return plain(this.make.text('X-TOUCHBASE-FAVOURITE', '1'))
      case 'tags': return plain(this.make.list('CATEGORIES', piece.data))
      case 'phonetic': return plain(...this.#phonetic(piece.data))
      case 'phones': return this.#labelled('phones', piece.data.label, isFirst, (params) => this.#phone(piece.data.value, params))
      case 'emails': return this.#labelled('emails', piece.data.label, isFirst, (params) => this.#email(piece.data.value, params))
      case 'addresses': return this.#address(piece.data, isFirst)
      case 'links': return this.#link(piece.data)
      case 'dates': return this.#date(piece.data, isUsual)
      case 'positions': return this.#position(piece.data)
      case 'relations': return this.#relation(piece.data)
      default: return assertNever(piece)
    }
  }

  #phonetic(data: { given: string | null; family: string | null }): ContentLine[] {
    return [...(data.given ? [this.make.text('X-PHONETIC-FIRST-NAME', data.given)] : []), ...(data.family ? [this.make.text('X-PHONETIC-LAST-NAME', data.family)] : [])]
  }

  #phone(value: string, params: readonly Param[]): ContentLine {
    // Only what a tel: URI gives back as it was typed (RFC 3966: digits and visual separators without spaces).
    const isUri = this.#version === '4.0' && /^\+[\d.()-]+$/.test(value) && this.#e164.get(value) === value.replace(/[.()-]/g, '')
    if (isUri) return this.make.uri('TEL', `tel:${value}`, [makeParam('VALUE', 'uri'), ...params])
    return this.make.text('TEL', value, /^tel:/i.test(value) ? [...params, exact] : params)
  }

  #email(value: string, params: readonly Param[]): ContentLine {
    const internet = this.#version === '4.0' ? [] : this.make.types(['internet'])
    return this.make.text('EMAIL', value, [...internet, ...params, ...(/^mailto:/i.test(value) ? [exact] : [])])
  }

  #address(row: Extract<PieceData, { key: 'addresses' }>['data'], isFirst: boolean): WrittenPiece {
    const code = row.countryCode && this.#version === '4.0' ? [makeParam('CC', row.countryCode)] : []
    const written = this.#labelled('addresses', row.label, isFirst, (params) => this.make.parts('ADR', [row.poBox, row.extended, row.street, row.city, row.region, row.postalCode, row.country], [...code, ...params]))
    const printed = this.make.text('LABEL', printedAddress(row))
    if (!row.countryCode || code.length > 0) return { ...written, printed }
    return { lines: [...written.lines, this.make.text('X-ABADR', row.countryCode.toLowerCase())], hasGroup: true, printed }
  }

  #link(row: Extract<PieceData, { key: 'links' }>['data']): WrittenPiece {
    if (row.kind === 'web') return this.#labelled('links', row.label, false, (params) => this.make.uri('URL', row.value, params))
    if (row.kind === 'messenger') {
      const uri = messengerUri(row.label, row.value)
      const read = readMessenger(uri, row.label)
      const isSame = read.label === row.label && read.value === row.value
      const service = makeParam('X-SERVICE-TYPE', row.label)
      return plain(isSame ? this.make.uri('IMPP', uri, [service]) : this.make.text('IMPP', row.value, [service, exact]))
    }
    const isUri = /^[a-z][a-z0-9+.-]*:\S+$/i.test(row.value)
    const isPlainName = row.label !== '' && socialName(row.label) === row.label && !/^x-apple:/i.test(row.value)
    const mark = isPlainName ? [] : [exact]
    if (this.#version === '4.0') return plain(this.make.text('SOCIALPROFILE', row.value, [makeParam('SERVICE-TYPE', row.label), ...(isUri ? [] : [makeParam('VALUE', 'text')]), ...mark]))
    const isType = isPlainName && /^[A-Za-z0-9-]+$/.test(row.label) && !/^(?:home|work|pref|other|base64|b|inline|quoted-printable|[78]bit)$/i.test(row.label)
    return plain(this.make.uri('X-SOCIALPROFILE', row.value, [makeParam(isType ? 'TYPE' : 'X-SERVICE-TYPE', row.label), ...mark]))
  }

  #date({ label, value }: { label: string; value: string }, isUsual: boolean): WrittenPiece {
    const written = writeDate(value, this.#version)
    const isSame = readDate(written.text) === value
    const params = isSame ? (written.omitsYear ? [makeParam('X-APPLE-OMIT-YEAR', '1604')] : []) : [exact]
    const text = isSame ? written.text : value
    const names: Record<string, string> = this.#version === '4.0' ? { birthday: 'BDAY', anniversary: 'ANNIVERSARY', death: 'DEATHDATE' } : { birthday: 'BDAY' }
    const name = isUsual && Object.hasOwn(names, label) ? names[label] : undefined
    if (name || label === 'other') return plain(this.make.text(name ?? 'X-ABDATE', text, params))
    return { lines: [this.make.text('X-ABDATE', text, params), this.#labelLine('dates', label)], hasGroup: true }
  }

  #position(row: PositionData): WrittenPiece {
    const lines: ContentLine[] = []
    if (row.company || row.department) lines.push(this.make.parts('ORG', row.department ? [row.company, row.department] : [row.company]))
    if (row.title) lines.push(this.make.text('TITLE', row.title))
    if (row.role) lines.push(this.make.text('ROLE', row.role))
    const isDated = row.startedOn !== null || row.endedOn !== null
    const isCompany = this.#content.kind === 'company'
    if (this.#content.positions.length === 1 && !isDated && !isCompany) return plain(...lines)
    if (isDated || isCompany || lines.length < 2) lines.push(this.make.text('X-TOUCHBASE-POSITION', `${row.startedOn ?? ''}/${row.endedOn ?? ''}`))
    return { lines, hasGroup: true }
  }

  #relation({ label, name, uid }: RelationData): WrittenPiece {
    const related: readonly string[] = ['spouse', 'child', 'parent', 'sibling', 'friend', 'colleague', 'emergency']
    const labelLines = label === 'other' ? [] : [this.#labelLine('relations', label)]
    const uidParam = uid === null ? [] : [makeParam('X-TOUCHBASE-UID', uid)]
    if (this.#version !== '4.0' && name) {
      return { lines: [this.make.text('X-ABRELATEDNAMES', name, uidParam), ...labelLines], hasGroup: labelLines.length > 0 }
    }
    const isType = related.includes(label)
    const types = isType ? this.make.types([label]) : []
    const uri = uid !== null && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uid) ? `urn:uuid:${uid}` : uid
    const isUri = uri !== null && /^[a-z][a-z0-9+.-]*:\S+$/i.test(uri)
    const line = isUri
      ? this.make.text('RELATED', uri, [...types, ...(name ? [makeParam('X-TOUCHBASE-NAME', name)] : [])])
      : this.make.text('RELATED', name, [...types, makeParam('VALUE', 'text'), ...uidParam])
    return { lines: [line, ...(isType ? [] : labelLines)], hasGroup: !isType && labelLines.length > 0 }
  }

  #labelled(list: 'phones' | 'emails' | 'addresses' | 'links', label: string, isFirst: boolean, main: (params: readonly Param[]) => ContentLine): WrittenPiece {
    const written = writeLabel(list, label)
    const line = main([...this.make.types(written.types), ...(isFirst ? this.make.pref() : [])])
    return written.text === null ? plain(line) : { lines: [line, this.#labelLine(list, label)], hasGroup: true }
  }

  #labelLine(list: LabelledList, label: string): ContentLine {
    const text = labelText(list, label)
    return this.make.text('X-ABLabel', text, readLabelText(list, text) === label ? [] : [exact])
  }
}

/** An address in lines, from the house to the country. */
function printedAddress({ extended, street, poBox, postalCode, city, region, country }: Extract<PieceData, { key: 'addresses' }>['data']): string {
  return [extended, street, poBox, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n')
}

function plain(...lines: ContentLine[]): WrittenPiece {
  return { lines, hasGroup: false }
}

/** The pieces of a content, in the order they are written. */
export function piecesOf(content: ContactContent, related: WriteOptions['related']): PieceData[] {
  const { kind, prefix, givenName, middleName, familyName, suffix, fullName, familyNameFirst, sortAs, phoneticGivenName: given, phoneticFamilyName: family } = content
  const pieces: PieceData[] = [{ key: 'name', data: { kind, prefix, givenName, middleName, familyName, suffix, fullName, familyNameFirst, sortAs } }]
  if (content.uid) pieces.push({ key: 'uid', data: content.uid })
  if (given || family) pieces.push({ key: 'phonetic', data: { given, family } })
  for (const key of ['nickname', 'fileAs', 'salutation', 'language', 'timeZone', 'photo'] as const) if (content[key]) pieces.push({ key, data: content[key] })
  for (const { label, value } of content.phones) pieces.push({ key: 'phones', data: { label, value } })
  for (const { label, value } of content.emails) pieces.push({ key: 'emails', data: { label, value } })
  for (const data of content.addresses) pieces.push({ key: 'addresses', data })
  for (const data of content.links) pieces.push({ key: 'links', data })
  for (const { label, value } of content.dates) pieces.push({ key: 'dates', data: { label, value } })
  for (const row of content.positions) {
    const { company, department, title, role, startedOn, endedOn } = row
    pieces.push({ key: 'positions', data: { company, department, title, role, startedOn: startedOn ?? null, endedOn: endedOn ?? null } })
  }
  for (const { label, name, otherId } of content.relations) {
    const uid = otherId && related ? related.uidOf(otherId) : null
    if (name || uid) pieces.push({ key: 'relations', data: { label, name, uid } })
  }
  if (content.tags.length > 0) pieces.push({ key: 'tags', data: content.tags.slice(0, limits.rows) })
  for (const key of ['howWeMet', 'note'] as const) if (content[key]) pieces.push({ key, data: content[key] })
  if (content.isFavourite) pieces.push({ key: 'isFavourite', data: true })
  return pieces
}
