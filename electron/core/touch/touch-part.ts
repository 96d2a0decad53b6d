import { builtInTypes } from '#shared/activity-types.ts'
import type { ReadDb, WriteDb } from '../db/query.ts'
import { contactsOfTag } from '../db/touch-triggers.ts'
import type { DerivedPart } from '../derived/derived.ts'
import { learnRhythm, remembered } from './rhythm.ts'

/** So many of those who have a tag are noted at a time. */
const stretch = 500
const day = 86_400_000

/**
 * When each contact was last reached, and when to be in touch again (table `touch`). Who has neither history nor a cadence
 * has no row, so that an import of many costs nothing here.
 */
export const touchPart: DerivedPart = {
  stale: 'touchStale',
  refresh(db, ids) {
    for (const id of ids) {
      if (id < 0) noteTagged(db, -id)
      else refreshOne(db, id)
    }
  },
}

/** Notes the next of those who have a tag, and where to go on: a multiple of `contactsOfTag` and the last row of contactTag seen. */
function noteTagged(db: WriteDb, mark: number): void {
  const tagId = Math.floor(mark / contactsOfTag)
  const rows = db.rows<{ id: number; contactId: number }>('SELECT id, contactId FROM contactTag WHERE tagId = ? AND id > ? ORDER BY id LIMIT ?', tagId, mark % contactsOfTag, stretch)
  for (const { contactId } of rows) db.exec('INSERT OR IGNORE INTO touchStale (contactId) VALUES (?)', contactId)
  const last = rows.at(-1)
  if (rows.length === stretch && last) db.exec('INSERT OR IGNORE INTO touchStale (contactId) VALUES (?)', -(tagId * contactsOfTag + last.id))
}

function refreshOne(db: WriteDb, contactId: number): void {
  db.exec('DELETE FROM touch WHERE contactId = ?', contactId)
  const contact = db.row<{ cadence: number | null; createdAt: number }>('SELECT cadence, createdAt FROM contact WHERE id = ?', contactId)
  if (!contact) return
  const reached = lastReached(db, contactId)
  const lastReachedAt = reached[0] ?? null
  const lastMeetingAt = lastOf(db, contactId, builtInTypes.meeting)
  const lastEmailAt = lastOf(db, contactId, builtInTypes.email)
  const cadence = contact.cadence ?? tagCadence(db, contactId)
  if (lastReachedAt === null && !cadence) return
  const rhythm = learnRhythm(reached)
  db.exec('INSERT INTO touch (contactId, lastReachedAt, lastMeetingAt, lastEmailAt, reachedCount, rhythm, cadence, dueAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    contactId, lastReachedAt, lastMeetingAt, lastEmailAt, db.value<number>('SELECT count(*) FROM historyContact WHERE contactId = ? AND isReached = 1', contactId) ?? 0,
    rhythm, cadence, dueAt(lastReachedAt ?? contact.createdAt, cadence ?? rhythm))
}

/** The last interaction and so many days; who was never reached is due from the day the contact was made. */
const dueAt = (last: number, days: number | null): number | null => (days ? last + days * day : null)

/** The latest interactions on as many distinct days as a rhythm is learned from, newest first, one a day. */
function lastReached(db: ReadDb, contactId: number): number[] {
  const found: number[] = []
  for (let before = Number.MAX_SAFE_INTEGER; found.length < remembered;) {
    const at = db.value<number>('SELECT max(at) FROM historyContact WHERE contactId = ? AND isReached = 1 AND at < ?', contactId, before)
    if (at === undefined || at === null) break
    found.push(at)
    before = Math.floor(at / day) * day
  }
  return found
}

function lastOf(db: ReadDb, contactId: number, typeId: number): number | null {
  return db.value<number>('SELECT at FROM historyContact WHERE contactId = ? AND typeId = ? AND isReached = 1 ORDER BY at DESC LIMIT 1', contactId, typeId) ?? null
}

/** The shortest that the tags of a contact say. */
export function tagCadence(db: ReadDb, contactId: number): number | null {
  return db.value<number>('SELECT min(tag.cadence) FROM contactTag JOIN tag ON tag.id = tagId WHERE contactId = ? AND tag.cadence > 0', contactId) ?? null
}
