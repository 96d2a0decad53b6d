import type { ActivityFilter } from '#shared/activities.ts'
import type { Value } from '../db/query.ts'
import { openColumns, openState, type OpenRow } from './open-rows.ts'

/** Instants in UTC milliseconds, and the same on the reader's wall for floating times and whole days. */
export interface Bounds {
  now: number
  nowWall: number
  today: number
  todayWall: number
  from: number | null
  to: number | null
  fromWall: number | null
  toWall: number | null
}

type Row = OpenRow & { id: number }

/** One stretch after another of an index, each row once over all sources of a list. */
interface Source {
  /** Its last values are where to go on, and how many. */
  sql: string
  values: readonly Value[]
  first: readonly Value[]
  next: (last: Row) => readonly Value[]
}

/** Longer ones than this have an index of their own (occurrenceLong), in milliseconds. */
const day = 86_400_000

/**
 * Where the rows of a filter are: those with a date along the index of times (or the contact's own), those without apart.
 * What is open is never looked for among all that is past: tasks have an index of the open ones.
 */
export function sourcesOf(filter: ActivityFilter, bounds: Bounds): Source[] {
  const narrow = narrowing(filter)
  if (filter.contactId !== null) return [...contactSources(filter, bounds, narrow, filter.contactId)]
  if (filter.state === 'done') return [doneSource(bounds, narrow)]
  const sources = datedSources(filter, bounds, narrow)
  return filter.from === null && filter.to === null && filter.state !== 'overdue' && filter.kind !== 'event' ? [...sources, undated(narrow)] : sources
}

interface Narrowing {
  sql: string
  values: Value[]
}

/** What is asked of an activity's own row. */
function narrowing({ typeIds, kind, priorities, isWithoutContact, state }: ActivityFilter): Narrowing {
  const parts: string[] = []
  const values: Value[] = []
  const add = (sql: string, ...more: Value[]) => { parts.push(sql); values.push(...more) }
  if (typeIds.length > 0) add('a.typeId IN (SELECT value FROM json_each(?))', JSON.stringify(typeIds))
  if (kind !== 'all') add(`a.isTask = ${kind === 'task' ? 1 : 0}`)
  if (priorities.length > 0) add('a.priority IN (SELECT value FROM json_each(?))', JSON.stringify(priorities))
  if (isWithoutContact) add('NOT EXISTS (SELECT 1 FROM participant w WHERE w.activityId = a.id AND w.contactId IS NOT NULL)')
  if (state === 'done') add(`a.status = 'done'`)
  else if (state !== 'all') add(`a.status IN ('planned', 'tentative')`)
  return { sql: parts.length > 0 ? ` AND ${parts.join(' AND ')}` : '', values }
}

/** The days asked for, exactly: a value for floating times, one for the others. */
function within({ from, fromWall, to, toWall }: Bounds): Narrowing {
  const parts: string[] = []
  const values: Value[] = []
  if (from !== null && fromWall !== null) { parts.push('max(o.until, o.at + 1) > CASE o.isFloating WHEN 1 THEN ? ELSE ? END'); values.push(fromWall, from) }
  if (to !== null && toWall !== null) { parts.push('o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END'); values.push(toWall, to) }
  return { sql: parts.length > 0 ? ` AND ${parts.join(' AND ')}` : '', values }
}

