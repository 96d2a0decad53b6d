import { fc } from '../support/fast-check.ts'
import { expect, test } from 'vitest'
import { EntryWords } from '../../electron/core/search/entry-words.ts'
import { far, foldedWords, phoneWords, pinyinWords, startSign } from '../../electron/core/search/fold.ts'
import { startsWithin } from '../../electron/core/search/frequent-starts.ts'

interface Told {
  near: string[]
  beyond: string[]
  names?: string[]
  phones?: [string, string | null][]
}

const told = (words: EntryWords, { near, beyond, names = [], phones = [] }: Told) => {
  words.begin()
  for (const text of near) words.text(text, false)
  for (const name of names) words.sound(name)
  for (const [value, e164] of phones) words.phone(value, e164)
  for (const text of beyond) words.text(text, true)
  return Buffer.from(words.end()).toString().split(' ').filter(Boolean).toSorted()
}

/** The same by strings and sets: each word once, far ones only where they are not typed, and the frequent beginnings of all. */
function expected({ near, beyond, names = [], phones = [] }: Told, starts: ReadonlySet<string>): string[] {
  const wordsOf = (text: string) => text.split('\n').flatMap((line) => foldedWords(line))
  const typed = new Set([...near.flatMap(wordsOf), ...names.flatMap(pinyinWords), ...phones.flatMap(([value, e164]) => phoneWords(value, e164))])
  const all = [...typed, ...[...new Set(beyond.flatMap(wordsOf))].filter((word) => !typed.has(word)).map(far)]
  return [...all, ...new Set(all.flatMap((word) => startsWithin(word, starts)).map((start) => `${start}${startSign}`))].toSorted()
}

test('an entry has each word once: typed as it is, far marked, with its frequent beginnings', () => {
  const starts = new Set(['exam', 'examp', far('stre'), far('stree'), 'моск'])
  const one: Told = { near: ['Ewa Nowak', 'ewa@Example.com', 'Москва'], beyond: ['Example Street 5\nStreet of Ewa', 'улица'], names: ['王小明'], phones: [['+48 22 123', '+4822123']] }
  expect(told(new EntryWords(starts), one)).toEqual(expected(one, starts))
  expect(told(new EntryWords(starts), one)).toContain(`${far('stree')}${startSign}`)
})

test('one is like the other, whatever came before it and however many words there are', () => {
  const starts = new Set(['word', 'word1', 'word12', far('word'), far('word9'), 'élan'])
  const words = new EntryWords(starts)
  const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => `word${from + index}`).join(', ')
  for (const one of [{ near: ['a'], beyond: ['a b'] }, { near: [many(0, 3_000)], beyond: [many(2_500, 3_000)] }, { near: ['word12 word9'], beyond: ['word99 word12'] }]) expect(told(words, one)).toEqual(expected(one, starts))
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('word word9', 'Müßig-Łukasz', '王小明 张伟', 'ewa@fjord.example', 'word\nword12'))
  fc.assert(fc.property(fc.array(text), fc.array(text), (near, beyond) => {
    expect(told(words, { near, beyond })).toEqual(expected({ near, beyond }, starts))
  }))
})
