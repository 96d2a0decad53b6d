import { hasCjk } from '#shared/names.ts'
import type { AgreeingField, SimilarContact, Typed } from '#shared/similar.ts'
import type { ReadDb } from '../db/query.ts'
import { findFirst, fold, sortKey } from '../search/search.ts'
import { toE164 } from '../contacts/contacts.ts'

/** At most this many cards are shown beside the one being typed. */
const shown = 5
/** How many candidates of one kind are looked at. */
const looked = 24
const weights: Record<AgreeingField, number> = { email: 6, phone: 5, name: 4, company: 1 }

interface Candidate {
  agrees: Map<AgreeingField, string>
  score: number
}

/**
 * The contacts that may be the one being typed: the same e-mail, the same phone however it is written, the same name in
 * either order, without accents, in Chinese or its pinyin. Asked at every key, so it uses indexes only: a few
 * milliseconds at a million contacts.
 */
export function findSimilar(db: ReadDb, typed: Typed, country: string): SimilarContact[] {
  const found = new Map<number, Candidate>()
  const note = (id: number, field: AgreeingField, value: string, weight = weights[field]) => {
    if (id === typed.id) return
    const known = found.get(id) ?? { agrees: new Map<AgreeingField, string>(), score: 0 }
    if (!known.agrees.has(field)) {
      known.agrees.set(field, value)
      known.score += weight
    }
    found.set(id, known)
  }
  for (const email of typed.emails) noteEmails(db, email, note)
  for (const phone of typed.phones) notePhones(db, phone, typed.countryCode || country, note)
  noteNames(db, typed, note)
  const best = [...found].toSorted((a, b) => b[1].score - a[1].score || a[0] - b[0]).slice(0, shown * 2)
  const cards = best.flatMap(([id, { agrees }]) => cardOf(db, id, agrees, typed) ?? [])
  return cards.slice(0, shown)
}

type Note = (id: number, field: AgreeingField, value: string, weight?: number) => void

/** From the sign after the @ on, the beginning is enough: the rest is being typed. */
function noteEmails(db: ReadDb, typed: string, note: Note): void {
  const email = typed.trim()
  if (!/^[^\s@]+@[^\s@]/.test(email)) return
  const rows = db.rows<{ contactId: number; value: string }>('SELECT contactId, value FROM email WHERE value >= ? COLLATE NOCASE AND value < ? COLLATE NOCASE LIMIT ?', email, `${email}\uffff`, looked)
  for (const { contactId, value } of rows) note(contactId, 'email', value, value.length === email.length ? weights.email : 3)
}

/** National or international, with or without the trunk's zero: the last digits decide, then both numbers are compared. */
function notePhones(db: ReadDb, typed: string, country: string, note: Note): void {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '')
  if (digits.length < 6) return
  const number = toE164(typed, country)
  const exact = number ? db.rows<{ contactId: number; value: string }>('SELECT contactId, value FROM phone WHERE e164 = ? LIMIT ?', number, looked) : []
  for (const { contactId, value } of exact) note(contactId, 'phone', value)
  for (const id of findFirst(db, digits, looked).ids) {
    for (const { value, e164 } of db.rows<{ value: string; e164: string | null }>('SELECT value, e164 FROM phone WHERE contactId = ?', id)) {
      if (isSameNumber(digits, (e164 ?? value).replace(/\D/g, '').replace(/^0+/, ''))) note(id, 'phone', value, 4)
    }
  }
}

/** One ends with the other; what is short must be more than an extension. */
function isSameNumber(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 6 && long.endsWith(short)
}

function noteNames(db: ReadDb, typed: Typed, note: Note): void {
  const [given, family] = [typed.givenName.trim(), typed.familyName.trim()]
  // However it was split over the two boxes, a Chinese name is one word, family name first.
  const name = typed.fullName.trim() || (hasCjk(`${family}${given}`) ? `${family}${given}` : [given, family].filter(Boolean).join(' '))
  if (typed.kind === 'company') return noteCompanies(db, name, note)
  const tokens = tokensOf(name)
  // A given name alone is everybody's; two Chinese characters are a whole name.
  if (tokens.length < 2 && [...name].filter((sign) => hasCjk(sign)).length < 2) return
  for (const text of spellings(typed, name)) {
    for (const id of findFirst(db, text, looked).ids) {
      const level = nameLevel(db, id, tokens)
      if (level > 0) note(id, 'name', nameOf(db, id), level === 2 ? weights.name : 2)
    }
  }
  for (const id of soundAlikes(db, typed, name)) note(id, 'name', nameOf(db, id), 3)
}

/** What is looked for: the name as typed (words in any order), and Latin syllables written together as pinyin words are kept. */
function spellings({ givenName, familyName }: Typed, name: string): string[] {
  const [given, family] = [givenName, familyName].map((part) => fold(part).replace(/[^a-z]/g, ''))
  return given && family && !hasCjk(name) ? [name, `${family}${given}`, `${given}${family}`] : [name]
}

