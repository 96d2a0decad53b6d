import { Buffer, isUtf8 } from 'node:buffer'
import { LineSource } from '../vcard/vcard.ts'
import type { LdifAttribute, LdifEntry, LdifProblem } from './entry.ts'

/**
 * Cuts a stream of bytes into entries. An entry begins with its dn and ends with an empty line or the next dn, so that a broken one
 * costs none of its neighbours. Memory is bounded by one entry and one piece of the file.
 */
interface OpenEntry { line: number; dn: string; attributes: LdifAttribute[]; size: number; change: string | null; isFull: boolean }

const maxLine = 64 << 20
const maxEntry = 128 << 20
const maxAttributes = 100_000
const maxJunk = 20

export class LdifReader {
  readonly #source: LineSource
  #entries: LdifEntry[] = []
  #problems: LdifProblem[] = []
  #entry: OpenEntry | null = null
  #isOutside = true
  #junk = 0

  /** `encoding`: how to read bytes that are not UTF-8, which no LDIF should have outside of base64. */
  constructor(options: { encoding?: string } = {}) {
    this.#source = new LineSource({
      line: (text, number, isText) => this.#line(text, number, isText),
      tooLong: (number) => this.#problem(number, 'propertyTooLong', 'An attribute is too long and was left out; the rest of the entry was kept.'),
    }, options.encoding, maxLine)
  }

  /** Takes the next bytes of the file; gives the entries that ended in them. */
  push(chunk: Uint8Array): LdifEntry[] {
    this.#source.push(chunk)
    return this.#entries.splice(0)
  }

  end(): LdifEntry[] {
    this.#source.end()
    this.#finish()
    return this.#entries.splice(0)
  }

  /** The problems met since the last call, in the order of the file. */
  takeProblems(): LdifProblem[] {
    return this.#problems.splice(0)
  }

  #line(text: string, number: number, isText: boolean): void {
    if (text === '') return this.#finish()
    if (text.startsWith('#')) return
    const attribute = this.#parse(text, number, isText)
    if (attribute?.name === 'dn' && !attribute.hasOptions) return this.#begin(attribute, number)
    if (!this.#entry) {
      if (attribute?.name === 'version' && this.#isOutside) return
      if (this.#isOutside) this.#problem(number, 'junkLine', 'Text that belongs to no entry was left out: an entry begins with “dn:”.')
      this.#isOutside = false
      return
    }
    this.#isOutside = true
    this.#add(this.#entry, attribute, text, number)
  }

  #begin(dn: LdifAttribute, number: number): void {
    this.#finish()
    this.#entry = { line: number, dn: dn.text ?? '', attributes: [], size: 0, change: null, isFull: false }
    this.#junk = 0
  }

  #add(entry: OpenEntry, attribute: LdifAttribute | null, text: string, number: number): void {
    if (!attribute) {
      if (entry.change !== null) return // The parts of a change are divided by lines of one hyphen.
      this.#junk += 1
      if (this.#junk <= maxJunk) this.#problem(number, 'junkLine', 'A line that is no attribute could not be read and was left out; the rest of the entry was kept.')
      return
    }
    if (attribute.name === 'changetype' && entry.attributes.length === 0) entry.change = (attribute.text ?? '').trim().toLowerCase()
    entry.size += text.length + 40
    if (entry.size > maxEntry || entry.attributes.length >= maxAttributes) {
      if (!entry.isFull) this.#problem(number, 'cardTooLong', 'The entry is too long; its attributes from here on were left out.')
      entry.isFull = true
      return
    }
    if (attribute.name !== 'changetype' && attribute.name !== 'control') entry.attributes.push(attribute)
  }

  #parse(text: string, number: number, isText: boolean): LdifAttribute | null {
    const attribute = parseLine(text, number)
    if (!attribute) return null
    if (!isText) this.#problem(number, 'wrongEncoding', `The value of ${attribute.type} is not UTF-8; it was read in the encoding of the file.`)
    if (attribute.rest.startsWith(':<')) this.#problem(number, 'urlNotFollowed', `The value of ${attribute.type} stands elsewhere (${attribute.rest.slice(2).trim().slice(0, 80)}); Touchbase fetches nothing. The line was kept.`)
    else if (attribute.rest.startsWith('::') && attribute.bytes === null) this.#problem(number, 'badBase64', `The value of ${attribute.type} is not valid base64 and could not be read; the line was kept.`)
    return attribute
  }

  #finish(): void {
    const entry = this.#entry
    this.#entry = null
    this.#isOutside = true
    if (entry) this.#entries.push({ line: entry.line, dn: entry.dn, attributes: entry.attributes, change: entry.change })
  }

  #problem(line: number, code: string, message: string): void {
    this.#problems.push({ line, code, message })
  }
}

/** The entry of a stored original; null when there is none. */
export function parseEntry(original: string): LdifEntry | null {
  const reader = new LdifReader()
  return [...reader.push(Buffer.from(original)), ...reader.end()][0] ?? null
}

/** An attribute type: a name or an OID, options after semicolons. Thunderbird's `_AimScreenName` has an underscore. */
const shape = /^([\w.-]+)((?:;[\w-]+)*):/

function parseLine(text: string, line: number): LdifAttribute | null {
  const match = shape.exec(text)
  if (!match) return null
  const [head, name = '', options = ''] = match
  const rest = text.slice(head.length - 1)
  const attribute = { name: name.toLowerCase(), type: name + options, hasOptions: options !== '' && !/^;binary$/i.test(options), line, rest }
  if (rest.startsWith(':<')) return { ...attribute, text: null, bytes: null }
  if (!rest.startsWith('::')) return { ...attribute, text: rest.slice(1).replace(/^ +/, ''), bytes: null }
  const bytes = decodeBase64(rest.slice(2))
  return { ...attribute, text: bytes && isUtf8(bytes) ? bytes.toString('utf8') : null, bytes }
}

function decodeBase64(text: string): Buffer | null {
  const plain = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return null
  return plain.replace(/=+$/, '').length % 4 === 1 ? null : Buffer.from(plain, 'base64')
}
