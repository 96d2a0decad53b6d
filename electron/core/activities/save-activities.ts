import type { ActivityContent, OccurrenceKey } from '#shared/activities.ts'
import { AppError } from '#shared/errors.ts'
import type { Scope } from '#shared/recurrence.ts'
import { formatRecurrence, isNoShift, parseRecurrence, shiftBetween, shiftTime, type RecurrenceParts } from '#shared/recurrence-text.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { dropAcknowledgements, followSeries, moveOverrides } from './follow-series.ts'
import { carryOver, timesAfter } from './merge-content.ts'
import { withNewPeople } from './new-people.ts'
import { requireOccurrence, standFrom, writeOverride } from './overrides.ts'
import { contentOf, readAtOccurrence, requireActivity, requireRow, rowAt, settleKey } from './read-activities.ts'
import { alignStart, moveSeries, type Series } from './series-recurrence.ts'
import { endBefore, isFirst } from './split-series.ts'
import { insertActivity, requireOwn, updateActivity } from './write-activities.ts'

export interface ScopedKey extends OccurrenceKey {
  scope: Scope
}

export function create(ctx: WriteContext, { content, newContacts }: { content: ActivityContent; newContacts: readonly string[] }): { id: number } {
  const { ids: [id] } = createMany(ctx, { contents: [content], newContacts })
  return { id: id ?? 0 }
}

export function createMany(ctx: WriteContext, { contents, newContacts }: { contents: readonly ActivityContent[]; newContacts: readonly string[] }): { ids: number[] } {
  const ids = withNewPeople(ctx, contents, newContacts).map((content) => insertActivity(ctx, alignStart(content)))
  ctx.about({ name: contents[0]?.regarding ?? '', count: ids.length })
  return { ids }
}

/**
 * Saves an activity, or one occurrence of a series, that occurrence and all that follow, or all of them (RFC 5545, sections
 * 3.8.4.4 and 3.8.5). What was edited is carried over; gives the id of the row that holds it now.
 */
export function save(ctx: WriteContext, { scope, content, ...given }: ScopedKey & { content: ActivityContent }): { id: number } {
  const key = settleKey(ctx.db, given)
  const row = requireRow(ctx.db, key.activityId)
  requireOwn(ctx, row.calendarId)
  ctx.about({ name: content.regarding, count: 1 })
  if (row.recurrence === null || row.start === null) return { id: saveSingle(ctx, row, content) }
  // Without an occurrence the series itself was edited.
  if (key.recurrenceId === '') return { id: saveAll(ctx, { ...key, recurrenceId: row.start }, content) }
  requireOccurrence(ctx.db, key)
  if (scope === 'this') return { id: saveThis(ctx, key, content) }
  if (scope === 'all' || isFirst(row, key.recurrenceId)) return { id: saveAll(ctx, key, content) }
  return { id: saveFollowing(ctx, key, content) }
}

function saveSingle(ctx: WriteContext, row: ActivityTable, content: ActivityContent): number {
  updateActivity(ctx, row.id, content.recurrence === row.recurrence ? content : alignStart(content))
  return row.id
}

function saveThis(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent): number {
  if (content.start === null) throw new AppError('invalid', 'An occurrence of a series needs a day.', { field: 'start' })
  return writeOverride(ctx, key, content)
}

/** The series after an edit at one of its occurrences, and what becomes of each occurrence that differs. */
function edited(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent) {
  const series = requireActivity(ctx.db, key.activityId)
  const before = contentOf(readAtOccurrence(ctx.db, key))
  const seriesContent = contentOf(series)
  if (content.start === null || before.start === null) throw new AppError('invalid', 'What recurs needs a first day.', { field: 'start' })
  // An occurrence that was moved by itself takes the series along by as much as it moves now, not by what it differs.
  const shift = shiftBetween(before.start, content.start)
  const to = shiftTime(key.recurrenceId, shift)
  const own: Series = { start: series.start ?? before.start, timeZone: series.timeZone, parts: parseRecurrence(series.recurrence) }
  const moved = moveSeries(own, content, key.recurrenceId, to)
  const carried = { ...carryOver(before, content, seriesContent, false), timeZone: content.timeZone, status: content.status === 'done' ? seriesContent.status : content.status }
  return { series, before, carried, moved, to, seriesContent, isMoved: !isNoShift(shift) || content.timeZone !== before.timeZone }
}

function saveAll(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent): number {
  const { seriesContent, before, carried, moved, to, isMoved } = edited(ctx, key, content)
  const rowId = rowAt(ctx.db, key.activityId, key.recurrenceId)
  const isOver = !recurs(moved.series.parts)
  const start = isOver ? to : moved.series.start
  const after = { ...carried, ...timesAfter(seriesContent, before, content, start), recurrence: isOver ? null : formatRecurrence(moved.series.parts) }
  updateActivity(ctx, key.activityId, after)
  if (isMoved) dropAcknowledgements(ctx.db, key.activityId)
  const overrides = { before: seriesContent, after, edited: { key, rowId, before, content }, moved, isMoved }
  followSeries(ctx, key.activityId, isOver ? { ...overrides, moved: { ...moved, mapTime: () => null } } : overrides)
  return key.activityId
}

function saveFollowing(ctx: WriteContext, key: OccurrenceKey, content: ActivityContent): number {
  const { db } = ctx
  standFrom(ctx, key)
  const { series, seriesContent, before, carried, moved, to, isMoved } = edited(ctx, key, content)
  const rest = endBefore(ctx, requireRow(db, key.activityId), key.recurrenceId, moved)
  const isOver = !recurs(rest.parts)
  const after = { ...carried, ...timesAfter(seriesContent, before, content, isOver ? to : rest.start), recurrence: isOver ? null : formatRecurrence(rest.parts) }
  const newId = insertActivity(ctx, after, after.typeId === series.typeId ? { isTask: series.isTask ? 1 : 0 } : {})
  copyAttachments(ctx, key.activityId, newId)
  moveOverrides(ctx, key.activityId, newId, key.recurrenceId)
  if (isMoved) dropAcknowledgements(db, newId)
  const overrides = { before: seriesContent, after, edited: { key: { ...key, activityId: newId }, rowId: rowAt(db, newId, key.recurrenceId), before, content }, moved, isMoved }
  followSeries(ctx, newId, isOver ? { ...overrides, moved: { ...moved, mapTime: () => null } } : overrides)
  return newId
}

const recurs = ({ rules, dates, others }: RecurrenceParts): boolean => rules.length > 0 || dates.length > 0 || others.length > 0

function copyAttachments({ db, newId }: WriteContext, from: number, to: number): void {
  for (const { name, blob, addedAt, rank } of db.rows<{ name: string; blob: string; addedAt: number; rank: number }>('SELECT name, blob, addedAt, rank FROM attachment WHERE activityId = ? ORDER BY rank', from)) {
    db.insert('attachment', { id: newId('attachment'), historyEntryId: null, activityId: to, rank, name, blob, addedAt })
  }
}
