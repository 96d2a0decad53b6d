import { expect, test } from 'vitest'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import { directoryWords, labelWords, type ReportLanguage } from '#shared/reports.ts'
import type { DirectoryRow } from '../../electron/core/paper/paper.ts'
import { directoryData } from '../support/directory.ts'

const row = (sortKey: string, content: Partial<ContactContent>): DirectoryRow => {
  const contact = emptyContent({ uid: sortKey, ...content })
  return { sortKey, contact: { ...contact, listName: listName(contact) } }
}
const data = (rows: DirectoryRow[], language: ReportLanguage = 'en') =>
  directoryData(rows, { language, words: directoryWords[language], labels: labelWords[language], day: '2026-11-22' })
const onlyEntry = (content: Partial<ContactContent>, language: ReportLanguage = 'en') => {
  const entry = data([row('a', content)], language).groups[0]?.entries[0]
  if (!entry) throw new Error('no entry')
  return entry
}
const phone = (label: string, value: string) => ({ label, value })

test('contacts stand under the first letter of their sort key, all others last under #', () => {
  const groups = data([
    row('007', { fullName: '007' }), row('abel', { fullName: 'Abel' }), row('Édouard', { fullName: 'Édouard' }),
    row('wangxiaoming', { familyName: '王', givenName: '小明' }), row('wu', { fullName: 'Wu' }), row('иванова', { familyName: 'Иванова' }), row('', {}),
  ]).groups
  expect(groups.map((group) => [group.letter, group.entries.map((entry) => entry.name)])).toEqual([
    ['A', ['Abel']], ['E', ['Édouard']], ['W', ['王小明', 'Wu']], ['#', ['007', 'Иванова', '–']],
  ])
})

test('the words of the first page are in the language asked for', () => {
  const one = [row('a', { fullName: 'Abel' })]
  expect(data(one)).toMatchObject({ title: 'Contact directory', date: 'November 22, 2026', count: '1 contact' })
  expect(data([...one, ...one]).count).toBe('2 contacts')
  expect(data([], 'zh-CN')).toMatchObject({ title: '通讯录', date: '2026年11月22日', count: '0 位联系人', groups: [] })
  expect(data(Array.from({ length: 1234 }, () => one[0] as DirectoryRow), 'zh-TW')).toMatchObject({ title: '通訊錄', count: '1,234 位聯絡人' })
})

test('known labels are translated, own ones stand as they are, even those named like parts of an object', () => {
  const entry = onlyEntry({ phones: [phone('workFax', '1'), phone('Ski hut', '2'), phone('constructor', '3')], emails: [{ label: 'home', value: 'a@b.example' }] }, 'zh-TW')
  expect(entry.lines).toEqual([
    { kind: 'phone', label: '公司傳真', value: '1' }, { kind: 'phone', label: 'Ski hut', value: '2' },
    { kind: 'phone', label: 'constructor', value: '3' }, { kind: 'email', label: '個人', value: 'a@b.example' },
  ])
})

test('a person without a name is not listed under the company twice', () => {
  const position = { company: 'Acme', title: 'Clerk', department: '', role: '' }
  expect(onlyEntry({ positions: [position] })).toMatchObject({ name: 'Acme', title: 'Clerk', company: '' })
  expect(onlyEntry({ fullName: 'Bob', positions: [position] })).toMatchObject({ name: 'Bob', title: 'Clerk', company: 'Acme' })
})

test('values are one line each; long words get places to break and lose nothing', () => {
  const mail = `${'very.long.'.repeat(5)}name@example.com`
  const entry = onlyEntry({ fullName: ' Ann\r\n\tLee\u0000 ', emails: [{ label: 'work', value: mail }, { label: '', value: '='.repeat(90) }, { label: '', value: 'short.name@example.com' }] })
  expect(entry.name).toBe('Ann Lee')
  expect(entry.lines.map((line) => line.value.replaceAll('\u200b', ''))).toEqual([mail, '='.repeat(90), 'short.name@example.com'])
  expect(entry.lines.map((line) => Math.max(...line.value.split('\u200b').map((part) => part.length)) < 26)).toEqual([true, true, true])
  expect(entry.lines[2]?.value).not.toContain('\u200b')
})

test('only what fills much of a column may be split', () => {
  expect(onlyEntry({ fullName: 'Abel', phones: Array.from({ length: 20 }, () => phone('work', '1')) }).isLong).toBe(false)
  expect(onlyEntry({ fullName: 'Abel', phones: Array.from({ length: 200 }, () => phone('work', '1')) }).isLong).toBe(true)
  expect(onlyEntry({ fullName: '字'.repeat(1000) }).isLong).toBe(true)
})

test('the forms of Han characters follow the language of the contact', () => {
  const cases: Record<string, string | null> = { 'zh-TW': 'hant', 'zh-Hant-CN': 'hant', 'zh-HK': 'hant', 'zh-CN': 'hans', 'zh-Hans': 'hans', zh: null, ja: null, 'en-TW': null }
  for (const [language, han] of Object.entries(cases)) expect([language, onlyEntry({ language }).han]).toEqual([language, han])
})
