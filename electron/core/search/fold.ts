import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { hasCjk } from '#shared/names.ts'

/**
 * The one place where text is folded for searching and sorting, used alike for what is stored and what is typed:
 * NFKC, case, accents, the letters that Unicode does not decompose, traditional characters as simplified ones, and
 * Chinese, Japanese and Korean split into characters.
 */
const cjkRun = /[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+/gu
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

/** Folded text for an index: each ideograph, kana and Hangul syllable a word of its own. */
export function searchText(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase()
  return fold(text).replace(cjkRun, (run) => ` ${[...run].join(' ')} `)
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

/** Words for finding a Chinese name by sound: whole, without the surname, and by initials ("wangxiaoming", "xiaoming", "wxm"). */
export function pinyinWords(name: string): string {
  const syllables = pinyinOf(name)
  if (!syllables) return ''
  return [syllables.join(''), syllables.slice(1).join(''), syllables.map((syllable) => syllable[0]).join('')].join(' ')
}

/** Words for finding a phone number from either end: its digits, the national number, and the digits backwards behind an "r". */
export function phoneWords(value: string, e164: string | null): string {
  const digits = value.replace(/\D/g, '')
  const whole = e164 ? e164.slice(1) : digits
  return [whole, digits === whole ? '' : digits, `r${backwards(whole)}`].filter(Boolean).join(' ')
}

/**
 * What was typed as an FTS5 expression that finds every word by its beginning; null when there is nothing to find.
 * Nothing typed can be syntax: each word is quoted.
 */
export function matchExpression(typed: string): string | null {
  const digits = typed.replace(/[\s()+./-]/g, '')
  if (/^\d{2,}$/.test(digits) && digits.length >= 2) return digitsExpression(digits)
  const words = fold(typed).split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return words.slice(0, 12).map(wordExpression).join(' AND ')
}

function wordExpression(word: string): string {
  if (/^\d{3,}$/.test(word)) return `(${digitsExpression(word)})`
  const parts = searchText(word).trim().split(/\s+/)
  // Ideographs must follow one another; what stands between or beside them in Latin letters is looked for by its beginning.
  const phrases: string[] = []
  let run: string[] = []
  for (const part of parts) {
    if (hasCjk(part)) run.push(part)
    else {
      if (run.length) phrases.push(quoted(run.join(' ')))
      run = []
      phrases.push(`${quoted(part)}*`)
    }
  }
  if (run.length) phrases.push(quoted(run.join(' ')))
  return phrases.join(' AND ')
}

function digitsExpression(digits: string): string {
  const trunk = digits.startsWith('00') ? digits.slice(2) : digits
  return digits.length >= 3 ? `${quoted(trunk)}* OR ${quoted(digits)}* OR ${quoted(`r${backwards(digits)}`)}*` : `${quoted(digits)}*`
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const backwards = (text: string) => [...text].toReversed().join('')
