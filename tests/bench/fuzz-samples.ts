import { Buffer } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * What inputs are mutated from: entries of each format as programs write them, and those of the corpus where it is there.
 * Beside them the two good neighbours that every mutated record stands between.
 */
export const fuzzFormats = ['vcard', 'csv', 'ldif', 'json'] as const
export type FuzzFormat = (typeof fuzzFormats)[number]

/** A record that must come out as it went in, whatever stands beside it. */
export interface Neighbours {
  /** What stands before the first record of a file. */
  head: string
  before: string
  behind: string
}

const card = (version: string, ...lines: string[]) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')

/** `plain` ones are of ASCII alone, for files whose encoding is guessed: a mutated record may make it any. */
export function neighboursOf(format: FuzzFormat, isPlain: boolean, isQuoted: boolean): Neighbours {
  const [ada, zoe] = isPlain ? ['Ada', 'Zoe'] : ['Ádá', 'Zoë 王']
  if (format === 'vcard') {
    const neighbour = (uid: string, name: string) => card('3.0', `UID:${uid}`, `N:Neighbour;${name};;;`, `FN:${name} Neighbour`, 'TEL;TYPE=CELL:+49 30 901820', `NOTE:First line of\\n${name}\\, second`, `EMAIL:${uid}@example.com`)
    return { head: '', before: neighbour('before', ada), behind: neighbour('behind', zoe) }
  }
  if (format === 'ldif') {
    const neighbour = (uid: string, name: string) => `dn: cn=${uid},mail=${uid}@example.com\nobjectclass: person\ngivenName:: ${Buffer.from(name).toString('base64')}\nsn: Neighbour\nmail: ${uid}@example.com\ntelephoneNumber: +49 30 901820\n`
    return { head: 'version: 1\n\n', before: `${neighbour('before', ada)}\n`, behind: `\n${neighbour('behind', zoe)}` }
  }
  if (format === 'json') {
    const neighbour = (uid: string, name: string) => JSON.stringify({ uid, kind: 'person', givenName: name, familyName: 'Neighbour', phones: [{ label: 'mobile', value: '+49 30 901820' }], emails: [{ label: '', value: `${uid}@example.com` }], tags: ['[friend]', '{"x"'] })
    return { head: '{"format":"touchbase-contacts","version":1,"contacts":[\n', before: `${neighbour('before', ada)},\n`, behind: `,\n${neighbour('behind', zoe)}\n]}\n` }
  }
  const row = (...cells: string[]) => `${cells.map((cell) => (isQuoted ? `"${cell}"` : cell)).join(',')}\r\n`
  return { head: `${csvHeaders.join(',')}\r\n`, before: row(ada, 'Neighbour', 'before@example.com', '+49 30 901820', 'note', '1980-12-31', 'friend', 'Oslo'), behind: row(zoe, 'Neighbour', 'behind@example.com', '+49 30 901820', 'note', '1980-12-31', 'friend', 'Oslo') }
}

