import type { Attachment } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import type { HistoryCount, HistoryItem } from '#shared/history.ts'
import type { HistoryEntryTable } from '../db/day-schema.ts'
import type { ReadDb } from '../db/query.ts'

/** Of a timeline, so much of the details and so many people are sent of every entry. */
const shown = { details: 500, people: 12 }

/** A whole entry; throws `notFound` where there is none. */
export function requireEntry(db: ReadDb, id: number): HistoryItem {
  const [item] = readEntries(db, [id], { isFull: true, mostPeople: Number.MAX_SAFE_INTEGER })
  if (!item) throw new AppError('notFound', 'This entry is not there any more.')
  return item
}

/** Entries as a timeline shows them, in the order of their ids as given; those that are gone are left out. */
export function readEntries(db: ReadDb, ids: readonly number[], { isFull, mostPeople = shown.people }: { isFull: boolean; mostPeople?: number }): HistoryItem[] {
  const wanted = JSON.stringify(ids)
  const details = isFull ? 'e.details' : `substr(e.details, 1, ${shown.details + 1})`
  const rows = db.rows<HistoryEntryTable>(
    `SELECT e.id, e.typeId, e.at, e.duration, e.direction, e.result, e.regarding, ${details} AS details, e.isPinned, e.activityId, e.phone
     FROM json_each(?) j CROSS JOIN historyEntry e ON e.id = j.value ORDER BY j.key`, wanted)
  const items = new Map(rows.map((row) => [row.id, itemOf(row, isFull)]))
  for (const { historyEntryId, contactId, name, remark } of db.rows<{ historyEntryId: number; contactId: number; name: string; remark: string }>(
    'SELECT h.historyEntryId, h.contactId, c.name, h.remark FROM json_each(?) j CROSS JOIN historyContact h ON h.historyEntryId = j.value JOIN contact c ON c.id = h.contactId ORDER BY j.key, h.rank', wanted)) {
    const item = items.get(historyEntryId)
    if (!item) continue
    item.peopleCount += 1
    if (item.people.length < mostPeople) item.people.push({ contactId, name, remark })
  }
  for (const { historyEntryId, ...attachment } of db.rows<Attachment & { historyEntryId: number }>(
    `SELECT a.historyEntryId, a.id, a.name, b.size, b.mediaType, a.addedAt FROM json_each(?) j CROSS JOIN attachment a ON a.historyEntryId = j.value JOIN blob b ON b.hash = a.blob ORDER BY j.key, a.rank, a.id`, wanted)) {
    items.get(historyEntryId)?.attachments.push(attachment)
  }
  return [...items.values()]
}

function itemOf({ id, typeId, at, duration, direction, result, regarding, details, isPinned, activityId, phone }: HistoryEntryTable, isFull: boolean): HistoryItem {
  const isCut = !isFull && [...details].length > shown.details
  return {
    key: `h${id}`, id, changeSetId: null, typeId, at, duration, direction, result, regarding, details: isCut ? [...details].slice(0, shown.details).join('') : details, isCut,
    phone, isPinned: isPinned === 1, activityId, people: [], peopleCount: 0, attachments: [], changes: [], action: null, source: null, actor: null,
  }
}

/** Whose history: a contact alone, or of a company also its people; null for everybody's. */
export function contactsOf(db: ReadDb, contactId: number | null, isBelow: boolean): number[] | null {
  if (contactId === null) return null
  if (!isBelow) return [contactId]
  return [...new Set([contactId, ...db.column<number>('SELECT contactId FROM position WHERE companyId = ?', contactId)])]
}

export function countEntries(db: ReadDb, contactId: number | null, isBelow: boolean): HistoryCount[] {
  const contacts = contactsOf(db, contactId, isBelow)
  if (contacts === null) return db.rows<HistoryCount>('SELECT typeId, count(*) AS count FROM historyEntry GROUP BY typeId')
  if (contacts.length === 1) return db.rows<HistoryCount>('SELECT typeId, count(*) AS count FROM historyContact WHERE contactId = ? GROUP BY typeId', contacts[0] ?? 0)
  return db.rows<HistoryCount>('SELECT h.typeId, count(DISTINCT h.historyEntryId) AS count FROM json_each(?) j CROSS JOIN historyContact h ON h.contactId = j.value GROUP BY h.typeId', JSON.stringify(contacts))
}
