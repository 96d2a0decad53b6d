import type { ContactChanges, ContactContent, ContactKind } from '#shared/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import { openTemporary, type SideDatabase } from '../db/side-database.ts'
import type { Incoming } from './importer.ts'
import { sortKeyOf } from './match-contact.ts'
import { companyKey, companyOf, keysOf, StoredPeople, type Candidate, type People, type Present } from './people.ts'

type SideStatement = ReturnType<typeof statementOf>

/**
 * The contacts as a dry run would leave them: what it would make or change lies in a temporary database beside the file,
 * which is not written to. Ids of contacts it would make are higher than any in the file.
 */
export class TriedPeople extends StoredPeople implements People {
  readonly #side: SideDatabase = openTemporary()
  readonly #country: string
  readonly #statements = new Map<string, SideStatement>()
  #lastId: number

  constructor(db: ReadDb, lastId: number, country: string) {
    super(db)
    this.#lastId = lastId
    this.#country = country
    this.#side.exec(`CREATE TABLE person (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
      CREATE TABLE key (kind TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, key, id)) WITHOUT ROWID`)
    // One transaction that nobody ever commits: each statement in its own would write its pages out.
    this.#side.exec('BEGIN')
  }

  override bySource(hash: string): number | undefined {
    const stored = super.bySource(hash)
    // A contact keeps one source of a format: what this run brought has taken the place of the older.
    const isReplaced = stored !== undefined && this.#prepared('SELECT 1 FROM person WHERE id = ?').get(stored) !== undefined
    return (isReplaced ? undefined : stored) ?? this.#ids('source', hash)[0]
  }

  override byUid(uid: string): number | undefined {
    return super.byUid(uid) ?? this.#ids('uid', uid)[0]
  }

  override named(id: number): Candidate | undefined {
    const tried = this.#tried(id)
    return tried ? { id, ...tried } : super.named(id)
  }

  override byEmail(value: string): Candidate[] {
    return this.#with(super.byEmail(value), 'email', value.toLowerCase())
  }

  override byPhone(e164: string): Candidate[] {
    return this.#with(super.byPhone(e164), 'phone', e164)
  }

  override byName(kind: ContactKind, sortKey: string, company: string): Candidate[] {
    return this.#with(super.byName(kind, sortKey, company), kind, `${sortKey}|${companyKey(company)}`)
  }

  override read(id: number): Present | null {
    return this.#tried(id) ?? super.read(id)
  }

  create(entry: Incoming, uid: string): number {
    const id = ++this.#lastId
    this.#keep(id, { ...entry.content, uid, isInTrash: false }, entry)
    return id
  }

  update(id: number, entry: Incoming, changes: ContactChanges | null): boolean {
    const present = this.read(id)
    if (!present) return false
    if (!changes && !present.isInTrash) return false
    this.#keep(id, { ...present, ...(changes as Partial<ContactContent>), isInTrash: false }, entry)
    return true
  }

  #prepared(sql: string): SideStatement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = statementOf(this.#side, sql)))
    return statement
  }

  close(): void {
    this.#side.close()
  }

  #keep(id: number, present: Present, entry: Incoming): void {
    this.#prepared('INSERT OR REPLACE INTO person (id, content) VALUES (?, ?)').run(id, JSON.stringify(present))
    const add = this.#prepared('INSERT OR IGNORE INTO key (kind, key, id) VALUES (?, ?, ?)')
    const keys = keysOf(entry, this.#country)
    add.run('source', keys.source, id)
    if (present.uid !== '') add.run('uid', present.uid, id)
    for (const email of keys.emails) add.run('email', email, id)
    for (const number of keys.numbers) add.run('phone', number, id)
    add.run(present.kind, `${sortKeyOf(present)}|${companyOf(present)}`, id)
  }

  #tried(id: number): Present | null {
    const content = this.#prepared('SELECT content FROM person WHERE id = ?').pluck().get(id) as string | undefined
    return content === undefined ? null : (JSON.parse(content) as Present)
  }

  #ids(kind: string, key: string): number[] {
    return this.#prepared('SELECT id FROM key WHERE kind = ? AND key = ? ORDER BY id LIMIT 200').pluck().all(kind, key) as number[]
  }

  /** Those of the file as they would be by now, then those the run has added. */
  #with(stored: readonly Candidate[], kind: string, key: string): Candidate[] {
    const ids = this.#ids(kind, key)
    const known = new Set(stored.map(({ id }) => id))
    return [...stored.map((one) => this.named(one.id) ?? one), ...ids.filter((id) => !known.has(id)).flatMap((id) => this.named(id) ?? [])]
  }
}

const statementOf = (side: SideDatabase, sql: string) => side.prepare(sql)
