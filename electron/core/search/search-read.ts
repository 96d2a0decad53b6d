import type { ReadDb } from '../db/query.ts'
import { countSql } from './count-thread.ts'
import { matchExpressions } from './fold.ts'

/**
 * The contacts that a typed text finds: first those found by name, company, e-mail, phone or town, in name order, then
 * those found anywhere else. Ids only; null when the text has nothing to look for.
 */
export function findContacts(db: ReadDb, typed: string): number[] | null {
  const found = expressions(db, typed)
  if (found === null) return null
  const near = db.column<number>(hitsSql, found.near)
  if (!found.anywhere) return near
  const anywhere = db.column<number>(hitsSql, found.anywhere)
  if (anywhere.length === near.length) return near
  const seen = new Set(near)
  return [...near, ...anywhere.filter((id) => !seen.has(id))]
}

/** Some hits of `findContacts` in its order, the first `limit` of them, and whether there are more: what a keystroke needs. */
export function findFirst(db: ReadDb, typed: string, limit: number): { ids: number[]; hasMore: boolean } {
  const found = expressions(db, typed)
  if (found === null) return { ids: [], hasMore: false }
  const near = db.column<number>(`${hitsSql} LIMIT ?`, found.near, limit + 1)
  if (near.length > limit || !found.anywhere) return { ids: near.slice(0, limit), hasMore: near.length > limit }
  const seen = new Set(near)
  const beyond = db.column<number>(`${hitsSql} LIMIT ?`, found.anywhere, limit + 1 + near.length).filter((id) => !seen.has(id))
  const ids = [...near, ...beyond]
  return { ids: ids.slice(0, limit), hasMore: ids.length > limit }
}

/** How many contacts a typed text finds. At a million some 20 ms for a frequent letter: on this thread for those who need it at once. */
export function countAll(db: ReadDb, typed: string): number {
  const expression = countExpression(db, typed)
  return expression === null ? 0 : (db.value<number>(countSql, expression) ?? 0)
}

/** What is to be counted for a typed text; null when it has nothing to look for. Whatever is found in what people type is found in everything. */
export function countExpression(db: ReadDb, typed: string): string | null {
  const found = expressions(db, typed)
  return found && (found.anywhere ?? found.near)
}

/** Where a contact stands in `findContacts`, from 0; -1 when it is not found. */
export function placeAmongFound(db: ReadDb, typed: string, contactId: number): number {
  const found = expressions(db, typed)
  const id = db.value<number>('SELECT id FROM typeAheadOf WHERE contactId = ?', contactId)
  if (found === null || id === undefined) return -1
  // Beside MATCH, FTS5 of SQLite 3.54 takes no notice of `rowid = ?`.
  const isIn = (expression: string) => db.value('SELECT 1 FROM typeAhead WHERE typeAhead MATCH ? AND rowid BETWEEN ? AND ?', expression, id, id) !== undefined
  const countBelow = (expression: string, below: number) => db.value<number>('SELECT count(*) FROM typeAhead WHERE typeAhead MATCH ? AND rowid < ?', expression, below) ?? 0
  if (isIn(found.near)) return countBelow(found.near, id)
  if (!found.anywhere || !isIn(found.anywhere)) return -1
  return countBelow(found.near, Number.MAX_SAFE_INTEGER) + countBelow(found.anywhere, id) - countBelow(found.near, id)
}

const hitsSql = 'SELECT r.contactId FROM typeAhead t CROSS JOIN typeAheadRow r ON r.id = t.rowid WHERE typeAhead MATCH ? ORDER BY t.rowid'
/** What to look for, `anywhere` only where the text reaches beyond what people type: one or two letters would find half of all notes. */
function expressions(db: ReadDb, typed: string): { near: string; anywhere: string | null } | null {
  const found = matchExpressions(typed, (start) => db.value('SELECT 1 FROM typeAheadStart WHERE word = ?', start) !== undefined)
  return found && (reachesFurther(typed) ? found : { near: found.near, anywhere: null })
}

/** One or two letters are a beginning; one ideograph is already a word. */
function reachesFurther(typed: string): boolean {
  const text = typed.trim()
  return text.length >= 3 || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
}

