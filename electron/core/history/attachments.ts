import { z } from 'zod'
import type { AddedDocuments } from '#shared/documents.ts'
import { AppError } from '#shared/errors.ts'
import type { FileChanges } from '#shared/history.ts'
import type { ReadDb } from '../db/query.ts'
import { documentName, storeUploads } from '../documents/documents.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { changeOnce, type WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

/** Files on entries of the history and on activities, kept as documents of contacts are: once, by content. */
const id = z.number().int().positive()
const ownerSchema = z.union([z.object({ historyEntryId: id }), z.object({ activityId: id })])
export const uploadsSchema = z.array(z.object({ uploadId: z.string(), name: z.string().min(1).max(1_000) })).min(1).max(200)
export const attachSchema = z.object({ to: ownerSchema, files: uploadsSchema })
type Owner = z.output<typeof ownerSchema>

export async function attach(ctx: JobContext, services: Services, { to, files }: z.output<typeof attachSchema>): Promise<AddedDocuments> {
  requireOwner(services.store.read, to)
  const { stored, problems } = await storeUploads(ctx, services, files)
  if (stored.length > 0) changeOnce(services, ctx.actor, 'history.attach', (write) => insertAll(write, to, stored))
  return { added: stored.length, problems }
}

function insertAll(ctx: WriteContext, to: Owner, files: readonly KeptFile[]): void {
  const owner = requireOwner(ctx.db, to)
  insertFiles(ctx, owner, files)
  ctx.about({ name: owner.regarding, count: files.length, ...(files.length === 1 ? { file: files[0]?.name ?? '' } : {}) })
}

interface KeptFile {
  name: string
  hash: string
}

/** Puts kept files on an entry, within the change under way. */
export const addToEntry = (ctx: WriteContext, historyEntryId: number, files: readonly KeptFile[]): void => {
  if (files.length > 0) insertFiles(ctx, requireOwner(ctx.db, { historyEntryId }), files)
}

function insertFiles({ db, newId, now }: WriteContext, { table, column, owner }: ReturnType<typeof requireOwner>, files: readonly KeptFile[]): void {
  let rank = (db.value<number>(`SELECT max(rank) FROM attachment WHERE ${column} = ?`, owner) ?? -1) + 1
  const place = { historyEntryId: column === 'historyEntryId' ? owner : null, activityId: column === 'activityId' ? owner : null }
  for (const { name, hash } of files) db.insert('attachment', { id: newId('attachment'), ...place, rank: rank++, name, blob: hash, addedAt: now })
  db.exec(`UPDATE ${table} SET updatedAt = ? WHERE id = ?`, now, owner)
}

export function detach(ctx: WriteContext, { id }: { id: number }): void {
  const { name } = requireAttachment(ctx, id)
  ctx.db.exec('DELETE FROM attachment WHERE id = ?', id)
  ctx.about({ count: 1, file: name })
}

export function renameAttachment(ctx: WriteContext, { id, name }: { id: number; name: string }): void {
  requireAttachment(ctx, id)
  const next = documentName(name.trim())
  ctx.db.exec('UPDATE attachment SET name = ? WHERE id = ?', next, id)
  ctx.about({ count: 1, file: next })
}

/** Removes and renames files of an entry, within the change under way; what is gone by now is left out. Gives whether that was a change. */
export function changeFiles({ db, now }: WriteContext, historyEntryId: number, { removed, renamed }: FileChanges): boolean {
  let count = 0
  for (const id of removed) count += db.exec('DELETE FROM attachment WHERE id = ? AND historyEntryId = ?', id, historyEntryId)
  for (const { id, name } of renamed) {
    const next = documentName(name)
    count += db.exec('UPDATE attachment SET name = ? WHERE id = ? AND historyEntryId = ? AND name <> ?', next, id, historyEntryId, next)
  }
  if (count > 0) db.exec('UPDATE historyEntry SET updatedAt = ? WHERE id = ?', now, historyEntryId)
  return count > 0
}

function requireAttachment({ db, now }: WriteContext, id: number): { name: string } {
  const row = db.row<{ name: string; historyEntryId: number | null; activityId: number | null }>('SELECT name, historyEntryId, activityId FROM attachment WHERE id = ?', id)
  if (!row) throw new AppError('notFound', 'This file is not there any more.')
  const { table, owner } = requireOwner(db, row.historyEntryId === null ? { activityId: row.activityId ?? 0 } : { historyEntryId: row.historyEntryId })
  db.exec(`UPDATE ${table} SET updatedAt = ? WHERE id = ?`, now, owner)
  return row
}

/** Throws `notFound`, or `forbidden` for an activity of a calendar that follows a file. */
function requireOwner(db: ReadDb, to: Owner): { regarding: string; table: 'historyEntry' | 'activity'; column: 'historyEntryId' | 'activityId'; owner: number } {
  const [table, column, owner] = 'activityId' in to ? (['activity', 'activityId', to.activityId] as const) : (['historyEntry', 'historyEntryId', to.historyEntryId] as const)
  const regarding = db.value<string>(`SELECT regarding FROM ${table} WHERE id = ?`, owner)
  if (regarding === undefined) throw new AppError('notFound', table === 'activity' ? 'This activity is not there any more.' : 'This entry is not there any more.')
  const isFollowed = table === 'activity' && db.row('SELECT 1 FROM activity a JOIN calendar c ON c.id = a.calendarId WHERE a.id = ? AND c.path IS NOT NULL', owner) !== undefined
  if (isFollowed) throw new AppError('forbidden', 'This calendar follows a file and cannot be changed here.')
  return { regarding: regarding.slice(0, 200), table, column, owner }
}
