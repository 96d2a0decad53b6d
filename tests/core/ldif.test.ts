import { describe, expect, it } from 'vitest'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { LdifReader, rawEntry, readEntry, writeEntry, type LdifEntry } from '../../electron/core/ldif/ldif.ts'

function read(text: string | Uint8Array, size = 1 << 20): { entries: LdifEntry[]; codes: string[] } {
  const bytes = Buffer.from(text as string)
  const reader = new LdifReader()
  const entries: LdifEntry[] = []
  for (let at = 0; at < bytes.length; at += size) entries.push(...reader.push(bytes.subarray(at, at + size)))
  entries.push(...reader.end())
  return { entries, codes: reader.takeProblems().map(({ line, code }) => `${line} ${code}`) }
}

function contentsOf(text: string | Uint8Array): (ContactContent | null)[] {
  return read(text).entries.map((entry) => readEntry(entry).content)
}

const thunderbird = `dn:: Y249SsO8cmdlbiBNw7xsbGVyLG1haWw9am1AZXhhbXBsZS5kZQ==
objectclass: top
objectclass: person
objectclass: organizationalPerson
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName:: SsO8cmdlbg==
sn:: TcO8bGxlcg==
cn:: SsO8cmdlbiBNw7xsbGVy
mozillaNickname: Jupp
mail: jm@example.de
mozillaSecondEmail: juergen@home.example
modifytimestamp: 1399999999
telephoneNumber: +49 221 123
homePhone: +49 221 456
facsimileTelephoneNumber: +49 221 789
pager: 77
mobile: +49 171 1
mozillaHomeStreet: Hauptstr. 1
mozillaHomeLocalityName:: S8O2bG4=
mozillaHomePostalCode: 50667
mozillaHomeCountryName: Deutschland
street: Ring 5
l: Bonn
st: NRW
postalCode: 53111
c: DE
title: Chef
ou: Vertrieb
o: Muster GmbH
mozillaWorkUrl: http://www.example.de
mozillaHomeUrl: http://home.example
birthyear: 1970
birthmonth: 02
birthday: 05
mozillaCustom1: Stammkunde
description: Eine Zeile
 , die weitergeht

dn: cn=Freunde
objectclass: top
objectclass: groupOfNames
cn: Freunde
member:: Y249SsO8cmdlbiBNw7xsbGVyLG1haWw9am1AZXhhbXBsZS5kZQ==
member: cn=Weg,mail=weg@example.de
`

