import { rowAt } from '../activities/activities.ts'
import type { ReadDb } from '../db/query.ts'
import type { ReaderClock } from '../reader-clock.ts'

/** An alarm at one occurrence, from the rows: not yet what a screen shows of it. */
export interface AlarmRow {
  activityId: number
  recurrenceId: string
  alarmKey: string
  /** The row that holds the content: the series', or the override's. */
  rowId: number
  /** When it is due by its own reckoning: UTC milliseconds, or wall time as if it were UTC where `isFloating`. */
  nominal: number
  isFloating: boolean
  /** UTC milliseconds. */
  dueAt: number
  isSnoozed: boolean
}

/** An alarm as it stands beside its occurrence, before the reader's zone is asked. */
interface Found {
  rowId: number
  activityId: number
  recurrenceId: string
  alarmKey: string
  nominal: number
  isFloating: number
}

const day = 86_400_000
/** Nobody plans further ahead than this with an alarm; what a file says beyond it is left alone. In seconds. */
const furthest = 800 * 86_400
/** So many alarms of one kind are read at once: a list nobody reads to its end anyway. */
const most = 1_000
/** Floating times lie this far from UTC at most, in milliseconds. */
const slack = 15 * 3_600_000

/**
 * Alarms that are open and due after `from` and not after `to` (UTC milliseconds), soonest first: neither dismissed nor
 * asleep. Never a list kept in memory: every look asks the file, so nothing is lost with a crash, a sleep or a clock that jumps.
 * What lies in a calendar that follows a file does not remind: it is somebody else's plan.
 */
export function alarmsBetween(db: ReadDb, clock: ReaderClock, from: number, to: number): AlarmRow[] {
  const found = [...offsetAlarms(db, clock, from, to), ...instantAlarms(db, from, to)].map((row) => ({ ...row, isFloating: row.isFloating === 1, dueAt: row.isFloating === 1 ? clock.toInstant(row.nominal) : row.nominal, isSnoozed: false }))
  return [...found, ...wokenAlarms(db, from, to)].sort((a, b) => a.dueAt - b.dueAt || a.activityId - b.activityId || (a.alarmKey < b.alarmKey ? -1 : 1))
}

const columns = `o.activityId AS rowId, coalesce(a.seriesId, a.id) AS activityId, o.recurrenceId, o.isFloating,`
/** Only what is still to come or to be done, of the user's own, and not over before it was written down. */
const open = `a.status IN ('planned', 'tentative') AND o.until >= a.createdAt - CASE o.isFloating WHEN 1 THEN ${slack} ELSE 0 END
  AND (a.calendarId IS NULL OR NOT EXISTS (SELECT 1 FROM calendar c WHERE c.id = a.calendarId AND c.path IS NOT NULL))`
/** Silent: an acknowledgement that is not older than what the alarm is due for now. One that was moved to later rings anew. */
const silenced = (key: string, nominal: string) => `EXISTS (SELECT 1 FROM acknowledgement k WHERE k.activityId = coalesce(a.seriesId, a.id) AND k.occurrence = o.recurrenceId AND k.alarmKey = ${key} AND k.at >= ${nominal})`

/** Those so long before or after the start or the end. Offsets lie close together: they are looked for by the day, each a stretch of the index of times. */
function offsetAlarms(db: ReadDb, clock: ReaderClock, from: number, to: number): Found[] {
  const found: Found[] = []
  const wall = { from: clock.toWall(from), to: clock.toWall(to) }
  for (const isFromEnd of [0, 1]) {
    const base = isFromEnd === 1 ? 'o.until' : 'o.at'
    const key = isFromEnd === 1 ? `'e' || al."offset"` : `CAST(al."offset" AS TEXT)`
    const nominal = `${base} + al."offset" * 1000`
    const sql = (index: string, where: string) => `SELECT ${columns} ${key} AS alarmKey, ${nominal} AS nominal
      FROM occurrence o INDEXED BY ${index} CROSS JOIN alarm al INDEXED BY alarmByActivity ON al.activityId = o.activityId CROSS JOIN activity a ON a.id = o.activityId
      WHERE ${where} AND al.isFromEnd = ${isFromEnd} AND al."offset" >= ? AND al."offset" < ?
        AND ${nominal} > CASE o.isFloating WHEN 1 THEN ? ELSE ? END AND ${nominal} <= CASE o.isFloating WHEN 1 THEN ? ELSE ? END
        AND ${open} AND NOT ${silenced(key, nominal)} LIMIT ${most}`
    for (let low = nextOffset(db, isFromEnd, -furthest); low !== undefined && low <= furthest; low = nextOffset(db, isFromEnd, low + 86_400)) {
      const range = [from - slack - (low + 86_400) * 1000, to + slack - low * 1000] as const
      const exact = [low, low + 86_400, wall.from, from, wall.to, to] as const
      // What is longer than a day and reckoned from its end is found by its end.
      if (isFromEnd === 0) found.push(...db.rows<Found>(sql('occurrenceByTime', 'o.at >= ? AND o.at <= ?'), ...range, ...exact))
      else {
        found.push(...db.rows<Found>(sql('occurrenceByTime', `o.at >= ? AND o.at <= ? AND o.until - o.at <= ${day}`), range[0] - day, range[1], ...exact))
        found.push(...db.rows<Found>(sql('occurrenceLong', `o.until >= ? AND o.until <= ? AND o.until - o.at > ${day}`), ...range, ...exact))
      }
    }
  }
  return found
}

