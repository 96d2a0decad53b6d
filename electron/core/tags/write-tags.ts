import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import { tagColourSchema, tagNameSchema } from '#shared/tags.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { groupIdOf, tagIdOf } from './tag-names.ts'

const id = z.number().int().positive()

export const newTagSchema = z.object({ name: tagNameSchema, colour: tagColourSchema.nullable().default(null), tagGroupId: id.nullable().default(null) })
/** Absent = unchanged, null = none. */
export const tagChangesSchema = z.object({ id, changes: z.object({ name: tagNameSchema.optional(), colour: tagColourSchema.nullable().optional(), tagGroupId: id.nullable().optional() }) })
export const groupSchema = z.object({ name: tagNameSchema })
export const groupNameSchema = groupSchema.extend({ id })

/** Makes a tag that nobody has yet. A name that is taken, in whatever case, is refused: `details.id` says by which tag. */
export function createTag(ctx: WriteContext, { name, colour, tagGroupId }: z.output<typeof newTagSchema>): { id: number } {
  requireFree(name, tagIdOf(ctx.db, name))
  if (tagGroupId !== null) requireGroup(ctx.db, tagGroupId)
  const tagId = ctx.newId('tag')
  ctx.db.insert('tag', { id: tagId, name, colour, tagGroupId })
  ctx.about({ name })
  return { id: tagId }
}

/** Renames a tag, gives it a colour, or moves it to a group. Its contacts keep it. */
export function updateTag(ctx: WriteContext, { id: tagId, changes }: z.output<typeof tagChangesSchema>): void {
  const before = requireTag(ctx.db, tagId)
  if (changes.name !== undefined) {
    const taken = tagIdOf(ctx.db, changes.name)
    if (taken !== tagId) requireFree(changes.name, taken)
  }
  if (changes.tagGroupId) requireGroup(ctx.db, changes.tagGroupId)
  const columns = Object.entries(changes).filter(([, value]) => value !== undefined) as [string, string | number | null][]
  if (columns.length === 0) return
  ctx.db.exec(`UPDATE tag SET ${columns.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`, ...columns.map(([, value]) => value), tagId)
  ctx.about({ name: changes.name ?? before })
}

export function createGroup(ctx: WriteContext, { name }: z.output<typeof groupSchema>): { id: number } {
  requireFree(name, groupIdOf(ctx.db, name))
  const groupId = ctx.newId('tagGroup')
  const rank = (ctx.db.value<number>('SELECT max(rank) FROM tagGroup') ?? -1) + 1
  ctx.db.insert('tagGroup', { id: groupId, name, rank })
  ctx.about({ name })
  return { id: groupId }
}

export function renameGroup(ctx: WriteContext, { id: groupId, name }: z.output<typeof groupNameSchema>): void {
  requireGroup(ctx.db, groupId)
  const taken = groupIdOf(ctx.db, name)
  if (taken !== groupId) requireFree(name, taken)
  ctx.db.exec('UPDATE tagGroup SET name = ? WHERE id = ?', name, groupId)
  ctx.about({ name })
}

/** Removes a group. Its tags stay, in no group. */
export function removeGroup(ctx: WriteContext, { id: groupId }: { id: number }): void {
  const name = requireGroup(ctx.db, groupId)
  ctx.db.exec('UPDATE tag SET tagGroupId = NULL WHERE tagGroupId = ?', groupId)
  ctx.db.exec('DELETE FROM tagGroup WHERE id = ?', groupId)
  ctx.about({ name })
}

/** Puts groups in the order given; those not named come after, as they were. */
export function orderGroups(ctx: WriteContext, { ids }: { ids: readonly number[] }): void {
  const all = ctx.db.column<number>('SELECT id FROM tagGroup ORDER BY rank, id')
  const order = [...new Set([...ids.filter((groupId) => all.includes(groupId)), ...all])]
  for (const [rank, groupId] of order.entries()) ctx.db.exec('UPDATE tagGroup SET rank = ? WHERE id = ? AND rank <> ?', rank, groupId, rank)
}

/** The name of a tag; throws `notFound`. */
export function requireTag(db: ReadDb, tagId: number): string {
  const name = db.value<string>('SELECT name FROM tag WHERE id = ?', tagId)
  if (name === undefined) throw new AppError('notFound', 'This tag is not there any more.')
  return name
}

function requireGroup(db: ReadDb, groupId: number): string {
  const name = db.value<string>('SELECT name FROM tagGroup WHERE id = ?', groupId)
  if (name === undefined) throw new AppError('notFound', 'This group of tags is not there any more.')
  return name
}

function requireFree(name: string, taken: number | undefined): void {
  if (taken !== undefined) throw new AppError('invalid', `There is a “${name}” already; upper and lower case do not tell them apart.`, { field: 'name', details: { id: taken } })
}
