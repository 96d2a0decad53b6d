/**
 * Splits a whole name into its parts, as imports need it. No rule is right for all names on earth; where it is in doubt a
 * word goes to the given names, and `composeName` (names.ts) of the parts gives the words back. Names in Chinese, Japanese
 * and Korean are split-cjk.ts's, names with the family name first name-order.ts's.
 */
import { commonFamilyNames, oftenGivenNames, surelyGivenNames } from './common-names.ts'
import { splitFamilyFirst } from './name-order.ts'
import {
  ambiguousPrefixes, ambiguousSuffixes, capitalParticles, doubleTitles, frenchGivenNames, givenClosers, givenOpeners, iberianSurnames, innerParticles, irishStems, nobleWords, particleGivenNames,
  particles, prefixes, prefixFields, suffixes, suffixPhrases,
} from './name-words.ts'
import { hasCjk } from './names.ts'
import { splitCjk } from './split-cjk.ts'
import { bare, isIn, isInitial, join, nothing, takeWhile, type SplitName } from './split-parts.ts'

export type { SplitName } from './split-parts.ts'

/** Takes a name as people write it; every part not found is null. Throws nothing. */
export function splitName(text: string): SplitName {
  const whole = text.normalize('NFC').replaceAll(/[\s\u00a0\u3000]+/gu, ' ').trim()
  if (whole === '') return nothing
  if (whole.length > 200 || isSeveral(whole)) return { ...nothing, fullName: whole }
  const { rest, nickname, suffix } = takeNickname(whole)
  if (rest === '') return { ...nothing, nickname, suffix }
  const parts = hasCjk(rest) ? splitCjk(rest) : splitLatin(rest)
  const split = withSuffix({ ...parts, nickname: join([parts.nickname, nickname].filter((name) => name !== null)) }, suffix ? [suffix] : [])
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

/** William "Bill" Gates, William ''Bill'' Gates, William (Bill) Gates, 王小明（小王）; "(Jr.)" is no nickname. */
function takeNickname(text: string): { rest: string; nickname: string | null; suffix: string | null } {
  const match = /(?:^|\s)(?:["“”„«「『]|'')([^"“”„«»「」『』]{1,60}?)(?:["”“»」』]|'')(?=\s|,|$)|(?:^|\s)['‘]([^'‘’]{2,60})['’](?=\s|,|$)|\s?[(（[]([^()（）[\]]{1,60})[)）\]]/u.exec(text)
  if (!match || /^(?:Mag|Dipl)/.test(text.slice(0, match.index).trim().split(' ').at(-1) ?? '')) return { rest: text, nickname: null, suffix: null }
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replaceAll(/ +/g, ' ').replaceAll(' ,', ',').trim()
  const inside = (match[1] ?? match[2] ?? match[3] ?? '').trim()
  const isTitle = inside !== '' && inside.split(/[ ,]+/).every((word) => suffixes.has(bare(word)) && (!ambiguousSuffixes.has(bare(word)) || isCapitals(word)))
  return isTitle ? { rest, nickname: null, suffix: inside } : { rest, nickname: inside || null, suffix: null }
}

const isCapitals = (word: string) => word.length > 1 && word === word.toUpperCase()
const isGiven = (word: string) => isIn(surelyGivenNames, word) || isIn(oftenGivenNames, word)
const isSuffix = (word: string) => word.split('-').every((part) => suffixes.has(bare(part)) && (!ambiguousSuffixes.has(bare(part)) || (isCapitals(part) && part.replaceAll('.', '').length > 1) || /^\p{L}\.\p{L}/u.test(part)))
/** Behind a comma, letters in capitals are a degree though no list knows it: "Yamaguchi, AIA, XYZ". */
const isSuffixPiece = (piece: string) => piece.split(' ').every((word) => suffixes.has(bare(word)) && (!/^(?:v|ma|do)$/i.test(word) || word === 'V' || isCapitals(word)))

/** Whether a word is a title where it stands; `next` are the words behind it. */
function isPrefixAt(words: readonly string[], index: number): boolean {
  const word = words[index] ?? ''
  const key = bare(word)
  const next = words[index + 1] ?? ''
  if (doubleTitles.has(`${key} ${bare(next)}`) || (index > 0 && doubleTitles.has(`${bare(words[index - 1] ?? '')} ${key}`))) return true
  if (/^\p{Ll}+\.(?:\p{Ll}+\.)*$/u.test(word) && prefixFields.has(key)) return true
  if (index > 0 && /^\(FH\)$/i.test(word)) return true
  // "Univ.-Prof.", "Dipl.-Ing.", "Dr.-Ing.", "Dr.med.": every part of it is a title or a field.
  const parts = word.split(/[-.]/).filter(Boolean)
  if (parts.length > 1 && parts.every((part) => prefixes.has(bare(part)) || prefixFields.has(bare(part)) || /^univ$/i.test(part)) && parts.some((part) => part.length > 1)) return true
  if (!prefixes.has(key)) return false
  if (key.length === 1) return /^[mм]$/.test(key) ? word.endsWith('.') && frenchGivenNames.has(next.toLowerCase()) && words.length > index + 2 : /^\p{Ll}+\.$/u.test(word) || !/^\p{Script=Latin}/u.test(word)
  if (!ambiguousPrefixes.has(key)) return true
  // A title that is also a name ("Dean", "Don") needs a dot, or a given name and one word more behind it.
  if (word.endsWith('.') && key.length < 5) return words.length > index + 1
  if (key === 'me') return frenchGivenNames.has(next.toLowerCase())
  if (key === 'di' || key === 'ra') return isCapitals(word) && words.some((other) => !isCapitals(other)) && words.length > index + 2
  return words.length > index + 2 && (isGiven(next) || isGiven(bare(next)) || index > 0 || !isGiven(word)) && !/^(?:don|dona)$/.test(key) ? isGiven(next) || !isGiven(word) : /^(?:sir|dame|sister|brother|father|master|doctors|lord|lady|mayor|pastor|bishop)$/.test(key) ? words.length > index + 1 : /^(?:don|dona)$/.test(key) && words.length > index + 2 && iberianGiven.test(next)
}
const iberianGiven = /(?:[áéíóúñ]|^(?:juan|jose|luis|carlos|pedro|pablo|miguel|diego|francisco|antonio|manuel|maria|ana|carmen|rosa|giovanni|giuseppe|paolo|mario)$)/i

function takePrefixes(words: readonly string[]): string[] {
  let end = 0
  while (end < words.length && isPrefixAt(words, end)) end += 1
  return words.slice(0, end)
}

function takeSuffixes(words: readonly string[]): string[] {
  return takeWhile(words.toReversed(), isSuffix).toReversed()
}

const isParticle = (word: string) => {
  const key = bare(word)
  if (!particles.has(key) || /^[\p{Ll}]\.$/u.test(word)) return false
  return word === word.toLowerCase() || (capitalParticles.has(key) && (isCapitals(word) || /^\p{Lu}\p{Ll}/u.test(word)))
}

function splitLatin(text: string): SplitName {
  const phrase = suffixPhrases.exec(text)
  const tail = phrase && !(text.split(' ').length < 3 && !text.includes(',')) ? [phrase[1] ?? ''] : []
  const pieces = (tail.length > 0 ? text.slice(0, phrase?.index) : text).split(',').map((piece) => piece.trim()).filter(Boolean)
  const trailing: string[] = []
  // "Nowak, Ewa, PhD" and "Ewa Nowak, MD, PhD": pieces made of suffixes alone are taken from the end.
  while (pieces.length > 1 && isTrailing(pieces)) trailing.unshift(pieces.pop() ?? '')
  const behind = [...trailing, ...tail]
  // "Trojan, BSN, RN, Christine": degrees between the two.
  const between = takeWhile(pieces.slice(1, -1), isSuffixPiece)
  pieces.splice(1, between.length)
  behind.unshift(...between)
  const [first = '', second, ...more] = pieces
  if (second === undefined) return withSuffix(splitWords(first.split(' ')), behind)
  const given = [second, ...more].join(' ').split(' ')
  return withSuffix(splitAtComma(first.split(' '), given), behind)
}

function isTrailing(pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? ''
  const words = (pieces[0] ?? '').split(' ')
  const isWhole = words.length > 1 && !isParticle(words[0] ?? '') && (pieces.length > 2 || isGiven(words[0] ?? '') || isPrefixAt(words, 0) || words.some(isInitial))
  if (last.split(' ').every((word) => isSuffix(word) && bare(word) !== 'v')) return true
  if (isWhole && isSuffixPiece(last)) return true
  return isWhole && words.some((word) => !isCapitals(word)) && /^(?:[A-Z]{2,6}(?:[-/ ][A-Z]{2,6})*|[A-Z](?:\.[A-Z])+\.)$/.test(last)
}

/** "Nowak, Dr. Ewa Maria"; but a comma that a form has left within "Carolyn E, Savage" means nothing. */
function splitAtComma(family: readonly string[], given: readonly string[]): SplitName {
  const stray = family.at(-1) ?? ''
  if (family.length === 2 && given.length === 1 && isGiven(family[0] ?? '') && !isGiven(given[0] ?? '')) {
    if (isInitial(stray)) return splitWords([...family, ...given])
    if (/^(?:mr|mrs|ms|miss|dr)\.?$/i.test(stray)) return { ...splitWords([family[0] ?? '', ...given]), prefix: stray }
  }
  const behindComma = splitGiven(given)
  const before = takePrefixes(family)
  const behind = takeSuffixes(family.slice(before.length + 1))
  const core = family.slice(before.length, family.length - behind.length)
  // "Chan Tai Man, David" and "CHAN Tai-man, David": the whole name, then what he is called.
  const ordered = core.length > 1 && given.length === 1 && isGiven(given[0] ?? '') ? splitFamilyFirst([...core, ...given]) : null
  if (ordered?.nickname && before.length + behind.length === 0) return { ...nothing, ...ordered }
  // "Joseph Arojojoye, B": a whole name, and an initial that came late.
  if (core.length === 2 && given.length === 1 && isInitial(given[0] ?? '') && isIn(surelyGivenNames, core[0] ?? '')) return { ...nothing, givenName: core[0] ?? '', middleName: given[0] ?? '', familyName: core[1] ?? '' }
  return withSuffix({ ...behindComma, prefix: join([...before, ...(behindComma.prefix ? [behindComma.prefix] : [])]), familyName: join([...behindComma.particles, ...core]) }, behind)
}

/** What stands behind the comma: "Dr. Ewa Maria", "Pieter van der", "John Jr.". */
function splitGiven(words: readonly string[]): SplitName & { particles: string[] } {
  const before = takePrefixes(words)
  const behind = takeSuffixes(words.slice(before.length))
  let core = words.slice(before.length, words.length - behind.length)
  const particlesBehind = takeWhile(core.toReversed(), isParticle).toReversed()
  core = core.slice(0, core.length - particlesBehind.length)
  const length = givenLength(core, core.length)
  return { ...nothing, prefix: join(before), givenName: join(core.slice(0, length)), middleName: join(core.slice(length)), suffix: join(behind), particles: particlesBehind }
}

function splitWords(words: readonly string[]): SplitName {
  let before = takePrefixes(words)
  if (before.length === words.length) before = before.slice(0, -1)
  const named = words.slice(before.length)
  let behind = takeSuffixes(named.slice(1))
  // "Yo-Yo Ma" and "Anna Do": a family name is needed more than a degree.
  if (named.length - behind.length < 2 && before.length === 0 && !/^(?:jr|sr|ii|iii|iv|phd|md|mba|esq)$/.test(bare(behind.at(0) ?? ''))) behind = behind.slice(1)
  const core = named.slice(0, named.length - behind.length)
  const rest = { ...nothing, prefix: join(before), suffix: join(behind) }
  if (core.length === 1) return { ...rest, ...splitLone(core[0] ?? '', before) }
  const misplaced = core.findIndex((word, index) => index > 0 && index < core.length - 1 && /^(?:jr|sr|ii|iii|iv)\.?$/i.test(word))
  if (misplaced > 0 && behind.length === 0) return { ...splitWords([...before, ...core.toSpliced(misplaced, 1)]), suffix: core[misplaced] ?? null }
  const ordered = splitFamilyFirst(core)
  if (ordered) return { ...rest, ...ordered, prefix: rest.prefix, suffix: rest.suffix }
  const start = familyStart(core)
  const length = givenLength(core, start)
  return { ...rest, givenName: join(core.slice(0, length)), middleName: join(core.slice(length, start)), familyName: join(core.slice(start)) }
}

/** One word: behind a title the family name ("Mr. Smith"), but for "Sir Elton"; else what the word is more often. */
function splitLone(word: string, before: readonly string[]): Partial<SplitName> {
  const isFamily = before.length > 0 ? !isGivenTitle(before) : isIn(commonFamilyNames, word) && !isGiven(word)
  return isFamily ? { familyName: word } : { givenName: word }
}

/** How many words the given name has: "Abdul Rahman Khan", "Saif al-Islam Gaddafi", "La Shawn Ford" have two. */
function givenLength(words: readonly string[], end: number): number {
  const [first = '', second = ''] = words
  if (end < 2) return end
  const isOpener = givenOpeners.has(bare(first)) && !(isInitial(first) && first.length < 3)
  if (isOpener && /^(?:al|el|ar|ur|ul)$/i.test(second) && end > 2) return 3
  if (/^(?:mary|jo|billy)$/i.test(first) && /^(?:jo|lou|ann|anne|beth|ellen|kay|pat|sue|bob|joe|ray)$/i.test(second)) return 2
  return isOpener || givenClosers.test(second) || /^(?:الدين|الله|الرحمن|الإسلام|العزيز|الكريم)$/.test(second) ? 2 : 1
}

/** The place the family name begins: the last word with the particles before it, and "Ortega y Gasset" as one. */
function familyStart(words: readonly string[]): number {
  const word = (index: number) => words[index] ?? ''
  const noble = words.findIndex((one, index) => index > 0 && nobleWords.has(bare(one)) && index < words.length - 1)
  if (noble > 0) return noble
  // "Maria da Silva Santos": from the first small particle on, but for "María del Carmen" and "Abd al-Rahman".
  const floor = givenOpeners.has(bare(word(0))) && words.length > 2 ? 2 : 1
  const particle = words.findIndex((one, index) => index >= floor && isParticle(one) && (one === one.toLowerCase() || /^(?:van|von|de|del|bin|ibn|binti|freiherr|graf)$/i.test(one)) && !/^[yei]$/.test(one))
  const behind = words.findIndex((one, index) => index > particle && !isParticle(one))
  if (particle > 0 && behind > 0 && !(behind < words.length - 1 && particleGivenNames.has(bare(word(behind))))) return withNeighbour(words, particle)
  let start = words.length - 1
  while (start > floor && isParticle(word(start - 1))) start -= 1
  if (start > 1 && /^(?:abdel|abdul|abd|abu|abou|umm|عبد|أبو|ابو)$/i.test(word(start - 1))) start -= 1
  if (start > 1 && /^o$/i.test(word(start - 1)) && irishStems.has(bare(word(start)))) start -= 1
  if (innerParticles.has(bare(word(start))) && /^[yei]$/.test(bare(word(start))) && start > 1) start -= 1
  // "van Gogh" alone, or after a title: there is no given name.
  if (start === 1 && isParticle(word(0)) && word(0) === word(0).toLowerCase()) return 0
  return withNeighbour(words, start)
}

/** In Spain, Portugal and America's countries of their languages two family names stand at the end: "García Márquez". */
function withNeighbour(words: readonly string[], start: number): number {
  const before = words[start - 1] ?? ''
  const isIberian = (word: string) => iberianSurnames.has(bare(word))
  const head = words.slice(start).find((word) => !isParticle(word)) ?? ''
  if (start < 2 || !isIberian(before)) return start
  const isGivenToo = isGiven(before) && !/(?:ez|es)$/i.test(bare(before))
  return ((isIberian(head) || /[áéíóúñ]/i.test(head)) && !isGivenToo) || (!isGivenToo && words.length > 3 && start === 3) || (/[áéíóúñ]/i.test(before) && !isGivenToo) ? start - 1 : start
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
