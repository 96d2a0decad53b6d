import { tagColourSchema, type Tag, type TagGroup, type Tags } from '#shared/tags.ts'
import type { ReadDb } from '../db/query.ts'

/** Up to so many rows the contacts of a group are counted one by one: some three milliseconds. */
const mostCounted = 20_000

/** All tags and groups. Costs what there are tags, whatever the number of contacts. */
export function readTags(db: ReadDb): Tags {
  const rows = db.rows<Omit<Tag, 'colour'> & { colour: string | null }>(
    'SELECT tag.id, name, colour, tagGroupId, coalesce(count, 0) AS count FROM tag LEFT JOIN tagCount ON tagId = tag.id')
  const compare = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  const tags = rows.map((row): Tag => ({ ...row, colour: tagColourSchema.safeParse(row.colour).data ?? null })).sort((a, b) => compare.compare(a.name, b.name))
  const groups = db.rows<{ id: number; name: string }>('SELECT id, name FROM tagGroup ORDER BY rank, id')
  return { tags, groups: groups.map((group): TagGroup => ({ ...group, count: countOf(db, tags.filter((tag) => tag.tagGroupId === group.id)) })) }
}

/** How many contacts have one of some tags at least. One with two of them counts once, so the tags' own counts do not add up. */
function countOf(db: ReadDb, tags: readonly Tag[]): number | null {
  const used = tags.filter((tag) => tag.count > 0)
  if (used.length <= 1) return used[0]?.count ?? 0
  if (used.reduce((sum, tag) => sum + tag.count, 0) > mostCounted) return null
  return db.value<number>(
    `SELECT count(DISTINCT contactId) FROM contactTag JOIN contact ON contact.id = contactId
      WHERE tagId IN (SELECT value FROM json_each(?)) AND deletedAt IS NULL`, JSON.stringify(used.map((tag) => tag.id))) ?? 0
}
