import { expect, test } from 'vitest'
import { readContact } from '../../electron/core/contacts/contacts.ts'

import { readDirectoryRows } from '../../electron/core/reports/directory-rows.ts'
import { directoryWords, labelWords } from '#shared/reports.ts'
import { openTestCore } from '../support/core.ts'
import { directoryData } from '../support/directory.ts'

test('the rows of a directory say what the contacts say, in the order asked for, without those that are gone', async () => {
  const core = openTestCore()
  const position = (company: string, title: string) => ({ company, title, department: 'D', role: '' })
  const make = async (changes: Parameters<typeof core.api.contacts.create>[0]['changes']) => (await core.api.contacts.create({ changes })).id
  const ids = [
    await make({ givenName: 'Ewa', familyName: 'Nowak', language: 'pl', positions: [position('Acme', 'Clerk'), position('Old', 'Boss')], phones: [{ label: 'work', value: '1' }, { label: '"own"', value: '2' }], emails: [{ label: '', value: 'e@x.example' }], tags: ['b', 'a'] }),
    await make({ fullName: '恒信公司', kind: 'company', addresses: [{ label: 'work', poBox: '7', extended: '', street: '世纪大道\n100号', city: '上海市', region: '', postalCode: '200120', country: '', countryCode: 'CN' }] }),
    await make({ nickname: 'Only' }),
  ].toReversed()
  const { read } = core.services.store
  const rows = readDirectoryRows(read, [...ids, 999])
  const whole = ids.map((id) => ({ sortKey: read.value<string>('SELECT sortKey FROM contact WHERE id = ?', id) ?? '', contact: readContact(read, id) }))
  const data = (all: typeof rows) => directoryData(all, { language: 'en', words: directoryWords.en, labels: labelWords.en, day: '2026-11-22' })
  expect(rows.map((row) => row.contact.listName)).toEqual(['Only', '恒信公司', 'Nowak, Ewa'])
  expect(data(rows)).toEqual(data(whole as typeof rows))
})
