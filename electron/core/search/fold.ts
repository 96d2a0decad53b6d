import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { hasCjk } from '#shared/names.ts'
import { remembered } from '#shared/remembered.ts'

/**
 * The one place where text is folded for searching and sorting, used alike for what is stored and what is typed:
 * NFKC, case, accents, the letters that Unicode does not decompose, traditional characters as simplified ones, and
 * Chinese, Japanese and Korean split into characters and pairs of them.
 */
const undecomposed: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'n', ĸ: 'k' }
const undecomposedLetters = /[łøđðßæœþħŧıŋĸ]/g
const isPlain = /^[\x20-\x7e]*$/
const marks = /\p{Mn}/gu
const han = /[\u3400-\u9fff]/
// From any traditional writing, whole words considered, to simplified: 張偉 and 张伟 are found by either.
const toSimplified = Converter({ from: 't', to: 'cn' })

/** Lower case without accents: "Łukasz Müßig" → "lukasz mussig". Ideographs stay; Hangul stays composed. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC').replace(undecomposedLetters, (letter) => undecomposed[letter] ?? letter)
  return han.test(plain) ? toSimplified(plain) : plain
}

/** What the tokenizer of the index takes for a word, and what a typed word is taken apart into. */
const wordRun = /[\p{L}\p{N}\p{M}]+/gu
const isPlainLines = /^[\x20-\x7e\n]*$/
/** Ideographs, kana and Hangul that follow one another, a space or the point in a foreign name aside. */
const cjkStretch = /[\u2e80-\u2fdf\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+(?:[ \u00b7\u30fb][\u2e80-\u2fdf\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+)*/gu
const noCjk = /[ \u00b7\u30fb]/g

/** Whether the words of a text are its runs of ASCII letters and digits, in lower case; of any other `foldedWords` has to be asked, line by line. */
export const hasPlainWords = (text: string) => isPlainLines.test(text)

/**
 * The words of a text, folded. Chinese, Japanese and Korean are single characters and pairs of neighbours, so that any part
 * of a name is found by words alone: the index keeps no positions. Towns, companies and names come over and over, and folding them is dear.
 */
export const foldedWords = (text: string): readonly string[] => (text.length > 100 ? slowWords(text) : wordsSeen(text))
const wordsSeen = remembered<readonly string[]>(10_000, slowWords)

function slowWords(text: string): readonly string[] {
  const folded = fold(text)
  const words: string[] = []
  const rest = folded.replace(cjkStretch, (stretch) => {
    const signs = [...stretch.replace(noCjk, '')]
    for (const [at, sign] of signs.entries()) {
      words.push(sign)
      if (at > 0) words.push(`${signs[at - 1]}${sign}`)
    }
    return ' '
  })
  return [...words, ...(rest.match(wordRun) ?? [])]
}

/** The pinyin syllables of a Chinese name, its first character read as a surname (曾 zeng, 单 shan); null where there is no Chinese. */
export function pinyinOf(name: string): string[] | null {
  if (!/[\u3400-\u9fff]/.test(name)) return null
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
    .map((syllable) => fold(syllable).replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter(Boolean)
}

/**
 * The key that names are sorted by in binary order: folded, Chinese by pinyin, then by the characters themselves so that
 * namesakes of one sound stand together. Names without a letter or digit come last.
 */
export function sortKey(name: string): string {
  if (isPlain.test(name)) {
    const key = name.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
    return key === '' ? `\uffff${name}` : key
  }
  const syllables = hasCjk(name) ? pinyinOf(name) : null
  const key = fold(syllables ? `${syllables.join(' ')} ${name}` : name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return key === '' ? `\uffff${name}` : key
}

/** The words that find a Chinese name by sound: whole, without the surname, and by initials ("wangxiaoming", "xiaoming", "wxm"). None where there is no Chinese. */
export function pinyinWords(name: string): string[] {
  const syllables = pinyinOf(name)
  if (!syllables) return []
  return [syllables.join(''), ...(syllables.length > 1 ? [syllables.slice(1).join('')] : []), syllables.map((syllable) => syllable[0]).join('')]
}

/** The words that find a phone number from either end: its digits, the national number, and the digits backwards behind an "r". */
export function phoneWords(value: string, e164: string | null): string[] {
  const digits = value.replace(/\D+/g, '')
  const whole = e164 ? e164.slice(1) : digits
  if (whole === '') return []
  let mirrored = 'r'
  for (let at = whole.length - 1; at >= 0; at--) mirrored += whole[at] ?? ''
  return digits === '' ? [whole, mirrored] : [whole, digits, mirrored]
}

/**
 * A word as it stands in the index where it is found by a second look only (addresses, notes, titles …): its first letter
 * is moved to a private plane of Unicode, so that one index holds both kinds and its prefixes serve both alike.
 */
export function far(word: string): string {
  const first = word.codePointAt(0) ?? 0
  return first < 0x10000 ? String.fromCodePoint(first + 0xf0000) + word.slice(1) : `\ue000${word}`
}

/** What `far` was given, where a word begins with such a sign; null for any other. */
export function plainOfFar(word: string): string | null {
  const first = word.codePointAt(0) ?? 0
  return first >= 0xf0000 ? String.fromCodePoint(first - 0xf0000) + word.slice(2) : null
}

/**
 * What was typed as two FTS5 expressions, each of which finds every word by its beginning: `near` in what people type (names,
 * companies, e-mails, phones, towns), `anywhere` in everything. Null when there is nothing to find.
 * `isFrequent` says which beginnings are words of the index (frequent-starts.ts). Nothing typed can be syntax: words are of letters and digits alone, and quoted.
 */
export function matchExpressions(typed: string, isFrequent: (start: string) => boolean): { near: string; anywhere: string } | null {
  const digits = typed.replace(/[\s()+./-]/g, '')
  if (/^\d{2,}$/.test(digits)) return expressionsOf([digitWords(digits)], isFrequent)
  const terms = fold(typed).split(/[\s,;]+/).slice(0, 12).flatMap(termsOf)
  return terms.length === 0 ? null : expressionsOf(terms, isFrequent)
}

/** One thing to find: any of these words, whole or (`isStart`) by its beginning. */
type Term = readonly { word: string; isStart: boolean }[]

/** A typed word in its parts: all but the last stand whole ("o’neill", "north-foods", "ewa@fjord"), the last may be unfinished. */
function termsOf(word: string): Term[] {
  if (/^\d{3,}$/.test(word)) return [digitWords(word)]
  const parts = slowWords(word)
  const lone = new Set(parts.filter((part) => hasCjk(part) && [...part].length === 1))
  const pairs = parts.filter((part) => hasCjk(part) && [...part].length > 1)
  const latin = parts.filter((part) => !hasCjk(part))
  // A character that stands in a pair is found with it.
  const signs = [...lone].filter((sign) => !pairs.some((pair) => pair.includes(sign)))
  return [...[...pairs, ...signs].map((part) => [{ word: part, isStart: false }]), ...latin.map((part, at) => [{ word: part, isStart: at === latin.length - 1 }])]
}

function digitWords(digits: string): Term {
  const trunk = digits.startsWith('00') ? digits.slice(2) : digits
  if (digits.length < 3) return [{ word: digits, isStart: true }]
  const words = new Set([trunk || digits, digits, `r${[...digits].toReversed().join('')}`])
  return [...words].map((word) => ({ word, isStart: true }))
}

function expressionsOf(terms: readonly Term[], isFrequent: (start: string) => boolean): { near: string; anywhere: string } {
  const quoted = (word: string, isStart: boolean) => (!isStart ? `"${word}"` : isFrequent(word) ? `"${word}${startSign}"` : `"${word}"*`)
  const near = (term: Term) => term.map(({ word, isStart }) => quoted(word, isStart))
  const anywhere = (term: Term) => [...near(term), ...term.map(({ word, isStart }) => quoted(far(word), isStart))]
  const all = (parts: (term: Term) => string[]) => terms.map((term) => `(${parts(term).join(' OR ')})`).join(' AND ')
  return { near: all(near), anywhere: all(anywhere) }
}

/** Stands behind a frequent beginning where it is a word of the index; no text has this sign in a word. */
export const startSign = '\ue001'
