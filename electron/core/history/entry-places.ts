import type { TimelineRequest } from '#shared/history.ts'
import type { ReadDb, Value } from '../db/query.ts'
import { belowOf, comparePlaces, type Place } from './places.ts'

export type EntryFilter = Pick<TimelineRequest, 'typeIds' | 'from' | 'to' | 'withId'>

/**
 * The next entries of a timeline after a place, at most `count`, in its order. Every stream is a stretch of an index: one
 * contact's by time, everybody's by time or by type and time. Several streams are read as far as is needed and merged.
 */
export function entryPlaces(db: ReadDb, contacts: readonly number[] | null, filter: EntryFilter, isPinned: boolean, after: Place | null, count: number): Place[] {
  const streams = contacts === null ? streamsOfAll(filter) : contacts.map((id) => streamOf(id, filter, isPinned))
  const { at, id } = belowOf(after, 'h')
  const seen = new Set<number>()
  const places: Place[] = []
  for (const { sql, values } of streams) {
    for (const row of db.rows<{ id: number; at: number }>(sql, ...values, filter.from ?? Number.MIN_SAFE_INTEGER, filter.to ?? Number.MAX_SAFE_INTEGER, at, id, count)) {
      if (!seen.has(row.id)) places.push({ isPinned: contacts !== null && isPinned, at: row.at, kind: 'h', id: row.id })
      seen.add(row.id)
    }
  }
  return streams.length === 1 ? places : places.sort(comparePlaces).slice(0, count)
}

interface Stream {
  sql: string
  values: Value[]
}

function streamOf(contactId: number, { typeIds, withId }: EntryFilter, isPinned: boolean): Stream {
  const types = typeIds.length > 0 ? 'AND h.typeId IN (SELECT value FROM json_each(?))' : ''
  const others = withId === null ? '' : 'AND EXISTS (SELECT 1 FROM historyContact o WHERE o.historyEntryId = h.historyEntryId AND o.contactId = ?)'
  // Indexed by name: where the types are known to be few, SQLite would rather read them by type and sort.
  return {
    sql: `SELECT h.historyEntryId AS id, h.at FROM historyContact h INDEXED BY ${isPinned ? 'historyContactPinned' : 'historyContactByTime'}
      WHERE h.contactId = ? AND h.isPinned = ${isPinned ? 1 : 0} ${types} ${others} AND h.at >= ? AND h.at < ? AND (h.at, h.historyEntryId) < (?, ?) ORDER BY h.at DESC, h.historyEntryId DESC LIMIT ?`,
    values: [contactId, ...(typeIds.length > 0 ? [JSON.stringify(typeIds)] : []), ...(withId === null ? [] : [withId])],
  }
}

/** Everybody's entries are not parted into pinned and others: a pin belongs to the timeline of those it is about. */
function streamsOfAll({ typeIds }: EntryFilter): Stream[] {
  const rest = 'e.at >= ? AND e.at < ? AND (e.at, e.id) < (?, ?) ORDER BY e.at DESC, e.id DESC LIMIT ?'
  if (typeIds.length === 0) return [{ sql: `SELECT e.id, e.at FROM historyEntry e WHERE ${rest}`, values: [] }]
  return [...new Set(typeIds)].map((typeId) => ({ sql: `SELECT e.id, e.at FROM historyEntry e INDEXED BY historyByType WHERE e.typeId = ? AND ${rest}`, values: [typeId] }))
}
