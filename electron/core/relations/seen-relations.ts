import type { RelationType, SeenRelation } from '#shared/relations.ts'
import { reverseOf } from '#shared/relations.ts'
import type { ReadDb } from '../db/query.ts'

export function typesOf(db: ReadDb): RelationType[] {
  return db.rows<RelationType>('SELECT id, name, reverse FROM relationType ORDER BY name COLLATE NOCASE, id')
}

interface Row {
  id: number
  label: string
  otherId: number | null
  name: string
  kind: 'person' | 'company' | null
}

/** Somebody whom half the file names (a large company) is shown with as many as can be read. */
const most = 500

const ownSql = `SELECT r.id, r.label, r.otherId, coalesce(c.name, r.name) AS name, c.kind FROM relation r LEFT JOIN contact c ON c.id = r.otherId WHERE r.contactId = ? ORDER BY r.rank`
const theirsSql = `SELECT r.id, r.label, r.contactId AS otherId, c.name, c.kind FROM relation r JOIN contact c ON c.id = r.contactId WHERE r.otherId = ? AND c.deletedAt IS NULL ORDER BY r.id LIMIT ${most}`

/** The relations of a contact as it sees them. What both sides store is shown once, as this side calls it. */
export function seenFrom(db: ReadDb, id: number): SeenRelation[] {
  const types = typesOf(db)
  const own = db.rows<Row>(ownSql, id).map((row) => ({ ...row, isTheirs: false, theirLabel: null }))
  const theirs = db.rows<Row>(theirsSql, id).filter((row) => row.otherId !== id).map((row) => ({ ...row, label: reverseOf(row.label, types), theirLabel: row.label, isTheirs: true }))
  const said = new Set(own.map((row) => `${row.otherId} ${row.label.toLowerCase()}`))
  return [...own, ...theirs.filter((row) => {
    const key = `${row.otherId} ${(row.label ?? row.theirLabel).toLowerCase()}`
    if (said.has(key)) return false
    said.add(key)
    return true
  })]
}
