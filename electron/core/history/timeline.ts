import type { HistoryItem, TimelinePage, TimelineRequest } from '#shared/history.ts'
import type { ReadDb } from '../db/query.ts'
import { changeLines } from './change-lines.ts'
import { entryPlaces } from './entry-places.ts'
import { textQuery, type TextQuery } from './find-text.ts'
import { foundPlaces, type FoundPlaces } from './found-places.ts'
import { comparePlaces, cursorOf, placeOf, type Place } from './places.ts'
import { contactsOf, readEntries } from './read-entries.ts'

/**
 * A page of a timeline: pinned entries, then entries and what the log of changes tells, merged by time. A page may be short
 * of its limit, or empty, where a text had to be looked for in many entries; `next` goes on from there.
 */
export function timeline(db: ReadDb, request: TimelineRequest): TimelinePage {
  const { limit, withId, contactId, isFull } = request
  // Everybody's entries with one person are that person's.
  const scope = contactId === null && withId !== null ? { contacts: [withId], filter: { ...request, withId: null } } : { contacts: contactsOf(db, contactId, request.isBelow), filter: request }
  const page = new Page(db, scope.contacts, scope.filter, textQuery(request.text), limit + 1)
  const after = request.before === null ? null : placeOf(request.before)
  if (scope.contacts !== null && (after === null || after.isPinned)) page.addPinned(after)
  if (!page.isFull) page.addByTime(after?.isPinned ? null : after, withId === null)
  return page.read(limit, isFull)
}

class Page {
  readonly #db: ReadDb
  readonly #contacts: readonly number[] | null
  readonly #filter: TimelineRequest
  readonly #query: TextQuery | null
  readonly #wanted: number
  readonly #places: Place[] = []
  readonly #lines = new Map<number, HistoryItem>()
  #stoppedAt: Place | null = null

  constructor(db: ReadDb, contacts: readonly number[] | null, filter: TimelineRequest, query: TextQuery | null, wanted: number) {
    this.#db = db
    this.#contacts = contacts
    this.#filter = filter
    this.#query = query
    this.#wanted = wanted
  }

  get isFull(): boolean {
    return this.#places.length >= this.#wanted || this.#stoppedAt !== null
  }

  addPinned(after: Place | null): void {
    const { places, stoppedAt } = this.#entries(true, after)
    this.#places.push(...places)
    this.#stoppedAt = stoppedAt
  }

  /** Entries and lines of the log, whichever comes first; lines no further than they are needed. */
  addByTime(after: Place | null, hasLines: boolean): void {
    const { places, stoppedAt } = this.#entries(false, after)
    const lines = hasLines ? changeLines(this.#db, this.#contacts, this.#filter, this.#query, after) : null
    let line = lines?.next().value as HistoryItem | undefined
    let at = 0
    while (this.#places.length < this.#wanted) {
      const entry = places[at] ?? stoppedAt
      const place = line ? placeOfLine(line) : null
      if (line && place && (!entry || comparePlaces(place, entry) < 0)) {
        this.#places.push(place)
        this.#lines.set(place.id, line)
        line = lines?.next().value as HistoryItem | undefined
      } else if (at < places.length && entry) {
        this.#places.push(entry)
        at += 1
      } else {
        this.#stoppedAt = stoppedAt
        return
      }
    }
  }

  #entries(isPinned: boolean, after: Place | null): FoundPlaces {
    const count = this.#wanted - this.#places.length
    if (this.#query) return foundPlaces(this.#db, this.#contacts, this.#filter, this.#query, isPinned, after, count)
    return { places: entryPlaces(this.#db, this.#contacts, this.#filter, isPinned, after, count), stoppedAt: null }
  }

  read(limit: number, isFull: boolean): TimelinePage {
    const page = this.#places.slice(0, limit)
    const entries = new Map(readEntries(this.#db, page.flatMap(({ kind, id }) => (kind === 'h' ? [id] : [])), { isFull }).map((item) => [item.key, item]))
    const items = page.flatMap(({ kind, id }) => (kind === 'h' ? entries.get(`h${id}`) : this.#lines.get(id)) ?? [])
    const last = this.#places.length > limit ? page.at(-1) : this.#stoppedAt
    return { items, next: last ? cursorOf(last) : null }
  }
}

const placeOfLine = ({ at, changeSetId }: HistoryItem): Place => ({ isPinned: false, at, kind: 'c', id: changeSetId ?? 0 })
