import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { emptyContent, type ContactContent } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import { directoryWords, labelWords, type Report } from '#shared/reports.ts'
import { setDirectory } from '../../electron/core/paper/directory-pieces.ts'
import { joinPdf, type PdfPart } from '../../electron/core/paper/join-pdf.ts'
import { fontFiles } from '../../electron/core/paper/paper.ts'
import { Typesetter } from '../../electron/core/paper/typesetter.ts'
import { directoryData } from '../support/directory.ts'
import { readPdf } from '../support/pdf-text.ts'

const resources = resolve(import.meta.dirname, '../../resources')
const typesetter = new Typesetter(join(resources, 'reports'), fontFiles(resources))
const set = (report: Report, parts: PdfPart[] = []) => {
  const document = typesetter.set(report)
  const pdf = typesetter.pdf(document, report)
  return Promise.resolve({ pdf: parts.length ? joinPdf(pdf, parts) : new Uint8Array(pdf), pages: document.numOfPages, said: typesetter.said(document) })
}

function reportOf(contents: Partial<ContactContent>[]): Report {
  const rows = contents.map((content, index) => {
    const contact = emptyContent({ uid: String(index), ...content })
    return { sortKey: listName(contact).toLowerCase(), contact: { ...contact, listName: listName(contact) } }
  })
  return { template: 'directory', data: directoryData(rows, { language: 'en', words: directoryWords.en, labels: labelWords.en, day: '2026-11-22' }), paper: 'a4', language: 'en' }
}

const phones = (count: number) => Array.from({ length: count }, (_, index) => ({ label: 'work', value: `+1 555 ${1000 + index}` }))
const people = Array.from({ length: 260 }, (_, index) => ({
  familyName: `${String.fromCharCode(65 + Math.floor(index / 20))}${String(index).padStart(3, '0')}`, givenName: index % 3 ? 'Zoë' : '小明', tags: index % 7 ? [] : ['(a 1 0 R)'],
  // Two that go on over pages: one within a piece, one that is longer than several pieces.
  phones: phones(index === 55 ? 90 : index === 130 ? 700 : 3),
}))

test('a directory set in pieces has the pages, heads and letters of one set at once', async () => {
  const report = reportOf(people)
  const seen: number[] = []
  const whole = readPdf(await setDirectory(report, set))
  const pieces = readPdf(await setDirectory(report, set, (done) => seen.push(done), 50))
  expect(whole.pages.length).toBeGreaterThan(8)
  expect(pieces.pages).toEqual(whole.pages)
  expect(pieces.outline).toEqual([...'ABCDEFGHIJKLM'])
  expect(whole.outline).toEqual(pieces.outline)
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.at(-1)).toBe(people.length)
})

test('joining refuses what the compiler did not write, and pages that do not add up', async () => {
  const { pdf } = await set({ ...reportOf([]), template: 'directory-frame', data: { title: 'T', pageOf: '{page}', pages: [null, null] } })
  expect(() => joinPdf(pdf, [{ bytes: pdf, pages: 1 }])).toThrow('The parts have 1 pages, their frame 2.')
  expect(() => joinPdf(Buffer.from('%PDF-1.7 nothing'), [])).toThrow('A PDF has no')
  expect(readPdf(joinPdf(pdf, [{ bytes: pdf, pages: 2 }])).pages).toEqual(['T1T1', 'T2T2'])
})