function datedSources(filter: ActivityFilter, bounds: Bounds, narrow: Narrowing): Source[] {
  const low = bounds.from === null || bounds.fromWall === null ? -Number.MAX_SAFE_INTEGER : Math.min(bounds.from, bounds.fromWall) - day
  const high = bounds.to === null || bounds.toWall === null ? Number.MAX_SAFE_INTEGER : Math.max(bounds.to, bounds.toWall)
  if (filter.state === 'all') {
    const long = low === -Number.MAX_SAFE_INTEGER ? [] : [longOnes(bounds, narrow, low)]
    return [byTime(bounds, narrow, low, high, long.length > 0 ? ` AND o.until - o.at <= ${day}` : ''), ...long]
  }
  const todayLow = Math.min(bounds.today, bounds.todayWall) - day
  const past = filter.kind === 'event' ? [] : [openTasks(bounds, narrow, low, Math.min(high, Math.max(bounds.today, bounds.todayWall)), filter.state === 'overdue')]
  if (filter.state === 'overdue') return past
  const open: Narrowing = { sql: `${narrow.sql} AND ${openState} AND (a.isTask = 0 OR ${notBefore})`, values: [...narrow.values, bounds.nowWall, bounds.now, bounds.todayWall, bounds.today] }
  const since = Math.max(low, todayLow)
  if (bounds.to !== null || bounds.from !== null) return [...past, byTime(bounds, open, since, high, ` AND o.until - o.at <= ${day}`), longOnes(bounds, open, since)]
  // Without an end of the list a series is there once: its many occurrences are not even read.
  const single = { ...open, sql: `${open.sql} AND a.recurrence IS NULL` }
  return [...past, byTime(bounds, single, since, high, ` AND o.until - o.at <= ${day}`), longOnes(bounds, single, since), nextOfSeries(bounds, narrow)]
}

/** The first occurrence of each series that is still to come or not over. */
function nextOfSeries({ now, nowWall, today, todayWall }: Bounds, narrow: Narrowing): Source {
  return {
    sql: `SELECT o.id, ${openColumns} FROM seriesReach r CROSS JOIN activity a ON a.id = r.activityId CROSS JOIN occurrence o ON o.id = (
        SELECT n.id FROM occurrence n WHERE n.activityId = r.activityId
          AND CASE a.isTask WHEN 1 THEN n.at >= CASE n.isFloating WHEN 1 THEN ? ELSE ? END ELSE max(n.until, n.at + 1) > CASE n.isFloating WHEN 1 THEN ? ELSE ? END END ORDER BY n.at LIMIT 1)
      WHERE a.recurrence IS NOT NULL${narrow.sql} AND r.activityId > ? ORDER BY r.activityId LIMIT ?`,
    values: [todayWall, today, nowWall, now, ...narrow.values], first: [0], next: ({ activityId }) => [activityId],
  }
}

/** Tasks of earlier days are found by the index of open ones, so that nothing is found twice. */
const notBefore = 'o.at >= CASE o.isFloating WHEN 1 THEN ? ELSE ? END'

function byTime(bounds: Bounds, narrow: Narrowing, low: number, high: number, more: string): Source {
  const days = within(bounds)
  return {
    sql: `SELECT o.id, ${openColumns} FROM occurrence o INDEXED BY occurrenceByTime CROSS JOIN activity a ON a.id = o.activityId
      WHERE o.at < ?${more}${days.sql}${narrow.sql} AND (o.at, o.until, o.activityId, o.id) > (?, ?, ?, ?) ORDER BY o.at, o.until, o.activityId, o.id LIMIT ?`,
    values: [high, ...days.values, ...narrow.values], first: [low, 0, 0, 0], next: ({ at, until, activityId, id }) => [at, until, activityId, id],
  }
}

function longOnes(bounds: Bounds, narrow: Narrowing, low: number): Source {
  const days = within(bounds)
  return {
    sql: `SELECT o.id, ${openColumns} FROM occurrence o INDEXED BY occurrenceLong CROSS JOIN activity a ON a.id = o.activityId
      WHERE o.until - o.at > ${day}${days.sql}${narrow.sql} AND (o.until, o.at, o.id) > (?, ?, ?) ORDER BY o.until, o.at, o.id LIMIT ?`,
    values: [...days.values, ...narrow.values], first: [low, 0, 0], next: ({ at, until, id }) => [until, at, id],
  }
}

/** Open tasks of days before today. Overdue is what was over, too, when the day began. */
function openTasks(bounds: Bounds, narrow: Narrowing, low: number, high: number, isOver: boolean): Source {
  const days = within(bounds)
  const over = isOver ? ' AND max(o.until, o.at + 1) <= CASE o.isFloating WHEN 1 THEN ? ELSE ? END' : ''
  return {
    sql: `SELECT o.id, ${openColumns} FROM occurrence o INDEXED BY occurrenceOpen CROSS JOIN activity a ON a.id = o.activityId
      WHERE o.isOpen = 1 AND o.at < ? AND a.isTask = 1 AND o.at < CASE o.isFloating WHEN 1 THEN ? ELSE ? END${over}${days.sql}${narrow.sql} AND (o.at, o.id) > (?, ?) ORDER BY o.at, o.id LIMIT ?`,
    values: [high, bounds.todayWall, bounds.today, ...(isOver ? [bounds.todayWall, bounds.today] : []), ...days.values, ...narrow.values],
    first: [low, 0], next: ({ at, id }) => [at, id],
  }
}

