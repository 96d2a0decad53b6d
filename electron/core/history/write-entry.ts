import { unreachedResults } from '#shared/activity-types.ts'
import { AppError } from '#shared/errors.ts'
import type { HistoryContent } from '#shared/history.ts'
import type { WriteContext } from '../rpc/procedures.ts'

/** Writes an entry of the history with the people it is about, within the change under way; gives its id. Text is stored as it is given. */
export function writeEntry(ctx: WriteContext, content: HistoryContent, extra: { activityId?: number; occurrence?: string; uid?: string } = {}): number {
  const { db, now, newId } = ctx
  const { typeId, at, duration, direction, result, regarding, details, isPinned } = content
  const type = db.row<{ isReached: number }>('SELECT isReached FROM activityType WHERE id = ?', typeId)
  if (!type) throw new AppError('invalid', 'There is no such type of entry any more.', { field: 'typeId' })
  const id = newId('historyEntry')
  db.insert('historyEntry', {
    id, uid: extra.uid ?? ctx.newUid(), typeId, at, duration, direction, result, regarding, details, isPinned: isPinned ? 1 : 0,
    activityId: extra.activityId ?? null, occurrence: extra.occurrence ?? null, createdAt: now, updatedAt: now,
  })
  const isReached = type.isReached === 1 && !(unreachedResults as readonly string[]).includes(result) ? 1 : 0
  const seen = new Set<number>()
  for (const { contactId, remark } of content.people) {
    if (seen.has(contactId)) continue
    if (db.row('SELECT 1 FROM contact WHERE id = ?', contactId) === undefined) throw new AppError('invalid', 'This contact is not there any more.', { field: 'people' })
    db.insert('historyContact', { id: newId('historyContact'), historyEntryId: id, contactId, rank: seen.size, at, typeId, isPinned: isPinned ? 1 : 0, isReached, remark })
    seen.add(contactId)
  }
  return id
}
