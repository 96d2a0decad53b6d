import { AppError } from '#shared/errors.ts'
import { isKnownRelation, reverseOf, type RelationType } from '#shared/relations.ts'
import type { ReadDb } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { typesOf } from './seen-relations.ts'

type Words = Pick<RelationType, 'name' | 'reverse'>

export function countedTypes(db: ReadDb): (RelationType & { count: number })[] {
  return typesOf(db).map((type) => ({ ...type, count: db.value<number>('SELECT count(*) FROM relation WHERE label IN (?, ?)', type.name, type.reverse) ?? 0 }))
}

export function addType(ctx: WriteContext, words: Words): { id: number } {
  refuseTaken(typesOf(ctx.db), words)
  const id = ctx.newId('relationType')
  ctx.db.insert('relationType', { id, name: words.name, reverse: words.reverse })
  ctx.about({ name: words.name })
  return { id }
}

/** Makes a kind that came with a card, unless its word is known already. */
export function ensureType(ctx: WriteContext, words: Words): void {
  if (reverseOf(words.name, typesOf(ctx.db)) === null) addType(ctx, words)
}

export function changeType(ctx: WriteContext, { id, name, reverse }: RelationType): void {
  const old = requireType(ctx.db, id)
  refuseTaken(typesOf(ctx.db).filter((type) => type.id !== id), { name, reverse })
  ctx.db.exec('UPDATE relationType SET name = ?, reverse = ? WHERE id = ?', name, reverse, id)
  relabel(ctx, [[old.name, name], [old.reverse, reverse]])
  ctx.about({ name })
}

export function removeType(ctx: WriteContext, { id, substitute }: { id: number; substitute: string | null }): void {
  const old = requireType(ctx.db, id)
  if (substitute !== null) {
    const reverse = reverseOf(substitute, typesOf(ctx.db).filter((type) => type.id !== id))
    if (reverse === null) throw new AppError('invalid', `There is no kind of relation “${substitute}”.`, { field: 'substitute' })
    relabel(ctx, [[old.name, substitute], [old.reverse, reverse]])
  }
  ctx.db.exec('DELETE FROM relationType WHERE id = ?', id)
  ctx.about({ name: old.name })
}

/** Gives rows their new words. Both words are changed at once, so that exchanging the two works. */
function relabel({ db }: WriteContext, pairs: readonly [string, string][]): void {
  const changed = pairs.filter(([from, to], at) => from !== to && pairs.findIndex((pair) => pair[0] === from) === at)
  if (changed.length === 0) return
  const cases = changed.map(() => 'WHEN ? THEN ?').join(' ')
  db.exec(`UPDATE relation SET label = CASE label ${cases} END WHERE label IN (${changed.map(() => '?').join(', ')})`, ...changed.flat(), ...changed.map(([from]) => from))
}

function requireType(db: ReadDb, id: number): RelationType {
  const type = typesOf(db).find((other) => other.id === id)
  if (!type) throw new AppError('notFound', 'This kind of relation is not there any more.')
  return type
}

/** A word means one thing: neither one of the program's own, nor one that another kind uses. */
function refuseTaken(others: readonly RelationType[], { name, reverse }: Words): void {
  for (const [word, field] of [[name, 'name'], [reverse, 'reverse']] as const) {
    const isTaken = isKnownRelation(word) || others.some((type) => [type.name, type.reverse].some((other) => other.toLowerCase() === word.toLowerCase()))
    if (isTaken) throw new AppError('invalid', `There is a kind of relation “${word}” already.`, { field })
  }
}
