import type { ReadDb } from '../db/query.ts'
import { entryPlaces, type EntryFilter } from './entry-places.ts'
import type { TextQuery } from './find-text.ts'
import { belowOf, comparePlaces, type Place } from './places.ts'

/** Up to so many finds of the index are gone through one by one; where there are more, the timeline is walked on. */
const mostFinds = { contact: 20_000, all: 5_000 }
/** Fewer finds than this are asked whether they are the contact's, instead of the contact's whether they are among them. */
const few = 2_000
/** Texts looked at in one go, and in one page. */
const stretch = 200
const mostWalked = 20_000

export interface FoundPlaces {
  places: Place[]
  /** Where looking ended before there were enough: a page may end here, and the next go on. Null at the end of all. */
  stoppedAt: Place | null
}

/**
 * The next entries that a text is in, after a place, at most `count`. What is frequent is found among the first entries; only
 * where those do not fill the page the index is asked, for it tells of all there are at once.
 */
export function foundPlaces(db: ReadDb, contacts: readonly number[] | null, filter: EntryFilter, query: TextQuery, isPinned: boolean, after: Place | null, count: number): FoundPlaces {
  const walk = (from: Place | null, wanted: number, most: number) => walked(db, contacts, filter, query, isPinned, from, wanted, most)
  const first = walk(after, count, 2 * stretch)
  if (first.stoppedAt === null) return first
  const finds = query.indexed(db, contacts === null ? mostFinds.all : mostFinds.contact)
  if (finds === null) {
    const rest = walk(first.stoppedAt, count - first.places.length, mostWalked)
    return { places: [...first.places, ...rest.places], stoppedAt: rest.stoppedAt }
  }
  const candidates = finds.size <= few || contacts === null
    ? placesOfFinds(db, contacts, filter, [...finds], isPinned, first.stoppedAt)
    : entryPlaces(db, contacts, filter, isPinned, first.stoppedAt, Number.MAX_SAFE_INTEGER).filter(({ id }) => finds.has(id))
  const places = [...first.places]
  for (let at = 0; at < candidates.length && places.length < count; at += stretch) places.push(...verified(db, query, candidates.slice(at, at + stretch)))
  return { places: places.slice(0, count), stoppedAt: null }
}

/** Looks at up to `most` texts from a place on; `stoppedAt` is null where `count` were found, or there are no more. */
function walked(db: ReadDb, contacts: readonly number[] | null, filter: EntryFilter, query: TextQuery, isPinned: boolean, after: Place | null, count: number, most: number): FoundPlaces {
  const places: Place[] = []
  let last = after
  for (let seen = 0; seen < most;) {
    const some = entryPlaces(db, contacts, filter, isPinned, last, Math.min(most - seen, 5 * stretch))
    for (let at = 0; at < some.length && places.length < count; at += stretch) places.push(...verified(db, query, some.slice(at, at + stretch)))
    if (places.length >= count || some.length < Math.min(most - seen, 5 * stretch)) return { places: places.slice(0, count), stoppedAt: null }
    last = some.at(-1) ?? last
    seen += some.length
  }
  return { places, stoppedAt: last }
}

function verified(db: ReadDb, query: TextQuery, places: readonly Place[]): Place[] {
  const found = new Set(query.among(db, places.map(({ id }) => id)))
  return places.filter(({ id }) => found.has(id))
}

/** Those of some entries that belong to this timeline and are still to come, in its order. */
function placesOfFinds(db: ReadDb, contacts: readonly number[] | null, { typeIds, from, to, withId }: EntryFilter, ids: readonly number[], isPinned: boolean, after: Place | null): Place[] {
  const below = belowOf(after, 'h')
  const types = typeIds.length > 0 ? 'AND e.typeId IN (SELECT value FROM json_each(?))' : ''
  const own = contacts === null ? '' : `AND e.isPinned = ${isPinned ? 1 : 0} AND EXISTS (SELECT 1 FROM historyContact h WHERE h.historyEntryId = e.id AND h.contactId IN (SELECT value FROM json_each(?)))`
  const others = withId === null ? '' : 'AND EXISTS (SELECT 1 FROM historyContact o WHERE o.historyEntryId = e.id AND o.contactId = ?)'
  return db.rows<{ id: number; at: number }>(
    `SELECT e.id, e.at FROM json_each(?) j CROSS JOIN historyEntry e ON e.id = j.value WHERE e.at >= ? AND e.at < ? AND (e.at, e.id) < (?, ?) ${types} ${own} ${others}`,
    JSON.stringify(ids), from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER, below.at, below.id,
    ...(typeIds.length > 0 ? [JSON.stringify(typeIds)] : []), ...(contacts === null ? [] : [JSON.stringify(contacts)]), ...(withId === null ? [] : [withId]))
    .map(({ id, at }): Place => ({ isPinned: contacts !== null && isPinned, at, kind: 'h', id })).sort(comparePlaces)
}
