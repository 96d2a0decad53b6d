import { builtInTypes } from '#shared/activity-types.ts'
import type { ImportRules } from '#shared/imports.ts'
import { wallTimePattern } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'
import { contentType, storeBytes } from '../files/files.ts'
import { writeEntry } from '../history/history.ts'
import { instantOf } from '../icalendar/icalendar.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import type { KnownTypes, PeopleByEmail } from './activity-links.ts'
import type { MatchKey, RowOutcome } from '#shared/imports.ts'
import type { IncomingActivity } from './importer.ts'

/** What a journal became, and what it was known again by. */
export interface JournalWritten {
  outcome: RowOutcome
  match: MatchKey | null
}

/**
 * Journals of calendars (VJOURNAL, RFC 5545, section 3.6.3) as notes of the history at their day. Their text is kept beside the
 * calendars', for a note has no place for it; their files are the note's. `ctx` null means that it is only tried.
 */
export class JournalWriter {
  readonly #read: ReadDb
  readonly #rules: Pick<ImportRules, 'duplicates'>
  readonly #types: KnownTypes
  readonly #people: PeopleByEmail
  #pdfs: string[] = []

  constructor(read: ReadDb, rules: Pick<ImportRules, 'duplicates'>, types: KnownTypes, people: PeopleByEmail) {
    this.#read = read
    this.#rules = rules
    this.#types = types
    this.#people = people
  }

  write(ctx: WriteContext | null, entry: IncomingActivity): JournalWritten {
    const { read, hash, original } = entry
    const uid = (read.uid || `${hash}@touchbase`) + (read.occurrence ? ` ${read.occurrence.time}` : '')
    const kept = `journal ${uid}`
    const present = this.#read.value<number>('SELECT id FROM historyEntry WHERE uid = ?', uid)
    const { start, timeZone, regarding, details, participants } = read.content
    if (present !== undefined) {
      const isSame = this.#read.value<string>('SELECT original FROM calendarSource WHERE hash = ?', kept) === original
      if (isSame || this.#rules.duplicates !== 'update') return { outcome: 'skipped', match: isSame ? 'source' : 'uid' }
      ctx?.db.exec('UPDATE historyEntry SET regarding = ?, details = ?, updatedAt = ? WHERE id = ?', regarding, details, ctx.now, present)
      if (ctx) this.#keep(ctx, present, kept, entry)
      return { outcome: 'updated', match: 'uid' }
    }
    if (!ctx) return { outcome: 'created', match: null }
    const at = start === null ? (read.createdAt ?? read.stampedAt ?? ctx.now) : instantOf({ time: wallTimePattern.test(start) ? start : `${start}T12:00:00`, zone: timeZone })
    const people = [...new Set(participants.flatMap(({ email }) => this.#people.find(email) ?? []))].map((contactId) => ({ contactId, remark: '' }))
    const id = writeEntry(ctx, { typeId: this.#types.of(read.categories, builtInTypes.note), at, duration: null, direction: null, result: '', regarding, details, isPinned: false, people }, { uid })
    this.#keep(ctx, id, kept, entry)
    return { outcome: 'created', match: null }
  }

  /** The PDFs that journals came with, by hash: their text is found when they are written, for it takes a thread. */
  takePdfs(): string[] {
    return this.#pdfs.splice(0)
  }

  #keep({ db, newId, now }: WriteContext, historyEntryId: number, kept: string, { original, files }: IncomingActivity): void {
    db.exec('DELETE FROM calendarSource WHERE hash = ?', kept)
    db.insert('calendarSource', { id: newId('calendarSource'), hash: kept, original })
    for (const [rank, { bytes, name }] of files.entries()) {
      // What it is its bytes tell, not who sent it.
      const mediaType = contentType(bytes)
      const blob = storeBytes(db, bytes, mediaType)
      if (mediaType === 'application/pdf') this.#pdfs.push(blob)
      if (db.row('SELECT 1 FROM attachment WHERE historyEntryId = ? AND blob = ?', historyEntryId, blob) === undefined) db.insert('attachment', { id: newId('attachment'), historyEntryId, activityId: null, rank, name, blob, addedAt: now })
    }
  }
}
