import type { ContactContent } from '#shared/contacts.ts'
import type { ImportRules, MatchKey } from '#shared/imports.ts'
import { hasCjk, listName } from '#shared/names.ts'
import { sortKey } from '../search/search.ts'
import type { Incoming } from './importer.ts'
import { namesAgree } from './name-agreement.ts'
import { keyKinds, tailOf, type Absent, type Candidate, type EntryKeys, type People, type Present, writtenCompanyOf } from './people.ts'

export interface Match {
  id: number
  by: MatchKey
  /** Whether the names agree too; a UID or the very same entry is enough without. */
  isNameAgreed: boolean
}

export interface MatchTerms {
  people: People
  absent: Absent
  rules: ImportRules
  /** Whether a contact may be taken for the entry at all. */
  isAllowed: (id: number) => boolean
}

/**
 * The contact that an entry is already there as, by the first of the rules that finds one: the very same entry imported
 * before, the same UID, an e-mail address or a phone whose owner's name agrees, the same name and company with nothing against it.
 * Invariant: a shared address or switchboard alone makes two people never one.
 */
export function findMatch(entry: Incoming, keys: EntryKeys, { people, absent, rules, isAllowed }: MatchTerms): Match | null {
  const { content } = entry
  for (const by of rules.match) {
    if (by === 'source' || by === 'uid') {
      const id = bySign(by, keys, people, absent)
      if (id !== undefined && isAllowed(id)) return { id, by, isNameAgreed: by === 'source' || isAgreed(people.named(id), content) }
    } else {
      const candidates = by === 'email' ? byEmail(keys, people, absent) : by === 'phone' ? byPhone(keys, people, absent) : byName(content, keys, people, absent)
      const found = candidates.find((one) => isAllowed(one.id) && namesAgree(one, content))
      if (found) return { id: found.id, by, isNameAgreed: true }
    }
  }
  return null
}

function bySign(by: 'source' | 'uid', keys: EntryKeys, people: People, absent: Absent): number | undefined {
  if (by === 'source') return absent.is(keyKinds.source, keys.source) ? undefined : people.bySource(keys.source)
  return keys.uid === '' || absent.is(keyKinds.uid, keys.uid) ? undefined : people.byUid(keys.uid)
}

const isAgreed = (one: Candidate | undefined, content: ContactContent) => one === undefined || namesAgree(one, content)

function byEmail({ emails }: EntryKeys, people: People, absent: Absent): Candidate[] {
  return emails.flatMap((email) => (absent.is(keyKinds.email, email) ? [] : people.byEmail(email)))
}

function byPhone({ numbers }: EntryKeys, people: People, absent: Absent): Candidate[] {
  return numbers.flatMap((number) => (absent.is(keyKinds.phone, number) ? [] : people.byPhone(number)))
}

/** Namesakes at the same company; a company by its name alone. Two with different e-mails or different phones are two. */
function byName(content: ContactContent, keys: EntryKeys, people: People, absent: Absent): Candidate[] {
  if (absent.isName(keys)) return []
  return people.byName(content.kind, sortKeyOf(content), writtenCompanyOf(content)).filter((candidate) => {
    const present = people.read(candidate.id)
    return present !== null && !isContradicted(present, keys)
  })
}

function isContradicted(present: Present, keys: EntryKeys): boolean {
  const mails = new Set(present.emails.map(({ value }) => value.toLowerCase()))
  if (mails.size > 0 && keys.emails.length > 0 && !keys.emails.some((email) => mails.has(email))) return true
  const tails = new Set(present.phones.map(({ value }) => tailOf(value)))
  return tails.size > 0 && keys.tails.length > 0 && !keys.tails.some((tail) => tails.has(tail))
}

/** As contacts are sorted (contacts/write-contacts.ts). */
export function sortKeyOf(content: ContactContent): string {
  const shown = listName(content)
  const sound = [content.phoneticFamilyName, content.phoneticGivenName].filter(Boolean).join(' ')
  return sortKey(content.sortAs || (hasCjk(shown) && sound) || shown)
}
