import { createHash } from 'node:crypto'
import { emptyContent, limits, type Address, type ContactContent } from '#shared/contacts.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'
import { decoderFor, readFullName } from '../vcard/vcard.ts'
import { attributeWords, isTechnical, meaningOf, type AddressPart, type Meaning } from './attributes.ts'
import { partsOf } from './dn.ts'
import type { LdifAttribute, LdifEntry, LdifProblem, ReadLdif } from './entry.ts'

type Parts = Partial<Record<AddressPart | 'countryCode', string>>

/** A contact being made of attributes, in the order of the entry. */
export class EntryDraft {
  readonly classes: string[] = []
  readonly members: string[] = []
  readonly problems: LdifProblem[] = []
  readonly unused: LdifAttribute[] = []
  photo: ReadLdif['photo'] = null
  own: string | null = null
  /** The attribute the shown name was taken from. */
  nameFrom: 'displayname' | 'cn' | null = null
  readonly #content = emptyContent({ uid: '' })
  readonly #names = new Map<string, LdifAttribute>()
  readonly #addresses: Record<'work' | 'home', Parts> = { work: {}, home: {} }
  readonly #lines: { label: 'work' | 'home'; text: string; attribute: LdifAttribute }[] = []
  readonly #position: Partial<Record<'company' | 'department' | 'title' | 'role', string>> = {}
  readonly #dates = new Map<'birthday' | 'anniversary', { year?: number; month?: number; day?: number }>()
  readonly #quiet = new Set<LdifAttribute>()
  readonly #encoding: string | undefined
  readonly #line: number

  constructor(entry: Pick<LdifEntry, 'line'>, encoding?: string) {
    this.#encoding = encoding
    this.#line = entry.line
  }

