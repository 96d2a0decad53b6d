import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyContent, knownLabels, linkKinds, type ContactContent } from '#shared/contacts.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'
import { CardReader, carriedContent, fromContent, toContent, type ReadContact, type VCardVersion } from '../../electron/core/vcard/vcard.ts'

/**
 * Any content written as a card and read again is the same content, in every version, from scratch and over the card of
 * any other content. `carriedContent` says what vCard cannot carry: control characters, spaces around, rows without anything.
 */
const versions: readonly VCardVersion[] = ['2.1', '3.0', '4.0']

const nasty = fc.constantFrom(',', ';', ':', '\\', '\n', '\r\n', '"', '^', "^'", '=', '=3D', '\\n', '\\,', '\u00a0', '\u0000', '\u0007', '\u0085', '\u2028', '\ufeff', '😀', '王', 'ü', ' ', '\t', 'tel:', 'mailto:', 'x-apple:', 'BEGIN:VCARD\n', 'END:VCARD', 'a', 'B', '1')
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 }), fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')), fc.constantFrom('Ewa', 'Nowak', '小明', 'ACME', 'x'.repeat(90), 'ü'.repeat(60)))
const optional = fc.option(text)
const label = (known: readonly string[]) => fc.oneof(fc.constantFrom(...known), fc.constantFrom('Home', 'WORK', 'cell', 'other', '', '_$!<Home>!$_', 'pref', 'base64', 'constructor', '__proto__', 'Jabber', 'twitter'), text.map((value) => value.slice(0, 150)))
const date = fc.record({ year: fc.option(fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constant(1604))), month: fc.option(fc.integer({ min: 1, max: 12 })), day: fc.option(fc.integer({ min: 1, max: 31 })) }).map(formatPartialDate).filter((value) => parsePartialDate(value) !== null)
const rows = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 4 })

const contents: fc.Arbitrary<ContactContent> = fc.record({
  uid: text, kind: fc.constantFrom('person' as const, 'company' as const), familyNameFirst: fc.constantFrom(null, true, false), isFavourite: fc.boolean(),
  prefix: optional, givenName: optional, middleName: optional, familyName: optional, suffix: optional, nickname: optional, phoneticGivenName: optional, phoneticFamilyName: optional,
  fullName: optional, fileAs: optional, sortAs: optional, salutation: optional, language: optional, timeZone: fc.oneof(optional, fc.constant('Europe/Berlin')), howWeMet: optional, note: optional,
  phones: rows(fc.record({ label: label(knownLabels.phones), value: fc.oneof(text, fc.constantFrom('+49 221 1', '+1-418-656-9254')), e164: fc.constantFrom(null, '+14186569254') })),
  emails: rows(fc.record({ label: label(knownLabels.emails), value: text })),
  addresses: rows(fc.record({ label: label(knownLabels.addresses), poBox: text, extended: text, street: text, city: text, region: text, postalCode: text, country: text, countryCode: fc.constantFrom('', 'DE', 'US') })),
  links: rows(fc.record({ kind: fc.constantFrom(...linkKinds), label: label(knownLabels.links), value: fc.oneof(text, fc.webUrl(), fc.constantFrom('skype:a', 'xmpp:b@c', 'aim:goim?screenname=x', '%41')) })),
  dates: rows(fc.record({ label: label(knownLabels.dates), value: date })),
  positions: rows(fc.record({ company: text, department: text, title: text, role: text, startedOn: fc.option(date), endedOn: fc.option(date) })),
  relations: rows(fc.record({ label: label(knownLabels.relations), name: text })),
  tags: rows(text.map((value) => value.slice(0, 150)).filter((value) => value.length > 0)),
}).map((given) => emptyContent(given))

function read(card: string): ReadContact {
  const reader = new CardReader()
  const cards = [...reader.push(Buffer.from(card)), ...reader.end()]
  expect(reader.takeProblems()).toEqual([])
  expect(cards).toHaveLength(1)
  return toContent(cards[0] ?? { line: 0, version: '4.0', lines: [] })
}

/** The content without what no card says: E.164 forms, ids of other contacts. Tags and rows as they are carried. */
function comparable(content: ContactContent | null): unknown {
  if (!content) return null
  const carried = carriedContent(content)
  return { ...carried, phones: carried.phones.map(({ label: name, value }) => ({ label: name, value })) }
}

const isEmpty = (content: ContactContent) => JSON.stringify({ ...carriedContent(content), uid: '', kind: 'person' }) === JSON.stringify(emptyContent({ uid: '' }))
const runs = 100

describe.each(versions)('vCard %s', (version) => {
  it('gives back any content', () => {
    fc.assert(fc.property(contents, (content) => {
      const card = fromContent(content, { version })
      if (!isEmpty(content)) expect(comparable(read(card).content)).toEqual(comparable(content))
    }), { numRuns: runs, seed: 7 })
  })

  it('gives back any content written over any other card, of any version', () => {
    fc.assert(fc.property(contents, contents, fc.constantFrom(...versions), (before, content, other) => {
      const { original } = read(fromContent(before, { version: other }))
      const card = fromContent(content, { version, original })
      if (!isEmpty(content)) expect(comparable(read(card).content)).toEqual(comparable(content))
    }), { numRuns: runs, seed: 11 })
  })

  it('writes a card again character by character when nothing changed', () => {
    fc.assert(fc.property(contents, (content) => {
      const { original, content: same } = read(fromContent(content, { version }))
      if (same) expect(fromContent(same, { version, original })).toBe(original)
    }), { numRuns: runs, seed: 13 })
  })

  it('folds no line beyond 75 octets and splits no character', () => {
    fc.assert(fc.property(contents, (content) => {
      const card = fromContent(content, { version })
      const limit = version === '2.1' ? Number.POSITIVE_INFINITY : 75
      for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(limit)
      expect(Buffer.from(card).toString('utf8')).toBe(card)
      expect([...card].filter((char) => /\p{Cc}/u.test(char) && char < '\u0080' && !'\r\n\t'.includes(char))).toEqual([])
    }), { numRuns: 100, seed: 17 })
  })
})
