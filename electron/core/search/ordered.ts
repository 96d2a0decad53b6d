import type { ReadDb, Value } from '../db/query.ts'
import { fold, sortKey } from './fold.ts'
import { findContacts } from './search-read.ts'

/**
 * A lookup as data for whoever puts its contacts in order: the core's thread where they are few, another one where a
 * million names would keep everybody waiting (order-thread.ts). `where` and `column` are SQL over `contact c`.
 */
export interface OrderPlan {
  where: string
  values: Value[]
  /** What was typed; null when nothing was. The trash is not indexed: there it is looked for in the names. */
  text: string | null
  isInTrash: boolean
  /** The column to sort by; null for the order of names. */
  column: string | null
  /** The same values for a stretch of ids, (id, value) with the first of each contact first; null where there is no quicker way than `column`. */
  stretch: string | null
  isDescending: boolean
}

/** Ids read at a time from `stretch`, and asked for by name. */
const stretchLength = 20_000
const askedLength = 2_000

/** The ids of a lookup in its order. */
export function orderedIds(db: ReadDb, plan: OrderPlan): Float64Array {
  const ids = idsByName(db, plan)
  if (plan.column !== null) return byValue(ids, valuesOf(db, plan, plan.column, ids), plan.isDescending)
  return Float64Array.from(plan.isDescending ? ids.toReversed() : ids)
}

/** In name order; those that a text finds in the order of finding. */
function idsByName(db: ReadDb, { where, values, text, isInTrash }: OrderPlan): number[] {
  const all = () => db.column<number>(`SELECT c.id FROM contact c WHERE ${where} ORDER BY c.sortKey, c.id`, ...values)
  if (text === null) return all()
  if (isInTrash) {
    const wanted = fold(text.trim())
    return db.tuples<[number, string]>(`SELECT c.id, c.name FROM contact c WHERE ${where} ORDER BY c.sortKey, c.id`, ...values).filter(([, name]) => fold(name).includes(wanted)).map(([id]) => id)
  }
  const found = findContacts(db, text) ?? []
  if (where === 'c.deletedAt IS NULL') return found
  if (found.length < askedLength) return db.column<number>(`SELECT c.id FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value WHERE ${where} ORDER BY j.key`, JSON.stringify(found), ...values)
  const wanted = new Set(all())
  return found.filter((id) => wanted.has(id))
}

/** The value of each of the ids, in their order. */
function valuesOf(db: ReadDb, plan: OrderPlan, column: string, ids: readonly number[]): (string | number)[] {
  const values = new Map<number, string | number>()
  if (plan.stretch !== null && ids.length > stretchLength) {
    const last = db.value<number>('SELECT max(id) FROM contact') ?? 0
    for (let first = 1; first <= last; first += stretchLength) {
      for (const [id, value] of db.tuples<[number, string | number]>(plan.stretch, first, first + stretchLength - 1)) if (!values.has(id)) values.set(id, value)
    }
  } else {
    for (let from = 0; from < ids.length; from += askedLength) {
      const some = JSON.stringify(ids.slice(from, from + askedLength))
      for (const [id, value] of db.tuples<[number, string | number]>(`SELECT c.id, ${column} FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value`, some)) values.set(id, value)
    }
  }
  return ids.map((id) => values.get(id) ?? '')
}

/**
 * Sorts by values as people read them (folded, Chinese by pinyin); what is empty comes last either way. Equal values stay
 * as they were. Only values that differ are compared; the contacts are then counted into their places.
 */
function byValue(ids: readonly number[], values: readonly (string | number)[], isDescending: boolean): Float64Array {
  const keys = new Map<string | number, string | number>()
  for (const value of values) if (!keys.has(value)) keys.set(value, keyOf(value))
  const all = [...new Set(keys.values())]
  const numbers = all.filter((key) => typeof key === 'number').sort((a, b) => a - b)
  const texts = all.filter((key) => typeof key === 'string' && key !== '').sort() // eslint-disable-line typescript/require-array-sort-compare -- texts in their own order are sorted in half the time that a function takes
  const sorted: (string | number)[] = [...numbers, ...texts]
  if (isDescending) sorted.reverse()
  sorted.push('')
  const places = new Map(sorted.map((key, place) => [key, place]))
  const placeOf = (value: string | number) => places.get(keys.get(value) ?? '') ?? 0
  const starts = new Uint32Array(sorted.length + 1)
  for (const value of values) starts[placeOf(value) + 1]! += 1
  for (let place = 1; place < starts.length; place++) starts[place]! += starts[place - 1] ?? 0
  const ordered = new Float64Array(ids.length)
  for (const [at, id] of ids.entries()) {
    const place = placeOf(values[at] ?? '')
    ordered[starts[place]!++] = id
  }
  return ordered
}

/** What a value of a column is compared by. */
export const keyOf = (value: string | number): string | number => (typeof value === 'number' || value === '' ? value : sortKey(value))

/** Binary order of keys; numbers come before texts. */
export function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