/** Namesakes by sound: 张伟 and 章伟 stand together in the order of names. */
function soundAlikes(db: ReadDb, { givenName, familyName }: Typed, name: string): number[] {
  if (!hasCjk(name)) return []
  const key = sortKey(givenName && familyName ? `${familyName}${givenName}` : name)
  const sound = key.slice(0, key.search(/[\u3400-\u9fff]/)).trim()
  if (sound === '' || !sound.includes(' ')) return []
  return db.column<number>('SELECT id FROM contact WHERE deletedAt IS NULL AND sortKey >= ? AND sortKey < ? LIMIT ?', `${sound} `, `${sound} \uffff`, looked).filter((id) => {
    const other = db.value<string>('SELECT sortKey FROM contact WHERE id = ?', id) ?? ''
    return other.slice(0, other.search(/[\u3400-\u9fff]/)).trim() === sound
  })
}

/** Legal forms say nothing about who a company is. */
const legalForms = /(?:\b(?:inc|llc|ltd|limited|gmbh|mbh|ag|kg|co|corp|corporation|company|plc|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|oy|oyj|aps|sp z o o|pty|kft|doo|sro)\b|股份有限公司|有限责任公司|有限公司|株式会社|集团|集團)/g

function companyKey(name: string): string {
  const folded = fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return folded.replace(legalForms, ' ').replace(/\s+/g, ' ').trim() || folded
}

function noteCompanies(db: ReadDb, name: string, note: Note): void {
  const key = companyKey(name)
  if (key.replaceAll(' ', '').length < (hasCjk(key) ? 2 : 3)) return
  for (const id of findFirst(db, key, looked).ids) {
    const other = db.row<{ kind: string; name: string }>('SELECT kind, name FROM contact WHERE id = ?', id)
    if (other?.kind !== 'company') continue
    const found = companyKey(other.name)
    if (found === key) note(id, 'name', other.name)
    else if (found.startsWith(key) || key.startsWith(found)) note(id, 'name', other.name, 2)
  }
}

const tokensOf = (name: string) => fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** 2: the same words, in any order; 1: each typed word begins one of the name's; 0: found by something else. Titles and middle names may be missing. */
function nameLevel(db: ReadDb, id: number, typed: readonly string[]): 0 | 1 | 2 {
  const row = db.row<{ name: string; givenName: string | null; familyName: string | null; nickname: string | null; sortKey: string }>('SELECT name, givenName, familyName, nickname, sortKey FROM contact WHERE id = ?', id)
  if (!row) return 0
  const core = tokensOf([row.givenName, row.familyName].filter(Boolean).join(' '))
  const isSame = (words: readonly string[]) => words.toSorted().join(' ') === typed.toSorted().join(' ')
  if (isSame(core) || isSame(tokensOf(row.name)) || typed.join('') === core.toReversed().join('')) return 2
  // Chinese: without spaces, or by its sound.
  if (hasCjk(row.name)) {
    const whole = tokensOf(row.name).join('')
    if (hasCjk(typed.join(''))) return whole === typed.join('') ? 2 : whole.startsWith(typed.join('')) ? 1 : 0
    const sound = row.sortKey.replace(/[^a-z]/g, '')
    const said = typed.join('')
    return sound === said || sound === typed.toReversed().join('') ? 2 : 0
  }
  const free = [...tokensOf(row.name), ...tokensOf(row.nickname ?? '')]
  const fits = typed.every((word) => {
    const at = free.findIndex((other) => other.startsWith(word))
    if (at >= 0) free.splice(at, 1)
    return at >= 0
  })
  return fits ? 1 : 0
}

const nameOf = (db: ReadDb, id: number) => db.value<string>('SELECT name FROM contact WHERE id = ?', id) ?? ''

const cardSql = `SELECT c.id, c.kind, c.name, c.photo,
  coalesce((SELECT company FROM position WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS company, coalesce((SELECT title FROM position WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS title,
  coalesce((SELECT value FROM email WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS email, coalesce((SELECT value FROM phone WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS phone,
  coalesce((SELECT city FROM address WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS city
  FROM contact c WHERE c.id = ? AND c.deletedAt IS NULL`

/** The card to show, with the company marked too where it agrees: by itself it would make colleagues out to be one person. */
function cardOf(db: ReadDb, id: number, agrees: ReadonlyMap<AgreeingField, string>, typed: Typed): SimilarContact | null {
  const card = db.row<Omit<SimilarContact, 'agrees'>>(cardSql, id)
  if (!card) return null
  const fields = [...agrees].map(([field, value]) => ({ field, value })).toSorted((a, b) => weights[b.field] - weights[a.field])
  const isSameCompany = typed.company.trim() !== '' && card.company !== '' && companyKey(card.company) === companyKey(typed.company)
  return { ...card, agrees: isSameCompany ? [...fields, { field: 'company', value: card.company }] : fields }
}
