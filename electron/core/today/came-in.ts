import { builtInTypes } from '#shared/activity-types.ts'
import type { TodayView } from '#shared/day.ts'
import type { ReadDb } from '../db/query.ts'

const shown = 20
/** So many of the newest entries and changes are looked at: more than a day brings by hand. */
const lookedAt = 500

/** What came in since then (UTC milliseconds): entries received, and imports as the log of changes tells them. Newest first. */
export function cameInSince(db: ReadDb, since: number): TodayView['cameIn'] {
  const entries = db.rows<{ id: number; at: number; typeId: number; regarding: string }>(
    `SELECT id, at, typeId, regarding FROM (SELECT id, at, typeId, regarding, direction FROM historyEntry WHERE at >= ? ORDER BY at DESC LIMIT ${lookedAt}) WHERE direction = 'in' LIMIT ${shown}`, since)
    .map(({ id, ...entry }) => ({
      historyId: id, ...entry,
      people: db.rows<{ contactId: number; name: string }>('SELECT h.contactId, c.name FROM historyContact h JOIN contact c ON c.id = h.contactId WHERE h.historyEntryId = ? ORDER BY h.rank LIMIT 3', id),
    }))
  const imports = db.rows<{ at: number; subject: string }>(
    `SELECT at, subject FROM (SELECT at, subject, action, state FROM changeSet ORDER BY id DESC LIMIT ${lookedAt}) WHERE at >= ? AND state = 'done' AND action LIKE 'import%' LIMIT ${shown}`, since)
    .map(({ at, subject }) => ({ historyId: null, at, typeId: builtInTypes.import, regarding: fileOf(subject), people: [] }))
  return [...entries, ...imports].sort((a, b) => b.at - a.at).slice(0, shown)
}

/** The file's name as the change set tells it, with how many contacts came. */
function fileOf(subject: string): string {
  const { file, name, count } = JSON.parse(subject) as { file?: string; name?: string; count?: number }
  return [file ?? name ?? '', count === undefined ? '' : `(${count})`].filter(Boolean).join(' ')
}
