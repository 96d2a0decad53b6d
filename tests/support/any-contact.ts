import { fc } from './fast-check.ts'
import { emptyContent, knownLabels, linkKinds, type ContactContent } from '#shared/contacts.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'

/** Contacts that nobody has and every codec must carry: separators, quotes, escapes, line ends, half of other formats, signs of all scripts. */
const nasty = fc.constantFrom(',', ';', ':', '\\', '\n', '\r\n', '"', '^', "^'", '=', '=3D', '\\n', '\\,', '\u00a0', '\u0000', '\u0007', '\u0085', '\u2028', '\ufeff', '😀', '王', 'ü', ' ', '\t', 'tel:', 'mailto:', 'x-apple:', 'BEGIN:VCARD\n', 'END:VCARD', 'a', 'B', '1', '\u202e', '\u200d', 'e\u0301', '\ud800', ';;;', '$', '\\24', ',mail=', 'dn: ', '\n\n', '\n ', '#', '<', ' ::: ', "'", '=1+1', '@', '+49', '\t-', '{', ']')
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 }), fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')), fc.constantFrom('Ewa', 'Nowak', '小明', 'ACME', 'x'.repeat(90), 'ü'.repeat(60)))
const optional = fc.option(text)
const label = (known: readonly string[]) => fc.oneof(fc.constantFrom(...known), fc.constantFrom('Home', 'WORK', 'cell', 'other', '', '_$!<Home>!$_', 'pref', 'base64', 'constructor', '__proto__', 'Jabber', 'twitter'), text.map((value) => value.slice(0, 150)))
const date = fc.record({ year: fc.option(fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constant(1604))), month: fc.option(fc.integer({ min: 1, max: 12 })), day: fc.option(fc.integer({ min: 1, max: 31 })) }).map(formatPartialDate).filter((value) => parsePartialDate(value) !== null)
const rows = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 4 })

export const anyContact: fc.Arbitrary<ContactContent> = fc.record({
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
