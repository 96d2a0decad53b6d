import { fc } from '../support/fast-check.ts'
import { describe, expect, it } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { contactsToCsv, CsvReader, proposeMap, rowToContent } from '../../electron/core/csv/csv.ts'
import { contentFromJson, JsonReader } from '../../electron/core/json/json.ts'
import { LdifReader, rawEntry, readEntry, writeEntry } from '../../electron/core/ldif/ldif.ts'
import { CardReader, fromContent, toContent } from '../../electron/core/vcard/vcard.ts'
import { anyContact } from '../support/any-contact.ts'

/** Any contact is the same after a trip through a file of any format; and no bytes bring a reader down, or take a neighbour along. (vCard's trips: vcard-round-trip.test.ts.) */
const runs = { numRuns: 150, seed: 23 }

/** Without what no file carries: ids of rows, E.164 forms, the photo's bytes. */
function comparable(content: ContactContent | null | undefined): unknown {
  if (!content) return null
  return JSON.parse(JSON.stringify({ ...content, photo: null, phones: content.phones.map(({ label, value }) => ({ label, value })) }))
}

function ldif(text: string | Uint8Array) {
  const reader = new LdifReader()
  return [...reader.push(Buffer.from(text as string)), ...reader.end()]
}

function json(text: string | Uint8Array) {
  const reader = new JsonReader()
  return [...reader.push(Buffer.from(text as string)), ...reader.end()]
}

function csv(text: string) {
  const reader = new CsvReader({ delimiter: ',' })
  return [...reader.push(text), ...reader.end()]
}

function cards(bytes: Uint8Array) {
  const reader = new CardReader()
  return [...reader.push(bytes), ...reader.end()]
}

describe('any contact', () => {
  it('comes back from LDIF', () => {
    fc.assert(fc.property(anyContact, (content) => {
      const entries = ldif(`version: 1\n${writeEntry(content)}${writeEntry(content)}`)
      expect(entries).toHaveLength(2)
      const read = entries.map((entry) => readEntry(entry))
      if (!isBare(content)) for (const { content: again } of read) expect(comparable(again)).toEqual(comparable(content))
    }), runs)
  })

  it('comes back from LDIF written over any other entry', () => {
    fc.assert(fc.property(anyContact, anyContact, (before, content) => {
      const [entry] = ldif(writeEntry(before))
      const [again] = ldif(writeEntry(content, { original: entry && rawEntry(entry) }))
      if (!isBare(content)) expect(comparable(again && readEntry(again).content)).toEqual(comparable(content))
    }), runs)
  })

  it('comes back from JSON, as written and laid out anew', () => {
    fc.assert(fc.property(anyContact, fc.constantFrom(undefined, 2, '\t'), (content, space) => {
      const document = { format: 'touchbase-contacts', version: 1, contacts: [content, content] }
      const elements = json(JSON.stringify(document, null, space))
      expect(elements).toHaveLength(2)
      if (!isBare(content)) for (const element of elements) expect(comparable(contentFromJson(element).content)).toEqual(comparable({ ...content, note: content.note || null }))
    }), runs)
  })

  it('comes back from our own table', () => {
    fc.assert(fc.property(anyContact, (content) => {
      const records = csv([...contactsToCsv([content, content], 'touchbase')].join(''))
      const map = { preset: 'touchbase' as const, columns: proposeMap(records[0]?.cells ?? [], []).columns, dateOrder: null }
      for (const record of records.slice(1)) {
        const { content: again } = rowToContent(record, map, { file: 'x', newUid: () => '' })
        if (again) expect(comparable(again)).toEqual(comparable({ ...content, tags: content.tags, relations: content.relations }))
        else expect(isBare(content)).toBe(true)
      }
    }), runs)
  })
})

/** Nothing is said but a UID. */
function isBare({ uid: _, kind: __, familyNameFirst: ___, ...rest }: ContactContent): boolean {
  return Object.values(rest).every((value) => value === null || value === false || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0))
}

describe('any bytes', () => {
  const pieces = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'dn: ', 'dn:: ', '\n', '\r', '\r\n ', '::', ':<', '{', '}', '[', ']', '"', '\\', 'FN;CHARSET=', 'NOTE;ENCODING=QUOTED-PRINTABLE:=', '\u0000', '#', 'changetype: modify', '-', 'PHOTO;ENCODING=b:', 'AGENT:').map((text) => Buffer.from(text)))
  const bytes = fc.array(pieces, { maxLength: 20 }).map((parts) => Buffer.concat(parts))
  const between = (before: string, middle: Uint8Array, after: string) => Buffer.concat([Buffer.from(before), middle, Buffer.from(after)])

  it('leave the cards around them whole', () => {
    const card = (name: string) => `\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nN:${name};;;;\r\nFN:${name}\r\nEND:VCARD\r\n`
    fc.assert(fc.property(bytes, (middle) => {
      const names = cards(between(card('Before'), middle, `\r\n${card('After')}`)).map((read) => toContent(read)).map(({ content }) => content?.familyName)
      expect(names[0]).toBe('Before')
      expect(names.at(-1)).toBe('After')
    }), { ...runs, numRuns: 500 })
  })

  it('leave the entries of a directory around them whole', () => {
    const entry = (name: string) => `\n\ndn: cn=${name}\ncn: ${name}\nsn: ${name}\n`
    fc.assert(fc.property(bytes, (middle) => {
      const names = ldif(between(entry('Before'), Buffer.concat([Buffer.from('\n'), middle, Buffer.from('\n')]), entry('After'))).map((read) => readEntry(read)).map(({ content }) => content?.familyName)
      expect(names[0]).toBe('Before')
      expect(names.at(-1)).toBe('After')
    }), { ...runs, numRuns: 500 })
  })

  it('leave the contacts of a JSON list around them whole, each on its line', () => {
    fc.assert(fc.property(bytes, (middle) => {
      const elements = json(between('{"format":"touchbase-contacts","contacts":[\n{"familyName":"Before"},\n', middle, '\n{"familyName":"After"}\n]}\n'))
      const names = elements.map((element) => contentFromJson(element)).map(({ content }) => content?.familyName)
      expect(names[0]).toBe('Before')
      // A list that the bytes have ended is ended.
      if (!middle.includes(']')) expect(names.at(-1)).toBe('After')
    }), { ...runs, numRuns: 500 })
  })

  it('never bring a codec down, whatever they say', () => {
    fc.assert(fc.property(bytes, (middle) => {
      for (const card of cards(Buffer.concat([Buffer.from('BEGIN:VCARD\n'), middle]))) {
        const { content, original } = toContent(card)
        if (content) for (const version of ['2.1', '3.0', '4.0'] as const) expect(cards(Buffer.from(fromContent(content, { version, original })))).toHaveLength(1)
      }
      for (const entry of ldif(Buffer.concat([Buffer.from('dn: cn=a\n'), middle]))) {
        const { content } = readEntry(entry)
        if (content) expect(ldif(writeEntry(content, { original: rawEntry(entry) }))).toHaveLength(1)
      }
    }), { ...runs, numRuns: 300 })
  })
})
