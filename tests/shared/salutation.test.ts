import { expect, test } from 'vitest'
import { networkPage } from '../../shared/networks.ts'
import { reverseOf } from '../../shared/relations.ts'
import { proposeSalutation } from '../../shared/salutation.ts'

test.each([
  ['Dr.', 'Ewa', 'Nowak', null, 'Dear Dr. Nowak'], [null, 'Ewa', 'Nowak', null, 'Dear Ewa Nowak'], ['Mrs', 'Ann', 'Lee', 'en-GB', 'Dear Mrs. Lee'], ['Mr.', 'Bo', 'Lee', 'en', 'Dear Mr. Lee'], ['Ms', 'Ann', 'Lee', null, 'Dear Ms. Lee'],
  ['Frau Dr.', 'Ewa', 'Nowak', 'de', 'Sehr geehrte Frau Dr. Nowak'], ['Herr', 'Jörg', 'Müller', 'de-AT', 'Sehr geehrter Herr Müller'], [null, 'Jörg', 'Müller', 'de', 'Guten Tag Jörg Müller'],
  ['Mme', 'Anne', 'Petit', 'fr', 'Madame'], ['Sr.', 'Juan', 'Pérez', 'es', 'Estimado Sr. Pérez'], ['Pani', 'Ewa', 'Nowak', 'pl', 'Szanowna Pani'], [null, 'Piet', 'Jansen', 'nl', 'Beste Piet Jansen'],
  ['先生', '小明', '王', null, '尊敬的王先生'], [null, '小明', '王', 'zh-CN', '尊敬的王小明'], [null, '太郎', '山田', 'ja', '山田太郎様'], [null, null, null, 'de', ''], [null, 'Cher', null, 'en', 'Dear Cher'],
] as const)('%s %s %s in %s: %s', (prefix, givenName, familyName, language, expected) => {
  expect(proposeSalutation({ prefix, givenName, familyName, language, familyNameFirst: null })).toBe(expected)
})

test.each([
  ['LinkedIn', 'ewa-nowak', 'https://www.linkedin.com/in/ewa-nowak'], ['linkedin', 'company/fjord', 'https://www.linkedin.com/company/fjord'], ['X', '@ewa', 'https://x.com/ewa'], ['Mastodon', '@ewa@social.example', 'https://social.example/@ewa'], ['Mastodon', 'ewa', null],
  ['WhatsApp', '+48 601 222 333', 'https://wa.me/48601222333'], ['Telegram', 'ewa', 'https://t.me/ewa'], ['WeChat', 'ewa', null], ['GitHub', 'javascript:alert(1)', 'https://github.com/javascript%3Aalert(1)'], ['GitHub', '', null], ['Own', 'ewa', null], ['X', 'two words', null],
] as const)('%s %s leads to %s', (network, user, expected) => {
  expect(networkPage(network, user)).toBe(expected)
})

test('every known relation has a reverse whose reverse it is', () => {
  for (const label of ['spouse', 'child', 'parent', 'assistant', 'assistantOf', 'referredBy', 'manager']) expect(reverseOf(reverseOf(label, []) ?? '', [])).toBe(label)
  expect(reverseOf('GODFATHER', [{ name: 'Godfather', reverse: 'Godchild' }])).toBe('Godchild')
  expect(reverseOf('godchild', [{ name: 'Godfather', reverse: 'Godchild' }])).toBe('Godfather')
  expect(reverseOf('Landlord', [])).toBeNull()
})
