import type { CompanyPerson, CompanyRollUp } from '#shared/companies.ts'
import type { ReadDb } from '../db/query.ts'

/** The people of a company, each once: current when any position there has not ended. */
const peopleSql = `SELECT p.contactId AS id, min(p.endedOn IS NOT NULL) AS isFormer FROM position p WHERE p.companyId = ? GROUP BY p.contactId`

/** How many work and worked there, and what their tags and documents come to. */
export function rollUp(db: ReadDb, id: number): CompanyRollUp {
  const counts = db.row<{ current: number | null; former: number | null }>(
    `SELECT sum(isFormer = 0) AS current, sum(isFormer = 1) AS former FROM (${peopleSql}) JOIN contact c USING (id) WHERE c.deletedAt IS NULL`, id)
  const tags = db.rows<{ name: string; count: number }>(
    `SELECT t.name, count(*) AS count FROM (${peopleSql}) p JOIN contact c USING (id) JOIN contactTag ct ON ct.contactId = p.id JOIN tag t ON t.id = ct.tagId
      WHERE p.isFormer = 0 AND c.deletedAt IS NULL GROUP BY t.id ORDER BY count(*) DESC, t.name COLLATE NOCASE LIMIT 12`, id)
  const documents = db.rows<CompanyRollUp['documents'][number]>(
    `SELECT d.id, d.name, d.addedAt, c.id AS contactId, c.name AS contact FROM (${peopleSql}) p JOIN contact c USING (id) JOIN document d ON d.contactId = c.id
      WHERE c.deletedAt IS NULL ORDER BY d.addedAt DESC, d.id DESC LIMIT 20`, id)
  return { current: counts?.current ?? 0, former: counts?.former ?? 0, tags, documents }
}

const rowsSql = `SELECT c.id, c.name, c.photo, p.isFormer,
  coalesce((SELECT title FROM position WHERE contactId = c.id AND companyId = ? ORDER BY endedOn IS NOT NULL, rank LIMIT 1), '') AS title,
  coalesce((SELECT department FROM position WHERE contactId = c.id AND companyId = ? ORDER BY endedOn IS NOT NULL, rank LIMIT 1), '') AS department,
  (SELECT endedOn FROM position WHERE contactId = c.id AND companyId = ? ORDER BY endedOn IS NOT NULL, rank LIMIT 1) AS endedOn,
  coalesce((SELECT value FROM phone WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS phone,
  (SELECT e164 FROM phone WHERE contactId = c.id ORDER BY rank LIMIT 1) AS e164,
  coalesce((SELECT value FROM email WHERE contactId = c.id ORDER BY rank LIMIT 1), '') AS email
  FROM (${peopleSql}) p JOIN contact c USING (id) WHERE c.deletedAt IS NULL ORDER BY p.isFormer, c.sortKey, c.id LIMIT ? OFFSET ?`

/** A window of the people, those who work there now first, in name order. */
export function companyPeople(db: ReadDb, { id, offset, limit }: { id: number; offset: number; limit: number }): CompanyPerson[] {
  return db.rows<Omit<CompanyPerson, 'isFormer'> & { isFormer: number }>(rowsSql, id, id, id, id, limit, offset).map((row) => ({ ...row, isFormer: row.isFormer === 1 }))
}
