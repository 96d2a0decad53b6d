import { fc } from '../support/fast-check.ts'
import { describe, expect, test } from 'vitest'

import { contactsToCsv, CsvReader, proposeMap, rowToContent, sniffCsv } from '../../electron/core/csv/csv.ts'
import type { CsvShape } from '../../electron/core/csv/csv.ts'
import { contactChangesSchema, emptyContent, knownLabels, linkKinds } from '#shared/contacts.ts'
import type { ContactContent } from '#shared/contacts.ts'
import { importMapSchema } from '#shared/import-map.ts'

const write = (contents: readonly ContactContent[], shape: CsvShape) => [...contactsToCsv(contents, shape)].join('')

function readBack(text: string): { contents: ContactContent[]; problems: string[] } {
  const problems: string[] = []
  const dialect = sniffCsv(text)
  const reader = new CsvReader({ ...dialect, onProblem: ({ code, line }) => problems.push(`${line} ${code}`) })
  const [header, ...rows] = [...reader.push(text), ...reader.end()]
  const map = proposeMap(header?.cells ?? [], rows.slice(0, 100).map((row) => row.cells))
  expect(importMapSchema.parse(structuredClone(map))).toEqual(map)
  const contents = rows.flatMap((row) => {
    const found = rowToContent(row, map, { file: 'x.csv', newUid: () => 'new' })
    problems.push(...found.problems.map(({ code, line }) => `${line} ${code}`))
    return found.content ? [found.content] : []
  })
  return { contents, problems }
}

const cells = (text: string) => {
  const reader = new CsvReader({ delimiter: ',' })
  return [...reader.push(text), ...reader.end()].map((record) => record.cells)
}
const cellOf = (content: ContactContent, shape: CsvShape, header: string) => {
  const [headers = [], row = []] = cells(write([content], shape))
  return row[headers.indexOf(header)]
}

/** Texts with everything that hurts tables: quotes, line ends, formulas, apostrophes, wide signs, blanks, any letter. */
const nasty = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', ' ', '=', '+', '-', '@', "'", '＝', '\u00a0', '王', '\\', ':', ':::', ' ::: ', '1', '😀', '\u200b', '\ufeff') }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const nullable = fc.option(nasty)
const label = fc.oneof(nasty.map((text) => text.slice(0, 200)), fc.constantFrom(...Object.values(knownLabels).flat()))
const day = fc.constantFrom('1984-03-12', '1984-03', '1984', '--03-12', '--03', '---12', '2024-02-29')
const few = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 3 })
const anyContent: fc.Arbitrary<ContactContent> = fc.record({
  uid: fc.uuid(), kind: fc.constantFrom('person', 'company'), familyNameFirst: fc.constantFrom(true, false, null), isFavourite: fc.boolean(), photo: fc.constant(null),
  prefix: nullable, givenName: nullable, middleName: nullable, familyName: nullable, suffix: nullable, nickname: nullable, phoneticGivenName: nullable,
  phoneticFamilyName: nullable, fullName: nullable, fileAs: nullable, sortAs: nullable, salutation: nullable, language: nullable, timeZone: nullable, howWeMet: nullable, note: nullable,
  phones: few(fc.record({ label, value: fc.oneof(nasty, fc.constantFrom('+49 30 1234', '-12', '+1=2')) })),
  emails: few(fc.record({ label, value: nasty })),
  addresses: few(fc.record({ label, poBox: nasty, extended: nasty, street: nasty, city: nasty, region: nasty, postalCode: nasty, country: nasty, countryCode: fc.constantFrom('', 'DE', 'CN') })),
  links: few(fc.record({ kind: fc.constantFrom(...linkKinds), label, value: nasty })),
  dates: few(fc.record({ label, value: day })),
  positions: few(fc.record({ company: nasty, department: nasty, title: nasty, role: nasty, startedOn: fc.option(day), endedOn: fc.option(day) })),
  relations: few(fc.record({ label, name: nasty })),
  tags: few(nasty.filter((tag) => tag !== '')),
})

/** A contact of which nothing at all is said is an empty row, and that is passed over. */
const isSaid = ({ uid: _uid, kind: _kind, photo: _photo, ...rest }: ContactContent) => Object.values(rest).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== ''))

describe('our own table', () => {
  test('whatever a contact says comes back as it was', () => {
    fc.assert(fc.property(fc.array(anyContent.filter(isSaid), { minLength: 1, maxLength: 4 }), (contents) => {
      const back = readBack(write(contents, 'touchbase'))
      expect(back.contents).toEqual(contents)
      expect(back.problems.filter((problem) => !problem.includes('nulCharacter'))).toEqual([])
    }), { numRuns: 300 })
  })

  test('a column added by hand and a date retyped go to the note', () => {
    const text = write([emptyContent({ uid: 'u1', givenName: 'Ann', dates: [{ label: 'birthday', value: '1984-03-12' }] })], 'touchbase')
    const [header = '', row = ''] = text.split('\r\n')
    const { contents, problems } = readBack(`${header},Shoe size\r\n${row.replace('1984-03-12', 'soon')},41\r\n`)
    expect(contents[0]).toMatchObject({ uid: 'u1', dates: [], note: 'Date 1 - Value: soon\nShoe size: 41' })
    expect(problems).toEqual(['2 badDate'])
  })

  test('has one header for no contacts, and as many numbered columns as the fullest contact needs', () => {
    expect(cells(write([], 'touchbase'))[0]?.filter((header) => /\d/.test(header))).toEqual([])
    const phones = (count: number) => Array.from({ length: count }, (_, index) => ({ label: 'work', value: `${index}` }))
    const [header] = cells(write([emptyContent({ uid: '1', phones: phones(1) }), emptyContent({ uid: '2', phones: phones(3) })], 'touchbase'))
    expect(header?.filter((name) => name.startsWith('Phone '))).toHaveLength(6)
  })
})

