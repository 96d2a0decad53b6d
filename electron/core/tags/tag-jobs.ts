import type { BulkResult } from '#shared/bulk.ts'
import { AppError } from '#shared/errors.ts'
import { changeInSlices } from '../jobs/change-in-slices.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { requireTag } from './write-tags.ts'

const named = 'WHERE tagId = ? AND contactId IN (SELECT value FROM json_each(?))'

/** Gives every contact of some tags another one instead, and removes those: one change set. Contacts in the trash follow, too. */
export async function mergeTags(job: JobContext, services: Services, { ids, into }: { ids: readonly number[]; into: number }): Promise<BulkResult> {
  const db = services.store.read
  const from = [...new Set(ids)].filter((id) => id !== into)
  if (from.length === 0) throw new AppError('invalid', 'A tag cannot be merged with itself.', { field: 'into' })
  const target = requireTag(db, into)
  const names = from.map((id) => requireTag(db, id))
  return changeInSlices(job, services, {
    action: 'tags.merge', subject: { name: target, file: names.join(', ') }, ids: contactsWith(db, from),
    work: (ctx, contactIds) => {
      // Tags may come and go while this runs.
      requireTag(ctx.db, into)
      const some = JSON.stringify(contactIds)
      for (const id of from) {
        // Who has both keeps the one that stays.
        ctx.db.exec(`DELETE FROM contactTag ${named} AND contactId IN (SELECT contactId FROM contactTag WHERE tagId = ?)`, id, some, into)
        ctx.db.exec(`UPDATE contactTag SET tagId = ? ${named}`, into, id, some)
      }
      touch(ctx, some)
      return contactIds.length
    },
    atEnd: ({ db: write }) => { for (const id of from) write.exec('DELETE FROM tag WHERE id = ?', id) },
  })
}

/** Takes tags from all who have them, and removes them. The contacts themselves stay. */
export async function removeTags(job: JobContext, services: Services, { ids }: { ids: readonly number[] }): Promise<BulkResult> {
  const db = services.store.read
  const from = [...new Set(ids)]
  const names = from.map((id) => requireTag(db, id))
  return changeInSlices(job, services, {
    action: 'tags.remove', subject: { name: names.join(', ') }, ids: contactsWith(db, from),
    work: (ctx, contactIds) => {
      const some = JSON.stringify(contactIds)
      for (const id of from) ctx.db.exec(`DELETE FROM contactTag ${named}`, id, some)
      touch(ctx, some)
      return contactIds.length
    },
    atEnd: ({ db: write }) => { for (const id of from) write.exec('DELETE FROM tag WHERE id = ?', id) },
  })
}

function contactsWith(db: Services['store']['read'], tagIds: readonly number[]): number[] {
  return db.column<number>(`SELECT ${tagIds.length > 1 ? 'DISTINCT ' : ''}contactId FROM contactTag WHERE tagId IN (SELECT value FROM json_each(?))`, JSON.stringify(tagIds))
}

/** A contact's own row tells of every change of what belongs to it. */
const touch = ({ db, now }: WriteContext, ids: string) => db.exec('UPDATE contact SET updatedAt = max(updatedAt + 1, ?) WHERE id IN (SELECT value FROM json_each(?))', now, ids)
