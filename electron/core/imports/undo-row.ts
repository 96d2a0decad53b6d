import type { Contact, ContactChanges, ContactListField } from '#shared/contacts.ts'
import { contactTextSchema } from '#shared/contacts.ts'
import { AppError } from '#shared/errors.ts'
import type { RowUndone } from '#shared/imports.ts'
import { readContact, setDeleted, updateContact } from '../contacts/contacts.ts'
import type { ReadDb, Value } from '../db/query.ts'
import type { TrackedTable } from '../db/schema.ts'
import type { WriteContext } from '../rpc/procedures.ts'

type Row = Record<string, Value>

const tables: Readonly<Record<Exclude<ContactListField, 'tags'>, TrackedTable>> = {
  phones: 'phone', emails: 'email', addresses: 'address', links: 'link', dates: 'importantDate', positions: 'position', relations: 'relation',
}

/**
 * Takes back what one import did to one contact: a contact it made goes to the trash; one it changed gets back the fields and
 * rows it had, but for those that were changed again since, which are named. Throws `notFound` where the import did not touch it.
 */
export function undoRow(ctx: WriteContext, changeSetId: number, contactId: number): RowUndone {
  const { db } = ctx
  const set = db.row<{ action: string; state: string }>('SELECT action, state FROM changeSet WHERE id = ?', changeSetId)
  if (!set || set.action !== 'imports.run') throw new AppError('notFound', 'There is no such import.')
  if (set.state !== 'done') throw new AppError('invalid', 'This import is undone already.')
  const contact = readContact(db, contactId)
  if (!contact) throw new AppError('notFound', 'This contact is not there any more.')
  ctx.about({ name: contact.name })
  const log = new Log(db, changeSetId)
  if (log.isInserted('contact', contactId)) {
    setDeleted(db, [contactId], ctx.now)
    return { done: 'trashed', changedSince: [] }
  }
  if (!log.isTouched('contact', contactId)) throw new AppError('notFound', 'This import did not change this contact.')
  const changedSince: string[] = []
  const changes: ContactChanges = {}
  const columns = restoredColumns(log, contactId, changedSince)
  Object.assign(changes, asChanges(columns))
  for (const list of Object.keys(tables) as (keyof typeof tables)[]) restoreList(log, contact, list, changes, changedSince)
  restoreTags(log, contact, changes)
  updateContact(ctx, contactId, changes)
  if (columns.deletedAt !== undefined) setDeleted(db, [contactId], columns.deletedAt as number | null)
  forgetSource(ctx, log, contactId)
  return { done: 'restored', changedSince }
}

/** What the log says of rows that one change set touched. */
class Log {
  readonly db: ReadDb
  readonly #set: number

  constructor(db: ReadDb, changeSetId: number) {
    this.db = db
    this.#set = changeSetId
  }

  isInserted(table: TrackedTable, id: number): boolean {
    // Ids are used once, so the nearest range at or before the id is the only one that can hold it.
    const range = this.db.row<{ changeSetId: number; lastRowId: number }>(
      `SELECT changeSetId, lastRowId FROM change WHERE tableName = ? AND rowId <= ? AND operation = 'insert' ORDER BY rowId DESC LIMIT 1`, table, id)
    return range?.changeSetId === this.#set && range.lastRowId >= id
  }