const nextOffset = (db: ReadDb, isFromEnd: number, from: number) => db.value<number>('SELECT min("offset") FROM alarm WHERE isFromEnd = ? AND "offset" >= ?', isFromEnd, from) ?? undefined

/** Those at an instant of their own. They belong to the activity as a whole, whether it has a date or not. */
function instantAlarms(db: ReadDb, from: number, to: number): Found[] {
  return db.rows<Found>(`SELECT a.id AS rowId, a.id AS activityId, '' AS recurrenceId, 0 AS isFloating, '@' || al.at AS alarmKey, al.at AS nominal
    FROM alarm al CROSS JOIN activity a ON a.id = al.activityId
    WHERE al.at > ? AND al.at <= ? AND a.seriesId IS NULL AND a.status IN ('planned', 'tentative')
      AND (a.calendarId IS NULL OR NOT EXISTS (SELECT 1 FROM calendar c WHERE c.id = a.calendarId AND c.path IS NOT NULL))
      AND NOT EXISTS (SELECT 1 FROM acknowledgement k WHERE k.activityId = a.id AND k.occurrence = '' AND k.alarmKey = '@' || al.at)
    ORDER BY al.at DESC LIMIT ${most}`, from, to)
}

/** Those whose sleep has ended. One whose activity was done, removed or moved to later meanwhile is not woken by it. */
function wokenAlarms(db: ReadDb, from: number, to: number): AlarmRow[] {
  const acknowledged = db.rows<{ activityId: number; occurrence: string; alarmKey: string; until: number; at: number }>(
    `SELECT activityId, occurrence, alarmKey, until, at FROM acknowledgement WHERE until > ? AND until <= ? ORDER BY until DESC LIMIT ${most}`, from, to)
  return acknowledged.flatMap(({ activityId, occurrence, alarmKey, until, at }) => {
    const now = nominalOf(db, { activityId, recurrenceId: occurrence, alarmKey })
    if (!now || now.nominal > at) return []
    return [{ activityId, recurrenceId: occurrence, alarmKey, rowId: now.rowId, nominal: until, isFloating: false, dueAt: until, isSnoozed: true }]
  })
}

/** When an alarm is due by its own reckoning, and which row says so; undefined where there is none of the kind any more, or what it reminds of is done. */
export function nominalOf(db: ReadDb, { activityId, recurrenceId, alarmKey }: { activityId: number; recurrenceId: string; alarmKey: string }): { nominal: number; isFloating: boolean; rowId: number; start: number | null } | undefined {
  const rowId = recurrenceId === '' ? activityId : rowAt(db, activityId, recurrenceId)
  if (db.row(`SELECT 1 FROM activity WHERE id = ? AND status IN ('planned', 'tentative')`, rowId) === undefined) return undefined
  const occurrence = db.row<{ at: number; until: number; isFloating: number }>('SELECT at, until, isFloating FROM occurrence WHERE activityId = ? AND recurrenceId = ? LIMIT 1', rowId, recurrenceId)
  const start = occurrence?.at ?? null
  if (alarmKey.startsWith('@')) {
    const at = Number(alarmKey.slice(1))
    return db.row('SELECT 1 FROM alarm WHERE activityId = ? AND at = ?', rowId, at) === undefined ? undefined : { nominal: at, isFloating: false, rowId, start }
  }
  const isFromEnd = alarmKey.startsWith('e')
  const offset = Number(isFromEnd ? alarmKey.slice(1) : alarmKey)
  if (!occurrence || db.row('SELECT 1 FROM alarm WHERE activityId = ? AND isFromEnd = ? AND "offset" = ?', rowId, isFromEnd ? 1 : 0, offset) === undefined) return undefined
  return { nominal: (isFromEnd ? occurrence.until : occurrence.at) + offset * 1000, isFloating: occurrence.isFloating === 1, rowId, start }
}
