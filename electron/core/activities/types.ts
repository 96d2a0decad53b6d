import { z } from 'zod'
import { firstSign, writtenByItself, type ActivityType, type BuiltInType } from '#shared/activity-types.ts'
import { limits } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import type { ActivityTypeTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'
import { read, router, write, type WriteContext } from '../rpc/procedures.ts'

const id = z.number().int().positive()

/** What a user can say of a type. Of the program's own, `name` is null and `isTask` and `isPlanned` stay what they are. */
const typeSchema = z.object({
  id: id.nullable().default(null),
  name: z.string().trim().min(1).max(limits.label).nullable().default(null),
  rank: z.number().int().min(0).max(1_000_000).optional(),
  colour: z.string().max(40).nullable(),
  isPlanned: z.boolean(),
  isReached: z.boolean(),
  isTask: z.boolean(),
  isTimeless: z.boolean(),
  duration: z.number().int().min(0).max(100_000),
  alarm: z.number().int().min(0).max(1_000_000).nullable(),
  priority: z.number().int().min(0).max(9),
  isHidden: z.boolean().default(false),
  /** One sign; of the program's own types none is kept, for they have pictures. Absent leaves it as it is. */
  mark: z.string().max(limits.label).optional(),
})

/** Types of activities and history entries: the program's own, whose defaults can be changed and which can be hidden, and the user's. */
export const activityTypesRouter = router({
  /** All in their order, hidden ones too, each with how many activities and entries have it. */
  list: read(z.void(), ({ db }) => readTypes(db)),
  /** Makes a type (`id` null) or changes one. */
  save: write('activityTypes.save', typeSchema, saveType),
  /** Removes one of the user's types. What has it gets `substitute` instead, which must be given where there is any. */
  remove: write('activityTypes.remove', z.object({ id, substitute: id.nullable().default(null) }), removeType),
})

export function readTypes(db: ReadDb): (ActivityType & { uses: number })[] {
  const uses = new Map<number, number>()
  // Both counts go along an index that has the type first.
  for (const table of ['activity', 'historyEntry', 'activityPlanStep']) {
    for (const { typeId, count } of db.rows<{ typeId: number; count: number }>(`SELECT typeId, count(*) AS count FROM ${table} GROUP BY typeId`)) uses.set(typeId, (uses.get(typeId) ?? 0) + count)
  }
  return db.rows<ActivityTypeTable>('SELECT * FROM activityType ORDER BY rank, id').map((row) => ({ ...typeOf(row), uses: uses.get(row.id) ?? 0 }))
}

/** A type; throws `invalid` at the field `typeId`. */
export function requireType(db: ReadDb, typeId: number): ActivityType {
  const row = db.row<ActivityTypeTable>('SELECT * FROM activityType WHERE id = ?', typeId)
  if (!row) throw new AppError('invalid', 'There is no such type of activity any more.', { field: 'typeId' })
  return typeOf(row)
}

const typeOf = ({ key, isPlanned, isReached, isTask, isTimeless, isHidden, ...row }: ActivityTypeTable): ActivityType => ({
  ...row, key: key as BuiltInType | null, isPlanned: isPlanned === 1, isReached: isReached === 1, isTask: isTask === 1, isTimeless: isTimeless === 1, isHidden: isHidden === 1,
})

function saveType(ctx: WriteContext, { id: given, ...content }: z.output<typeof typeSchema>): { id: number } {
  const before = given === null ? null : requireType(ctx.db, given)
  if (before?.key && writtenByItself.includes(before.key)) throw new AppError('invalid', 'Entries of this type are written by the program itself.')
  const name = before?.key ? null : content.name
  if (!before?.key) requireFreeName(ctx.db, name, given)
  const rank = content.rank ?? before?.rank ?? (ctx.db.value<number>('SELECT max(rank) FROM activityType') ?? 0) + 1
  const row = {
    key: before?.key ?? null, name, rank, colour: content.colour,
    isPlanned: flag(before?.key ? before.isPlanned : content.isPlanned), isReached: flag(content.isReached), isTask: flag(before?.key ? before.isTask : content.isTask),
    isTimeless: flag(content.isTimeless), duration: content.duration, alarm: content.alarm, priority: content.priority, isHidden: flag(content.isHidden),
    mark: before?.key ? '' : content.mark === undefined ? (before?.mark ?? '') : firstSign(content.mark),
  }
  ctx.about({ name: name ?? before?.key ?? '' })
  if (given === null) {
    const newId = ctx.newId('activityType')
    ctx.db.insert('activityType', { id: newId, ...row })
    return { id: newId }
  }
  ctx.db.exec(`UPDATE activityType SET ${Object.keys(row).map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...Object.values(row), given)
  return { id: given }
}

function requireFreeName(db: ReadDb, name: string | null, own: number | null): void {
  if (name === null) throw new AppError('invalid', 'A type needs a name.', { field: 'name' })
  const taken = db.value<number>('SELECT id FROM activityType WHERE name = ? COLLATE NOCASE', name)
  if (taken !== undefined && taken !== own) throw new AppError('invalid', `There is a type “${name}” already.`, { field: 'name', details: { id: taken } })
}

function removeType({ db, about }: WriteContext, { id: typeId, substitute }: { id: number; substitute: number | null }): void {
  const type = requireType(db, typeId)
  if (type.key) throw new AppError('invalid', 'The program’s own types cannot be removed, but they can be hidden.')
  if (substitute === typeId) throw new AppError('invalid', 'A type cannot take its own place.', { field: 'substitute' })
  if (substitute !== null) {
    const other = requireType(db, substitute)
    if (other.key && writtenByItself.includes(other.key)) throw new AppError('invalid', 'Entries of this type are written by the program itself.', { field: 'substitute' })
    // Whether it is a task stays as it was: what was overdue does not cease to be so with another name.
    db.exec('UPDATE activity SET typeId = ? WHERE typeId = ?', substitute, typeId)
    db.exec('UPDATE activityPlanStep SET typeId = ? WHERE typeId = ?', substitute, typeId)
    db.exec('UPDATE historyContact SET typeId = ? WHERE historyEntryId IN (SELECT id FROM historyEntry WHERE typeId = ?)', substitute, typeId)
    db.exec('UPDATE historyEntry SET typeId = ? WHERE typeId = ?', substitute, typeId)
  } else if (['activity', 'historyEntry', 'activityPlanStep'].some((table) => db.row(`SELECT 1 FROM ${table} WHERE typeId = ? LIMIT 1`, typeId) !== undefined)) {
    throw new AppError('invalid', 'Activities or entries have this type: say which type they get instead.', { field: 'substitute' })
  }
  db.exec('DELETE FROM activityType WHERE id = ?', typeId)
  about({ name: type.name ?? '' })
}

const flag = (value: boolean): number => (value ? 1 : 0)
