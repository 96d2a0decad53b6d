import { nameKey, tidyName } from '#shared/tags.ts'
import type { ReadDb } from '../db/query.ts'

/**
 * The id of the tag that goes by a name, whatever its case; undefined where there is none. SQLite folds the case of
 * ASCII alone, so names with other letters are compared with all tags.
 */
export function tagIdOf(db: ReadDb, name: string): number | undefined {
  const tidy = tidyName(name)
  const id = db.value<number>('SELECT id FROM tag WHERE name = ?', tidy)
  // eslint-disable-next-line no-control-regex -- the whole of ASCII is meant, its control signs included
  if (id !== undefined || /^[\x00-\x7f]*$/.test(tidy)) return id
  const key = nameKey(tidy)
  return db.rows<{ id: number; name: string }>('SELECT id, name FROM tag').find((tag) => nameKey(tag.name) === key)?.id
}

/** The same for groups of tags. */
export function groupIdOf(db: ReadDb, name: string): number | undefined {
  const key = nameKey(name)
  return db.rows<{ id: number; name: string }>('SELECT id, name FROM tagGroup').find((group) => nameKey(group.name) === key)?.id
}
