import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Contact } from '#shared/contacts.ts'
import { usualRules } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { importFiles, previewFile } from '../../electron/core/imports/imports.ts'
import { openTestCore } from '../support/core.ts'

const folder = resolve(import.meta.dirname, '../fixtures/imports')

type Expected = Readonly<Record<string, unknown>>
const row = (value: string, label: string): unknown => expect.objectContaining({ value, label })

/** What each file is found out to be, and its first contact. */
const files: readonly (readonly [file: string, found: Expected, first: Expected])[] = [
  ['google-old.csv', { encoding: 'utf-16le', mapFrom: { kind: 'preset', name: 'google' } }, {
    name: 'Zoë Quill', isFavourite: true, tags: ['Book club'], note: 'Likes tea', dates: [row('--03-12', 'birthday')], phones: [row('+44 7700 900123', 'mobile'), row('+44 20 7946 0123', 'workFax')],
    emails: [row('zoe@quill.example', 'work'), row('zq@post.example', 'home'), row('zoe.q@post.example', 'home')], addresses: [expect.objectContaining({ label: 'home', street: '1 Mill Lane', city: 'York', postalCode: 'YO1 1AA' })],
    positions: [expect.objectContaining({ company: 'Quill & Co', title: 'Partner' })], links: [row('https://quill.example', 'homepage')],
  }],
  ['google-new.csv', { encoding: 'utf-8', mapFrom: { kind: 'preset', name: 'google' } }, {
    prefix: 'Dr.', givenName: 'Zoë', familyName: 'Quill', nickname: 'Zo', tags: ['Book club'], phones: [row('+44 7700 900123', 'mobile'), row('+44 7700 900124', 'mobile')], emails: [row('zoe@quill.example', 'work')],
  }],
  ['outlook-german.csv', { encoding: 'windows-1252', mapFrom: { kind: 'preset', name: 'outlook' } }, {
    prefix: 'Frau', givenName: 'Käthe', familyName: 'Groß-Müller', tags: ['Kunden', 'Süßwaren'], note: 'Zahlt immer pünktlich.\nKommt dienstags.', dates: [row('1968-05-13', 'birthday')],
    addresses: [expect.objectContaining({ label: 'work', street: 'Königstraße 5', city: 'Düsseldorf' }), expect.objectContaining({ label: 'home', city: 'Köln' })],
    phones: expect.arrayContaining([row('+49 171 2345678', 'mobile'), row('0221 987654', 'home'), row('+49 211 123457', 'workFax')]), relations: [expect.objectContaining({ label: 'spouse', name: 'Jörg' })],
  }],
  ['linkedin.csv', { encoding: 'utf-8', mapFrom: { kind: 'preset', name: 'linkedin' }, reading: expect.objectContaining({ preambleLines: 3 }) }, {
    givenName: 'Ingrid', familyName: 'Solberg', links: [expect.objectContaining({ kind: 'social', label: 'LinkedIn' })], positions: [expect.objectContaining({ company: 'Fjord AS', title: 'Head of Lab' })],
  }],
  ['chinese-gbk.csv', { encoding: 'gb18030' }, {
    familyName: '王', givenName: '小明', phones: [row('139 1234 5678', 'mobile')], positions: [expect.objectContaining({ company: '北京远方科技有限公司', title: '经理' })], tags: ['客户', '朋友'], note: '老客户，喜欢喝茶', dates: [row('1985-03-12', 'birthday')],
  }],
  ['thunderbird.csv', { mapFrom: { kind: 'preset', name: 'thunderbird' } }, {
    nickname: 'Pietje', dates: [row('1971-04-27', 'birthday')], phones: [row('+31 20 123 4567', 'work'), row('+31 6 12345678', 'mobile')], note: expect.stringContaining('lid 118'), addresses: [expect.objectContaining({ street: 'Prinsengracht 1\n2 hoog', city: 'Amsterdam' })],
  }],
  ['act.csv', { mapFrom: { kind: 'preset', name: 'act' } }, {
    givenName: 'Frank', familyName: 'Carter', suffix: 'Jr.', positions: [expect.objectContaining({ company: 'Carter & Sons', title: 'President' })], addresses: [expect.objectContaining({ city: 'Dayton', region: 'OH' })],
    relations: [expect.objectContaining({ label: 'referredBy', name: 'Ann Lee' })], note: expect.stringContaining('Customer'),
  }],
  ['semicolon.csv', { delimiter: ';', reading: expect.objectContaining({ preambleLines: 1 }) }, { familyName: 'Weiß', givenName: 'Änne', positions: [expect.objectContaining({ company: 'Öl; Gas & Co' })] }],
  ['tab.tsv', { delimiter: '\t' }, { name: 'Ann Lee', tags: ['friend', 'club'], addresses: [expect.objectContaining({ city: 'New York, NY' })] }],
  ['big5.csv', { encoding: 'big5' }, { familyName: '張', givenName: '雅婷', phones: [row('0912-345-678', 'mobile')], note: '喜歡爬山' }],
  ['shift-jis.csv', { encoding: 'shift_jis' }, { familyName: '田中', givenName: '太郎', sortAs: 'タナカタロウ', positions: [expect.objectContaining({ company: '東京商事株式会社' })], phones: [row('090-1234-5678', 'mobile')] }],
  ['euc-kr.csv', { encoding: 'euc-kr' }, { familyName: '김', givenName: '민수', phones: [row('010-1234-5678', 'mobile')] }],
  ['hubspot.csv', { mapFrom: { kind: 'preset', name: 'hubspot' } }, { uid: 'hubspot:101', givenName: 'Ann', positions: [expect.objectContaining({ company: 'Acme', title: 'Buyer' })] }],
  ['salesforce.csv', { mapFrom: { kind: 'preset', name: 'salesforce' } }, { uid: 'salesforce:0038d00000AbCdE', prefix: 'Ms.', addresses: [expect.objectContaining({ street: '1 Main St', city: 'Boston', region: 'MA' })] }],
  ['zoho.csv', { mapFrom: { kind: 'preset', name: 'zoho' } }, { uid: 'zoho:zcrm_4150868000000224003', givenName: 'Ann', phones: [row('617-555-0100', ''), row('617-555-0101', 'mobile')] }],
]

test.each(files)('%s: found out, imported, nothing wrong, undone', async (name, found, first) => {
  const core = openTestCore()
  const path = join(folder, name)
  const preview = await previewFile({ path, name }, {})
  expect(preview).toMatchObject(found)
  expect(preview.problems).toEqual([])
  const jobId = core.services.jobs.start('import', 'test', (ctx) => importFiles(ctx, core.services, [path], { reading: preview.reading, rules: usualRules }))
  const result = await core.finish<ImportResult>(Promise.resolve({ jobId }))
  expect(result).toMatchObject({ created: preview.rows.length, failed: 0, problems: [] })
  const { rows } = await core.api.imports.rows({ changeSet: result.changeSet })
  // The very lines that were shown.
  expect(rows.map(({ line }) => line)).toEqual(preview.rows.map(({ line }) => line))
  const contact: Contact = await core.api.contacts.get({ id: rows[0]!.contactId! })
  expect(contact).toMatchObject(first)
  await core.undo()
  expect((await core.api.info.get()).contacts).toBe(0)
})

test('a line of a file with a preamble is told by its number in the file', async () => {
  const lines = readFileSync(join(folder, 'linkedin.csv'), 'utf8').split('\n')
  const preview = await previewFile({ path: join(folder, 'linkedin.csv'), name: 'linkedin.csv' }, {})
  for (const shown of preview.rows) expect(lines[shown.line - 1]).toContain(shown.cells[0])
})
