import { basename } from 'node:path'
import type { FileResult } from '#shared/jobs.ts'
import { byName, type Lookup } from '#shared/lookup.ts'
import { contentOf, readActivity } from '../activities/activities.ts'
import type { ReadDb } from '../db/query.ts'
import { foldedComponent, writeActivity, type Component, type WritableActivity } from '../icalendar/icalendar.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'
import { AttachedFiles } from './attached-files.ts'
import { CalendarHead } from './ics-head.ts'
import { journals } from './ics-journals.ts'
import { writeWhole } from './whole-file.ts'

/** Which activities: all, those with the contacts of a lookup, those of some days (`to` exclusive) of the reader's zone. Series come whole. */
export interface ActivityExport {
  path: string
  lookup?: Lookup
  from?: string | null
  to?: string | null
  timeZone?: string
}

/**
 * Writes the user's own activities as iCalendar (RFC 5545). What is as it was imported is written as it stood; time zones are
 * those that came with it, or made from what the engine knows. Calendars that follow a file are that file's. Works in slices.
 */
export async function exportActivities(ctx: JobContext, services: Services, wanted: ActivityExport): Promise<FileResult> {
  const { read } = services.store
  const ids = await chosenIds(ctx, services, wanted)
  ctx.report({ phase: 'writing', done: 0, total: ids.length })
  const files = new AttachedFiles(read, wanted.path)
  const head = new CalendarHead(read, new Date(services.now()).getUTCFullYear())
  const isWhole = wanted.lookup === undefined && !wanted.from && !wanted.to
  const { result: count, size } = await writeWhole(wanted.path, async (write) => {
    // The zones stand before what names them, and are known after it.
    const pieces: Buffer[] = []
    let written = 0
    const add = (component: Component, isOwn: boolean) => {
      head.note(component, isOwn)
      pieces.push(Buffer.from(foldedComponent(component)))
      written += 1
    }
    for (const id of ids) {
      for (const row of [id, ...read.column<number>('SELECT id FROM activity WHERE seriesId = ? ORDER BY recurrenceId, id', id)]) {
        const activity = writable(read, row, files)
        if (activity) add(writeActivity(activity, head.zones), activity.original === null)
        await ctx.pause()
      }
      ctx.report({ done: written })
    }
    if (isWhole) for (const journal of journals(read, files)) add(journal, false)
    write(Buffer.from(head.begin(isWhole)))
    for (const piece of pieces) {
      write(piece)
      await ctx.pause()
    }
    write(Buffer.from(head.end(isWhole)))
    return written
  })
  return { name: basename(wanted.path), download: null, size, count, problems: files.problems() }
}

const own = 'seriesId IS NULL AND (calendarId IS NULL OR calendarId IN (SELECT id FROM calendar WHERE path IS NULL))'

/** The ids of single activities and series, in the order in which they were made; occurrences without their series last. */
async function chosenIds(ctx: JobContext, services: Services, { lookup, from, to, timeZone }: ActivityExport): Promise<number[]> {
  const { read } = services.store
  let chosen: Set<number> | null = null
  if (lookup !== undefined) {
    chosen = new Set()
    for (const contactId of services.lists.ids(read, lookup, byName)) {
      for (const id of read.column<number>('SELECT coalesce(a.seriesId, a.id) FROM participant p JOIN activity a ON a.id = p.activityId WHERE p.contactId = ?', contactId)) chosen.add(id)
      await ctx.pause()
    }
  }
  if (from || to) {
    const [since, until] = [from ?? '0001-01-01', to ?? '9999-12-31']
    const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
    const found = new Set([...occurring(read, since, until, null), ...occurring(read, since, until, zone)])
    chosen = chosen ? new Set([...chosen].filter((id) => found.has(id))) : found
  }
  const ids = read.column<number>(`SELECT id FROM activity WHERE ${own} ORDER BY recurrenceId IS NOT NULL, id`)
  return chosen ? ids.filter((id) => chosen.has(id)) : ids
}

/** What happens within these days: floating times by the wall, zoned ones by the reader's clock. */
function occurring(db: ReadDb, from: string, to: string, zone: string | null): number[] {
  const instant = (day: string) => Date.parse(`${day}T00:00:00Z`) - (zone === null ? 0 : offsetOf(zone, Date.parse(`${day}T00:00:00Z`)))
  return db.column<number>(
    `SELECT DISTINCT coalesce(a.seriesId, a.id) FROM occurrence o JOIN activity a ON a.id = o.activityId WHERE o.at < ? AND (o.until > ? OR o.at >= ?) AND o.isFloating = ?`,
    instant(to), instant(from), instant(from), zone === null ? 1 : 0)
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(timeZone: string, at: number): number {
  const text = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${text.replace(' ', 'T')}Z`) - at
}

function writable(db: ReadDb, id: number, files: AttachedFiles): WritableActivity | null {
  const activity = readActivity(db, id)
  if (!activity) return null
  const { uid, isTask, recurrenceId, isFollowing, seriesId, completedAt, createdAt, updatedAt, attachments } = activity
  const zone = seriesId === null ? activity.timeZone : (db.value<string | null>('SELECT timeZone FROM activity WHERE id = ?', seriesId) ?? null)
  return {
    content: contentOf(activity), uid, isTask, completedAt, createdAt, updatedAt, occurrence: recurrenceId === null ? null : { at: recurrenceId, zone, isFollowing, isAlone: seriesId === null },
    original: db.value<string>(`SELECT original FROM activitySource WHERE activityId = ? AND format = 'icalendar' AND original IS NOT NULL`, id) ?? null,
    files: attachments.length === 0 ? [] : files.of('activityId', id),
  }
}

