import type { Contact } from '#shared/contacts.ts'
import type { ReadDb } from '../db/query.ts'
import type { Services } from '../services.ts'

/** How many contacts are remembered as opened lately. */
const kept = 50

export interface RecentContact extends Pick<Contact, 'id' | 'kind'> {
  name: string
  company: string
  /** UTC milliseconds. */
  openedAt: number
}

/** Notes that a contact was looked at. View state: no change set, no undo, and nothing is read anew but the list of recent ones. */
export function noteOpened(services: Services, id: number): void {
  const { store } = services
  store.untracked((db) => {
    // Two in one millisecond keep their order.
    const openedAt = Math.max(services.now(), (db.value<number>('SELECT max(openedAt) FROM recentContact WHERE contactId <> ?', id) ?? 0) + 1)
    db.exec('INSERT INTO recentContact (contactId, openedAt) SELECT id, ? FROM contact WHERE id = ? ON CONFLICT (contactId) DO UPDATE SET openedAt = excluded.openedAt', openedAt, id)
    db.exec('DELETE FROM recentContact WHERE contactId NOT IN (SELECT contactId FROM recentContact ORDER BY openedAt DESC LIMIT ?)', kept)
  })
  services.lists.forgetRecent()
  services.emit({ type: 'change', tables: ['recentContact'] })
}

/** The contacts opened last, newest first; those in the trash are left out. */
export function recentContacts(db: ReadDb, limit: number): RecentContact[] {
  return db.rows<RecentContact>(
    `SELECT c.id, c.kind, c.name, coalesce((SELECT company FROM position WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS company, openedAt
      FROM recentContact JOIN contact c ON c.id = contactId WHERE c.deletedAt IS NULL ORDER BY openedAt DESC LIMIT ?`, limit)
}
