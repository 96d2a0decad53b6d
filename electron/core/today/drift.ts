import type { DriftingContact, TodayView } from '#shared/day.ts'
import type { ReadDb } from '../db/query.ts'

const shown = 20
const counted = 10_000
const day = 86_400_000

/** Whom one is losing touch with, the latest first. */
export function drifting(db: ReadDb, now: number): Pick<TodayView, 'drift' | 'driftCount'> {
  const rows = db.rows<{ contactId: number; name: string; lastReachedAt: number | null; rhythm: number | null; cadence: number | null; dueAt: number }>(
    'SELECT t.contactId, c.name, t.lastReachedAt, t.rhythm, t.cadence, t.dueAt FROM touch t CROSS JOIN contact c ON c.id = t.contactId WHERE t.dueAt <= ? AND c.deletedAt IS NULL ORDER BY t.dueAt LIMIT ?', now, shown)
  return {
    drift: rows.map(({ rhythm, cadence, dueAt, ...row }): DriftingContact => ({
      ...row, cadence: cadence ?? rhythm ?? 0, isLearned: cadence === null, late: Math.floor((now - dueAt) / day),
      company: db.value<string>(`SELECT company FROM position WHERE contactId = ? AND endedOn IS NULL ORDER BY rank LIMIT 1`, row.contactId) ?? null,
      phone: db.value<string>('SELECT value FROM phone WHERE contactId = ? ORDER BY rank LIMIT 1', row.contactId) ?? null,
      email: db.value<string>('SELECT value FROM email WHERE contactId = ? ORDER BY rank LIMIT 1', row.contactId) ?? null,
    })),
    driftCount: db.value<number>(`SELECT count(*) FROM (SELECT 1 FROM touch WHERE dueAt <= ? LIMIT ${counted})`, now) ?? 0,
  }
}
