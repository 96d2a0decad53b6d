import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

import { splitName } from '#shared/split-name.ts'

const file = resolve(import.meta.dirname, '../../../shared/corpus/names-phones-addresses/probablepeople-dev/labeled/person_labeled.xml')
const parts = { GivenName: 'given', FirstInitial: 'given', MiddleName: 'middle', MiddleInitial: 'middle', Surname: 'family', LastInitial: 'family', PrefixMarital: 'prefix', PrefixOther: 'prefix', SuffixGenerational: 'suffix', SuffixOther: 'suffix', Nickname: 'nick' } as const
const letters = (text: string | null) => (text ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** Names of one person as hand-labelled; couples ("and") are left out. */
function labelled(): { text: string; wanted: Record<string, string>; words: number }[] {
  const names = [...readFileSync(file, 'utf8').matchAll(/<Name>([^]*?)<\/Name>/g)].map((match) => [...(match[1] ?? '').matchAll(/<(\w+)>([^<]*)<\/\1>/g)])
  return names.filter((tokens) => !tokens.some((token) => token[1] === 'And')).map((tokens) => {
    const wanted: Record<string, string> = { given: '', middle: '', family: '', prefix: '', suffix: '', nick: '' }
    for (const [, label = '', word = ''] of tokens) wanted[parts[label as keyof typeof parts]] += letters(word.replaceAll('&amp;', '&'))
    return { text: tokens.map((token) => token[2]).join(' '), wanted, words: tokens.length }
  })
}

test.skipIf(!existsSync(file))('the labelled names of single persons are split as their labels say, all parts of a name or none', () => {
  const names = labelled()
  const isRight = ({ text, wanted }: (typeof names)[number]) => {
    const { givenName, middleName, familyName, prefix, suffix, nickname } = splitName(text)
    return Object.entries({ given: givenName, middle: middleName, family: familyName, prefix, suffix, nick: nickname }).every(([part, value]) => letters(value) === wanted[part])
  }
  const several = names.filter((name) => name.words > 1)
  expect(names.length).toBeGreaterThan(2_500)
  // A lone word is labelled a family name as often as a given one, and many are both: nobody could tell all of them.
  expect(names.filter(isRight).length / names.length).toBeGreaterThan(0.91)
  expect(several.filter(isRight).length / several.length).toBeGreaterThan(0.97)
})
