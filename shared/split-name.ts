/**
 * Splits a whole name into its parts, as imports need it. No rule is right for all names on earth; where it is in doubt a
 * word goes to the given names, and `composeName` (names.ts) of the parts gives the words back.
 */
import { hasCjk } from './names.ts'
import {
  ambiguousSuffixes, compoundSurnames, followingTitles, innerParticles, koreanCompoundSurnames, particleGivenNames, particles, prefixes, prefixFields, suffixes, vietnameseSurnames,
} from './name-words.ts'

export interface SplitName {
  prefix: string | null
  givenName: string | null
  middleName: string | null
  familyName: string | null
  suffix: string | null
  nickname: string | null
  /** Only where the name cannot be split without harm: couples, one word in quotes, names of unknown shape. */
  fullName: string | null
  /** True where the family name comes first though the letters are Latin (Vietnamese); null leaves it to the script. */
  familyNameFirst: boolean | null
}

const nothing: SplitName = { prefix: null, givenName: null, middleName: null, familyName: null, suffix: null, nickname: null, fullName: null, familyNameFirst: null }

/** Takes a name as people write it; every part not found is null. Throws nothing. */
export function splitName(text: string): SplitName {
  const whole = text.normalize('NFC').replaceAll(/[\s\u00a0\u3000]+/gu, ' ').trim()
  if (whole === '') return nothing
  if (whole.length > 200 || isSeveral(whole)) return { ...nothing, fullName: whole }
  const { rest, nickname } = takeNickname(whole)
  if (rest === '') return { ...nothing, nickname }
  const parts = hasCjk(rest) ? splitCjk(rest) : splitLatin(rest)
  const split = { ...parts, nickname: join([parts.nickname, nickname].filter((name) => name !== null)) }
  // Invariant: no letter is lost. What the rules above cannot place stays whole.
  const { familyNameFirst: _order, ...texts } = split
  return countLetters(Object.values(texts).join('')) === countLetters(whole) ? split : { ...nothing, fullName: whole }
}

function countLetters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
}

/** "Ann and Bob Miller", "Fam. Weber", "Smith & Sons", "Acme, Inc.": split, they would become one odd person. */
function isSeveral(text: string): boolean {
  if (/[\s,](?:inc|llc|ltd|limited|gmbh|corp|plc|kg|s\.a\.|& co)\.?$/i.test(text)) return true
  return /\s(?:&|\+|and|und|et|oder|or)\s/i.test(text) || /^(?:familie|family|fam\.|famille|familia|famiglia)\s/i.test(text) || / \/ /.test(text)
}

/** William "Bill" Gates, William (Bill) Gates, 王小明（小王）. */
function takeNickname(text: string): { rest: string; nickname: string | null } {
  const match = /(?:^|\s)["“„«]([^"“”„«»]{1,60})["”“»](?=\s|,|$)|(?:^|\s)'([^']{2,60})'(?=\s|,|$)|\s?[(（]([^()（）]{1,60})[)）]/u.exec(text)
  if (!match) return { rest: text, nickname: null }
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replaceAll(/ +/g, ' ').replaceAll(' ,', ',').trim()
  return { rest, nickname: (match[1] ?? match[2] ?? match[3] ?? '').trim() || null }
}

function splitCjk(text: string): SplitName {
  const { name, title } = takeFollowingTitle(text)
  const words = name.split(/[ ·・,，]/u).filter(Boolean)
  const join = (parts: readonly string[]) => parts.join(' ') || null
  // Blanks part a Japanese or Korean name already; the dot parts a foreign one written in Chinese, given name first.
  if (words.length > 1) {
    const isForeign = /[·・]/u.test(name)
    const [first = '', ...others] = words
    if (!words.every(hasCjk)) return { ...splitMixed(words), prefix: title }
    return isForeign
      ? { ...nothing, prefix: title, givenName: join(words.slice(0, -1)), familyName: words.at(-1) ?? null, familyNameFirst: false }
      : { ...nothing, prefix: title, familyName: first, givenName: join(others) }
  }
  const letters = [...name]
  const isKana = /^[\u3040-\u30ffー]+$/u.test(name)
  const isHangul = /^[\uac00-\ud7af]+$/u.test(name)
  const isHan = /^[\u3400-\u9fff\uf900-\ufaff々\u{20000}-\u{323af}]+$/u.test(name)
  if (isKana || letters.length < 2 || letters.length > 6 || !(isHangul || isHan)) {
    const isSurname = letters.length === 1 && title !== null
    return isSurname ? { ...nothing, prefix: title, familyName: name } : { ...nothing, prefix: title, fullName: name }
  }
  const length = isHangul ? (koreanCompoundSurnames.has(letters.slice(0, 2).join('')) && letters.length > 2 ? 2 : 1) : surnameLength(letters)
  return { ...nothing, prefix: title, familyName: letters.slice(0, length).join(''), givenName: letters.slice(length).join('') || null }
}

