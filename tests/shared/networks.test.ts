import { expect, test } from 'vitest'
import { networkPage } from '../../shared/networks.ts'
import { reverseOf } from '../../shared/relations.ts'

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
