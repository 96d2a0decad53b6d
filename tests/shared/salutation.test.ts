import { expect, test } from 'vitest'
import { proposeSalutation, type SalutationParts } from '#shared/salutation.ts'
import { splitName } from '#shared/split-name.ts'

const contact = (name: string, more: Partial<SalutationParts> = {}): SalutationParts => ({ ...splitName(name), kind: 'person', salutation: null, ...more })

test('a letter begins as is usual in its language; where a gender is needed and no title tells it, there is no proposal', () => {
  const cases: [string, string, string | null][] = [
    ['Dr. Ewa Nowak', 'en', 'Dear Dr. Nowak'], ['Prof. Dr. Hans Huber', 'en-GB', 'Dear Professor Huber'], ['Mr. John Smith', 'en', 'Dear Mr. Smith'], ['Ms Ann Lee', 'en', 'Dear Ms Lee'], ['Ann Lee', 'en', 'Dear Ann Lee'], ['Sir Elton John', 'en', 'Dear Sir Elton'],
    ['Frau Anna Weber', 'en', 'Dear Ms Weber'], ['Nguyễn Văn Minh', 'en', 'Dear Nguyễn Minh'], ['王小明', 'en', 'Dear 王小明'], ['Madonna', 'en', null],
    ['Frau Dr. Angela Merkel', 'de', 'Sehr geehrte Frau Dr. Merkel'], ['Herr Prof. Dr. Jan Wolf', 'de-AT', 'Sehr geehrter Herr Prof. Wolf'], ['Herr Meier', 'de', 'Sehr geehrter Herr Meier'], ['Dr. Kim Wolf', 'de', null], ['Kim Wolf', 'de', null],
    ['王总', 'zh-CN', '尊敬的王总'], ['王先生', 'zh-CN', '尊敬的王先生'], ['陳美玲女士', 'zh-TW', '尊敬的陳女士'], ['王小明', 'zh-CN', '尊敬的王小明'], ['Mr. David Chan', 'zh-TW', '尊敬的David Chan'],
    ['山田太郎', 'ja', '山田太郎様'], ['中村社長', 'ja', '中村社長'], ['山田さん', 'ja', '山田様'], ['김철수', 'ko', '김철수 님께'], ['이영희 교수', 'ko', '존경하는 이영희 교수님께'],
    ['Mme Anne Dupont', 'fr', 'Madame'], ['Anne Dupont', 'fr', null], ['Sra. Isabel Allende', 'es', 'Estimada Sra. Allende'], ['Mevr. Truus de Jong', 'nl', 'Geachte mevrouw de Jong'],
  ]
  expect(cases.map(([name, language]) => [name, language, proposeSalutation(contact(name), language)])).toEqual(cases)
})

test('what the card says comes first; a company has none', () => {
  expect(proposeSalutation(contact('Ann Lee', { salutation: 'Hi Annie' }), 'de')).toBe('Hi Annie')
  expect(proposeSalutation(contact('Ann Lee', { kind: 'company' }), 'en')).toBeNull()
})
