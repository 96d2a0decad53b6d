/** What one header means by itself; how the columns of a table go together is decided in map-columns.ts. */
import type { HeaderMeaning } from './header-names.ts'
import { addressWords, fillers, headerNames, qualifiers, qualifiersUnspaced } from './header-names.ts'

export interface ReadHeader {
  to: HeaderMeaning
  label: string
  /** Work, home, other … where the header says so: columns of one address share it. */
  qualifier: string
  /** The number in the header, as in "E-mail 2 Address"; 1 when there is none. */
  number: number
}

/** What is longer is no header; patterns are not tried on it. UTF-16 units. */
const longestHeader = 500

/** Folds a header so that case, accents, signs and camel case do not matter: "E-Mail_Adresse" is "email adresse". */
export function foldHeader(header: string): string {
  return header.slice(0, longestHeader)
    .replaceAll(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2')
    .normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('æ', 'ae').replaceAll('đ', 'd').replaceAll('ı', 'i')
    .replaceAll(/([\p{L}])(\d)/gu, '$1 $2').replaceAll(/(\d)([\p{L}])/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
    .replaceAll(/\be mail/g, 'email')
}

const compact = (folded: string) => folded.replaceAll(' ', '')

let meanings: Map<string, { to: HeaderMeaning; label: string }> | undefined

/** What a header means, by its compact form. Made when the first table is read: folding takes a hundredth of a second. */
function meaningOf(text: string): { to: HeaderMeaning; label: string } | undefined {
  if (!meanings) {
    meanings = new Map()
    for (const [to, label, names] of headerNames) {
      for (const name of names.split('|')) {
        const key = compact(foldHeader(name))
        if (!meanings.has(key)) meanings.set(key, { to, label })
      }
    }
  }
  return meanings.get(text)
}
const wordSet = (words: string) => new Set(words.split(' ').map((word) => compact(foldHeader(word))))
const qualifierOf = new Map(qualifiers.flatMap(([label, words]) => [...wordSet(words)].map((word) => [word, label] as const)))
const unspaced = qualifiersUnspaced.flatMap(([label, parts]) => parts.split(' ').map((part) => [part, label] as const)).toSorted((a, b) => b[0].length - a[0].length)
const fillerWords = wordSet(fillers)
const addresses = wordSet(addressWords)

/** Words that folding would take for others: "Børn" are children, "Born" is a birthday. */
const unfolded = new Map<string, { to: HeaderMeaning; label: string }>([['børn', { to: 'relations.name', label: 'child' }], ['born', { to: 'dates.value', label: 'birthday' }]])

/** Reads one header; null when it is none of the known ones. */
export function readHeader(header: string): ReadHeader | null {
  const exact = unfolded.get(header.trim().toLowerCase())
  if (exact) return { ...exact, qualifier: '', number: 1 }
  const folded = foldHeader(header)
  const number = Number(/(?<!\d)\d{1,3}(?!\d)/.exec(folded)?.[0] ?? 1) || 1
  const text = folded.replaceAll(/\d+/g, ' ').replaceAll(/ +/g, ' ').trim()
  const known = meaningOf(compact(text))
  if (known) return { ...known, label: known.label, qualifier: '', number }
  const qualified = readQualified(text) ?? readUnspaced(compact(text))
  return qualified && { ...qualified, number }
}

/** The label a text alone stands for: "Work", "privat", "住宅"; '' when none. */
export function readQualifier(text: string): string {
  const folded = foldHeader(text)
  return qualifierOf.get(folded) ?? unspaced.find(([part]) => part === compact(folded))?.[1] ?? ''
}

/** "Business Postal Code", "E-Mail privat", "Teléfono del trabajo": one word says whose, the others say what. */
function readQualified(text: string): Omit<ReadHeader, 'number'> | null {
  const words = text.split(' ')
  for (const word of words) {
    const qualifier = qualifierOf.get(word)
    const meaning = qualifier === undefined ? undefined : lookUp(words.filter((other) => other !== word))
    if (meaning) return qualify(meaning, qualifier ?? '')
  }
  const labels = words.map((word) => qualifierOf.get(word))
  const meaning = lookUp(words.filter((_, index) => labels[index] === undefined))
  return meaning ? qualify(meaning, labels.find((label) => label !== undefined) ?? '') : null
}

/** What the words mean together, with and without the ones that carry little; "Last Contact" is no last name for all that. */
function lookUp(words: readonly string[]): { to: HeaderMeaning; label: string } | undefined {
  const whole = meaningOf(words.join(''))
  if (whole) return whole
  const nouns = words.filter((word) => !fillerWords.has(word))
  const meaning = meaningOf(nouns.join('')) ?? meaningOf(nouns.filter((word) => !addresses.has(word)).join(''))
  const isSafe = meaning && (/^(?:phones|emails|addresses|links|dates)\./.test(meaning.to) || fillerWords.has(words[0] ?? ''))
  return isSafe ? meaning : undefined
}

/** Chinese, Japanese and Korean headers: 商务电话, 住家 - 街, 電話（会社）. */
function readUnspaced(text: string): Omit<ReadHeader, 'number'> | null {
  for (const [part, qualifier] of unspaced) {
    const rest = text.startsWith(part) ? text.slice(part.length) : text.endsWith(part) ? text.slice(0, -part.length) : ''
    if (rest === '') continue
    const meaning = meaningOf(rest) ?? meaningOf(withoutAddressWord(rest))
    if (meaning) return qualify(meaning, qualifier)
  }
  const meaning = meaningOf(withoutAddressWord(text))
  return meaning ? qualify(meaning, '') : null
}

function withoutAddressWord(text: string): string {
  const word = [...addresses].find((known) => text.startsWith(known))
  return word ? text.slice(word.length) : text
}

/** Puts "work" or "home" on what can have it; a "work name" is nothing known. */
function qualify({ to, label }: { to: HeaderMeaning; label: string }, qualifier: string): Omit<ReadHeader, 'number'> | null {
  if (qualifier === '') return { to, label, qualifier }
  if (to === 'phones.value') return { to, label: label === 'fax' && (qualifier === 'work' || qualifier === 'home') ? `${qualifier}Fax` : label || qualifier, qualifier }
  if (to === 'links.value') return { to, label: label === 'homepage' ? qualifier : label, qualifier }
  if (to.startsWith('addresses.') || to === 'emails.value') return { to, label: qualifier, qualifier }
  return to === 'positions.title' ? { to, label, qualifier: '' } : null
}
