/** Names in Chinese, Japanese and Korean writing: the family name stands first, mostly without a space, and titles follow. */
import { hasCjk } from './names.ts'
import { chineseCompoundSurnames, chineseSurnames, followingTitles, japaneseShortSurnames, japaneseSurnames, koreanCompoundSurnames, titlesAfterSurname } from './name-words-asia.ts'
import { join, nothing, type SplitName } from './split-parts.ts'

const kana = /^[\u3040-\u30ffー]+$/u
const hangul = /^[\uac00-\ud7af]+$/u
const han = /^[\u3400-\u9fff\uf900-\ufaff々〆ヶ\u{20000}-\u{323af}]+$/u

/** 大坂なおみ, 宇多田ヒカル: many given names are written in kana, hardly a family name is. */
const hanThenKana = /^([\u3400-\u9fff々〆ヶ]{1,4})([\u3041-\u30ffー]{2,6})$/u

/** Takes a name with at least one character of these writings. What cannot be split without doubt stays whole. */
export function splitCjk(text: string): SplitName {
  const { name, title } = takeFollowingTitle(text)
  const words = name.split(/[ ·・‧•,，、]/u).filter(Boolean)
  if (words.length > 1) return splitParted(words, /[·・‧•]/u.test(name), title)
  const letters = [...name]
  if (letters.length === 2 && /[小老阿]/u.test(letters[0] ?? '') && chineseSurnames.has(letters[1] ?? '') && !title) return { ...nothing, nickname: name }
  const isHangul = hangul.test(name)
  if (title && japaneseSurnames.has(name)) return { ...nothing, prefix: title, familyName: name }
  const written = hanThenKana.exec(name)
  if (written) return { ...nothing, prefix: title, familyName: written[1] ?? '', givenName: written[2] ?? '' }
  if (letters.length < 2 || letters.length > 7 || !(isHangul || han.test(name))) return unsplit(name, title)
  const length = isHangul ? hangulSurnameLength(letters) : surnameLength(letters)
  return { ...nothing, prefix: title, familyName: letters.slice(0, length).join(''), givenName: letters.slice(length).join('') || null }
}

/** One character with a title is a family name; anything else that cannot be parted is a whole name. */
function unsplit(name: string, title: string | null): SplitName {
  return [...name].length === 1 && title !== null ? { ...nothing, prefix: title, familyName: name } : { ...nothing, prefix: title, fullName: name }
}

/** Blanks part a Japanese or Korean name already; the dot parts a foreign one written in Chinese or kana, given name first. */
function splitParted(words: readonly string[], isForeign: boolean, title: string | null): SplitName {
  if (!words.every(hasCjk)) return { ...splitMixed(words), prefix: title }
  const [first = '', ...others] = words
  // "王 小 明" and "田 中 太郎": every character spaced out.
  if (!isForeign && words.length > 2 && words.every((word) => [...word].length === 1)) return { ...splitCjk(words.join('')), prefix: title }
  return isForeign
    ? { ...nothing, prefix: title, givenName: first, middleName: join(words.slice(1, -1)), familyName: words.at(-1) ?? null, familyNameFirst: false }
    : { ...nothing, prefix: title, familyName: first, givenName: join(others) }
}

function hangulSurnameLength(letters: readonly string[]): number {
  return letters.length > 2 && koreanCompoundSurnames.has(letters.slice(0, 2).join('')) ? 2 : 1
}

function surnameLength(letters: readonly string[]): number {
  const starts = (length: number, list: ReadonlySet<string>) => letters.length >= length && list.has(letters.slice(0, length).join(''))
  if (starts(4, chineseCompoundSurnames) || starts(4, japaneseSurnames)) return 4
  if (letters.length > 3 && starts(3, japaneseSurnames)) return 3
  if (starts(2, chineseCompoundSurnames)) return 2
  if (letters.length > 2 && starts(2, japaneseSurnames)) return 2
  if (letters.length === 4 && japaneseShortSurnames.has(letters[0] ?? '') && /[子郎美恵香]$/u.test(letters[3] ?? '')) return 1
  // Four characters are 2 + 2 in Japan, and in Hong Kong where a wife sets her husband's name before her own (陳馮富珍).
  return letters.length >= 4 ? 2 : 1
}

const titlesByLength = [...new Set(followingTitles)].toSorted((a, b) => b.length - a.length)

function takeFollowingTitle(text: string): { name: string; title: string | null } {
  const short = [...text]
  const last = short.at(-1) ?? ''
  const before = short.slice(0, -1).join('').trim()
  if (titlesAfterSurname.has(last) && (chineseSurnames.has(before) || chineseCompoundSurnames.has(before) || japaneseSurnames.has(before))) return { name: before, title: last }
  // "김철수 씨": what stands apart is no part of the name, and no name ends in these where three syllables stand before.
  const title = titlesByLength.find((word) => text.endsWith(word) && isTitle(text.slice(0, -word.length), word))
  return title ? { name: text.slice(0, -title.length).trim(), title } : { name: text, title: null }
}

function isTitle(before: string, title: string): boolean {
  const name = before.trim()
  if (name === '') return false
  if ([...title].length > 1) return !(hangul.test(title) && [...name].length < 2 && before === name && title.length === 2 && !/^(?:사장|부장|과장|회장|교수|박사|선생|대표|원장|이사)$/.test(title))
  return before !== name || (/[様殿さ님]/u.test(title)) || [...name].length > 2
}

/** "王小明 David", "David 王": the Chinese part is the name, the other what the person is called. */
function splitMixed(words: readonly string[]): SplitName {
  const native = words.filter(hasCjk)
  const latin = words.filter((word) => !hasCjk(word)).join(' ')
  if (native.length === 1 && [...(native[0] ?? '')].length === 1) return { ...nothing, givenName: latin, familyName: native[0] ?? '', familyNameFirst: false }
  const { nickname: _none, ...parts } = splitCjk(native.join(native.length > 1 && native.some((word) => kana.test(word)) ? ' ' : native.length === 2 ? ' ' : ''))
  return { ...parts, nickname: latin }
}
