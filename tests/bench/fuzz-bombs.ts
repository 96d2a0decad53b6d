import { Buffer } from 'node:buffer'
import { emptyContent } from '#shared/contacts.ts'
import { displayName } from '#shared/names.ts'
import { parseNote } from '#shared/note-text.ts'
import { splitName } from '#shared/split-name.ts'
import { carefulE164, toE164 } from '../../electron/core/contacts/phones.ts'
import { contactsToCsv, CsvReader, proposeMap, rowReader, sniffCsv } from '../../electron/core/csv/csv.ts'
import { detectEncoding } from '../../electron/core/encoding/encoding.ts'
import { expandSeries, wallSeconds } from '../../electron/core/recurrence/recurrence.ts'
import { parseQuickAdd } from '../../electron/core/quick-add/parse.ts'
import { LdifReader, readEntry } from '../../electron/core/ldif/ldif.ts'
import { EntryWords } from '../../electron/core/search/entry-words.ts'
import { fold, sortKey } from '../../electron/core/search/fold.ts'
import { CardReader, fromContent, toContent } from '../../electron/core/vcard/vcard.ts'
import { safeName } from '../../electron/core/files/files.ts'
import { tryCalendarBytes } from './fuzz-calendar.ts'

/**
 * Texts of a hundred thousand characters of one repeated pattern, put where a regular expression of ours meets them: what takes more
 * than linear time there takes minutes, and the watchdog names it.
 */
export interface Bomb {
  name: string
  run(): void
}

const length = 100_000
const pieces = [
  'a', ' ', 'a ', ' a', '\t', '\n', '\r', '\r\n', '"', '""', '" ', '"a', '","', ',', ', ', ';', '; ', ':', ' ::: ', '.', '. ', '-', '- ', '/', '\\', '\\\\', '\\n', '\\:::', '=', '=\r\n', '=3D', '=C3', "'", '\n\'', '\n=', '(', '()', '((', ')', '[', '[[', '](', '<', '<>', '>', '@', 'a@', 'a@b', 'a@b.c ', 'a@b,', '<a@b>', '*', '**', '* ', '*a', '_', '__', '`', '~~', '# ', '> ', '1. ',
  '1', '1 ', '12.', '1.1.', '1/', '1-1', '1:', '+', '+1 ', '(1', 'x1', '2020-', '年', '1月', 'van ', 'van der ', 'Dr. ', 'Dr', 'Jr, ', 'A.', 'A. ', 'A-', 'O\'', 'de la ', 'y ', 'Ph.D. ', 'attorney ', ', attorney', 'al-', 'abdul ', '王', '王 ', '王·', '李小', '김', 'サ', 'é', 'e\u0301', '\u0301', 'ﷺ', 'ß', 'İ', '\u2028', '\u00a0', '\u200b', '\ufeff', '\0', '\ud800', '\udc00', '\u{1f468}\u200d', '\u202e',
  'http://', 'http://a ', 'https:', ' https', 'www.', '://', '&', '%', '%41', '%C3', '^n', '^', 'X=', ';X="', ';TYPE=a', ',a', 'BEGIN:VCARD', 'END:', '\nBEGIN:VCARD\n', '\n ', '\r\n\t', '|', '| ', '$', '_$!<', '>!$_', 'aA', 'Aa', 'a1', '__proto__', 'é ', 'Mr ', 'dn: ', '\n-\n', 'ex', 'ext.', 'Straße 1, ', '\n\n', ' \n', '\ta', 'aaaa aaaa@', '```a\n', 'work ', 'home phone ', '- a\n', '  - a\n', '> a\n\n',
]

