import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CalendarProblem, CalendarRefresh } from '#shared/calendars.ts'
import { AppError } from '#shared/errors.ts'
import { deleteActivity } from '../activities/activities.ts'
import { takeBack } from '../changes/changes.ts'
import type { CalendarTable } from '../db/day-schema.ts'
import { ActivityRun, readCalendarBytes, type IncomingActivity } from '../imports/imports.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { writeContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'

/** Who re-reads; undo passes over what it did (db/undo.ts). */
export const calendarActor = 'calendar'
/** The largest file that is followed, in bytes: it is read as a whole. */
const largest = 256 << 20
/** A calendar of at least so many entries that keeps less than this share of them is asked about first. */
const brake = { from: 10, share: 0.2 }

interface Found {
  hash: string
  entries: IncomingActivity[]
  problems: CalendarRefresh['problems']
}
interface Options {
  /** Takes also what empties the calendar. */
  isConfirmed?: boolean
  /** Looks into the file even where its time of change is the same. */
  isForced?: boolean
}

/** What was last seen of each followed file: its time of change and size. */
const seen = new WeakMap<Services, Map<number, string>>()

/** Reads all followed files again that changed; one that fails does not stop the others. */
export async function refreshAll(ctx: JobContext, services: Services): Promise<CalendarRefresh[]> {
  const done: CalendarRefresh[] = []
  for (const id of services.store.read.column<number>('SELECT id FROM calendar WHERE path IS NOT NULL ORDER BY rank, id')) done.push(await refreshCalendar(ctx, services, id, {}))
  return done
}

/** Throws `invalid` for what is no file that can be followed. */
export async function checkFile(path: string): Promise<void> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) throw new AppError('invalid', 'Touchbase follows files of this computer only; save the calendar as a file first.', { field: 'path' })
  const found = await look(path)
  if (typeof found === 'string') throw new AppError('invalid', { missing: 'There is no such file.', unreadable: 'This file cannot be read.', noCalendar: 'This file is no calendar (.ics).', tooLarge: 'This file is too large to be followed.', emptied: '' }[found], { field: 'path', details: { problem: found } })
}

/**
 * Reads a followed file again, as a change of its own that undo passes over. What is the same stays; a file that is missing,
 * broken or suddenly empty leaves what was read before, and says so on the calendar.
 */
export async function refreshCalendar(ctx: JobContext, services: Services, id: number, options: Options): Promise<CalendarRefresh> {
  const { read } = services.store
  const calendar = read.row<CalendarTable>('SELECT * FROM calendar WHERE id = ?', id)
  if (!calendar || calendar.path === null) throw new AppError('notFound', 'This calendar follows no file.')
  const count = () => read.value<number>('SELECT count(*) FROM activity WHERE calendarId = ?', id) ?? 0
  const same = (problem: CalendarProblem | null, problems: CalendarRefresh['problems'] = []): CalendarRefresh => ({ id, isChanged: false, count: count(), problem, problems })
  const marks = seen.get(services) ?? new Map<number, string>()
  seen.set(services, marks)
  const mark = await stat(calendar.path).then(({ mtimeMs, size }) => `${mtimeMs} ${size}`, () => '')
  if (mark !== '' && mark === marks.get(id) && !options.isForced) return same(calendar.problem as CalendarProblem | null)
  const found = await look(calendar.path)
  if (typeof found === 'string') {
    tell(services, calendar, found)
    return same(found)
  }
  marks.set(id, mark)
  if (found.hash === calendar.hash) {
    tell(services, calendar, null)
    return same(null)
  }
  const before = count()
  const left = found.entries.length
  if (!options.isConfirmed && before > 0 && (left === 0 || (before >= brake.from && left < before * brake.share))) {
    tell(services, calendar, 'emptied')
    return same('emptied', found.problems)
  }
  await replace(ctx, services, calendar, found)
  return { id, isChanged: true, count: count(), problem: null, problems: found.problems }
}

