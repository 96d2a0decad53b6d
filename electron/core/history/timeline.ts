import type { HistoryItem, TimelinePage, TimelineRequest } from '#shared/history.ts'
import type { ReadDb } from '../db/query.ts'
import { entryPlaces } from './entry-places.ts'
import { cursorOf, placeOf, type Place } from './places.ts'
import { contactsOf, readEntries } from './read-entries.ts'

/** A page of a timeline. */
export function timeline(db: ReadDb, request: TimelineRequest): TimelinePage {
  const contacts = contactsOf(db, request.contactId, request.isBelow)
  const after = request.before === null ? null : placeOf(request.before)
  const wanted = request.limit + 1
  const places: Place[] = []
  if (contacts !== null && (after === null || after.isPinned)) places.push(...entryPlaces(db, contacts, request, true, after, wanted))
  if (places.length < wanted) places.push(...entryPlaces(db, contacts, request, false, after?.isPinned ? null : after, wanted - places.length))
  const page = places.slice(0, request.limit)
  const last = page.at(-1)
  return { items: itemsOf(db, page, request.isFull), next: places.length > page.length && last ? cursorOf(last) : null }
}

function itemsOf(db: ReadDb, places: readonly Place[], isFull: boolean): HistoryItem[] {
  return readEntries(db, places.map(({ id }) => id), { isFull })
}
