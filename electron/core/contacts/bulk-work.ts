import { assertNever } from '#shared/errors.ts'
import type { BulkChange } from '#shared/bulk.ts'
import { trackedTables, type TrackedTable } from '../db/schema.ts'
import type { ReadDb, Value } from '../db/query.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { tagIdOf } from '../tags/tags.ts'
import { bulkField } from './bulk-fields.ts'
import { tagNamed } from './contact-lists.ts'

/** One kind of bulk change, ready to be counted and done. */
export interface BulkWork {
  /** Those of some contacts that it changes; the others are so already, or have no such field. */
  changing(db: ReadDb, ids: readonly number[]): number[]
  /** Called before the first is changed, in the same transaction. */
  begin?(ctx: WriteContext): void
  /** Changes one of those. */
  apply(ctx: WriteContext, id: number): void
}

/** `now` in UTC milliseconds. */
export function workOf(db: ReadDb, change: BulkChange, now: number): BulkWork {
  switch (change.kind) {
    case 'addTags': return addTags(db, change.tags)
    case 'removeTags': return removeTags(db, change.tags)
    case 'setField': {
      const value = change.value.trim()
      return bulkField(change.field, () => value)
    }
    case 'replaceText': return bulkField(change.field, replacer(change))
    case 'favourite': return column('favouriteAt', change.isOn ? 'c.favouriteAt IS NULL' : 'c.favouriteAt IS NOT NULL', change.isOn ? now : null, true)
    case 'verified': return column('verifiedAt', change.isOn ? `coalesce(c.verifiedAt, 0) < ${now}` : 'c.verifiedAt IS NOT NULL', change.isOn ? now : null)
    case 'remove': return column('deletedAt', 'c.deletedAt IS NULL', now)
    case 'restore': return column('deletedAt', 'c.deletedAt IS NOT NULL', null)
    case 'purge': return { changing: (from, ids) => idsWhere(from, ids, 'c.deletedAt IS NOT NULL'), apply: ({ db: write }, id) => purge(write, id) }
    default: return assertNever(change)
  }
}

function idsWhere(db: ReadDb, ids: readonly number[], condition: string, ...values: Value[]): number[] {
  return db.column<number>(`SELECT c.id FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value WHERE ${condition}`, JSON.stringify(ids), ...values)
}

function column(name: string, condition: string, value: number | null, isEdit = false): BulkWork {
  const sql = `UPDATE contact SET ${name} = ?${isEdit ? ', updatedAt = max(updatedAt + 1, ?)' : ''} WHERE id = ?`
  return {
    changing: (db, ids) => idsWhere(db, ids, condition),
    apply: ({ db, now }, id) => void (isEdit ? db.exec(sql, value, now, id) : db.exec(sql, value, id)),
  }
}

/** The contact's own row tells of every change of what belongs to it. */
const touch = ({ db, now }: WriteContext, id: number) => db.exec('UPDATE contact SET updatedAt = max(updatedAt + 1, ?) WHERE id = ?', now, id)

const countOfTags = '(SELECT count(*) FROM contactTag WHERE contactId = c.id AND tagId IN (SELECT value FROM json_each(?)))'

function addTags(read: ReadDb, names: readonly string[]): BulkWork {
  // A tag that is not there yet nobody has. Of two spellings that mean one tag, one counts.
  let tagIds = known(read, names)
  const isMissing = names.some((name) => tagIdOf(read, name) === undefined)
  let isBegun = !isMissing
  return {
    changing: (db, ids) => (isBegun ? idsWhere(db, ids, `${countOfTags} < ?`, JSON.stringify(tagIds), tagIds.length) : idsWhere(db, ids, '1')),
    begin: ({ db, newId }) => {
      if (isBegun) return
      tagIds = [...new Set(names.map((name) => tagNamed(db, newId, name)))]
      isBegun = true
    },
    apply: (ctx, id) => {
      const { db, newId } = ctx
      let rank = db.value<number>('SELECT coalesce(max(rank), -1) FROM contactTag WHERE contactId = ?', id) ?? -1
      for (const tagId of tagIds) {
        // Removed or merged while this goes on: it is not made anew.
        if (db.row('SELECT 1 FROM contactTag WHERE contactId = ? AND tagId = ?', id, tagId) || !db.row('SELECT 1 FROM tag WHERE id = ?', tagId)) continue
        rank += 1
        db.insert('contactTag', { id: newId('contactTag'), contactId: id, rank, tagId })
      }
      touch(ctx, id)
    },
  }
}

function removeTags(read: ReadDb, names: readonly string[]): BulkWork {
  const tagIds = JSON.stringify(known(read, names))
  return {
    changing: (db, ids) => idsWhere(db, ids, `${countOfTags} > 0`, tagIds),
    apply: (ctx, id) => {
      ctx.db.exec('DELETE FROM contactTag WHERE contactId = ? AND tagId IN (SELECT value FROM json_each(?))', id, tagIds)
      touch(ctx, id)
    },
  }
}

const known = (db: ReadDb, names: readonly string[]) => [...new Set(names.flatMap((name) => tagIdOf(db, name) ?? []))]

function replacer({ find, replace, isCaseExact }: Extract<BulkChange, { kind: 'replaceText' }>): (text: string) => string {
  const pattern = new RegExp(find.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), isCaseExact ? 'g' : 'gi')
  return (text) => text.replace(pattern, () => replace)
}

/**
 * Entries of the history that are about this contact alone go with it; those that are about others, too, lose it. Activities keep its
 * name. All of it before the contact itself, for the reason below.
 */
function forgetHistory(db: WriteContext['db'], id: number): void {
  const alone = db.column<number>('SELECT historyEntryId FROM historyContact h WHERE contactId = ? AND NOT EXISTS (SELECT 1 FROM historyContact WHERE historyEntryId = h.historyEntryId AND contactId <> ?)', id, id)
  db.exec('DELETE FROM historyContact WHERE contactId = ?', id)
  for (const entry of alone) {
    db.exec('DELETE FROM attachment WHERE historyEntryId = ?', entry)
    db.exec('DELETE FROM historyEntry WHERE id = ?', entry)
  }
  db.exec(`UPDATE participant SET contactId = NULL, name = CASE name WHEN '' THEN (SELECT name FROM contact WHERE id = ?) ELSE name END WHERE contactId = ?`, id, id)
}

/** What belongs to a contact, found by the one list of tables: a table that comes later is not forgotten here. */
const childTables = (Object.keys(trackedTables) as TrackedTable[]).filter((table) => trackedTables[table] === 'contactId')

/**
 * Removes a contact's rows. What points to it from elsewhere keeps its name and loses the link. Invariant: whatever hangs on the
 * contact goes before it, so that undo, which goes backwards, finds the contact there when it puts the rest back.
 */
function purge(db: WriteContext['db'], id: number): void {
  forgetHistory(db, id)
  for (const table of childTables) db.exec(`DELETE FROM ${table} WHERE contactId = ?`, id)
  db.exec('DELETE FROM declinedRelation WHERE otherId = ?', id)
  db.exec('UPDATE relation SET otherId = NULL WHERE otherId = ?', id)
  db.exec('UPDATE position SET companyId = NULL WHERE companyId = ?', id)
  db.exec('DELETE FROM contact WHERE id = ?', id)
}
