import type { z } from 'zod'
import { writtenByItself } from '#shared/activity-types.ts'
import { AppError } from '#shared/errors.ts'
import type { entryChangeSchema, logSchema } from '#shared/history.ts'
import { insertActivity, markDone, requireType, withContacts } from '../activities/activities.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { changeFiles } from './attachments.ts'
import { withNewContacts } from './new-contacts.ts'
import { setPinned, updateEntry, writeEntry } from './write-entry.ts'

/** What a user does to entries of the history. Each is one change. */

/** Writes down what was; where it completes an activity that is done with it, those who are new become contacts, and the next step is planned: one change. */
export function log(ctx: WriteContext, { entry: given, newContacts, next, completes }: z.output<typeof logSchema>): { id: number; nextId: number | null } {
  requireLoggable(ctx, given.typeId)
  const { entry, made } = withNewContacts(ctx, given, newContacts)
  const rowId = completes ? markDone(ctx, completes, entry.at) : null
  const id = writeEntry(ctx, entry, rowId === null ? {} : { activityId: rowId, occurrence: completes?.recurrenceId ?? '' })
  const nextId = next ? insertActivity(ctx, withContacts(next, (name) => made.get(name) ?? null)) : null
  tellAbout(ctx, id)
  return { id, nextId }
}

export function update(ctx: WriteContext, { id, content, newContacts, files }: z.output<typeof entryChangeSchema>): { isChanged: boolean } {
  if (ctx.db.value<number>('SELECT typeId FROM historyEntry WHERE id = ?', id) !== content.typeId) requireLoggable(ctx, content.typeId)
  const isEntryChanged = updateEntry(ctx, id, withNewContacts(ctx, content, newContacts).entry)
  const areFilesChanged = changeFiles(ctx, id, files)
  tellAbout(ctx, id)
  return { isChanged: isEntryChanged || areFilesChanged }
}

/** Gives how many were there to remove. */
export function remove(ctx: WriteContext, { ids }: { ids: number[] }): { count: number } {
  if (ids[0] !== undefined && ids.length === 1) tellAbout(ctx, ids[0])
  let count = 0
  for (const id of new Set(ids)) count += ctx.db.exec('DELETE FROM historyEntry WHERE id = ?', id)
  if (count === 0) throw new AppError('notFound', 'This entry is not there any more.')
  if (count > 1) ctx.about({ count })
  return { count }
}

export function pin(ctx: WriteContext, { id, isPinned }: { id: number; isPinned: boolean }): void {
  setPinned(ctx, id, isPinned)
  tellAbout(ctx, id)
}

/** What the list of changes says of an entry: what it was about, else with whom. */
export function tellAbout({ db, about }: WriteContext, id: number): void {
  const regarding = db.value<string>('SELECT regarding FROM historyEntry WHERE id = ?', id) ?? ''
  const name = regarding.trim() || (db.value<string>('SELECT c.name FROM historyContact h JOIN contact c ON c.id = h.contactId WHERE h.historyEntryId = ? ORDER BY h.rank LIMIT 1', id) ?? '')
  about({ name: name.slice(0, 200), count: 1 })
}

function requireLoggable({ db }: WriteContext, typeId: number): void {
  const { key } = requireType(db, typeId)
  if (key && writtenByItself.includes(key)) throw new AppError('invalid', 'Entries of this type are written by the program itself.', { field: 'typeId' })
}