function surnameLength(letters: readonly string[]): number {
  for (const length of [3, 2]) {
    if (letters.length > length - (length === 2 ? 1 : 0) && compoundSurnames.has(letters.slice(0, length).join(''))) return length
  }
  return letters.length >= 5 ? 2 : 1
}

function takeFollowingTitle(text: string): { name: string; title: string | null } {
  const title = followingTitles.filter((word) => text.endsWith(word) && text.length > word.length).toSorted((a, b) => b.length - a.length)[0]
  return title ? { name: text.slice(0, -title.length).trim(), title } : { name: text, title: null }
}

/** "王小明 David", "David 王": the Chinese part is the name, the other what the person is called. */
function splitMixed(words: readonly string[]): SplitName {
  const native = words.filter(hasCjk).join('')
  const latin = words.filter((word) => !hasCjk(word)).join(' ')
  if ([...native].length === 1) return { ...nothing, givenName: latin, familyName: native, familyNameFirst: false }
  return { ...splitCjk(native), nickname: latin }
}

const bare = (word: string) => word.normalize('NFKD').replaceAll(/[\u0300-\u036f.,'’-]/g, '').toLowerCase()
const isCapitals = (word: string) => word.length > 1 && word === word.toUpperCase()
const isSuffix = (word: string) => suffixes.has(bare(word)) && (!ambiguousSuffixes.has(bare(word)) || isCapitals(word))
const isPrefix = (word: string) => (prefixes.has(bare(word)) && (bare(word).length > 1 || word.endsWith('.'))) || (/^\p{Ll}+\.$/u.test(word) && prefixFields.has(bare(word)))
const isParticle = (word: string) =>
  particles.has(bare(word)) && (word === word.toLowerCase() || (/^(?:van|von|den|del?|d[iau]|la|le|der|bin|ibn|el|al|st\.?)$/i.test(word) && (isCapitals(word) || /^\p{Lu}\p{Ll}/u.test(word))))

function splitLatin(text: string): SplitName {
  const pieces = text.split(',').map((piece) => piece.trim()).filter(Boolean)
  const trailing: string[] = []
  // "Nowak, Ewa, PhD" and "Ewa Nowak, MD, PhD": pieces made of suffixes alone are taken from the end.
  while (pieces.length > 1 && (pieces.at(-1) ?? '').split(' ').every(isSuffix)) trailing.unshift(pieces.pop() ?? '')
  const [first = '', second, ...more] = pieces
  if (second === undefined) return withSuffix(splitWords(first.split(' ')), trailing)
  const given = splitGiven([second, ...more].join(' ').split(' '))
  const family = first.split(' ')
  const before = takeWhile(family, isPrefix)
  const behind = takeWhile(family.slice(before.length + 1).toReversed(), isSuffix).toReversed()
  const core = family.slice(before.length, family.length - behind.length)
  return withSuffix({ ...given, prefix: join([...before, ...(given.prefix ? [given.prefix] : [])]), familyName: join([...given.particles, ...core]) }, [...behind, ...trailing])
}

/** What stands behind the comma: "Dr. Ewa Maria", "Pieter van der", "John Jr.". */
function splitGiven(words: readonly string[]): SplitName & { particles: string[] } {
  const before = takeWhile(words, isPrefix)
  const behind = takeWhile(words.slice(before.length).toReversed(), isSuffix).toReversed()
  let core = words.slice(before.length, words.length - behind.length)
  const particlesBehind = takeWhile(core.toReversed(), isParticle).toReversed()
  core = core.slice(0, core.length - particlesBehind.length)
  const [given, ...middle] = core
  return { ...nothing, prefix: join(before), givenName: given ?? null, middleName: join(middle), suffix: join(behind), particles: particlesBehind }
}

function splitWords(words: readonly string[]): SplitName {
  let before = takeWhile(words, isPrefix)
  if (before.length === words.length) before = before.slice(0, -1)
  const named = words.slice(before.length)
  let behind = takeWhile(named.slice(1).toReversed(), isSuffix).toReversed()
  // "Yo-Yo Ma" and "Anna Do": a family name is needed more than a degree.
  if (named.length - behind.length < 2 && before.length === 0 && !/^(?:jr|sr|ii|iii|iv|phd|md|mba)$/.test(bare(behind.at(0) ?? ''))) behind = behind.slice(1)
  const core = named.slice(0, named.length - behind.length)
  const rest = { prefix: join(before), suffix: join(behind) }
  if (core.length === 1) return { ...nothing, ...rest, ...(before.length > 0 && !isGivenTitle(before) ? { familyName: core[0] ?? null } : { givenName: core[0] ?? null }) }
  if (core.length > 2 && isVietnamese(core)) {
    return { ...nothing, ...rest, familyName: core[0] ?? null, middleName: join(core.slice(1, -1)), givenName: core.at(-1) ?? null, familyNameFirst: true }
  }
  const start = familyStart(core)
  const given = core.slice(0, start)
  return { ...nothing, ...rest, givenName: given[0] ?? null, middleName: join(given.slice(1)), familyName: join(core.slice(start)) }
}

/** By a family name with its marks, or without them by the middle names nearly everybody has. */
function isVietnamese([first = '', second = '']: readonly string[]): boolean {
  return vietnameseSurnames.has(first.toLowerCase()) ? first.toLowerCase() !== bare(first) || /^(?:thị|văn|thi|van)$/i.test(second) : /^(?:Thi|Van|Thị|Văn)$/.test(second) && plainVietnameseSurnames.has(bare(first))
}
const plainVietnameseSurnames = new Set([...vietnameseSurnames].map((name) => bare(name).replaceAll('đ', 'd')))

/** The place the family name begins: the last word with the particles before it, and "Ortega y Gasset" as one. */
function familyStart(words: readonly string[]): number {
  // "Maria da Silva Santos": from the first small particle on, but for "María del Carmen".
  const particle = words.findIndex((word, index) => index > 0 && isParticle(word) && word === word.toLowerCase() && !/^[yei]$/.test(word))
  const behind = words.findIndex((word, index) => index > particle && !isParticle(word))
  if (particle > 0 && behind > 0 && !(particle === 1 && behind < words.length - 1 && particleGivenNames.has(bare(words[behind] ?? '')))) return particle
  let start = words.length - 1
  while (start > 1 && isParticle(words[start - 1] ?? '')) start -= 1
  const isJoined = innerParticles.has(bare(words[start] ?? '')) && /^[yei]$/.test(bare(words[start] ?? ''))
  if (isJoined && start > 1) start -= 1
  // "van Gogh" alone, or after a title: there is no given name.
  if (start === 1 && isParticle(words[0] ?? '') && words[0] === words[0]?.toLowerCase()) return 0
  return start
}

/** Sir and Dame go with the given name, all other titles with the family name. */
function isGivenTitle(before: readonly string[]): boolean {
  return /^(?:sir|dame|don|dona|sister|brother|father|master)$/.test(bare(before.at(-1) ?? ''))
}

function withSuffix(parts: SplitName, trailing: readonly string[]): SplitName {
  const { prefix, givenName, middleName, familyName, nickname, fullName, familyNameFirst } = parts
  const suffix = [parts.suffix, ...trailing].filter(Boolean).join(', ') || null
  return { prefix, givenName, middleName, familyName, suffix, nickname, fullName, familyNameFirst }
}

function takeWhile(words: readonly string[], isWanted: (word: string) => boolean): string[] {
  const end = words.findIndex((word) => !isWanted(word))
  return words.slice(0, end < 0 ? words.length : end)
}

function join(words: readonly string[]): string | null {
  return words.join(' ') || null
}
