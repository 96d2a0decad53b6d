import { Buffer } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * What inputs are mutated from: entries of each format as programs write them, and those of the corpus where it is there.
 * Beside them the two good neighbours that every mutated record stands between.
 */
export const fuzzFormats = ['vcard', 'csv', 'ldif', 'json', 'icalendar'] as const
export type FuzzFormat = (typeof fuzzFormats)[number]

/** A record that must come out as it went in, whatever stands beside it. */
export interface Neighbours {
  /** What stands before the first record of a file. */
  head: string
  before: string
  behind: string
}

const card = (version: string, ...lines: string[]) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')

const entry = (name: string, ...lines: string[]) => [`BEGIN:${name}`, ...lines, `END:${name}`, ''].join('\r\n')

/** `plain` ones are of ASCII alone, for files whose encoding is guessed: a mutated record may make it any. */
export function neighboursOf(format: FuzzFormat, isPlain: boolean, isQuoted: boolean): Neighbours {
  const [ada, zoe] = isPlain ? ['Ada', 'Zoe'] : ['Ádá', 'Zoë 王']
  if (format === 'vcard') {
    const neighbour = (uid: string, name: string) => card('3.0', `UID:${uid}`, `N:Neighbour;${name};;;`, `FN:${name} Neighbour`, 'TEL;TYPE=CELL:+49 30 901820', `NOTE:First line of\\n${name}\\, second`, `EMAIL:${uid}@example.com`)
    return { head: '', before: neighbour('before', ada), behind: neighbour('behind', zoe) }
  }
  if (format === 'icalendar') {
    const neighbour = (uid: string, name: string) => entry('VEVENT', `UID:${uid}`, 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z', `SUMMARY:${name} Neighbour`, 'RRULE:FREQ=WEEKLY;COUNT=3', `DESCRIPTION:First line of\\n${name}\\, second`, `ATTENDEE;CN=${name}:mailto:${uid}@example.com`)
    return { head: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Touchbase//fuzz//EN\r\n', before: neighbour('before', ada), behind: `${neighbour('behind', zoe)}END:VCALENDAR\r\n` }
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
  icalendar: [
    entry('VTIMEZONE', 'TZID:Own', entry('STANDARD', 'DTSTART:16011028T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100').trimEnd(), entry('DAYLIGHT', 'DTSTART:16010325T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200').trimEnd())
      + entry('VEVENT', 'UID:own', 'DTSTART;TZID=Own:20261102T090000', 'DURATION:PT1H30M', 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231T080000Z', 'EXDATE;TZID=Own:20261130T090000,20261231T090000', 'RDATE;VALUE=PERIOD:20261105T080000Z/PT2H', 'SUMMARY;LANGUAGE=de:Jour fixe', entry('VALARM', 'ACTION:DISPLAY', 'TRIGGER;RELATED=END:-P1DT2H', 'REPEAT:2', 'DURATION:PT5M', 'DESCRIPTION:x').trimEnd()),
    entry('VEVENT', 'UID:moved', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261130T090000', 'DTSTART;TZID="W. Europe Standard Time":20261201T090000', 'DTEND;TZID=America/New_York:20261201T053000', 'SUMMARY:Moved', 'SEQUENCE:3', 'STATUS:TENTATIVE', 'TRANSP:TRANSPARENT', 'CLASS:PRIVATE', 'ORGANIZER;CN="Doe, Jane":mailto:jane@example.com', 'ATTENDEE;PARTSTAT=ACCEPTED;ROLE=CHAIR;CUTYPE=ROOM:mailto:room@example.com', 'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="a\\nb":geo:1,2'),
    entry('VTODO', 'UID:todo', 'DUE;VALUE=DATE:20261130', 'PRIORITY:1', 'PERCENT-COMPLETE:100', 'COMPLETED:20261120T101500Z', 'CATEGORIES:Work,Call\\, twice', `ATTACH;FMTTYPE=image/png;ENCODING=BASE64;VALUE=BINARY;FILENAME=dot.png:${png}`, 'ATTACH:file:///etc/passwd', entry('VALARM', 'ACTION:EMAIL', 'TRIGGER;VALUE=DATE-TIME:20261129T090000Z', 'ATTENDEE:mailto:a@example.com').trimEnd()),
    entry('VJOURNAL', 'UID:journal', 'DTSTART;VALUE=DATE:20261101', 'SUMMARY:喝茶', 'DESCRIPTION:one\\ntwo', 'DESCRIPTION:three'),
    `BEGIN:VCALENDAR\r\nVERSION:1.0\r\n${entry('VEVENT', 'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 =\r\n=C3=BC', 'DTSTART:19960401T043000Z', 'DTEND:19960401T050000Z', 'RRULE:MP2 1+ SU 3- FR 19961231T000000Z', 'EXDATE:19960402T010000Z;19960403T010000Z', 'AALARM:19960401T003000Z;PT5M;2;x.wav', 'CATEGORIES:A;B\\;C')}END:VCALENDAR\r\n`,
    entry('VEVENT', 'UID:hostile', 'DTSTART:00010101T000000', 'RRULE:FREQ=SECONDLY;INTERVAL=7919;BYSECOND=59;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=YEARLY;INTERVAL=2147483647;BYWEEKNO=53;BYDAY=5MO', 'EXRULE:FREQ=MINUTELY;BYHOUR=3', 'RDATE:99991231T235959', 'DURATION:P99999W', 'SUMMARY:x'),
    entry('VFREEBUSY', 'DTSTART:20261101T000000Z', 'FREEBUSY;FBTYPE=BUSY:20261101T090000Z/PT1H') + entry('X-OWN', 'X-A:b', entry('X-INNER', 'X-C:d').trimEnd()),
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

const corpusEndings: Readonly<Record<FuzzFormat, RegExp>> = { icalendar: /\.(?:ics|vcs)$/i, json: /\.json$/i, vcard: /\.(?:vcf|vcard)$/i, csv: /\.(?:csv|tsv)$/i, ldif: /\.ldif$/i }

const corpusFolders: Readonly<Record<FuzzFormat, string>> = { icalendar: 'icalendar', json: 'vcard', vcard: 'vcard', csv: 'csv', ldif: 'vcard' }

/** All samples of a format: our own, the journeys' files, and small files of the corpus where there is one (`withCorpus`). */
export function samplesOf(format: FuzzFormat, withCorpus: boolean): Buffer[] {
  const root = resolve(import.meta.dirname, '../..')
  const folders = [join(root, 'tests/journeys/fixtures'), join(root, 'tests/fixtures/icalendar'), ...(withCorpus ? [resolve(root, '../shared/corpus', corpusFolders[format])] : [])]
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  const fitting = files.filter((path) => corpusEndings[format].test(path) && statSync(path).isFile() && statSync(path).size < 16_000).sort()
  return [...own[format].map((text) => Buffer.from(text)), ...fitting.map((path) => readFileSync(path))]
}
