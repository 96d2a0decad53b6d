import type { ReadDb } from '../db/query.ts'
import { fold } from '../search/search.ts'
import type { OpenRow } from './open-rows.ts'

/** Whether an activity holds every word of a text, in what it says, where it is or who takes part, without regard to case and accents; null where nothing is asked. */
export function textTest(db: ReadDb, text: string): ((row: OpenRow) => boolean) | null {
  const words = fold(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  // The occurrences of a series say the same: each row of activities is read once.
  const known = new Map<number, boolean>()
  return ({ activityId }) => {
    let isIn = known.get(activityId)
    if (isIn === undefined) {
      const said = fold(db.value<string>(`SELECT regarding || ' ' || location || ' ' || details || ' ' || coalesce((SELECT group_concat(coalesce(c.name, p.name) || ' ' || p.email, ' ') FROM participant p LEFT JOIN contact c ON c.id = p.contactId WHERE p.activityId = a.id), '')
        FROM activity a WHERE id = ?`, activityId) ?? '')
      isIn = words.every((word) => said.includes(word))
      known.set(activityId, isIn)
    }
    return isIn
  }
}
