import { expect, test } from 'vitest'
import type { ContactContent } from '#shared/contacts.ts'
import { importMapSchema, type ColumnMap, type ConstantMap, type ImportMap } from '#shared/import-map.ts'
import { rowReader } from '../../electron/core/csv/csv.ts'

type Column = Omit<ColumnMap, 'column' | 'header'> & { column?: number }

function read(cells: readonly string[], columns: readonly Column[], constants: readonly ConstantMap[] = []): ContactContent | null {
  const map: ImportMap = { preset: null, dateOrder: 'dmy', columns: columns.map((column, at) => ({ column: at, header: `Column ${at + 1}`, ...column })), ...(constants.length > 0 ? { constants: [...constants] } : {}) }
  const reader = rowReader(importMapSchema.parse(map), { file: 'x.csv', newUid: () => 'new' })
  // What one row leaves behind must not reach the next.
  reader({ line: 1, cells: cells.map(() => 'somebody else') })
  const { content, problems } = reader({ line: 2, cells: [...cells] })
  expect(problems).toEqual([])
  return content
}

test('one column goes to several targets', () => {
  expect(read(['Ann Lee'], [{ to: 'name' }, { column: 0, to: 'fileAs' }, { column: 0, to: 'toNote', label: 'As written' }])).toMatchObject({ givenName: 'Ann', familyName: 'Lee', fileAs: 'Ann Lee', note: 'As written: Ann Lee' })
})

test('columns are joined, empty ones without their joiner', () => {
  const columns: Column[] = [{ to: 'howWeMet', join: ', ' }, { to: 'howWeMet', join: ', ' }, { to: 'howWeMet', join: ' – ' }, { to: 'positions.title', join: ' / ' }, { to: 'positions.title', join: ' / ' }]
  expect(read(['Fair', '', 'Oslo', 'Owner', 'Cook'], columns)).toMatchObject({ howWeMet: 'Fair – Oslo', positions: [{ title: 'Owner / Cook' }] })
})

test('the parts of a cell go to targets of their own', () => {
  const by = ' | '
  const columns: Column[] = [{ to: 'familyName', split: { by, part: 0 } }, { column: 0, to: 'givenName', split: { by, part: 1 } }, { column: 0, to: 'addresses.city', split: { by, part: -1 } }, { column: 0, to: 'note', split: { by, part: 2, isRest: true } }]
  expect(read(['Lee | Ann | likes tea | and cake | Oslo'], columns)).toMatchObject({ familyName: 'Lee', givenName: 'Ann', addresses: [{ city: 'Oslo' }], note: 'likes tea | and cake | Oslo' })
  expect(read(['Lee'], columns)).toMatchObject({ familyName: 'Lee', givenName: null })
})

test('every part of a cell is a row of a list, or a tag', () => {
  const content = read(['a@x.example / b@x.example', 'red/green, dark', '1-22-33#1-44-55'], [{ to: 'emails.value', label: 'work', split: { by: '/' } }, { to: 'tags', split: { by: '/' } }, { to: 'phones.value', label: 'bureau', split: { by: '#' } }])
  expect(content?.emails).toEqual([{ label: 'work', value: 'a@x.example' }, { label: 'work', value: 'b@x.example' }])
  expect(content?.tags).toEqual(['red', 'green, dark'])
  expect(content?.phones).toEqual([{ label: 'bureau', value: '1-22-33' }, { label: 'bureau', value: '1-44-55' }])
})

test('several columns make rows of one list, with labels of their own', () => {
  const content = read(['1', '2', 'Ward 3'], [{ to: 'phones.value', label: 'mobile' }, { to: 'phones.value', list: 1 }, { to: 'phones.label', list: 1 }])
  expect(content?.phones).toEqual([{ label: 'mobile', value: '1' }, { label: 'Ward 3', value: '2' }])
})

test('what every row gets gives way to what the row says', () => {
  const constants: ConstantMap[] = [{ to: 'tags', value: 'import 2026, fair' }, { to: 'addresses.country', value: 'Norway' }, { to: 'language', value: 'nb' }, { to: 'phones.label', value: 'work' }, { to: 'note', value: 'From the fair.' }, { to: 'links.value', value: 'https://fair.example', label: 'Fair' }]
  const columns: Column[] = [{ to: 'name' }, { to: 'addresses.city' }, { to: 'language' }, { to: 'phones.value' }, { to: 'note' }]
  expect(read(['Ann Lee', 'Oslo', '', '22 11 11 11', 'Tall'], columns, constants)).toMatchObject({
    tags: ['import 2026', 'fair'], language: 'nb', addresses: [{ city: 'Oslo', country: 'Norway' }], phones: [{ label: 'work', value: '22 11 11 11' }], note: 'Tall\n\nFrom the fair.', links: [{ label: 'Fair', value: 'https://fair.example' }],
  })
  const bare = read(['Bob Ray', '', 'en', '', ''], columns, constants)
  expect(bare).toMatchObject({ language: 'en', addresses: [], phones: [], tags: ['import 2026', 'fair'] })
  // A blank row stays nobody.
  expect(read(['', '', '', '', ''], columns, constants)).toBeNull()
})

test('a whole table of companies', () => {
  expect(read(['Ann & Co'], [{ to: 'fullName' }], [{ to: 'kind', value: 'company' }])).toMatchObject({ kind: 'company', fullName: 'Ann & Co' })
})

test('hostile cells take no longer than plain ones', () => {
  const long = `a@x${',a'.repeat(200_000)}`
  const reader = rowReader({ preset: null, dateOrder: null, columns: [{ column: 0, header: 'E-mail', to: 'emails.value' }, { column: 1, header: 'Web', to: 'links.value' }] }, { file: 'x.csv', newUid: () => 'new' })
  const { content, problems } = reader({ line: 2, cells: [long, `x${' '.repeat(300_000)}y`] })
  expect(problems.map(({ code }) => code)).toEqual(['tooLong', 'tooLong'])
  expect(content?.note).toContain(long)
})