export const csvHeaders = ['First Name', 'Last Name', 'E-mail Address', 'Mobile Phone', 'Notes', 'Birthday', 'Categories', 'Home City'] as const

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const own: Readonly<Record<FuzzFormat, readonly string[]>> = {
  json: [
    JSON.stringify({ uid: 'a"b\\c', kind: 'company', fullName: 'A\u0000ü', phones: [{ label: 'work', value: '1', e164: null }], addresses: [{ label: 'home', street: '1 Way', extended: '', poBox: '', city: 'Oslo', region: '', postalCode: '1', country: 'Norway', countryCode: 'NO' }], dates: [{ label: 'birthday', value: '--12-31' }], relations: [{ label: 'spouse', name: 'Ann', otherUid: 'x' }], photo: null, photoData: { mediaType: 'image/png', base64: png }, note: 'a\nb', tags: ['t'], isFavourite: true }),
    JSON.stringify({ givenName: 5, phones: 'none', emails: [null, { value: [] }], tags: { a: 1 }, kind: 'robot', dates: [{ label: 'x', value: 'tomorrow' }], own: { __proto__: 1, deep: [[[[{}]]]] } }, null, 2),
    '{"__proto__":{"x":1},"constructor":"a","givenName":"\\ud800","note":"\\u0000"}', '{}', '[{"uid":"inner"}]', '"{"', '{"a":1}}', '{"a":[}',
  ],
  vcard: [
    card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=C3=9Fig;J=C3=B6rg;;Dr.;', 'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FC=DFig', 'TEL;HOME;VOICE:030 123', 'TEL;CELL;PREF:+49 171 1', 'ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Main=0D=0A=\r\nStreet 1;Berlin;;10115;Germany', 'LABEL;WORK;QUOTED-PRINTABLE:a=\r\nb=\r\nc', `PHOTO;PNG;BASE64:\r\n ${png}\r\n`, 'AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:Agent;A\r\nEND:VCARD'),
    card('3.0', 'N:Smith;John;Q.,A.;Dr.;Jr.', 'FN:Dr. John Q. Smith\\, Jr.', 'NICKNAME:Jo,Johnny', 'ORG:Acme\\; Inc.;R&D;Lab', 'TITLE:Head', 'item1.EMAIL;type=INTERNET;type=pref:j@example.com', 'item1.X-ABLabel:_$!<HomePage>!$_', 'item2.X-ABDATE:2001-02-03', 'item2.X-ABLabel:_$!<Anniversary>!$_', 'item3.X-ABRELATEDNAMES:Ann', 'item3.X-ABLabel:_$!<Spouse>!$_', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12', 'X-SOCIALPROFILE;type=twitter;x-user=jo:https://twitter.com/jo', 'IMPP;X-SERVICE-TYPE=Skype:skype:jo', 'CATEGORIES:a,b\\,c', 'ADR;TYPE=HOME:;;1 Way\\nBack;City;Region;123;Country', 'URL:https://example.com/a?b=c;d', 'NOTE:one\\ntwo\r\n  three', 'X-PHONETIC-FIRST-NAME:jon', `PHOTO;ENCODING=b;TYPE=PNG:${png}`, 'UID:urn:uuid:0b5d3f3a-0000-4000-8000-000000000001', 'REV:2020-01-02T03:04:05Z'),
    card('4.0', 'KIND:individual', 'N;SORT-AS="Harten,Rene":van der Harten;Rene,J.;Sir;R.D.O.N.;', 'FN;LANGUAGE=fr;PID=1.1:Rene van der Harten', 'TEL;VALUE=uri;TYPE="voice,home";PREF=1:tel:+1-555-555-5555;ext=5555', 'BDAY:--0203', 'ANNIVERSARY:20090808T1430-0500', 'RELATED;TYPE=friend;VALUE=text:Ann', 'RELATED;TYPE=spouse:urn:uuid:0b5d3f3a-0000-4000-8000-000000000002', 'ADR;LABEL="1 Way^nBack";GEO="geo:12,-3";CC=US:;;1 Way;City;;1;USA', `PHOTO:data:image/png;base64,${png}`, 'LANG;PREF=1:fr', 'TZ:Europe/Oslo', 'GENDER:M;man', 'X-CUSTOM;X-P=a^^b^\'c:value', 'EXPERTISE;LEVEL=beginner:chinese'),
    card('4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:0b5d3f3a-0000-4000-8000-000000000001'),
    card('3.0', 'FN:王小明', 'N:王;小明;;;', 'ORG:北京公司', 'TEL:+86 10 1234 5678', 'NOTE:喜欢喝茶'),
  ],
  csv: [
    'Jörg,"Müßig, Dr.",j@example.com,+49 30 1,"two\r\nlines ""quoted""",31.12.1980,a;b,Berlin\r\n',
    '=1+1,@SUM(A1),-2+3,+1 202,"\tx",12/31/80,* myContacts ::: b,\'q\r\n',
    'a;b;c;d\r\ne\tf\tg|h\r\n,,,,,,,\r\n"",""," x ", "y",z"z,"z"z",,\r\n',
    '王,小明,x@y.example; z@y.example,138 0013 8000 ::: 139,备注,1980年12月31日,客户，朋友,北京市朝阳区\r\n',
    '"Smith, John",,"Ann <ann@example.com>, Bob <bob@example.com>",(02) 1234 x12,https://example.com https://example.org,--12-31,x,"1 Way\nCity 123"\r\n',
  ],
  ldif: [
    'dn: cn=Jane Doe,mail=jane@example.com\nobjectclass: top\nobjectclass: person\nobjectclass: inetOrgPerson\ncn: Jane Doe\nsn: Doe\ngivenName: Jane\nmail: jane@example.com\nmozillaSecondEmail: j@example.org\nmobile: +1 202\nbirthyear: 1980\nbirthmonth: 12\nbirthday: 31\ndescription:: VHdvCmxpbmVz\nlabeledURI: https://example.com home page\npostalAddress: 1 Way$City\\24$USA\n',
    `dn:: Y249SsO2cmc=\nobjectclass: groupOfNames\ncn: Friends\nmember: cn=Jane Doe,mail=jane@example.com\njpegPhoto:: ${png}\nphoto:< file:///etc/passwd\n`,
    'dn: cn=x\nchangetype: modify\nreplace: mail\nmail: a@example.com\n-\ndelete: cn\n-\n',
    'dn: cn=Fold\nobjectclass: person\ncn;lang-de: Falt\n e\n n\n# a comment\n that goes on\nsn: x\nx-own: 1\n',
  ],
}

const corpusEndings: Readonly<Record<FuzzFormat, RegExp>> = { json: /\.json$/i, vcard: /\.(?:vcf|vcard)$/i, csv: /\.(?:csv|tsv)$/i, ldif: /\.ldif$/i }

/** All samples of a format: our own, the journeys' files, and small files of the corpus where there is one (`withCorpus`). */
export function samplesOf(format: FuzzFormat, withCorpus: boolean): Buffer[] {
  const root = resolve(import.meta.dirname, '../..')
  const folders = [join(root, 'tests/journeys/fixtures'), ...(withCorpus ? [resolve(root, '../shared/corpus', format === 'csv' ? 'csv' : 'vcard')] : [])]
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  const fitting = files.filter((path) => corpusEndings[format].test(path) && statSync(path).isFile() && statSync(path).size < 16_000).sort()
  return [...own[format].map((text) => Buffer.from(text)), ...fitting.map((path) => readFileSync(path))]
}