describe('formulas', () => {
  const risky = ['=1+1', '+1+cmd|x', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '\u3000=1', '＝1', '＋1', '－1', '＠x', "'x", '\u200b=1', '\ufeff=1']
  test.each(risky)('%j is made harmless in every shape', (text) => {
    const content = emptyContent({ uid: '1', givenName: text, familyName: text, positions: [{ company: text, department: '', title: text, role: '' }], tags: [text], phones: [{ label: 'mobile', value: text }], note: text })
    for (const shape of ['touchbase', 'google', 'outlook'] as const) {
      for (const cell of cells(write([content], shape))[1] ?? []) expect(/^(?:[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r])/.test(cell), `${shape} ${cell}`).toBe(false)
    }
  })

  test('a formula on an inner line is harmless too', () => {
    expect(cellOf(emptyContent({ uid: '1', note: 'hello\n=1+1' }), 'google', 'Notes')).toBe("hello\n'=1+1")
  })

  test('telephone numbers keep their plus, formulas in their place do not', () => {
    const phone = (value: string) => cellOf(emptyContent({ uid: '1', phones: [{ label: 'mobile', value }] }), 'outlook', 'Mobile Phone')
    expect(phone('+49 (30) 123-45')).toBe('+49 (30) 123-45')
    expect(phone('+1+1')).toBe("'+1+1")
    expect(phone('+49=1')).toBe("'+49=1")
  })
})

const full = emptyContent({
  uid: 'u1', prefix: 'Dr.', givenName: 'Ewa', middleName: 'Maria', familyName: 'Nowak', suffix: 'PhD', nickname: 'Evi', note: 'likes tea', isFavourite: true,
  phones: [{ label: 'mobile', value: '+48 600 100 200' }, { label: 'work', value: '+48 22 1' }, { label: 'workFax', value: '+48 22 2' }, { label: 'home', value: '+48 22 3' }],
  emails: [{ label: 'work', value: 'ewa@example.com' }, { label: 'home', value: 'e@example.org' }],
  addresses: [{ label: 'work', poBox: '', extended: '', street: 'Długa 5\nSuite 3', city: 'Warszawa', region: 'Mazowieckie', postalCode: '00-238', country: 'Poland', countryCode: '' }],
  positions: [{ company: 'Acme, Inc.', department: 'Sales', title: 'Manager', role: '', startedOn: null, endedOn: null }],
  dates: [{ label: 'birthday', value: '1980-12-31' }], tags: ['client', 'tea'],
  links: [{ kind: 'web', label: 'homepage', value: 'https://example.com/' }], relations: [{ label: 'spouse', name: 'Jan' }],
})

describe('tables for others', () => {
  test.each(['google', 'outlook'] as const)('what %s has columns for comes back by our own import', (shape) => {
    const { contents, problems } = readBack(write([full], shape))
    const [content] = contents
    expect(problems).toEqual([])
    // Google keeps stars, Outlook has no nickname and numbers its mails without labels.
    const expected = shape === 'google' ? full : { ...full, isFavourite: false, nickname: null, note: 'likes tea\n\nNickname: Evi', emails: full.emails.map(({ value }) => ({ label: '', value })) }
    const sorted = (given: ContactContent | undefined) => given && { ...given, uid: '', phones: given.phones.toSorted((a, b) => a.value.localeCompare(b.value)) }
    expect(sorted(content)).toEqual(sorted(expected))
  })

  test('what Outlook has no column for stands in the notes, nothing is lost', () => {
    const more = emptyContent({
      ...full,
      phones: Array.from({ length: 6 }, (_, index) => ({ label: 'work', value: `+48 22 ${index}` })),
      emails: Array.from({ length: 5 }, (_, index) => ({ label: 'work', value: `e${index}@example.com` })),
      dates: [{ label: 'birthday', value: '--12-31' }, { label: 'contract', value: '2024-05' }], howWeMet: 'on a train',
      relations: [{ label: 'spouse', name: 'Jan' }, { label: 'spouse', name: 'Piotr' }, { label: 'friend', name: 'Ola' }],
    })
    const text = write([more], 'outlook')
    for (const value of ['+48 22 5', 'e4@example.com', '--12-31', '2024-05', 'on a train', 'Piotr', 'Ola']) expect(text).toContain(value)
  })

  test('a company is a company there too', () => {
    const company = emptyContent({ uid: 'c', kind: 'company', fullName: 'Acme', phones: [{ label: 'main', value: '+1 212 1' }] })
    expect(cellOf(company, 'outlook', 'Company')).toBe('Acme')
    for (const shape of ['google', 'outlook'] as const) expect(readBack(write([company], shape)).contents[0]).toMatchObject({ kind: 'company', fullName: 'Acme', phones: company.phones })
  })

  test('what is written is acceptable to the contract when read back', () => {
    for (const shape of ['touchbase', 'google', 'outlook'] as const) {
      const [content] = readBack(write([full], shape)).contents
      const { uid: _uid, ...changes } = content ?? {}
      expect(contactChangesSchema.safeParse(changes).success).toBe(true)
    }
  })
})