  isTouched(table: TrackedTable, id: number): boolean {
    return this.db.row('SELECT 1 FROM change WHERE tableName = ? AND rowId = ? AND changeSetId = ? LIMIT 1', table, id, this.#set) !== undefined
  }

  /** The row before this set, and as this set left it; null where it did not update it. */
  update(table: TrackedTable, id: number, now: Row): { before: Row; after: Row } | null {
    const mine = this.db.row<{ seq: number; before: string }>(`SELECT seq, before FROM change WHERE tableName = ? AND rowId = ? AND changeSetId = ? AND operation = 'update' ORDER BY seq LIMIT 1`, table, id, this.#set)
    if (!mine) return null
    return { before: JSON.parse(mine.before) as Row, after: this.later(table, id) ?? now }
  }

  /** The row as it was before a later set changed it; null where none did. */
  later(table: TrackedTable, id: number): Row | null {
    const before = this.db.value<string>(
      `SELECT change.before FROM change JOIN changeSet ON changeSet.id = change.changeSetId
         WHERE change.tableName = ? AND change.rowId = ? AND change.operation = 'update' AND changeSet.state = 'done'
           AND changeSet.createdStep > (SELECT createdStep FROM changeSet WHERE id = ?) ORDER BY change.seq LIMIT 1`, table, id, this.#set)
    return before === undefined ? null : (JSON.parse(before) as Row)
  }
}

/** Follow from others, or tell when and not what. */
const derivedColumns = new Set(['id', 'uid', 'name', 'listName', 'sortKey', 'createdAt', 'updatedAt'])

/** The columns of the contact that the import changed and nobody since, as they were. */
function restoredColumns(log: Log, id: number, changedSince: string[]): Row {
  const now = log.db.row<Row>('SELECT * FROM contact WHERE id = ?', id) ?? {}
  const found = log.update('contact', id, now)
  const restored: Row = {}
  for (const [column, before] of Object.entries(found?.before ?? {})) {
    if (derivedColumns.has(column) || found?.after[column] === before) continue
    if (now[column] === found?.after[column]) restored[column] = before
    else changedSince.push(column)
  }
  return restored
}

function asChanges(columns: Row): ContactChanges {
  const changes: ContactChanges = {}
  for (const [column, value] of Object.entries(columns)) {
    if (column in contactTextSchema.shape || column === 'photo' || column === 'kind') Object.assign(changes, { [column]: value })
    else if (column === 'familyNameFirst') changes.familyNameFirst = value === null ? null : value === 1
    else if (column === 'favouriteAt') changes.isFavourite = value !== null
  }
  return changes
}

function restoreList(log: Log, contact: Contact, list: keyof typeof tables, changes: ContactChanges, changedSince: string[]): void {
  const table = tables[list]
  let isChanged = false
  const kept = (contact[list] as (Row & { id?: number })[]).flatMap((item) => {
    const id = item.id ?? 0
    if (log.isInserted(table, id)) {
      isChanged = true
      if (log.later(table, id) === null) return []
      changedSince.push(list)
      return [item]
    }
    const now = log.db.row<Row>(`SELECT * FROM ${table} WHERE id = ?`, id) ?? {}
    const found = log.update(table, id, now)
    const parts = Object.keys(found?.before ?? {}).filter((key) => key in item && key !== 'id' && found?.before[key] !== found?.after[key])
    if (parts.length === 0) return [item]
    isChanged = true
    if (parts.some((key) => now[key] !== found?.after[key])) {
      changedSince.push(list)
      return [item]
    }
    return [{ ...item, ...Object.fromEntries(parts.map((key) => [key, found?.before[key] ?? null])) }]
  })
  if (isChanged) Object.assign(changes, { [list]: kept })
}

function restoreTags(log: Log, contact: Contact, changes: ContactChanges): void {
  const rows = log.db.rows<{ id: number; name: string }>('SELECT contactTag.id, tag.name FROM contactTag JOIN tag ON tag.id = contactTag.tagId WHERE contactId = ?', contact.id)
  const added = new Set(rows.filter(({ id }) => log.isInserted('contactTag', id)).map(({ name }) => name))
  if (added.size > 0) changes.tags = contact.tags.filter((tag) => !added.has(tag))
}

/** The source goes, too: the same entry imported again must come in again. */
function forgetSource({ db }: WriteContext, log: Log, contactId: number): void {
  for (const now of db.rows<Row & { id: number }>('SELECT * FROM contactSource WHERE contactId = ?', contactId)) {
    if (log.isInserted('contactSource', now.id)) db.exec('DELETE FROM contactSource WHERE id = ?', now.id)
    const found = log.update('contactSource', now.id, now)
    if (found && found.after.hash === now.hash) db.exec('UPDATE contactSource SET hash = ?, original = ? WHERE id = ?', found.before.hash ?? '', found.before.original ?? null, now.id)
  }
}
