import { unreachedResults } from '#shared/activity-types.ts'
import { AppError } from '#shared/errors.ts'
import type { HistoryContent } from '#shared/history.ts'
import type { HistoryEntryTable } from '../db/day-schema.ts'
import type { ReadDb, Value } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'

/**
 * The one writer of history entries. What historyContact repeats of an entry (at, typeId, isPinned, isReached) is written
 * here alone, so the two cannot disagree.
 */
type Repeated = Pick<HistoryEntryTable, 'at' | 'typeId' | 'isPinned'> & { isReached: number }

/** Writes an entry of the history with the people it is about, within the change under way; gives its id. Text is stored as it is given. */
export function writeEntry(ctx: WriteContext, content: HistoryContent, extra: { activityId?: number; occurrence?: string; uid?: string } = {}): number {
  const { db, now, newId } = ctx
  const { people, isPinned, ...columns } = content
  const repeated = repeatedOf(db, content)
  const id = newId('historyEntry')
  db.insert('historyEntry', {
    id, uid: extra.uid ?? ctx.newUid(), typeId: columns.typeId, at: columns.at, duration: columns.duration, direction: columns.direction, result: columns.result,
    regarding: columns.regarding, details: columns.details, isPinned: isPinned ? 1 : 0, phone: columns.phone ?? '',
    activityId: extra.activityId ?? null, occurrence: extra.occurrence ?? null, createdAt: now, updatedAt: now,
  })
  writePeople(ctx, id, people, repeated)
  return id
}

/** Makes an entry what is given. Gives whether that was a change. Throws `notFound` where there is none. */
export function updateEntry(ctx: WriteContext, id: number, content: HistoryContent): boolean {
  const { db, now } = ctx
  const { people, isPinned, phone, ...columns } = content
  const before = db.row<HistoryEntryTable>('SELECT * FROM historyEntry WHERE id = ?', id)
  if (!before) throw new AppError('notFound', 'This entry is not there any more.')
  const arePeopleNew = writePeople(ctx, id, people, repeatedOf(db, content))
  const wanted: Record<string, Value> = { ...columns, isPinned: isPinned ? 1 : 0, ...(phone === undefined ? {} : { phone }) }
  const changed = Object.keys(wanted).filter((column) => before[column as keyof HistoryEntryTable] !== wanted[column])
  if (changed.length === 0 && !arePeopleNew) return false
  db.exec(`UPDATE historyEntry SET ${[...changed, 'updatedAt'].map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...changed.map((column) => wanted[column] ?? null), now, id)
  return true
}

/** Pins an entry, or lets it go. */
export function setPinned({ db, now }: WriteContext, id: number, isPinned: boolean): void {
  if (db.exec('UPDATE historyEntry SET isPinned = ?, updatedAt = ? WHERE id = ?', isPinned ? 1 : 0, now, id) === 0) throw new AppError('notFound', 'This entry is not there any more.')
  db.exec('UPDATE historyContact SET isPinned = ? WHERE historyEntryId = ?', isPinned ? 1 : 0, id)
}

function repeatedOf(db: ReadDb, { typeId, at, isPinned, result }: HistoryContent): Repeated {
  const type = db.row<{ isReached: number }>('SELECT isReached FROM activityType WHERE id = ?', typeId)
  if (!type) throw new AppError('invalid', 'There is no such type of entry any more.', { field: 'typeId' })
  return { at, typeId, isPinned: isPinned ? 1 : 0, isReached: type.isReached === 1 && !(unreachedResults as readonly string[]).includes(result) ? 1 : 0 }
}

interface PersonRow extends Repeated {
  id: number
  contactId: number
  rank: number
  remark: string
}

/** Makes the people of an entry those given, each once. Gives whether that was a change. */
function writePeople({ db, newId }: WriteContext, historyEntryId: number, people: HistoryContent['people'], repeated: Repeated): boolean {
  const left = new Map(db.rows<PersonRow>('SELECT id, contactId, rank, remark, at, typeId, isPinned, isReached FROM historyContact WHERE historyEntryId = ?', historyEntryId).map((row) => [row.contactId, row]))
  const seen = new Set<number>()
  let isChanged = false
  for (const { contactId, remark } of people) {
    if (seen.has(contactId)) continue
    const rank = seen.size
    seen.add(contactId)
    const old = left.get(contactId)
    left.delete(contactId)
    if (!old) {
      if (db.row('SELECT 1 FROM contact WHERE id = ?', contactId) === undefined) throw new AppError('invalid', 'This contact is not there any more.', { field: 'people' })
      const { at, typeId, isPinned, isReached } = repeated
      db.insert('historyContact', { id: newId('historyContact'), historyEntryId, contactId, rank, at, typeId, isPinned, isReached, remark })
    } else if (!isSame(old, { ...repeated, rank, remark })) {
      db.exec('UPDATE historyContact SET rank = ?, remark = ?, at = ?, typeId = ?, isPinned = ?, isReached = ? WHERE id = ?', rank, remark, repeated.at, repeated.typeId, repeated.isPinned, repeated.isReached, old.id)
    } else continue
    isChanged = true
  }
  for (const { id } of left.values()) db.exec('DELETE FROM historyContact WHERE id = ?', id)
  return isChanged || left.size > 0
}

function isSame(old: PersonRow, wanted: Omit<PersonRow, 'id' | 'contactId'>): boolean {
  return Object.entries(wanted).every(([column, value]) => old[column as keyof PersonRow] === value)
}
