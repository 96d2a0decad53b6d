import type { Contact, ContactChanges, ContactContent, ContactKind } from '#shared/contacts.ts'
import { listName } from '#shared/names.ts'
import { remembered } from '#shared/remembered.ts'
import { createContact, readContact, setDeleted, toE164, updateContact, type KnownNames } from '../contacts/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { fold, sortKey } from '../search/search.ts'
import type { Incoming } from './importer.ts'
import type { NameOf } from './name-agreement.ts'
import { SeenKeys } from './seen-keys.ts'

/** A contact that an entry may be there already as. */
export interface Candidate extends NameOf {
  id: number
}

/** What is known of a contact when an entry is compared with it; the ids of its rows may be missing. */
export type Present = ContactContent & { isInTrash: boolean }

/** All the contacts there are, as an import sees and changes them: in the file, or, in a dry run, beside it. */
export interface People {
  bySource(hash: string): number | undefined
  byUid(uid: string): number | undefined
  named(id: number): Candidate | undefined
  byEmail(value: string): Candidate[]
  byPhone(e164: string): Candidate[]
  /** Namesakes, by the key names sort by, at a company as it is written; companies by their own name and no company. */
  byName(kind: ContactKind, sortKey: string, company: string): Candidate[]
  read(id: number): Present | null
  /** Gives the id. An empty `uid` is drawn anew. */
  create(entry: Incoming, uid: string): number
  /** Brings a contact back from the trash where it is there, and changes it; gives whether anything is different now. */
  update(id: number, entry: Incoming, changes: ContactChanges | null): boolean
}

const nameColumns = 'c.id, c.kind, c.prefix, c.givenName, c.middleName, c.familyName, c.fullName, c.nickname'

/** Shared addresses and numbers have many owners; more of them than this are not looked at. */
const mostCandidates = 200
/** So many namesakes are compared one by one, company for company however it is written. */
const fewNamesakes = 64

/** The contacts of a file. */
export class StoredPeople {
  readonly db: ReadDb

  constructor(db: ReadDb) {
    this.db = db
  }

  bySource(hash: string): number | undefined {
    return this.db.value<number>('SELECT contactId FROM contactSource WHERE hash = ? LIMIT 1', hash)
  }

  byUid(uid: string): number | undefined {
    return this.db.value<number>('SELECT id FROM contact WHERE uid = ?', uid)
  }

  named(id: number): Candidate | undefined {
    return this.db.row<Candidate>(`SELECT ${nameColumns} FROM contact c WHERE c.id = ?`, id)
  }

  byEmail(value: string): Candidate[] {
    return this.db.rows<Candidate>(`SELECT DISTINCT ${nameColumns} FROM email e JOIN contact c ON c.id = e.contactId WHERE e.value = ? COLLATE NOCASE AND c.deletedAt IS NULL LIMIT ${mostCandidates}`, value)
  }

  byPhone(e164: string): Candidate[] {
    return this.db.rows<Candidate>(`SELECT DISTINCT ${nameColumns} FROM phone p JOIN contact c ON c.id = p.contactId WHERE p.e164 = ? AND c.deletedAt IS NULL LIMIT ${mostCandidates}`, e164)
  }

  byName(kind: ContactKind, name: string, company: string): Candidate[] {
    if (kind === 'company') return this.db.rows<Candidate>(`SELECT ${nameColumns} FROM contact c WHERE c.sortKey = ? AND c.deletedAt IS NULL AND c.kind = 'company' LIMIT ${mostCandidates}`, name)
    const wanted = companyKey(company)
    return (this.#areFew(name) ? this.#namesakes(name) : this.#colleagues(name, company)).filter((row) => companyKey(row.company) === wanted)
  }

  #areFew(name: string): boolean {
    return (this.db.value<number>(`SELECT count(*) FROM (SELECT 1 FROM contact WHERE deletedAt IS NULL AND sortKey = ? LIMIT ${fewNamesakes + 1})`, name) ?? 0) <= fewNamesakes
  }

  #namesakes(name: string): (Candidate & { company: string })[] {
    return this.db.rows(`SELECT ${nameColumns}, p.company FROM contact c JOIN position p ON p.contactId = c.id WHERE c.sortKey = ? AND c.deletedAt IS NULL AND c.kind = 'person'`, name)
  }

  /** Of a name that thousands have, only those whose company is written the same, or is the company contact of that name. */
  #colleagues(name: string, company: string): (Candidate & { company: string })[] {
    const rest = `CROSS JOIN contact c ON c.id = p.contactId WHERE c.sortKey = ? AND c.deletedAt IS NULL AND c.kind = 'person'`
    return [
      ...this.db.rows<Candidate & { company: string }>(`SELECT ${nameColumns}, p.company FROM position p ${rest} AND p.companyId IS NULL AND p.company <> '' AND p.company = ? LIMIT ${mostCandidates}`, name, company),
      ...this.db.rows<Candidate & { company: string }>(
        `SELECT ${nameColumns}, p.company FROM contact o CROSS JOIN position p ON p.companyId = o.id ${rest} AND o.deletedAt IS NULL AND o.kind = 'company' AND o.sortKey = ? LIMIT ${mostCandidates}`, name, sortKey(company)),
    ]
  }

  read(id: number): Present | null {
    const contact: Contact | null = readContact(this.db, id)
    return contact && { ...contact, isInTrash: contact.deletedAt !== null }
  }
}

/** The contacts of a file as one slice of an import changes them. */
export class WrittenPeople extends StoredPeople implements People {
  readonly #ctx: WriteContext
  readonly #known: KnownNames

  constructor(ctx: WriteContext, known: KnownNames) {
    super(ctx.db)
    this.#ctx = ctx
    this.#known = known
  }

