import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import { directoryWords, labelWords, type PaperSize, type ReportLanguage } from '#shared/reports.ts'
import { fontFiles, renderPdf } from '../../electron/core/paper/paper.ts'
import { unsafePart } from '../../electron/core/paper/template-check.ts'
import { directoryData } from '../support/directory.ts'
import { readPdf } from '../support/pdf-text.ts'

const resources = resolve(import.meta.dirname, '../../resources')
const place = { templateFolder: join(resources, 'reports'), fontPaths: fontFiles(resources) }
const createdAt = Date.UTC(2026, 10, 22)
const rubbish = mkdtempSync(join(tmpdir(), 'touchbase-paper-'))
afterAll(() => { rmSync(rubbish, { recursive: true }) })

function directory(contents: Partial<ContactContent>[], language: ReportLanguage = 'en', paper: PaperSize = 'a4') {
  const rows = contents.map((content, index) => {
    const contact = emptyContent({ uid: String(index), ...content })
    return { sortKey: listName(contact).toLowerCase(), contact: { ...contact, listName: listName(contact) } }
  })
  const data = directoryData(rows, { language, words: directoryWords[language], labels: labelWords[language], day: '2026-11-22' })
  return renderPdf({ template: 'directory', data, paper, language, createdAt }, place)
}

/** Sets a template of the test's own. */
function own(source: string, data: unknown = {}, more: { signal?: AbortSignal; timeLimit?: number } = {}) {
  writeFileSync(join(rubbish, 'own.typ'), source)
  return renderPdf({ template: 'own', data, paper: 'a4', language: 'en' }, { templateFolder: rubbish, fontPaths: place.fontPaths, ...more })
}

test('the fonts are found from the resources and from the folder above', () => {
  expect(place.fontPaths).toHaveLength(6)
  expect(fontFiles(resolve(resources, '..'))).toEqual(place.fontPaths)
  expect(fontFiles(rubbish)).toEqual([])
})

test('a directory has its title, words, letters and page numbers, on both papers', async () => {
  const people = Array.from({ length: 120 }, (_, index) => ({
    familyName: `${String.fromCharCode(65 + Math.floor(index / 12))}son${String(index % 12).padStart(2, '0')}`, givenName: 'Zoë', phones: [{ label: 'mobile', value: `+48 600 000 ${index}` }],
  }))
  const a4 = readPdf(await directory(people))
  expect(a4).toMatchObject({ title: 'Contact directory', size: [595, 842], outline: [...'ABCDEFGHIJ'], fonts: ['NotoSans-Regular', 'NotoSans-SemiBold'] })
  expect(a4.pages.length).toBeGreaterThan(1)
  expect(a4.pages[0]).toMatch(/^Contact directoryNovember 22, 2026120 contacts/)
  expect(a4.pages.join('')).toContain('Json11, Zoë+48 600 000 119\u00a0\u00a0mobile')
  for (const [index, text] of a4.pages.entries()) expect(text).toContain(`Page ${index + 1} of ${a4.pages.length}`)
  expect(readPdf(await directory(people, 'en', 'letter')).size).toEqual([612, 792])
})

test('each page after the first is headed by its first and last name', async () => {
  const names = Array.from({ length: 400 }, (_, index) => `A${String(index).padStart(3, '0')}`)
  const { pages } = readPdf(await directory(names.map((fullName) => ({ fullName }))))
  expect(pages.length).toBeGreaterThan(2)
  for (const text of pages.slice(1)) {
    const shown = [...text.matchAll(/A\d{3}/g)].map((match) => match[0])
    // The head is drawn over the entries: first name, last name.
    expect(shown.slice(-2)).toEqual([shown[0], shown.at(-3)])
  }
})

test('Chinese is set in the forms of its language, and a contact may have its own', async () => {
  const person = { familyName: '骨', givenName: '直' }
  const fontsOf = async (language: ReportLanguage, content: Partial<ContactContent> = {}) => readPdf(await directory([{ ...person, ...content }], language)).fonts
  expect(await fontsOf('zh-CN')).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold', 'NotoSansSC-Regular', 'NotoSansSC-SemiBold'])
  expect(await fontsOf('zh-TW')).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold', 'NotoSansTC-Regular', 'NotoSansTC-SemiBold'])
  expect(await fontsOf('en')).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold', 'NotoSansSC-SemiBold'])
  expect(await fontsOf('en', { language: 'zh-TW' })).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold', 'NotoSansTC-SemiBold'])
  const { title, pages } = readPdf(await directory([person], 'zh-TW'))
  expect(title).toBe('通訊錄')
  expect(pages[0]).toContain('第 1 頁，共 1 頁')
})

