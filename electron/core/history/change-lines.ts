import { builtInTypes } from '#shared/activity-types.ts'
import type { FieldChange, HistoryItem, TimelineRequest } from '#shared/history.ts'
import type { Subject } from '../db/changes.ts'
import type { ReadDb } from '../db/query.ts'
import type { ChangeSetTable } from '../db/schema.ts'
import type { TextQuery } from './find-text.ts'
import { belowOf, type Place } from './places.ts'
import { fieldChanges } from './row-changes.ts'

type Line = Pick<ChangeSetTable, 'id' | 'at' | 'actor' | 'action' | 'subject'>
type Asked = Pick<TimelineRequest, 'typeIds' | 'from' | 'to' | 'withId'>

const fromLog: readonly number[] = [builtInTypes.fieldChange, builtInTypes.import, builtInTypes.merge]
/** So many people of a company are told of in one line of its timeline. */
const mostContacts = 12

/**
 * What the log of changes tells, line by line in the order of the timeline after a place: a contact's own changes, or for
 * everybody one line a change set. Lines are made as they are taken, for seldom more than a few stand on a page.
 */
export function* changeLines(db: ReadDb, contacts: readonly number[] | null, asked: Asked, query: TextQuery | null, after: Place | null): Generator<HistoryItem> {
  if (asked.withId !== null || (asked.typeIds.length > 0 && !asked.typeIds.some((id) => fromLog.includes(id)))) return
  const isWanted = (item: HistoryItem) => (asked.typeIds.length === 0 || asked.typeIds.includes(item.typeId)) && (!query || query.isIn(wordsOf(item)))
  if (contacts === null) {
    for (const line of linesOfAll(db, asked, after)) {
      const item = itemOf(line, null)
      if (isWanted(item)) yield item
    }
    return
  }
  for (const { line, ids } of linesOf(db, contacts, asked, after)) {
    const item = itemOf(line, changesOf(db, line.id, ids))
    const isTold = item.changes.length > 0 || item.typeId !== builtInTypes.fieldChange || item.isNew
    if (!isTold) continue
    item.people = ids.slice(0, mostContacts).flatMap((contactId) => {
      const name = db.value<string>('SELECT name FROM contact WHERE id = ?', contactId)
      return name === undefined ? [] : [{ contactId, name, remark: '' }]
    })
    item.peopleCount = ids.length
    const { isNew: _isNew, ...told } = item
    if (isWanted(told)) yield told
  }
}

function changesOf(db: ReadDb, changeSetId: number, ids: readonly number[]): { changes: FieldChange[]; isNew: boolean } {
  const changes: FieldChange[] = []
  let isNew = false
  for (const id of ids.slice(0, mostContacts)) {
    const own = fieldChanges(db, changeSetId, id)
    if (own === null) isNew = true
    else changes.push(...own)
  }
  return { changes, isNew }
}

function itemOf({ id, at, actor, action, subject }: Line, own: { changes: FieldChange[]; isNew: boolean } | null): HistoryItem & { isNew: boolean } {
  const { name = '', file, count = 0 } = JSON.parse(subject) as Subject
  const isImport = action.startsWith('imports.')
  return {
    key: `c${id}`, id: null, changeSetId: id, typeId: isImport ? builtInTypes.import : action === 'contacts.merge' ? builtInTypes.merge : builtInTypes.fieldChange,
    at, duration: null, direction: null, result: '', regarding: name, details: '', isCut: false, phone: '', isPinned: false, activityId: null, people: [], peopleCount: own ? 0 : count, attachments: [],
    changes: own?.changes ?? [], action, source: isImport ? (file ?? null) : null, actor, isNew: own?.isNew ?? false,
  }
}

const wordsOf = ({ regarding, source, changes }: HistoryItem): string => [regarding, source ?? '', ...changes.flatMap(({ before, after }) => [before, after])].join('\n')

/** Changes of other things than contacts: entries and activities stand in the timeline by themselves. */
const elsewhere = ['history', 'activities', 'activityTypes', 'calendars', 'plans', 'reminders', 'touch', 'settings']
const allSql = `SELECT id, at, actor, action, subject FROM changeSet WHERE state = 'done' AND (at, id) < (?, ?) AND at >= ? AND at < ?
  AND substr(action, 1, instr(action, '.') - 1) NOT IN (${elsewhere.map((feature) => `'${feature}'`).join(', ')}) ORDER BY at DESC, id DESC LIMIT 200`

function* linesOfAll(db: ReadDb, { from, to }: Asked, after: Place | null): Generator<Line> {
  for (let below = belowOf(after, 'c'); ;) {
    const lines = db.rows<Line>(allSql, below.at, below.id, from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER)
    yield* lines
    const last = lines.at(-1)
    if (!last) return
    below = { at: last.at, id: last.id }
  }
}

// A contact's own row changes with everything that belongs to it (`updatedAt`), but for its documents.
const changedSql = `SELECT j.value AS contactId, c.changeSetId AS id FROM json_each(?) j CROSS JOIN change c INDEXED BY changeByRow ON c.tableName = 'contact' AND c.rowId = j.value
  UNION SELECT d.contactId, c.changeSetId FROM json_each(?) j CROSS JOIN document d ON d.contactId = j.value CROSS JOIN change c INDEXED BY changeByRow ON c.tableName = 'document' AND c.rowId = d.id`
/** The range of ids that a row came with: the nearest that begins at it or before. */
const cameSql = (table: 'contact' | 'document', rows: string) => `SELECT r.contactId, c.changeSetId AS id FROM (${rows}) r JOIN change c ON c.seq = (
    SELECT i.seq FROM change i INDEXED BY changeInserted WHERE i.tableName = '${table}' AND i.operation = 'insert' AND i.rowId <= r.rowId ORDER BY i.rowId DESC LIMIT 1) WHERE c.lastRowId >= r.rowId`
const madeSql = `${cameSql('contact', 'SELECT value AS contactId, value AS rowId FROM json_each(?)')}
  UNION ${cameSql('document', 'SELECT d.contactId, d.id AS rowId FROM json_each(?) j CROSS JOIN document d ON d.contactId = j.value')}`

/** The change sets that changed any of these contacts, newest first, each with whom it changed. */
function linesOf(db: ReadDb, contacts: readonly number[], { from, to }: Asked, after: Place | null): { line: Line; ids: number[] }[] {
  const wanted = JSON.stringify(contacts)
  const changed = new Map<number, Set<number>>()
  for (const [contactId, id] of [...db.tuples<[number, number]>(changedSql, wanted, wanted), ...db.tuples<[number, number]>(madeSql, wanted, wanted)]) {
    const ids = changed.get(id)
    if (ids) ids.add(contactId)
    else changed.set(id, new Set([contactId]))
  }
  const below = belowOf(after, 'c')
  return db.rows<Line>(
    `SELECT s.id, s.at, s.actor, s.action, s.subject FROM json_each(?) j CROSS JOIN changeSet s ON s.id = j.value WHERE s.state = 'done' AND s.at >= ? AND s.at < ? AND (s.at, s.id) < (?, ?) ORDER BY s.at DESC, s.id DESC`,
    JSON.stringify([...changed.keys()]), from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER, below.at, below.id)
    .map((line) => ({ line, ids: [...(changed.get(line.id) ?? [])].toSorted((a, b) => a - b) }))
}
