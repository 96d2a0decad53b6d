import { expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'

const position = (company: string) => [{ company, department: '', title: '', role: '' }]

async function file(): Promise<TestCore> {
  const core = openTestCore()
  await core.api.settings.set({ key: 'country', value: 'PL' })
  const { contacts } = core.api
  await contacts.create({ changes: { prefix: 'Dr.', givenName: 'Ewa', middleName: 'Maria', familyName: 'Żółkiewska', nickname: 'Ewka', emails: [{ label: 'work', value: 'Ewa@Fjord.example' }], phones: [{ label: 'work', value: '22 123 45 67' }], positions: position('Fjord AS') } })
  await contacts.create({ changes: { givenName: '小明', familyName: '王', phones: [{ label: 'mobile', value: '+86 138 0013 8000' }] } })
  await contacts.create({ changes: { givenName: '伟', familyName: '张' } })
  await contacts.create({ changes: { kind: 'company', fullName: 'Fjord & Fell AS' } })
  await contacts.create({ changes: { givenName: 'Ewan', familyName: 'McGregor' } })
  return core
}

const cases: readonly [string, object, string[]][] = [
  ['the whole name', { givenName: 'Ewa', familyName: 'Zolkiewska' }, ['Dr. Ewa Maria Żółkiewska name']],
  ['given and family exchanged', { givenName: 'Żółkiewska', familyName: 'ewa' }, ['Dr. Ewa Maria Żółkiewska name']],
  ['the beginning of the family name', { givenName: 'Ewa', familyName: 'Żół' }, ['Dr. Ewa Maria Żółkiewska name']],
  ['a nickname', { givenName: 'Ewka', familyName: 'Żółkiewska' }, ['Dr. Ewa Maria Żółkiewska name']],
  ['a given name alone is everybody’s', { givenName: 'Ewa' }, []],
  ['an e-mail in other letters', { emails: ['EWA@fjord.EXAMPLE'] }, ['Dr. Ewa Maria Żółkiewska email']],
  ['the beginning of an e-mail', { emails: ['ewa@f'] }, ['Dr. Ewa Maria Żółkiewska email']],
  ['an e-mail without its server', { emails: ['ewa'] }, []],
  ['a national number', { phones: ['221234567'] }, ['Dr. Ewa Maria Żółkiewska phone']],
  ['an international number', { phones: ['0048 22 123-45-67'] }, ['Dr. Ewa Maria Żółkiewska phone']],
  ['a number without its area', { phones: ['123 45 67'] }, ['Dr. Ewa Maria Żółkiewska phone']],
  ['a number of another country', { phones: ['13800138000'] }, ['王小明 phone']],
  ['four digits', { phones: ['4567'] }, []],
  ['a Chinese name', { givenName: '小明', familyName: '王' }, ['王小明 name']],
  ['a Chinese name split at the wrong place', { givenName: '明', familyName: '王小' }, ['王小明 name']],
  ['a Chinese name in one box', { fullName: '王小明' }, ['王小明 name']],
  ['its pinyin', { givenName: 'Xiaoming', familyName: 'Wang' }, ['王小明 name']],
  ['its pinyin the other way round', { givenName: 'Wang', familyName: 'Xiaoming' }, ['王小明 name']],
  ['a namesake by sound', { givenName: '伟', familyName: '章' }, ['张伟 name']],
  ['a company without its legal form', { kind: 'company', fullName: 'fjord & fell' }, ['Fjord & Fell AS name']],
  ['name, e-mail and company', { givenName: 'Ewa', familyName: 'Zolkiewska', emails: ['ewa@fjord.example'], company: 'Fjord' }, ['Dr. Ewa Maria Żółkiewska email+name+company']],
  ['a company alone says nothing', { company: 'Fjord AS' }, []],
  ['signs that mean something to the index', { givenName: '"*', familyName: '( NEAR AND' }, []],
]
test.each(cases)('%s', async (_title, typed, expected) => {
  const { api } = await file()
  expect((await api.cards.similar(typed)).map(({ name, agrees }) => `${name} ${agrees.map(({ field }) => field).join('+')}`)).toEqual(expected)
})

test('a card is not like itself, and what is in the trash is like nothing', async () => {
  const { api } = await file()
  const [found] = await api.cards.similar({ emails: ['ewa@fjord.example'] })
  expect(await api.cards.similar({ id: found!.id, emails: ['ewa@fjord.example'] })).toEqual([])
  await api.contacts.remove({ ids: [found!.id] })
  expect(await api.cards.similar({ emails: ['ewa@fjord.example'], givenName: 'Ewa', familyName: 'Żółkiewska' })).toEqual([])
})
