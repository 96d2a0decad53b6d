import { basename } from 'node:path'
import type { HistoryItem } from '#shared/history.ts'
import { historyWords } from '#shared/history-paper.ts'
import type { FileResult } from '#shared/jobs.ts'
import type { Lookup } from '#shared/lookup.ts'
import { csvLine } from '../csv/csv.ts'
import type { ReadDb } from '../db/query.ts'
import { entryIds, readEntries } from '../history/history.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { clockOf, wallText, type ReaderClock } from '../reader-clock.ts'
import type { Services } from '../services.ts'
import { writeWhole } from './whole-file.ts'

/** Which entries: all, those with the contacts of a lookup, those of some days (`to` exclusive) of the reader's zone. */
export interface HistoryExport {
  path: string
  as: 'csv' | 'json'
  lookup?: Lookup
  from?: string | null
  to?: string | null
  timeZone?: string
}

const batch = 100

/**
 * Writes entries of the history, oldest first, as a table that any spreadsheet opens, or as JSON with one entry a line. What the
 * log of changes tells is not part of it: it is no entry. Works in slices. Throws `readOnly` or `diskFull` where it cannot be written.
 */
export async function exportHistory(ctx: JobContext, services: Services, wanted: HistoryExport): Promise<FileResult> {
  const { read } = services.store
  const clock = clockOf(wanted.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const ids = await entryIds(services, { ...wanted, clock }, () => ctx.pause())
  ctx.report({ phase: 'writing', done: 0, total: ids.length })
  const writer = wanted.as === 'csv' ? csvWriter(read, clock) : jsonWriter(read)
  const { result: count, size } = await writeWhole(wanted.path, async (write) => {
    write(Buffer.from(writer.head))
    let written = 0
    for (let at = 0; at < ids.length; at += batch) {
      for (const item of readEntries(read, ids.slice(at, at + batch), { isFull: true, mostPeople: Number.MAX_SAFE_INTEGER })) {
        write(Buffer.from(writer.entry(item, written === 0)))
        written += 1
      }
      ctx.report({ done: Math.min(at + batch, ids.length) })
      await ctx.pause()
    }
    write(Buffer.from(writer.foot))
    return written
  })
  return { name: basename(wanted.path), download: null, size, count }
}

interface EntryWriter {
  head: string
  entry(item: HistoryItem, isFirst: boolean): string
  foot: string
}

const words = historyWords.en

function csvWriter(db: ReadDb, clock: ReaderClock): EntryWriter {
  const types = new Map(db.rows<{ id: number; key: keyof typeof words.types | null; name: string | null }>('SELECT id, key, name FROM activityType').map(({ id, key, name }) => [id, key ? words.types[key] : (name ?? '')]))
  const results: Readonly<Record<string, string>> = words.results
  return {
    // With a byte order mark, without which Excel takes a file for its local encoding.
    head: `\ufeff${csvLine(['Date', 'Type', 'Direction', 'Number', 'Result', 'Minutes', 'Regarding', 'Details', 'People', 'Remarks', 'Attachments', 'Pinned', 'UID'])}`,
    entry: ({ id, at, typeId, direction, phone, result, duration, regarding, details, people, attachments, isPinned }) => csvLine([
      wallText(clock.toWall(at)).slice(0, 16).replace('T', ' '), types.get(typeId) ?? '', direction === null ? '' : words[direction], phone, Object.hasOwn(results, result) ? (results[result] ?? '') : result,
      duration === null ? '' : String(Math.round(duration / 6) / 10), regarding, details, people.map(({ name }) => name).join('; '),
      people.flatMap(({ name, remark }) => (remark ? [`${name}: ${remark}`] : [])).join('\n'), attachments.map(({ name }) => name).join('; '), isPinned ? 'yes' : '', uidOf(db, id),
    ], 3),
    foot: '',
  }
}

/** Times as ISO 8601 in UTC, people by the UID that an export of contacts has them by, files by their SHA-256. */
function jsonWriter(db: ReadDb): EntryWriter {
  const types = new Map(db.rows<{ id: number; key: string | null; name: string | null }>('SELECT id, key, name FROM activityType').map(({ id, key, name }) => [id, key ?? name ?? '']))
  return {
    head: '{"format":"touchbase-history","version":1,"entries":[',
    entry: ({ id, at, typeId, direction, result, duration, regarding, details, people, attachments, isPinned, phone }, isFirst) => `${isFirst ? '\n' : ',\n'}${JSON.stringify({
      uid: uidOf(db, id), at: new Date(at).toISOString(), type: types.get(typeId) ?? '', direction, phone, result, duration, regarding, details, isPinned,
      people: people.map(({ contactId, name, remark }) => ({ uid: db.value<string>('SELECT uid FROM contact WHERE id = ?', contactId) ?? null, name, remark })),
      attachments: attachments.map(({ id: attachmentId, name, size, mediaType }) => ({ name, size, mediaType, sha256: db.value<string>('SELECT blob FROM attachment WHERE id = ?', attachmentId) ?? null })),
    })}`,
    foot: '\n]}\n',
  }
}

const uidOf = (db: ReadDb, id: number | null): string => db.value<string>('SELECT uid FROM historyEntry WHERE id = ?', id) ?? ''
