import type { DriftingContact } from '#shared/day.ts'
import type { ReadDb } from '../db/query.ts'

const day = 86_400_000
/** So many are looked at for a count; more are "many". */
const counted = 10_000

/**
 * Whom one is losing touch with. Not: who is in the trash, with whom something is planned for today or later, and, where the
 * rhythm is only learned, whom nobody has reached for over a year and three times that rhythm: that has ended, it does not drift.
 * Values: now, then now twice.
 */
const drifts = `t.dueAt <= ? AND (t.cadence IS NOT NULL OR t.lastReachedAt > ? - 365 * ${day} OR t.lastReachedAt > ? - 3 * t.rhythm * ${day})`
const stays = `c.deletedAt IS NULL AND NOT EXISTS (
  SELECT 1 FROM participant p CROSS JOIN activity a ON a.id = p.activityId CROSS JOIN occurrence o ON o.activityId = a.id
  WHERE p.contactId = t.contactId AND a.status IN ('planned', 'tentative') AND o.at >= ?)`
const from = `FROM touch t INDEXED BY touchByDue CROSS JOIN contact c ON c.id = t.contactId WHERE ${drifts} AND ${stays}`

interface Row {
  contactId: number
  name: string
  lastReachedAt: number | null
  rhythm: number | null
  cadence: number | null
  dueAt: number
}

/** A window of them, the latest first, and how many there are in all. `now` in UTC milliseconds. */
export function drifting(db: ReadDb, now: number, offset: number, limit: number): { total: number; items: DriftingContact[] } {
  const since = Math.floor(now / day) * day
  const rows = db.rows<Row>(`SELECT t.contactId, c.name, t.lastReachedAt, t.rhythm, t.cadence, t.dueAt ${from} ORDER BY t.dueAt LIMIT ? OFFSET ?`, now, now, now, since, limit, offset)
  const total = offset === 0 && rows.length < limit ? rows.length : (db.value<number>(`SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${counted})`, now, now, now, since) ?? 0)
  return {
    total,
    items: rows.map(({ rhythm, cadence, dueAt, ...row }) => ({
      ...row, cadence: cadence ?? rhythm ?? 0, isLearned: cadence === null, late: Math.floor((now - dueAt) / day),
      company: db.value<string>('SELECT company FROM position WHERE contactId = ? AND endedOn IS NULL ORDER BY rank LIMIT 1', row.contactId) ?? null,
      phone: db.value<string>('SELECT value FROM phone WHERE contactId = ? ORDER BY rank LIMIT 1', row.contactId) ?? null,
      email: db.value<string>('SELECT value FROM email WHERE contactId = ? ORDER BY rank LIMIT 1', row.contactId) ?? null,
    })),
  }
}
