import { expect, test } from 'vitest'
import { emptyContent, type Contact } from '#shared/contacts.ts'
import { cardFormSchema, changesOf, differingFields, emptyForm, newTypesOf, theirsOf, toForm } from '../../renderer/contacts/card/card-form.ts'
import { withNewJob } from '../../renderer/contacts/card/change-job.ts'
import { takenOver } from '../../renderer/contacts/similar/take-over.ts'

const contact: Contact = {
  ...emptyContent({ uid: 'u-1', givenName: 'Ewa', familyName: 'Nowak', note: 'kept' }), id: 1, name: 'Ewa Nowak', listName: 'Nowak, Ewa', createdAt: 0, updatedAt: 0, verifiedAt: null, deletedAt: null,
  phones: [{ id: 5, label: 'work', value: '+48 22 555 01 01', e164: '+48225550101' }],
  dates: [{ id: 7, label: 'birthday', value: '1984-03-12' }, { id: 8, label: 'anniversary', value: '--06-01' }, { id: 9, label: 'other', value: '---12' }],
  positions: [{ id: 9, companyId: 3, company: 'Fjord AS', department: '', title: 'CTO', role: '', startedOn: '2018-12', endedOn: null }],
}

test('a card that was only looked at sends nothing, in any language', () => {
  for (const locale of ['en-GB', 'zh-CN', 'zh-TW']) {
    const form = toForm(contact, locale)
    const order = locale === 'en-GB' ? 'dmy' : 'ymd'
    expect(changesOf(form, structuredClone(form), order)).toEqual({})
    expect(cardFormSchema(order).safeParse(form).success).toBe(true)
  }
})

test('only what was changed is sent; a list goes whole, with the ids of its rows', () => {
  const before = toForm(contact, 'en-GB')
  const after = structuredClone(before)
  after.texts.givenName = 'Eva'
  after.texts.note = '  '
  after.phones.push({ label: 'mobile', value: '+48 600 100 200' }, { label: 'home', value: '  ' })
  expect(changesOf(before, after, 'dmy')).toEqual({
    givenName: 'Eva', note: null,
    phones: [{ id: 5, label: 'work', value: '+48 22 555 01 01' }, { label: 'mobile', value: '+48 600 100 200' }],
  })
  expect(differingFields(before, after)).toEqual(['texts.givenName', 'texts.note', 'phones'])
})

test('dates typed as people write them are stored as they are meant', () => {
  const before = toForm(contact, 'en-GB')
  const after = structuredClone(before)
  after.dates = [{ label: 'birthday', value: '3/1984' }, { label: 'other', value: '' }]
  expect(changesOf(before, after, 'dmy').dates).toEqual([{ label: 'birthday', value: '1984-03' }])
})

test('a company named anew loses its link, so that the core can look for it', () => {
  const before = toForm(contact, 'en-GB')
  const after = structuredClone(before)
  after.positions = after.positions.map((row) => ({ ...row, company: 'Other Ltd', companyId: null }))
  expect(changesOf(before, after, 'dmy').positions).toMatchObject([{ id: 9, company: 'Other Ltd', companyId: null, startedOn: '2018-12', endedOn: null }])
})

test('a mistake is told at its own field', () => {
  const form = emptyForm('person')
  form.emails = [{ label: 'work', value: 'nobody' }]
  form.dates = [{ label: 'birthday', value: 'soon' }]
  const result = cardFormSchema('dmy').safeParse(form)
  expect(result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)).toEqual(['dates.0.value date', 'emails.0.value email'])
})

test('a new card with nothing in it but its prepared rows sends none of them', () => {
  expect(changesOf(emptyForm('person'), emptyForm('person'), 'dmy')).toEqual({})
})

test('a relation that the other side stores is changed or removed over there, and never sent as one of our own', () => {
  const seen = [{ id: 30, isTheirs: true, label: 'child', theirLabel: 'parent', otherId: 5, name: 'Ann', kind: 'person' as const }, { id: 31, isTheirs: true, label: null, theirLabel: 'Landlady', otherId: 6, name: 'Eve', kind: 'person' as const }]
  const before = toForm(contact, 'en-GB', seen)
  expect(before.relations.map(({ label, name, isTheirs }) => [label, name, isTheirs])).toEqual([['child', 'Ann', true], ['Landlady', 'Eve', true]])
  expect(theirsOf(before, structuredClone(before))).toEqual([])
  const after = structuredClone(before)
  after.relations = [{ ...after.relations[0]!, label: 'friend' }, { label: 'Godson', otherId: 7, name: 'Tom', reverse: 'Godfather' }]
  expect(theirsOf(before, after)).toEqual([{ id: 30, label: 'friend' }, { id: 31, label: null }])
  expect(newTypesOf(after)).toEqual([{ name: 'Godson', reverse: 'Godfather' }])
  expect(changesOf(before, after, 'dmy')).toEqual({ relations: [{ label: 'Godson', otherId: 7, name: 'Tom' }] })
})

test('a changed job ends the one of today and begins a new one above it', () => {
  const form = withNewJob(toForm(contact, 'en-GB'), 'en-GB', new Date(2026, 10, 22))
  expect(form.positions.map(({ company, startedOn, endedOn }) => [company, startedOn, endedOn])).toEqual([['', 'November 2026', ''], [contact.positions[0]?.company, 'December 2018', 'November 2026']])
})

test('what was typed goes over to the card that is there: empty fields filled, rows added, nothing replaced', () => {
  const typed = emptyForm('person')
  typed.texts.givenName = 'Somebody else'
  typed.texts.nickname = 'Ev'
  typed.phones = [{ label: 'mobile', value: '+48 601 000 111' }, { label: 'work', value: '' }]
  typed.tags = ['new']
  const { base, form } = takenOver(contact, [], typed, 'en-GB')
  expect(form.texts.givenName).toBe(base.texts.givenName)
  expect(form.phones).toEqual([...base.phones, { label: 'mobile', value: '+48 601 000 111' }])
  expect(form.positions).toEqual(base.positions)
  expect(form.tags).toContain('new')
})