/** What is done, by the index of when it was. */
function doneSource(bounds: Bounds, narrow: Narrowing): Source {
  const days = bounds.from === null && bounds.to === null ? { sql: '', values: [] } : { sql: ` AND o.id IS NOT NULL${within(bounds).sql}`, values: within(bounds).values }
  return {
    sql: `SELECT a.id, a.id AS activityId, coalesce(a.recurrenceId, '') AS recurrenceId, o.at, o.until, coalesce(o.isFloating, 1) AS isFloating, coalesce(a.seriesId, a.id) AS seriesId, a.isTask, a.priority, (a.seriesId IS NOT NULL) AS isSeries, coalesce(a.completedAt, a.updatedAt) AS doneAt
      FROM activity a INDEXED BY activityDone LEFT JOIN occurrence o ON o.activityId = a.id AND o.recurrenceId = coalesce(a.recurrenceId, '')
      WHERE a.status = 'done' AND a.recurrence IS NULL${days.sql}${narrow.sql} AND coalesce(a.completedAt, a.updatedAt) <= ? AND (coalesce(a.completedAt, a.updatedAt) < ? OR a.id < ?) ORDER BY coalesce(a.completedAt, a.updatedAt) DESC, a.id DESC LIMIT ?`,
    values: [...days.values, ...narrow.values], first: [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0],
    next: (last) => { const { doneAt } = last as Row & { doneAt: number }; return [doneAt, doneAt, last.activityId] },
  }
}

/** Tasks without a date. */
function undated(narrow: Narrowing): Source {
  return {
    sql: `SELECT ${undatedColumns} FROM activity a INDEXED BY activityUndated WHERE a.start IS NULL${narrow.sql} AND a.id > ? ORDER BY a.id LIMIT ?`,
    values: narrow.values, first: [0], next: ({ id }) => [id],
  }
}

const undatedColumns = `a.id, a.id AS activityId, '' AS recurrenceId, NULL AS at, NULL AS until, 1 AS isFloating, a.id AS seriesId, a.isTask, a.priority, 0 AS isSeries`

/** A contact's own, all of them at once per stretch of activities. */
function contactSources(filter: ActivityFilter, bounds: Bounds, narrow: Narrowing, contactId: number): Source[] {
  const days = within(bounds)
  const open = filter.state === 'open' ? { sql: ` AND ${openState}`, values: [bounds.nowWall, bounds.now] }
    : filter.state === 'overdue' ? { sql: ' AND a.isTask = 1 AND max(o.until, o.at + 1) <= CASE o.isFloating WHEN 1 THEN ? ELSE ? END', values: [bounds.todayWall, bounds.today] } : { sql: '', values: [] }
  const dated: Source = {
    sql: `SELECT o.id, ${openColumns} FROM participant p CROSS JOIN activity a ON a.id = p.activityId CROSS JOIN occurrence o ON o.activityId = a.id
      WHERE p.contactId = ?${open.sql}${days.sql}${narrow.sql} AND (p.activityId, o.at, o.id) > (?, ?, ?) ORDER BY p.activityId, o.at, o.id LIMIT ?`,
    values: [contactId, ...open.values, ...days.values, ...narrow.values], first: [0, -Number.MAX_SAFE_INTEGER, 0], next: ({ activityId, at, id }) => [activityId, at, id],
  }
  if (filter.from !== null || filter.to !== null || filter.state === 'overdue' || filter.kind === 'event') return [dated]
  return [dated, {
    sql: `SELECT ${undatedColumns} FROM participant p CROSS JOIN activity a ON a.id = p.activityId WHERE p.contactId = ? AND a.start IS NULL${narrow.sql} AND a.id > ? ORDER BY a.id LIMIT ?`,
    values: [contactId, ...narrow.values], first: [0], next: ({ id }) => [id],
  }]
}