async function look(path: string): Promise<Found | CalendarProblem> {
  let bytes: Buffer
  try {
    const status = await stat(path)
    if (!status.isFile()) return 'unreadable'
    if (status.size > largest) return 'tooLarge'
    bytes = await readFile(path)
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
  const found: Found = { hash: createHash('sha256').update(bytes).digest('hex'), entries: [], problems: [] }
  let isCalendar = false
  let turn = performance.now()
  for (const item of readCalendarBytes(basename(path), bytes)) {
    if ('activity' in item) {
      // A journal is no part of a layer: nobody's notes are made by a file that changes.
      if (item.activity.read.kind !== 'journal') found.entries.push(item.activity)
      found.problems.push(...item.activity.problems)
    } else if ('problem' in item) found.problems.push(item.problem)
    isCalendar ||= 'activity' in item || ('calendar' in item && /^BEGIN:VCALENDAR\n./i.test(item.calendar.original))
    if (performance.now() - turn < 10) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    turn = performance.now()
  }
  found.problems.splice(1_000)
  // A calendar that is cut off while it is written has no end: it is looked at again when it is whole.
  const isCut = !/END\s*:\s*V\w+\s*$/i.test(bytes.subarray(-200).toString('latin1').replace(/\0/g, ''))
  return isCalendar && !isCut ? found : 'noCalendar'
}

/** Says on the calendar what is wrong with its file, or that nothing is any more. */
function tell(services: Services, { id, name, problem }: CalendarTable, now: CalendarProblem | null): void {
  if (problem === now) return
  services.store.change({ at: services.now(), actor: calendarActor, action: 'calendars.refresh', subject: { name } }, (db) => db.exec('UPDATE calendar SET problem = ? WHERE id = ?', now, id))
}

/** Exchanges the entries whose text changed. All of one UID go together, for an occurrence hangs on its series. */
async function replace(ctx: JobContext, services: Services, calendar: CalendarTable, found: Found): Promise<void> {
  const { store } = services
  const present = groupsOf(store.read.rows<{ id: number; uid: string; seriesId: number | null; hash: string }>(
    'SELECT a.id, a.uid, a.seriesId, coalesce(s.hash, ?) AS hash FROM activity a LEFT JOIN activitySource s ON s.activityId = a.id WHERE a.calendarId = ?', '', calendar.id), ({ uid }) => uid)
  const wanted = groupsOf(found.entries, ({ read, hash }) => read.uid || `${hash}@touchbase`)
  const gone: number[] = []
  for (const [uid, rows] of present) {
    const entries = wanted.get(uid)
    if (entries && sameHashes(rows, entries)) wanted.delete(uid)
    else gone.push(...rows.filter(({ seriesId }) => seriesId === null).map(({ id }) => id))
  }
  const set = store.openSet({ at: services.now(), actor: calendarActor, action: 'calendars.refresh', subject: { name: calendar.name } })
  const slice = <T>(work: (ctx: ReturnType<typeof writeContext>) => T): T => store.addTo(set, (db) => work(writeContext(services, db, calendarActor, services.now())))
  try {
    for (let at = 0; at < gone.length; at += 50) {
      slice((write) => { for (const id of gone.slice(at, at + 50)) deleteActivity(write, id) })
      await ctx.pause()
    }
    const run = new ActivityRun(services, { duplicates: 'update', policy: 'overwrite' }, calendar.id)
    for (const entries of wanted.values()) for (const activity of entries) run.add(calendar.name, { activity })
    for (const isEnd of [false, true]) {
      if (isEnd) run.end()
      while (run.isWaiting) {
        slice((write) => run.slice(write, 10))
        run.takeDone()
        await ctx.pause()
      }
    }
    await run.keepTexts(() => ctx.pause())
    slice(({ db, now }) => db.exec('UPDATE calendar SET readAt = ?, hash = ?, problem = NULL WHERE id = ?', now, found.hash, calendar.id))
  } catch (error) {
    await takeBack(ctx, services, set)
    throw error
  }
  store.closeSet(set)
  for await (const _count of services.derived.bringUpToDate()) await ctx.pause()
}

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function sameHashes(one: readonly { hash: string }[], other: readonly { hash: string }[]): boolean {
  const plain = (items: readonly { hash: string }[]) => [...new Set(items.map(({ hash }) => hash))].sort().join(' ')
  return plain(one) === plain(other)
}