test('an empty directory says so', async () => {
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    const { pages } = readPdf(await directory([], language))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain(directoryWords[language].empty)
  }
})

test('what a contact says is never read as markup, and no letter is lost', async () => {
  const texts = ['#read("/etc/passwd")', '*bold* _em_ `raw`', '$x^2$', '\\ \\u{41}', '<label> @ref', '#import "@preview/x:1.0.0"', '// no /* comment */', '~ -- --- ...', "it's \"so\"", 'Łódź Příliš Tiếng Việt', 'Ελλάδα Україна', '日本の たなか']
  const { pages } = readPdf(await directory(texts.map((text) => ({ fullName: 'A', phones: [{ label: text, value: text }], tags: [text] }))))
  const seen = pages.join('').replaceAll('\u00a0', ' ')
  for (const text of texts) expect(seen.split(text).length - 1, text).toBe(3)
})

test('odd texts do not stop a report: emoji, halves of surrogates, control characters, marks of direction', async () => {
  const fullName = 'Odd 😀👩‍👩‍👧 \ud800 \u0000\u0007\u202e \u{10ffff} \ufffe'
  expect(readPdf(await directory([{ fullName }, { fullName: 'Next' }])).pages.join('')).toContain('Next')
  const { title } = readPdf(await own('#let report = json("report.json")\n#set document(title: report.data.title)\nx', { title: 'a\ud800b\u0000c' }))
  expect(title).toBe('a\ufffdb c')
})

test('an entry longer than a page is split and whole', async () => {
  const values = Array.from({ length: 300 }, (_, index) => `+1 555 ${1000 + index}`)
  const { pages } = readPdf(await directory([{ fullName: 'Long', phones: values.map((value) => ({ label: 'work', value })), note: null }]))
  expect(pages.length).toBeGreaterThan(1)
  expect(values.filter((value) => !pages.join('').includes(value))).toEqual([])
})

test('the same input gives the same bytes', async () => {
  const once = () => directory([{ fullName: 'Ann' }, { familyName: '王', givenName: '小明' }], 'zh-CN')
  const [first, second] = await Promise.all([once(), once()])
  expect(Buffer.compare(first, second)).toBe(0)
})

test('a failing template is reported with file, line and reason', async () => {
  await expect(own('one\n#panic("oh")')).rejects.toMatchObject({ code: 'internal', details: { problems: [expect.stringMatching(/^own\.typ:2: panicked with: "oh"/)] } })
  await expect(renderPdf({ template: '../own', data: {}, paper: 'a4', language: 'en' }, place)).rejects.toMatchObject({ code: 'internal' })
  await expect(renderPdf({ template: 'none', data: {}, paper: 'a4', language: 'en' }, place)).rejects.toMatchObject({ code: 'internal' })
})

test('a template reads nothing outside its folder and nothing from the network', async () => {
  for (const path of ['/etc/passwd', '../own.typ', '../../etc/passwd']) await expect(own(`#read("${path}")`), path).rejects.toMatchObject({ code: 'internal' })
  await expect(own('#import "@preview/cetz:0.3.4"')).rejects.toMatchObject({ details: { problems: [expect.stringContaining('own.typ: "import "@preview')] } })
})

test('the check of templates allows files beside them and nothing else', () => {
  const bad = ['#import "@preview/x:1.0.0": *', '#import ("@pre" + "view/x:1.0.0")', '#include "../x.typ"', '#let p = "@preview/x:1.0.0"\n#import p', '#import\n"@preview/x:1.0.0"', '#eval("1")', '#dictionary(std).at("ev" + "al")("1")', '#import /* */ "x.typ"', '#import "\\u{40}preview/x:1.0.0"']
  for (const source of bad) expect(unsafePart(source), source).not.toBeNull()
  for (const source of ['#import "page.typ": *', '#include "part-2.typ"', 'important standard evaluation']) expect(unsafePart(source), source).toBeNull()
})

test('a report can be cancelled, and one that takes too long is stopped; the next is set', async () => {
  const slow = '#for a in range(3000) { for b in range(3000) { let c = a * b } }'
  await expect(own(slow, {}, { timeLimit: 300 })).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('longer than 0.3 seconds') })
  await expect(own('x', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  await expect(own(slow, {}, { signal: AbortSignal.timeout(300) })).rejects.toMatchObject({ code: 'cancelled' })
  expect(readPdf(await own('after')).pages).toEqual(['after'])
})
