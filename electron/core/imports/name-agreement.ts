import type { ContactKind } from '#shared/contacts.ts'
import { fold } from '../search/search.ts'

/** What is compared of a name. */
export interface NameOf {
  kind: ContactKind
  prefix: string | null
  givenName: string | null
  middleName: string | null
  familyName: string | null
  fullName: string | null
  nickname: string | null
}

/**
 * Whether two names may be the same person's: an e-mail address or a phone alone is often shared (info@, a switchboard, a
 * family). Word order, accents, case, titles, middle names and initials do not matter; a contact without a name agrees with all.
 */
export function namesAgree(a: NameOf, b: NameOf): boolean {
  const one = wordsOf(a)
  const other = wordsOf(b)
  if (one.length === 0 || other.length === 0) return true
  if (a.kind !== b.kind) return false
  if (joined(one) === joined(other)) return true
  if (a.kind === 'company') return false
  if (a.familyName && b.familyName && a.givenName && b.givenName) {
    return fold(a.familyName).trim() === fold(b.familyName).trim() && isSameGiven(fold(a.givenName), fold(b.givenName))
  }
  const [short, long, longName] = one.length <= other.length ? [one, other, b] : [other, one, a]
  // One word alone must be a given name: a family shares its name, its phone and sometimes its address.
  if (short.length === 1) return short[0] === firstWord(longName.givenName) || short[0] === firstWord(longName.nickname)
  return short.every((word) => long.includes(word))
}

function wordsOf({ kind, givenName, middleName, familyName, fullName, nickname }: NameOf): string[] {
  const parts = [givenName, middleName, familyName].filter(Boolean).join(' ')
  const name = kind === 'company' ? fullName || parts : parts || fullName || nickname || ''
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Chinese names stand in one word or two. */
function joined(words: readonly string[]): string {
  return /^[\u2e80-\uffff]+$/u.test(words.join('')) ? words.join('') : words.toSorted().join(' ')
}

/** "John M." and "John"; "J." and "John"; "Hans-Peter" and "Hans Peter". */
function isSameGiven(one: string, other: string): boolean {
  const a = firstWord(one)
  const b = firstWord(other)
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b)) || one.replace(/[^\p{L}]/gu, '') === other.replace(/[^\p{L}]/gu, '')
}

function firstWord(text: string | null): string {
  return /[\p{L}\p{N}]+/u.exec(fold(text ?? ''))?.[0] ?? ''
}