  read(attribute: LdifAttribute): void {
    const meaning = attribute.hasOptions ? null : meaningOf(attribute.name)
    if (meaning?.to === 'photo') return this.#photo(attribute)
    if (!meaning && attribute.name !== 'objectclass') { this.unused.push(attribute); return }
    const text = this.#text(attribute)
    if (text === null) this.unused.push(attribute)
    else if (attribute.name === 'objectclass') this.classes.push(text)
    else if (meaning && text !== '' && !this.#take(meaning, text, attribute)) this.unused.push(attribute)
  }

  hasReach(): boolean {
    const { phones, emails, links } = this.#content
    return phones.length + emails.length + links.length > 0 || Object.keys(this.#addresses.work).length > 0
  }

  /** False for a value that has no place: it is kept as it is. */
  #take(meaning: Meaning, text: string, attribute: LdifAttribute): boolean {
    const content = this.#content
    const value = this.fit(text)
    switch (meaning.to) {
      case 'text': return once(content, meaning.field, value)
      case 'name': return this.#name(attribute)
      case 'email': return content.emails.push({ label: '', value }) > 0
      case 'phone': return content.phones.push({ label: meaning.label, value }) > 0
      case 'web': return content.links.push({ kind: 'web', label: meaning.label, value }) > 0
      case 'messenger': return content.links.push({ kind: 'messenger', label: meaning.label, value }) > 0
      case 'labelledUri': return content.links.push(labelledUri(value)) > 0
      case 'note': return this.#note(text)
      case 'address': return this.#address(meaning.label, meaning.part, value, attribute)
      case 'position': return once(this.#position, meaning.part, value)
      case 'date': return this.#date(meaning.label, meaning.part, value)
      case 'relation': return this.#relation(meaning.label, value, attribute)
      case 'uid': return once(content, 'uid', value)
      case 'member': return this.members.push(text) > 0
      case 'own': this.own ??= text; return true
      case 'photo': return false
    }
  }

  /** What the attributes say together. */
  content(isCompany: boolean): ContactContent {
    const content = this.#content
    this.#placeName(isCompany)
    this.#placeAddresses()
    const { company = '', department = '', title = '', role = '' } = this.#position
    if (isCompany) Object.assign(content, { kind: 'company', fullName: company || content.fullName })
    else if (company || department || title || role) content.positions.push({ company, department, title, role, startedOn: null, endedOn: null })
    for (const [label, { year, month, day }] of this.#dates) {
      const value = formatPartialDate({ year: year ?? null, month: month ?? null, day: day ?? null })
      if (parsePartialDate(value)) content.dates.push({ label, value })
      else this.problem(this.#line, 'unreadableDate', `The ${label} could not be read; it is kept in the entry.`)
    }
    for (const list of ['phones', 'emails', 'links'] as const) content[list].splice(limits.rows)
    return content
  }

  /** The unused attributes a person would miss, a line each, without those that the note says already. */
  noteLines(note: string | null): string {
    const lines = this.unused.flatMap((attribute) => {
      if (attribute.hasOptions || this.#quiet.has(attribute) || isTechnical(attribute.name) || !attribute.text?.trim()) return []
      return [`${attributeWords(attribute.type)}: ${attribute.text.trim()}`]
    })
    return lines.filter((line) => !note?.includes(line)).join('\n')
  }

  fit(text: string, limit: number = limits.text): string {
    const value = text.trim()
    if (value.length <= limit) return value
    this.problem(this.#line, 'textCut', `A text of ${value.length} characters was cut to ${limit}; the whole is kept in the entry.`)
    return value.slice(0, limit).toWellFormed()
  }

  problem(line: number, code: string, message: string): void {
    this.problems.push({ line, code, message })
  }

  #text(attribute: LdifAttribute): string | null {
    if (attribute.text !== null || attribute.bytes === null) return attribute.text
    this.problem(attribute.line, 'wrongEncoding', `The value of ${attribute.type} is not UTF-8; it was read in the encoding of the file.`)
    const decoder = this.#encoding && !/^utf-?(?:8|16)/i.test(this.#encoding) ? decoderFor(this.#encoding) : null
    return (decoder ?? decoderFor('windows-1252'))?.decode(attribute.bytes) ?? null
  }

  #name(attribute: LdifAttribute): boolean {
    const key = attribute.name === 'displayname' ? 'displayname' : 'cn'
    if (this.#names.has(key)) return this.#names.get(key)?.text === attribute.text
    this.#names.set(key, attribute)
    return true
  }

  #placeName(isCompany: boolean): void {
    const shown = this.#names.get('displayname')
    const common = this.#names.get('cn')
    const from = shown ?? common
    if (!from) return
    this.nameFrom = shown ? 'displayname' : 'cn'
    if (shown && common && common.text !== shown.text) { this.unused.push(common); this.#quiet.add(common) }
    const { prefix, givenName, middleName, familyName, suffix } = this.#content
    Object.assign(this.#content, readFullName(isCompany, this.fit(this.#text(from) ?? ''), { prefix, givenName, middleName, familyName, suffix }))
  }

  #note(text: string): boolean {
    const { note } = this.#content
    this.#content.note = this.fit([note, text.replace(/\r\n?/g, '\n').trim()].filter(Boolean).join('\n\n'), limits.longText) || null
    return true
  }

  #address(label: 'work' | 'home', part: AddressPart, value: string, attribute: LdifAttribute): boolean {
    const parts = this.#addresses[label]
    // RFC 4517, section 3.3.28: lines divided by dollars, which stand as \24 themselves.
    if (part === 'lines') return this.#lines.push({ label, attribute, text: value.split(/\s*\$\s*/).map((line) => line.replace(/\\24/g, '$').replace(/\\5c/gi, '\\')).join('\n') }) > 0
    if (part === 'country' && /^[A-Za-z]{2}$/.test(value)) return once(parts, 'countryCode', value.toUpperCase())
    if (part === 'street' && parts.street) { parts.street = this.fit(`${parts.street}\n${value}`); return true }
    return once(parts, part, value)
  }

  #placeAddresses(): void {
    for (const label of ['work', 'home'] as const) {
      const parts = this.#addresses[label]
      if (Object.keys(parts).length > 0) this.#content.addresses.push(addressOf(label, parts))
    }
    for (const { label, text, attribute } of this.#lines) {
      const known = this.#addresses[label]
      const row = this.#content.addresses.find((address) => address.label === label)
      const isSame = known.street !== undefined && text.replace(/\s+/g, ' ').includes(known.street.replace(/\s+/g, ' '))
      if (isSame) { this.unused.push(attribute); this.#quiet.add(attribute) }
      else if (row && !row.street) row.street = this.fit(text)
      else this.#content.addresses.push(addressOf(label, { street: this.fit(text) }))
    }
  }

  #date(label: 'birthday' | 'anniversary', part: 'year' | 'month' | 'day' | 'whole', value: string): boolean {
    const date = this.#dates.get(label) ?? {}
    const whole = /^(\d{4})-?(\d\d)-?(\d\d)(?:\D.*|\d{6}.*)?$/.exec(value)
    if (part === 'whole' || part === 'day') {
      if (whole) Object.assign(date, { year: Number(whole[1]), month: Number(whole[2]), day: Number(whole[3]) })
      else if (part === 'day' && /^\d{1,2}$/.test(value)) { if (Number(value)) date.day = Number(value) }
      else return false
    } else {
      const number = /^\d{1,4}$/.test(value) ? Number(value) : null
      if (number === null) return false
      if (number > 0) date[part] = number
    }
    if (Object.keys(date).length > 0) this.#dates.set(label, date)
    return true
  }

  /** A manager given by DN is known by name; the DN itself is written back. */
  #relation(label: string, value: string, attribute: LdifAttribute): boolean {
    const parts = value.includes('=') ? partsOf(value) : []
    const name = parts.length > 0 ? (parts.find(({ type }) => type === 'cn') ?? parts[0])?.value : value
    if (name) this.#content.relations.push({ label, name: this.fit(name) })
    if (parts.length > 0) this.#quiet.add(attribute)
    return parts.length === 0
  }

  #photo(attribute: LdifAttribute): void {
    const { bytes } = attribute
    if (!bytes || bytes.length === 0 || this.photo) { this.unused.push(attribute); this.#quiet.add(attribute); return }
    this.photo = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType: pictureType(bytes) }
  }
}

function once<K extends string>(target: { [key in K]?: unknown }, key: K, value: string): boolean {
  if (target[key] === undefined || target[key] === null || target[key] === '') { target[key] = value; return true }
  return target[key] === value
}

function addressOf(label: string, { street = '', extended = '', poBox = '', city = '', region = '', postalCode = '', country = '', countryCode = '' }: Parts): Address {
  return { label, poBox, extended, street, city, region, postalCode, country, countryCode }
}

/** RFC 2079: a URI, and after a blank what it is called. */
function labelledUri(value: string): ContactContent['links'][number] {
  const [uri = '', ...words] = value.split(' ')
  return { kind: 'web', label: words.join(' ').trim().slice(0, limits.label) || 'homepage', value: uri }
}

function pictureType(bytes: Buffer): string {
  const head = bytes.subarray(0, 12).toString('latin1')
  if (head.startsWith('\x89PNG')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'image/webp' : 'image/jpeg'
}
