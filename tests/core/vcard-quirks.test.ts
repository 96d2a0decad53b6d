import { describe, expect, it } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { displayName } from '#shared/names.ts'
import { CardReader, toContent, type ReadContact } from '../../electron/core/vcard/vcard.ts'

/** Cards as programs and phones really write them. Bytes above 127 that are not UTF-8 are given as latin1 text. */
function read(card: string | Buffer, encoding?: string): ReadContact {
  const reader = new CardReader(encoding ? { encoding } : {})
  const cards = [...reader.push(Buffer.from(card as string)), ...reader.end()]
  const first = cards[0]
  if (!first) throw new Error('no card was read')
  const contact = toContent(first, encoding ? { encoding } : {})
  return { ...contact, problems: [...reader.takeProblems(), ...contact.problems] }
}

const card = (version: string, ...lines: string[]) => `BEGIN:VCARD\r\nVERSION:${version}\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** Reads the card and compares what is named. */
function check(name: string, text: string | Buffer, expected: Partial<ContactContent> & { name?: string }, encoding?: string): void {
  it(name, () => {
    const { content, problems } = read(text, encoding)
    expect(problems).toEqual([])
    const { name: shown, ...fields } = expected
    expect(content).toMatchObject(fields)
    if (shown !== undefined && content) expect(displayName(content)).toBe(shown)
  })
}

describe('vCard 2.1 of phones', () => {
  check('Nokia: bare types', card('2.1', 'N:Müller;Jürgen', 'TEL;CELL;VOICE:+491711', 'TEL;WORK;FAX:+4922', 'TEL;PREF;HOME:+4933'), {
    name: 'Jürgen Müller', phones: [{ label: 'home', value: '+4933' }, { label: 'mobile', value: '+491711' }, { label: 'workFax', value: '+4922' }],
  })
  check('Samsung: umlauts in quoted-printable', card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20M=C3=BCller', 'TEL;CELL:1'), { familyName: 'Müller', givenName: 'Jürgen', fullName: null })
  check('Android: Chinese split inside a character by a soft break', card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=E6=', '=98=8E;;;', 'TEL;CELL:1'), { name: '王小明' })
  check('lower case without ENCODING=', 'begin:vcard\nversion:2.1\nn;quoted-printable:=C3=96z;Ay=C5=9Fe\ntel;cell:1\nend:vcard\n', { familyName: 'Öz', givenName: 'Ayşe' })
  check('GBK in quoted-printable', card('2.1', 'N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=D0=A1=C3=F7;;;', 'TEL;CELL:1'), { name: '王小明' })
  check('GBK with a trail byte left as a letter', card('2.1', 'NOTE;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=81A', 'TEL:1'), { note: '丄' })
  check('GBK as bytes with CHARSET', bytes('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GB2312:\xcd\xf5;\xd0\xa1\xc3\xf7\r\nTEL:1\r\nEND:VCARD\r\n'), { name: '王小明' })
  check('GBK as bytes, told by the caller', bytes('BEGIN:VCARD\r\nVERSION:2.1\r\nN:\xcd\xf5;\xd0\xa1\xc3\xf7\r\nTEL:1\r\nEND:VCARD\r\n'), { name: '王小明' }, 'gb18030')
  check('Big5 as bytes, told by the caller', bytes('BEGIN:VCARD\r\nVERSION:3.0\r\nN:\xa4\xfd;\xa4p\xa9\xfa;;;\r\nTEL:1\r\nEND:VCARD\r\n'), { name: '王小明' }, 'big5')
  check('Windows-1252 without a word', bytes('BEGIN:VCARD\r\nVERSION:2.1\r\nN:M\xfcller;J\xfcrgen\r\nNOTE:\x80 5\r\nEND:VCARD\r\n'), { familyName: 'Müller', note: '€ 5' })
  check('one line of Windows-1252 in a file of UTF-8', bytes('BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:J\xfcrgen\r\nFN:M\xc3\xbcller\r\nEND:VCARD\r\n'), { fullName: 'Müller', note: 'Jürgen' }, 'utf-8')
  check('Windows-1251 by CHARSET', bytes('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1251:\xcf\xf3\xf8\xea\xe8\xed;\xc0\r\nEND:VCARD\r\n'), { familyName: 'Пушкин', givenName: 'А' })
  check('Japanese phone: kana in SOUND, Shift_JIS', bytes('BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS:\x8eR\x93c;\x91\xbe\x98Y;;;\r\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:\xd4\xcf\xc0\xde;\xc0\xdb\xb3;;;\r\nTEL:1\r\nEND:VCARD\r\n'), { familyName: '山田', givenName: '太郎', phoneticFamilyName: 'ﾔﾏﾀﾞ', phoneticGivenName: 'ﾀﾛｳ' })
  check('quoted-printable that says nothing and is Latin', card('2.1', 'N;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen', 'TEL:1'), { familyName: 'Müller' })
  check('Outlook: address label beside the address, line ends in the note', card('2.1', 'N:Doe;John', 'ADR;WORK;PREF:;;1 Main St;Köln;;50667;Germany', 'LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:1 Main St=0D=0A=', '50667 K=C3=B6ln', 'NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=', '  b = c: d=0D=0A=', '', 'TEL:1'), { note: 'a\n  b = c: d', addresses: [{ label: 'work', poBox: '', extended: '', street: '1 Main St', city: 'Köln', region: '', postalCode: '50667', country: 'Germany', countryCode: '' }] })
  check('Outlook: what its own properties say', card('2.1', 'N:Doe;John', 'X-MS-MANAGER:Big Blue', 'X-MS-ANNIVERSARY:20110113', 'X-MS-SPOUSE:Jane', 'X-MS-IMADDRESS:im@x.org', 'BDAY:19800322'), { relations: [{ label: 'manager', name: 'Big Blue' }, { label: 'spouse', name: 'Jane' }], dates: [{ label: 'anniversary', value: '2011-01-13' }, { label: 'birthday', value: '1980-03-22' }], links: [{ kind: 'messenger', label: 'other', value: 'im@x.org' }] })
  check('a backslash is a backslash in quoted-printable', card('2.1', 'FN:X', 'NOTE;ENCODING=QUOTED-PRINTABLE:C:\\new\\table'), { note: 'C:\\new\\table' })
  check('comma in a name is a comma', card('2.1', 'N:Doe;John;Richter,James;Mr.;Sr.'), { middleName: 'Richter,James', suffix: 'Sr.' })
  check('Android: fields of its own', card('2.1', 'N:Bo;Al', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bob;1;;;;;;;;;;;;;', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2012-01-31;1;;;;;;;;;;;;;', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-04;0;Name day;;;;;;;;;;;;', 'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jane;14;;;;;;;;;;;;;'), { nickname: 'Bob', dates: [{ label: 'anniversary', value: '2012-01-31' }, { label: 'Name day', value: '--05-04' }], relations: [{ label: 'spouse', name: 'Jane' }] })
  check('missing END, blank lines, spaces after BEGIN', 'BEGIN:VCARD \n\nVERSION:2.1\n\nN:Doe;John\n\nTEL;X-Boat:1\n\nEND:VCARD  ', { name: 'John Doe', phones: [{ label: 'Boat', value: '1' }] })
})

describe('vCard 3.0 of Apple and Google', () => {
  check('labels of groups', card('3.0', 'N:Doe;John;;;', 'FN:John Doe', 'item1.TEL;type=pref:1', 'item1.X-ABLabel:_$!<AssistantPhone>!$_', 'item2.TEL:2', 'item2.X-ABLabel:Ferienhaus', 'item3.URL;type=pref:http\\://x.org', 'item3.X-ABLabel:_$!<HomePage>!$_'), { phones: [{ label: 'assistant', value: '1' }, { label: 'Ferienhaus', value: '2' }], links: [{ kind: 'web', label: 'homepage', value: 'http://x.org' }] })
  check('birthday without a year', card('3.0', 'N:D;J;;;', 'FN:J D', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29'), { dates: [{ label: 'birthday', value: '--02-29' }] })
  check('dates and relations of the user', card('3.0', 'N:D;J;;;', 'FN:J D', 'item1.X-ABDATE;type=pref:2001-09-09', 'item1.X-ABLabel:_$!<Anniversary>!$_', 'item2.X-ABRELATEDNAMES:Jane', 'item2.X-ABLabel:_$!<Spouse>!$_', 'item3.X-ABRELATEDNAMES:Ann', 'item3.X-ABLabel:_$!<Mother>!$_'), { dates: [{ label: 'anniversary', value: '2001-09-09' }], relations: [{ label: 'spouse', name: 'Jane' }, { label: 'Mother', name: 'Ann' }] })
  check('company card', card('3.0', 'N:;;;;', 'FN:ACME\\, Inc.', 'ORG:ACME\\, Inc.;', 'X-ABShowAs:COMPANY'), { kind: 'company', fullName: 'ACME, Inc.', positions: [] })
  check('a company is known without being told', card('3.0', 'FN:ACME GmbH', 'N:;;;;', 'ORG:ACME GmbH', 'TEL:1'), { kind: 'company', fullName: 'ACME GmbH', positions: [] })
  check('a nameless somebody of a company is a person', card('3.0', 'FN:', 'N:;;;;', 'ORG:ACME GmbH', 'TITLE:Buyer', 'TEL:1'), { kind: 'person', positions: [{ company: 'ACME GmbH', department: '', title: 'Buyer', role: '', startedOn: null, endedOn: null }], name: 'ACME GmbH' })
  check('Apple: messengers and profiles', card('3.0', 'N:D;J;;;', 'FN:J D', 'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:jd', 'IMPP;X-SERVICE-TYPE=QQ;type=HOME:x-apple:12345', 'X-SOCIALPROFILE;type=twitter;x-user=jd:http://twitter.com/jd', 'X-JABBER;TYPE=WORK:jd@x.org', 'X-QQ:99'), { links: [{ kind: 'messenger', label: 'Skype', value: 'jd' }, { kind: 'messenger', label: 'QQ', value: '12345' }, { kind: 'social', label: 'Twitter', value: 'http://twitter.com/jd' }, { kind: 'messenger', label: 'Jabber', value: 'jd@x.org' }, { kind: 'messenger', label: 'QQ', value: '99' }] })
  check('Google: custom label in capitals, escaped lines', card('3.0', 'FN:Greg', 'N:;Greg;;;', 'item1.TEL:5', 'item1.X-ABLabel:GRAND_CENTRAL', 'ADR;TYPE=HOME:;;1 Home St\\nApt 2;City;;;', 'CATEGORIES:myContacts,Friends & Family'), { phones: [{ label: 'GRAND_CENTRAL', value: '5' }], tags: ['myContacts', 'Friends & Family'], addresses: [{ label: 'home', poBox: '', extended: '', street: '1 Home St\nApt 2', city: 'City', region: '', postalCode: '', country: '', countryCode: '' }] })
  check('country of the address form', card('3.0', 'FN:G', 'N:;G;;;', 'item1.ADR;type=HOME:;;Str. 1;Ort;;1;', 'item1.X-ABADR:de'), { addresses: [{ label: 'home', poBox: '', extended: '', street: 'Str. 1', city: 'Ort', region: '', postalCode: '1', country: '', countryCode: 'DE' }] })
  check('a character folded in the middle of its bytes', Buffer.concat([bytes('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:J\xc3\r\n \xbcrgen\r\nEND:VCARD\r\n')]), { name: 'Jürgen' })
  check('Evolution: the usual form to file by is none', card('3.0', 'N:Doe;John;;;', 'FN:John Doe', 'X-EVOLUTION-FILE-AS:Doe\\, John', 'X-EVOLUTION-SPOUSE:Maria', 'X-EVOLUTION-ANNIVERSARY:1980-03-22'), { fileAs: null, relations: [{ label: 'spouse', name: 'Maria' }], dates: [{ label: 'anniversary', value: '1980-03-22' }] })
  check('Thunderbird: CHARSET in 3.0, several notes', card('3.0', 'N;CHARSET=UTF-8:Öz;Ay', 'FN;CHARSET=UTF-8:Ay Öz', 'NOTE:one', 'NOTE:two\\, three', 'X-SPOUSE:S', 'EMAIL;TYPE=PREF,INTERNET:a@x.org'), { familyName: 'Öz', note: 'one\n\ntwo, three', emails: [{ label: '', value: 'a@x.org' }] })
  check('dates with a trailing semicolon and with a time', card('3.0', 'FN:A', 'BDAY:1970-09-21;', 'X-ANNIVERSARY:1985-01-28T00:00:00Z'), { dates: [{ label: 'birthday', value: '1970-09-21' }, { label: 'anniversary', value: '1985-01-28' }] })
  check('repeated FN and N', card('3.0', 'FN:', 'FN:Ann B', 'FN:Other', 'N:;;;;', 'N:B;Ann;;;'), { familyName: 'B', givenName: 'Ann', fullName: null })
  check('family name first', card('3.0', 'FN:Nagy Anna', 'N:Nagy;Anna;;;'), { fullName: null, familyNameFirst: true, name: 'Nagy Anna' })
  check('Chinese name written with a space', card('3.0', 'FN:王 小明', 'N:王;小明;;;'), { fullName: null, familyNameFirst: null, name: '王小明' })
})

describe('vCard 4.0', () => {
  check('types in quotes, tel: URI with extension', card('4.0', 'FN:J', 'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+1-555-555-5555;ext=5555', 'TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+1-555'), { phones: [{ label: 'mobile', value: '+1-555' }, { label: 'home', value: '+1-555-555-5555 ext. 5555' }] })
  check('dates in truncated forms; one in words stays in the original', card('4.0', 'FN:J', 'BDAY:--0203', 'ANNIVERSARY:2009-08', 'DEATHDATE:1985'), { dates: [{ label: 'birthday', value: '--02-03' }, { label: 'anniversary', value: '2009-08' }, { label: 'death', value: '1985' }] })
  check('alternatives of one name', card('4.0', 'FN;ALTID=1;LANGUAGE=ja:山田太郎', 'FN;ALTID=1;LANGUAGE=en:Taro Yamada', 'N;ALTID=1;SORT-AS="やまだ,たろう":山田;太郎;;;', 'N;ALTID=1:Yamada;Taro;;;'), { familyName: '山田', fullName: null, sortAs: 'やまだ,たろう' })
  check('language, zone, country, several parts of a name', card('4.0', 'FN:Dr. John Philip Paul Stevenson, Jr., M.D.', 'N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.', 'LANG;PREF=2:en', 'LANG;PREF=1:fr', 'TZ:Europe/Paris', 'ADR;CC=FR;LABEL="1 rue":;;1 rue;Paris;;75001;'), { middleName: 'Philip Paul', suffix: 'Jr., M.D.', fullName: null, language: 'fr', timeZone: 'Europe/Paris', addresses: [{ label: '', poBox: '', extended: '', street: '1 rue', city: 'Paris', region: '', postalCode: '75001', country: '', countryCode: 'FR' }] })
  check('several positions by group', card('4.0', 'FN:J', 'b.TITLE:Second', 'a.ORG:One;Dept', 'b.ORG:Two', 'a.TITLE:First', 'a.ROLE:Lead'), { positions: [{ company: 'Two', department: '', title: 'Second', role: '', startedOn: null, endedOn: null }, { company: 'One', department: 'Dept', title: 'First', role: 'Lead', startedOn: null, endedOn: null }] })
  check('profiles of RFC 9554', card('4.0', 'FN:J', 'SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.social/@j', 'RELATED;TYPE=spouse;VALUE=text:Jane'), { links: [{ kind: 'social', label: 'Mastodon', value: 'https://example.social/@j' }], relations: [{ label: 'spouse', name: 'Jane' }] })

  it('tells ties by UID and members of a group', () => {
    const person = read(card('4.0', 'FN:J', 'RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'))
    expect(person.related).toEqual([{ row: null, label: 'friend', uid: 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6' }])
    const group = read(card('3.0', 'FN:Friends', 'N:Friends;;;;', 'X-ADDRESSBOOKSERVER-KIND:group', 'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1', 'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2'))
    expect(group.members).toEqual(['urn:uuid:1', 'urn:uuid:2'])
    expect(group.content && displayName(group.content)).toBe('Friends')
  })
})

describe('photos', () => {
  const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  const cases: Record<string, string> = {
    '2.1, unfolded, up to an empty line': card('2.1', 'N:A', 'PHOTO;GIF;ENCODING=BASE64:', gif.slice(0, 20), gif.slice(20), '', 'TEL:1'),
    '2.1, bare BASE64, folded with two spaces': card('2.1', 'N:A', 'PHOTO;BASE64:', `  ${gif.slice(0, 30)}`, `  ${gif.slice(30)}`, 'TEL:1'),
    '2.1, after an empty line (Outlook)': card('2.1', 'N:A', 'PHOTO;TYPE=GIF;ENCODING=BASE64:', '', ` ${gif}`, '', 'TEL:1'),
    '3.0': card('3.0', 'FN:A', `PHOTO;ENCODING=b;TYPE=GIF:${gif}`, 'TEL:1'),
    '4.0': card('4.0', 'FN:A', `PHOTO:data:image/gif;base64,${gif}`, 'TEL:1'),
    '4.0 with an escaped comma': card('4.0', 'FN:A', `PHOTO:data:image/gif;base64\\,${gif}`, 'TEL:1'),
  }
  it.each(Object.entries(cases))('%s', (_, text) => {
    const { photo, content, problems } = read(text)
    expect(problems).toEqual([])
    expect(photo && Buffer.from(photo.bytes).toString('base64')).toBe(gif)
    expect(photo?.mediaType).toBe('image/gif')
    expect(content?.phones).toEqual([{ label: '', value: '1' }])
    expect(content?.photo).toBe(photo?.sha256)
  })

  it('never takes a remote photo, nor a mark that stands for one of our own files', () => {
    expect(read(card('4.0', 'FN:A', 'PHOTO:http://example.com/a.jpg')).photo).toBeNull()
    const forged = read(card('3.0', 'FN:A', `PHOTO;ENCODING=b:blob:${'a'.repeat(64)}`))
    expect(forged.content?.photo).toBeNull()
    expect(forged.original).not.toContain('blob:')
  })
})