const row = rowReader(proposeMap(['Name', 'E-mail', 'Phone', 'Birthday', 'Notes', 'Categories', 'Address', 'Website', 'Custom thing', 'Labels', 'Relation 1 - Value', 'Relation 1 - Label', 'Phone 1 - Label', 'Phone 1 - Value'], []), { file: 'bomb', newUid: () => '' })
const cellsOf = (text: string) => Array.from({ length: 14 }, () => text)
const card = (...lines: string[]) => Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`)
const readCards = (bytes: Buffer) => {
  const reader = new CardReader({ encoding: detectEncoding(bytes, true).encoding })
  return [...reader.push(bytes), ...reader.end()].map((one) => toContent(one))
}
const properties = ['N', 'FN', 'TEL', 'EMAIL', 'ADR', 'BDAY', 'ORG', 'NOTE', 'URL', 'CATEGORIES', 'IMPP', 'X-SOCIALPROFILE', 'RELATED', 'UID', 'TZ', 'LANG', 'X-ABDATE', 'X-ANDROID-CUSTOM', 'REV', 'GEO', 'KIND', 'LABEL', 'AGENT']
const labelled = ['TEL', 'EMAIL', 'ADR', 'X-ABDATE', 'URL', 'RELATED', 'PHOTO']
const calendarProperties = ['UID', 'DTSTART', 'DTEND', 'DUE', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'ATTENDEE', 'ORGANIZER', 'ATTACH', 'STATUS', 'PRIORITY', 'TRANSP', 'CLASS', 'DTSTAMP', 'SEQUENCE', 'COMPLETED']
const calendarOf = (middle: Buffer) => tryCalendarBytes(Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\n'), middle, Buffer.from('END:VCALENDAR\r\n')]))
const flat = (text: string) => text.replaceAll(/[\r\n]/g, ' ')

/** Where a text can come from outside, and what is done with it then. */
const places: Readonly<Record<string, (text: string) => void>> = {
  splitName: (text) => void splitName(text),
  displayName: (text) => void displayName({ ...emptyContent({ uid: '' }), givenName: text, familyName: text }),
  'fold and words': (text) => { fold(text); new EntryWords(new Set()).text(text, false); sortKey(text) },
  phones: (text) => { toE164(text, 'DE'); carefulE164(text, 'DE') },
  note: (text) => void parseNote(text),
  // The door takes names of a thousand characters.
  'file name': (text) => void safeName(text.slice(0, 1_000)),
  'table: cells': (text) => void row({ line: 1, cells: cellsOf(text.slice(0, 50_000)) }),
  'table: cells of 19,000': (text) => void row({ line: 1, cells: cellsOf(text.slice(0, 19_000)) }),
  'table: headers': (text) => void proposeMap(cellsOf(text), [cellsOf(text)]),
  'table: sniffing': (text) => void sniffCsv(`Name,Mail\r\n${text}\r\n${text}`),
  'table: reading': (text) => { for (const start of ['', '"', 'a,"', 'a," ']) { const reader = new CsvReader({ delimiter: ',' }); reader.push(`Name,Mail\r\n${start}${text}`); reader.push(`${text}x\r\n${text}\n`); reader.end() } },
  'table: writing': (text) => { for (const shape of ['touchbase', 'google', 'outlook'] as const) for (const _ of contactsToCsv([{ ...emptyContent({ uid: text }), givenName: text, note: text, tags: [text], phones: [{ label: text, value: text }], addresses: [{ label: text, street: text, extended: '', poBox: '', city: text, region: '', postalCode: '', country: text, countryCode: '' }] }], shape)) { /* all of it is to be written */ } },
  encoding: (text) => void detectEncoding(Buffer.from(text), true),
  'vCard: values': (text) => void readCards(card(...properties.map((name) => `${name}:${flat(text)}`))),
  'vCard: types and labels': (text) => void readCards(card(...labelled.map((name) => `${name};TYPE=${flat(text)}:x`), ...labelled.map((name, at) => `item${at}.${name}:x\r\nitem${at}.X-ABLabel:${flat(text)}`))),
  'vCard: quoted-printable': (text) => void readCards(card(...properties.map((name) => `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${text}`))),
  'vCard: base64': (text) => void readCards(card(`PHOTO;ENCODING=b:${flat(text)}`, `KEY;BASE64:${text}`, `PHOTO;VALUE=uri:${flat(text)}`, `PHOTO:data:${flat(text)}`)),
  'vCard: names of properties': (text) => void readCards(card(`${flat(text)}:x`, `X;${flat(text)}:x`, `${flat(text)}.TEL:1`, flat(text))),
  'vCard: lines': (text) => void readCards(Buffer.concat([Buffer.from(text), card(`NOTE:${text}`, `${text}:x`), Buffer.from(text)])),
  'vCard: soft breaks behind a long head': (text) => void readCards(card(`${flat(text)}${'\r\n ='.repeat(20_000)}`)),
  'vCard: writing': (whole) => {
    const text = whole.slice(0, 30_000)
    for (const version of ['2.1', '3.0', '4.0'] as const) fromContent({ ...emptyContent({ uid: text }), givenName: text, note: text, tags: [text], fullName: text, emails: [{ label: text, value: text }], links: [{ kind: 'messenger', label: text, value: text }], dates: [{ label: text, value: text }] }, { version })
  },
  'iCalendar: values': (text) => calendarOf(Buffer.from(`BEGIN:VEVENT\r\n${calendarProperties.map((name) => `${name}:${flat(text)}`).join('\r\n')}\r\nBEGIN:VALARM\r\nTRIGGER:${flat(text)}\r\nEND:VALARM\r\nEND:VEVENT\r\n`)),
  'iCalendar: parameters': (text) => calendarOf(Buffer.from(`BEGIN:VEVENT\r\n${calendarProperties.map((name, at) => `${name};TZID=${flat(text).slice(0, 10_000)};${at % 2 === 0 ? 'VALUE' : 'CN'}=${flat(text).slice(0, 10_000)}:20261123T090000`).join('\r\n')}\r\nEND:VEVENT\r\n`)),
  'iCalendar: version 1': (text) => calendarOf(Buffer.from(`VERSION:1.0\r\nBEGIN:VEVENT\r\n${[...calendarProperties, 'AALARM', 'DALARM'].map((name) => `${name}:${flat(text)}\r\n${name};ENCODING=QUOTED-PRINTABLE:${text.slice(0, 10_000)}`).join('\r\n')}\r\nEND:VEVENT\r\n`)),
  'iCalendar: lines': (text) => calendarOf(Buffer.from(`${text}\r\nBEGIN:VEVENT\r\n${text}\r\nEND:VEVENT\r\nBEGIN:VTIMEZONE\r\nTZID:${flat(text)}\r\nBEGIN:STANDARD\r\nDTSTART:${flat(text)}\r\nRRULE:${flat(text)}\r\nTZOFFSETTO:${flat(text)}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`)),
  'iCalendar: rules': (text) => { for (const rule of [flat(text), `FREQ=DAILY;BYDAY=${flat(text)}`, `FREQ=YEARLY;${flat(text)}`]) expandSeries({ start: '2026-11-23T09:00:00', timeZone: 'Europe/Berlin', recurrence: `RRULE:${rule}\nEXDATE:${flat(text)}\nRDATE:${flat(text)}` }, { from: wallSeconds('2026-01-01'), to: wallSeconds('2028-01-01') }) },
  'quick add': (text) => void parseQuickAdd(text, '2026-11-23T09:00:00'),
  'LDIF: values': (text) => {
    const reader = new LdifReader()
    const lines = ['cn', 'sn', 'mail', 'postalAddress', 'labeledURI', 'manager', 'member', 'description', 'birthday', 'jpegPhoto:', 'homeurl', 'telephoneNumber']
    const entries = [...reader.push(Buffer.from(`dn: ${flat(text)}\nobjectclass: person\n${lines.map((name) => `${name}: ${flat(text)}`).join('\n')}\n\n${text}\n`)), ...reader.end()]
    for (const entry of entries) readEntry(entry)
  },
}

export const bombs: readonly Bomb[] = Object.entries(places).flatMap(([place, run]) => pieces.map((piece) => ({
  name: `${place}: ${length} characters of ${JSON.stringify(piece)}`,
  run: () => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
    run(text)
    run(`x${text}!`)
  },
})))
