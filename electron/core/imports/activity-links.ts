import type { ReadDb } from '../db/query.ts'

/** The types that categories may name: the user's own and the program's by their usual words. */
export class KnownTypes {
  readonly #byName = new Map<string, number>()

  constructor(db: ReadDb) {
    for (const { id, key, name, isPlanned } of db.rows<{ id: number; key: string | null; name: string | null; isPlanned: number }>('SELECT id, key, name, isPlanned FROM activityType WHERE isHidden = 0')) {
      for (const word of name === null ? (words[key ?? ''] ?? []) : [name]) if (isPlanned || name !== null) this.#byName.set(word.toLowerCase(), id)
    }
  }

  /** The type of the first category that is one; `otherwise` for none. */
  of(categories: readonly string[], otherwise: number): number {
    for (const category of categories) {
      const id = this.#byName.get(category.toLowerCase())
      if (id !== undefined) return id
    }
    return otherwise
  }
}

/** How Touchbase and other programs call them. */
const words: Readonly<Record<string, readonly string[]>> = {
  call: ['call', 'phone call', 'calls', '电话', '通话', '電話', '通話'], meeting: ['meeting', 'meetings', '会议', '会面', '會議', '會面'], todo: ['to-do', 'todo', 'task', '待办', '任务', '待辦', '任務'],
}

/** Contacts by their e-mail addresses, remembered for a run. */
export class PeopleByEmail {
  readonly #db: ReadDb
  readonly #known = new Map<string, number | null>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** The contact with this address, people before companies; null for none and for an empty one. */
  find(email: string): number | null {
    if (email === '') return null
    const key = email.toLowerCase()
    let id = this.#known.get(key)
    if (id === undefined) {
      id = this.#db.value<number>('SELECT c.id FROM email e JOIN contact c ON c.id = e.contactId WHERE e.value = ? COLLATE NOCASE AND c.deletedAt IS NULL ORDER BY c.kind = ?, c.id LIMIT 1', key, 'company') ?? null
      if (this.#known.size > 50_000) this.#known.clear()
      this.#known.set(key, id)
    }
    return id
  }

  forget(): void {
    this.#known.clear()
  }
}