  create(entry: Incoming, uid: string): number {
    this.#storeBlobs(entry)
    return createContact(this.#ctx, entry.content, uid, this.#known)
  }

  update(id: number, entry: Incoming, changes: ContactChanges | null): boolean {
    const isBack = setDeleted(this.#ctx.db, [id], null) > 0
    if (isBack || changes) this.#known.companyIds.clear()
    if (!changes) return isBack
    this.#storeBlobs(entry)
    return this.#ctx.db.atomically(() => updateContact(this.#ctx, id, changes)) || isBack
  }

  #storeBlobs({ blobs }: Incoming): void {
    for (const { hash, bytes, mediaType } of blobs) {
      this.#ctx.db.exec('INSERT OR IGNORE INTO blob (hash, mediaType, size, isCompressed, content) VALUES (?, ?, ?, 0, ?)', hash, mediaType, bytes.length, bytes)
    }
  }
}

/** The keys that an entry is found by, each of its kind; and the ends of phones, and names without an e-mail or without a phone. */
export const keyKinds = { source: 1, uid: 2, email: 3, phone: 4, name: 5, tail: 6, nameWithoutEmail: 7, nameWithoutPhone: 8 } as const

/**
 * Says what cannot be there, so that it is not looked for. Only where the file had no contacts before the import: then all
 * there is came in by it, or was made meanwhile by the user, after whose first change everything is looked up.
 */
export class Absent {
  #seen: SeenKeys | null

  constructor(isFileEmpty: boolean) {
    this.#seen = isFileEmpty ? new SeenKeys() : null
  }

  /** Somebody else changed contacts: nothing is certainly absent any more. */
  forget(): void {
    this.#seen = null
  }

  is(kind: number, key: string): boolean {
    return this.#seen !== null && !this.#seen.has(kind, key)
  }

  /**
   * Whether no namesake can be there that nothing contradicts: none at that company at all, or all of them have other
   * e-mails, or all have other phones. Of a name that a thousand have in one company that spares looking at them all.
   */
  isName({ name, emails, tails }: EntryKeys): boolean {
    const seen = this.#seen
    if (name === '' || seen === null) return name === ''
    if (!seen.has(keyKinds.name, name)) return true
    const isOther = (own: readonly string[], kind: number, without: number) => own.length > 0 && !seen.has(without, name) && !own.some((one) => seen.has(kind, one))
    return isOther(emails, keyKinds.email, keyKinds.nameWithoutEmail) || isOther(tails, keyKinds.tail, keyKinds.nameWithoutPhone)
  }

  /** An entry was written; its keys are there from now on. Of one that joined a contact (`isJoined`) it is not known what else the contact has. */
  add(keys: EntryKeys, isJoined = false): void {
    const seen = this.#seen
    if (!seen) return
    seen.add(keyKinds.source, keys.source)
    if (keys.uid) seen.add(keyKinds.uid, keys.uid)
    for (const email of keys.emails) seen.add(keyKinds.email, email)
    for (const number of keys.numbers) seen.add(keyKinds.phone, number)
    for (const tail of keys.tails) seen.add(keyKinds.tail, tail)
    const { name } = keys
    if (name === '') return
    seen.add(keyKinds.name, name)
    if (isJoined || keys.emails.length === 0) seen.add(keyKinds.nameWithoutEmail, name)
    if (isJoined || keys.tails.length === 0) seen.add(keyKinds.nameWithoutPhone, name)
  }
}

/** What an entry can be found by. */
export interface EntryKeys {
  source: string
  uid: string
  /** Lower case. */
  emails: string[]
  /** E.164. */
  numbers: string[]
  /** The ends of all phones (`tailOf`). */
  tails: string[]
  /** Name and company, folded; empty where one of them is missing. Two that sort by one key at one company have one. */
  name: string
}

/** `country` is ISO 3166-1 alpha-2, for numbers without a country code. */
export function keysOf({ hash, content }: Incoming, country: string): EntryKeys {
  const from = countryOf(content, country)
  const emails: string[] = []
  for (const { value } of content.emails) emails.push(value.toLowerCase())
  const numbers: string[] = []
  const tails: string[] = []
  for (const { value } of content.phones) {
    const number = toE164(value, from)
    if (number !== null) numbers.push(number)
    tails.push(tailOf(value))
  }
  return { source: hash, uid: content.uid, emails, numbers, tails, name: nameKey(content) }
}

/** The end of a number, which is the same however it is written. */
export const tailOf = (value: string) => value.replace(/\D/g, '').slice(-7)

function nameKey(content: ContactContent): string {
  const company = companyOf(content)
  const name = lettersOf(content.sortAs || listName(content))
  return name === '' || (content.kind === 'person' && company === '') ? '' : `${name}|${company}`
}

/** The company somebody works for, as it is compared; of a company itself, nothing. */
export const companyOf = (content: Pick<ContactContent, 'kind' | 'positions'>) => companyKey(writtenCompanyOf(content))
/** The same as it is written. */
export const writtenCompanyOf = ({ kind, positions }: Pick<ContactContent, 'kind' | 'positions'>) => (kind === 'company' ? '' : (positions.find((position) => position.company !== '')?.company ?? ''))

/** A company as it is compared: letters and digits, folded. The people of a file work for the same few. */
export const companyKey = remembered(5_000, lettersOf)

const isPlain = /^[\x20-\x7e]*$/

function lettersOf(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The country whose way of writing numbers a contact's phones are in. */
export function countryOf({ addresses }: Pick<ContactContent, 'addresses'>, usual: string): string {
  return addresses.find(({ countryCode }) => countryCode !== '')?.countryCode ?? usual
}