describe('reading LDIF', () => {
  it('reads what Thunderbird writes', () => {
    const [content] = contentsOf(thunderbird)
    expect(content).toMatchObject({
      givenName: 'Jürgen', familyName: 'Müller', fullName: null, nickname: 'Jupp',
      emails: [{ label: '', value: 'jm@example.de' }, { label: '', value: 'juergen@home.example' }],
      phones: [{ label: 'work', value: '+49 221 123' }, { label: 'home', value: '+49 221 456' }, { label: 'fax', value: '+49 221 789' }, { label: 'pager', value: '77' }, { label: 'mobile', value: '+49 171 1' }],
      positions: [{ company: 'Muster GmbH', department: 'Vertrieb', title: 'Chef', role: '' }],
      dates: [{ label: 'birthday', value: '1970-02-05' }],
      links: [{ kind: 'web', label: 'work', value: 'http://www.example.de' }, { kind: 'web', label: 'home', value: 'http://home.example' }],
      note: 'Eine Zeile, die weitergeht\n\nCustom 1: Stammkunde',
    })
    expect(content?.addresses).toEqual([
      { label: 'work', poBox: '', extended: '', street: 'Ring 5', city: 'Bonn', region: 'NRW', postalCode: '53111', country: '', countryCode: 'DE' },
      { label: 'home', poBox: '', extended: '', street: 'Hauptstr. 1', city: 'Köln', region: '', postalCode: '50667', country: 'Deutschland', countryCode: '' },
    ])
  })

  it('gives the members of a group by DN', () => {
    const group = read(thunderbird).entries[1]
    expect(group && readEntry(group)).toMatchObject({ content: { fullName: 'Freunde' }, members: ['cn=Jürgen Müller,mail=jm@example.de', 'cn=Weg,mail=weg@example.de'] })
  })

  it('reads what an OpenLDAP server says of a person, and leaves the tree around out', () => {
    const { entries, codes } = read(`version: 1

# search result
dn: dc=example,dc=org
objectClass: top
objectClass: dcObject
objectClass: organization
o: Example Org

dn: ou=people,dc=example,dc=org
objectClass: organizationalUnit
ou: people

# a person
dn: uid=ewa,ou=people,dc=example,dc=org
objectClass: inetOrgPerson
uid: ewa
cn: Ewa Nowak
sn: Nowak
givenName: Ewa
displayName: Ewa M. Nowak
title;lang-pl: Prezeska
employeeNumber: 42
departmentNumber: R&D
postalAddress: ul. Prosta 1$00-001 Warszawa$Poland
labeledURI: https://ewa.example Ewa's page
manager: cn=Jan Kowalski,ou=people,dc=example,dc=org
preferredLanguage: pl
jpegPhoto:: /9j/4AAQSkZJRg==
entryUUID: 597ae2f6-16a6-1027-98f4-d28b5365dc14
userPassword:: e1NTSEF9
`)
    expect(codes).toEqual([])
    const read3 = entries.map((entry) => readEntry(entry))
    expect(read3.map(({ content, problems }) => [content?.fullName ?? null, problems.map(({ code }) => code)])).toEqual([[null, ['notAContact']], [null, ['notAContact']], ['Ewa M. Nowak', []]])
    expect(read3[2]?.content).toMatchObject({
      uid: '597ae2f6-16a6-1027-98f4-d28b5365dc14', language: 'pl', note: 'Employee Number: 42',
      addresses: [{ label: 'work', street: 'ul. Prosta 1\n00-001 Warszawa\nPoland' }], links: [{ kind: 'web', label: "Ewa's page", value: 'https://ewa.example' }],
      relations: [{ label: 'manager', name: 'Jan Kowalski' }], positions: [{ company: '', department: 'R&D' }],
    })
    expect(read3[2]?.photo?.mediaType).toBe('image/jpeg')
    expect(read3[2]?.unused.map(({ type }) => type)).toEqual(['uid', 'title;lang-pl', 'employeeNumber', 'manager', 'userPassword', 'cn'])
  })

  it('tells by line what is wrong, and keeps the rest and the neighbours', () => {
    const { entries, codes } = read(Buffer.from(`dn: cn=A,mail=a@x
cn: A
mail:: @@@@
description:< file:///etc/passwd
no colon here
mobile: 1

stray
dn: cn=B,mail=b@x
cn: B
o: M\xfcller

dn: cn=C
changetype: modify
replace: mail
mail: c@x
-

dn: cn=D,mail=d@x
changetype: add
cn: D
`, 'latin1'))
    expect(codes).toEqual(['3 badBase64', '4 urlNotFollowed', '5 junkLine', '8 junkLine', '11 wrongEncoding'])
    const contents = entries.map((entry) => readEntry(entry))
    expect(contents.map(({ content }) => content?.fullName ?? null)).toEqual(['A', 'B', null, 'D'])
    expect(contents.map(({ problems }) => problems.map(({ line, code }) => `${line} ${code}`))).toEqual([[], [], ['13 changeRecord'], ['19 changeRecord']])
    expect(contents[0]?.content).toMatchObject({ phones: [{ label: 'mobile', value: '1' }], emails: [], note: null })
    expect(contents[1]?.content?.positions[0]?.company).toBe('Müller')
    // Nothing is fetched, but the line is written back.
    expect(entries[0] && contents[0]?.content && writeEntry(contents[0].content, { original: rawEntry(entries[0]) })).toContain('description:< file:///etc/passwd\n')
  })

  it('cuts anywhere and gives the same', () => {
    const whole = read(thunderbird)
    for (const size of [1, 2, 3, 7, 64]) expect(read(thunderbird, size)).toEqual(whole)
    expect(read(thunderbird.replaceAll('\n', '\r\n')).entries.map(({ attributes }) => attributes.length)).toEqual(whole.entries.map(({ attributes }) => attributes.length))
  })
})

describe('writing LDIF', () => {
  it('writes what is not plain ASCII as base64 and folds at 76', () => {
    const text = writeEntry(emptyContent({ uid: '', givenName: 'Jürgen', familyName: ' Blank', note: `: colon${'x'.repeat(200)}`, emails: [{ label: '', value: 'j@x.example' }] }))
    expect(text).toContain('givenName:: SsO8cmdlbg==\n')
    for (const line of text.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(76)
      expect(line).toMatch(/^[\x20-\x7e]*$/)
    }
    expect(text.startsWith('\ndn:: ')).toBe(true)
    expect(contentsOf(text)[0]).toMatchObject({ givenName: 'Jürgen', familyName: ' Blank' })
  })

  it('writes back what it does not know, and only what was edited changes', () => {
    const [entry] = read(thunderbird).entries
    if (!entry) throw new Error('no entry')
    const { content } = readEntry(entry)
    if (!content) throw new Error('no content')
    const original = rawEntry(entry)
    const lines = (text: string) => (read(text).entries[0]?.attributes ?? []).map(({ name, text: value }) => `${name}: ${value ?? ''}`).sort()
    const again = writeEntry(content, { original })
    expect(lines(again).filter((line) => !line.startsWith('touchbasefields'))).toEqual(lines(thunderbird))
    expect(read(again).entries[0]?.dn).toBe(entry.dn)
    const edited = lines(writeEntry({ ...content, phones: content.phones.map((row) => (row.label === 'home' ? { ...row, value: '+49 999' } : row)) }, { original }))
    expect(edited.filter((line) => !lines(thunderbird).includes(line) && !line.startsWith('touchbasefields'))).toEqual(['homephone: +49 999'])
  })

  it('gives way to what another program changed beside its own fields', () => {
    const content = emptyContent({ uid: 'x', givenName: 'Ann', phones: [{ label: 'Boat', value: '1' }], emails: [{ label: 'work', value: 'a@x' }] })
    const edited = writeEntry(content).replace('telephoneNumber: 1', 'telephoneNumber: 2')
    expect(contentsOf(edited)[0]).toMatchObject({ uid: 'x', phones: [{ label: 'work', value: '2' }], emails: [{ label: 'work', value: 'a@x' }] })
  })
})
