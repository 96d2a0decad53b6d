import { builtInTypes } from '#shared/activity-types.ts'
import type { ActivityContent } from '#shared/activities.ts'
import type { Problem } from '#shared/errors.ts'
import type { ImportRules, MatchKey, RowOutcome } from '#shared/imports.ts'
import { contentOf, readActivity, updateActivity } from '../activities/activities.ts'
import type { ReadDb } from '../db/query.ts'
import { storeBytes } from '../files/files.ts'
import { parseComponent, placed, readActivity as understand, type ReadActivity } from '../icalendar/icalendar.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import type { Written } from './entry-writer.ts'
import type { IncomingActivity, IncomingCalendar } from './importer.ts'
import { isOlder, isOther } from './activity-versions.ts'
import { mergedContent } from './merge-activity.ts'
import { KnownTypes, PeopleByEmail } from './activity-links.ts'
import { JournalWriter } from './journal-writer.ts'
import { SeenKeys } from './seen-keys.ts'

interface Present {
  id: number
  timeZone: string | null
  start: string | null
}

/**
 * Entries of calendars to activities, and journals to the history: what is there already is known again by its very text, or by
 * UID and RECURRENCE-ID. One object lives for a whole run; `ctx` null means that everything is only tried.
 */
export class ActivityWriter {
  readonly #read: ReadDb
  readonly #rules: Pick<ImportRules, 'duplicates' | 'policy'>
  readonly #calendarId: number | null
  readonly #types: KnownTypes
  readonly #people: PeopleByEmail
  readonly #journals: JournalWriter
  /** Activities with a higher id were made by this run. */
  readonly #lastBefore: number
  /** What this run has seen: texts, and UIDs with their occurrence. Where there was no activity before it, nothing else can be there. */
  readonly #seen: SeenKeys | null
  /** What a dry run would have made: no row tells. */
  readonly #tried = new Map<string, { hash: string; line: number }>()
  /** Occurrences whose series has not come yet. */
  #waiting: { file: string; entry: IncomingActivity }[] = []
  /** The ids of participants who are no contact yet, with their addresses: a later file of the run may bring them. */
  readonly #strangers: { id: number; email: string }[] = []

  constructor(read: ReadDb, rules: Pick<ImportRules, 'duplicates' | 'policy'>, lastBefore: number, calendarId: number | null = null) {
    this.#read = read
    this.#rules = rules
    this.#lastBefore = lastBefore
    this.#calendarId = calendarId
    this.#types = new KnownTypes(read)
    this.#people = new PeopleByEmail(read)
    this.#journals = new JournalWriter(read, rules, this.#types, this.#people)
    this.#seen = read.row('SELECT 1 FROM activity LIMIT 1') === undefined ? new SeenKeys() : null
  }

  /** Writes one entry, or keeps it until its series has come (null). */
  write(ctx: WriteContext | null, file: string, entry: IncomingActivity): Written | null {
    const { read } = entry
    if (read.kind === 'journal') {
      const { outcome, match } = this.#journals.write(ctx, entry)
      return row(file, entry, outcome, match, null)
    }
    if (read.occurrence && read.uid !== '' && this.#waiting.length < 100_000) {
      const series = this.#series(read.uid)
      if (!series && !this.#tried.has(`${read.uid}\n`)) {
        this.#waiting.push({ file, entry })
        return null
      }
      return this.#place(ctx, file, entry, series)
    }
    return this.#place(ctx, file, entry, null)
  }

  takePdfs(): string[] {
    return this.#journals.takePdfs()
  }

  /** The occurrences that wait, when nothing more will come; those whose series is not there stand by themselves. */
  takeWaiting(): { file: string; entry: IncomingActivity }[] {
    return this.#waiting.splice(0)
  }

  writeWaiting(ctx: WriteContext | null, file: string, entry: IncomingActivity): Written {
    return this.#place(ctx, file, entry, this.#series(entry.read.uid))
  }

  /** Keeps what a calendar has beside its activities. The same again is kept once. */
  calendar(ctx: WriteContext | null, { hash, original }: IncomingCalendar): void {
    if (!ctx || this.#read.row('SELECT 1 FROM calendarSource WHERE hash = ?', hash) !== undefined) return
    ctx.db.insert('calendarSource', { id: ctx.newId('calendarSource'), hash, original })
  }

  /** Ties those to their contacts who came later in the run. Gives how many are left to look at. */
  linkSome(ctx: WriteContext): number {
    this.#people.forget()
    for (const { id, email } of this.#strangers.splice(0, 500)) {
      const contactId = this.#people.find(email)
      if (contactId !== null) ctx.db.exec('UPDATE participant SET contactId = ? WHERE id = ?', contactId, id)
    }
    return this.#strangers.length
  }

  #series(uid: string): Present | undefined {
    if (this.#seen && !this.#seen.has(1, uid)) return undefined
    return this.#read.row<Present>('SELECT id, timeZone, start FROM activity WHERE uid = ? AND recurrenceId IS NULL AND calendarId IS ? ORDER BY id DESC LIMIT 1', uid, this.#calendarId)
  }

  #place(ctx: WriteContext | null, file: string, entry: IncomingActivity, series: Present | null | undefined): Written {
    const { read, hash } = entry
    const recurrenceId = read.occurrence ? placed(read.occurrence, { time: series?.start ?? read.occurrence.time, zone: series ? series.timeZone : read.occurrence.zone }) : null
    const key = `${read.uid}\n${recurrenceId ?? ''}`
    const isAdded = this.#rules.duplicates === 'add'
    const same = this.#bySource(hash)
    if (same !== undefined && (!isAdded || same > this.#lastBefore)) {
      const isOfRun = same > this.#lastBefore
      return row(file, entry, 'skipped', 'source', same, isOfRun ? [problem(file, entry, 'sameAgain', 'The same entry stands earlier in this import; it was taken once.')] : [])
    }
    const present = this.#meant(read, entry, this.#byUid(read.uid, recurrenceId, series))
    if (present !== undefined && (!isAdded || present > this.#lastBefore)) {
      const again = this.#again(ctx, file, entry, present)
      if (again) return again
    }
    if (!ctx) {
      const tried = this.#tried.get(key)
      if (tried && read.uid !== '') return row(file, entry, tried.hash === hash ? 'skipped' : 'updated', tried.hash === hash ? 'source' : 'uid', null)
      if (read.uid !== '') this.#tried.set(key, { hash, line: entry.line })
      return row(file, entry, 'created', null, null)
    }
    const isTaken = isAdded && present !== undefined && present <= this.#lastBefore
    const id = this.#insert(ctx, entry, series?.id ?? null, recurrenceId, isTaken ? ctx.newUid() : read.uid || `${hash}@touchbase`)
    return row(file, entry, 'created', null, id, recurrenceId !== null && !series ? [problem(file, entry, 'withoutSeries', 'The series that this occurrence belongs to is not there; it was taken as an entry of its own.')] : [])
  }

  #bySource(hash: string): number | undefined {
    if (this.#seen && !this.#seen.has(0, hash)) return undefined
    return this.#read.value<number>('SELECT a.id FROM activitySource s JOIN activity a ON a.id = s.activityId WHERE s.hash = ? AND a.calendarId IS ? LIMIT 1', hash, this.#calendarId)
  }

  #byUid(uid: string, recurrenceId: string | null, series: Present | null | undefined): number | undefined {
    if (uid === '' || (this.#seen && !this.#seen.has(1, uid))) return undefined
    if (recurrenceId === null) return this.#series(uid)?.id
    return series ? this.#read.value<number>('SELECT id FROM activity WHERE seriesId = ? AND recurrenceId = ? LIMIT 1', series.id, recurrenceId)
      : this.#read.value<number>('SELECT id FROM activity WHERE uid = ? AND recurrenceId = ? AND calendarId IS ? LIMIT 1', uid, recurrenceId, this.#calendarId)
  }

  /** Of several of this run with one UID, the one that this entry is a version of. */
  #meant(read: ReadActivity, entry: IncomingActivity, found: number | undefined): number | undefined {
    if (found === undefined || found <= this.#lastBefore || read.occurrence) return found
    const all = this.#read.rows<{ id: number; original: string }>(
      `SELECT a.id, s.original FROM activity a JOIN activitySource s ON s.activityId = a.id WHERE a.uid = ? AND a.recurrenceId IS NULL AND a.calendarId IS ? AND a.id > ? ORDER BY a.id LIMIT 20`, read.uid, this.#calendarId, this.#lastBefore)
    return all.find(({ original }) => {
      const component = parseComponent(original)
      return component !== null && !isOther(read, understand(component, entry.zones))
    })?.id ?? found
  }

  /** An entry that is there already with another text; null where it is another one in truth, for some programs give many the same UID. */
  #again(ctx: WriteContext | null, file: string, entry: IncomingActivity, id: number): Written | null {
    const { read } = entry
    const isOfRun = id > this.#lastBefore
    if (this.#rules.duplicates === 'skip' && !isOfRun) return row(file, entry, 'skipped', 'uid', id)
    if (entry.isReply && !isOfRun) return row(file, entry, this.#answer(ctx, id, read) ? 'updated' : 'skipped', 'uid', id)
    const source = this.#read.row<{ id: number; original: string | null }>(`SELECT id, original FROM activitySource WHERE activityId = ? AND format = 'icalendar'`, id)
    const component = source?.original ? parseComponent(source.original) : null
    const base = component ? understand(component, entry.zones) : null
    if (base && isOfRun && isOther(read, base)) {
      entry.problems.push(problem(file, entry, 'sharedUid', 'Another entry of this import has the same UID and says something else; both were taken.'))
      return null
    }
    if (base && isOlder(read, base)) return row(file, entry, 'skipped', 'uid', id, [problem(file, entry, 'olderVersion', 'What is here already is a newer version of this entry; it was left as it is.')])
    const now = readActivity(this.#read, id)
    if (!now) return null
    const content = mergedContent(contentOf(now), base?.content ?? null, this.#content(read), this.#rules.policy === 'fill' && !isOfRun)
    if (ctx) {
      updateActivity(ctx, id, content, read.completedAt !== null && content.status === 'done' ? { completedAt: read.completedAt } : {})
      if (now.seriesId !== null && read.isFollowing !== (base?.isFollowing ?? now.isFollowing)) ctx.db.exec('UPDATE activity SET isFollowing = ? WHERE id = ?', read.isFollowing ? 1 : 0, id)
      if (source) ctx.db.exec('UPDATE activitySource SET hash = ?, original = ? WHERE id = ?', entry.hash, entry.original, source.id)
      else ctx.db.insert('activitySource', { id: ctx.newId('activitySource'), activityId: id, format: 'icalendar', hash: entry.hash, original: entry.original })
      this.#attach(ctx, id, entry)
      this.#note(entry)
    }
    return row(file, entry, 'updated', 'uid', id, isOfRun ? [problem(file, entry, 'repeatedEntry', 'An earlier entry of this import has the same UID; this one took its place.')] : [])
  }

  /** Notes who answered what; gives whether that is new. */
  #answer(ctx: WriteContext | null, id: number, { content: { participants } }: ReadActivity): boolean {
    let isNew = false
    for (const { email, answer } of participants) {
      const known = email === '' ? undefined : this.#read.row<{ id: number; answer: string | null }>('SELECT id, answer FROM participant WHERE activityId = ? AND email = ? COLLATE NOCASE', id, email)
      if (!known || answer === null || known.answer === answer) continue
      ctx?.db.exec('UPDATE participant SET answer = ? WHERE id = ?', answer, known.id)
      isNew = true
    }
    if (isNew) ctx?.db.exec('UPDATE activity SET updatedAt = ? WHERE id = ?', ctx.now, id)
    return isNew
  }

  #content(read: ReadActivity): ActivityContent {
    return { ...read.content, typeId: this.#types.of(read.categories, read.kind === 'task' ? builtInTypes.todo : builtInTypes.meeting), calendarId: this.#calendarId, colour: null, participants: read.content.participants.map((person) => ({ ...person, contactId: this.#people.find(person.email) })) }
  }

  #insert(ctx: WriteContext, entry: IncomingActivity, seriesId: number | null, recurrenceId: string | null, uid: string): number {
    const { db, now, newId } = ctx
    const { read, hash, original } = entry
    const content = this.#content(read)
    const id = newId('activity')
    const { typeId, calendarId, regarding, details, location, start, end, timeZone, endTimeZone, recurrence, status, priority } = content
    db.insert('activity', {
      id, uid, seriesId, recurrenceId, isFollowing: seriesId !== null && read.isFollowing ? 1 : 0, calendarId, typeId, isTask: read.kind === 'task' ? 1 : 0, regarding, details, location, start, end, timeZone, endTimeZone,
      recurrence: seriesId === null ? recurrence : null, status, completedAt: status === 'done' ? (read.completedAt ?? read.updatedAt ?? now) : null, priority,
      isFree: content.isFree ? 1 : 0, isPrivate: content.isPrivate ? 1 : 0, colour: null, planRunId: null, planStep: null, createdAt: read.createdAt ?? now, updatedAt: read.updatedAt ?? now,
    })
    db.insert('activitySource', { id: newId('activitySource'), activityId: id, format: 'icalendar', hash, original })
    for (const [rank, { contactId, name, email, answer }] of onePerContact(content.participants).entries()) {
      const participant = newId('participant')
      db.insert('participant', { id: participant, activityId: id, rank, contactId, name, email, answer })
      if (contactId === null && email !== '' && this.#strangers.length < 200_000) this.#strangers.push({ id: participant, email })
    }
    for (const [rank, { offset, isFromEnd, at }] of content.alarms.entries()) db.insert('alarm', { id: newId('alarm'), activityId: id, rank, offset, isFromEnd: isFromEnd ? 1 : 0, at })
    this.#attach(ctx, id, entry)
    this.#note(entry)
    if (uid !== read.uid) this.#seen?.add(1, uid)
    return id
  }

  #attach({ db, newId, now }: WriteContext, activityId: number, { files }: IncomingActivity): void {
    for (const [rank, { bytes, mediaType, name }] of files.entries()) {
      const blob = storeBytes(db, bytes, mediaType)
      if (db.row('SELECT 1 FROM attachment WHERE activityId = ? AND blob = ?', activityId, blob) === undefined) db.insert('attachment', { id: newId('attachment'), historyEntryId: null, activityId, rank, name, blob, addedAt: now })
    }
  }

  #note({ hash, read }: IncomingActivity): void {
    this.#seen?.add(0, hash)
    if (read.uid !== '') this.#seen?.add(1, read.uid)
  }
}

function onePerContact(people: ActivityContent['participants']): ActivityContent['participants'] {
  if (people.length < 2) return people
  const seen = new Set<number>()
  return people.filter(({ contactId }) => contactId === null || (!seen.has(contactId) && seen.add(contactId)))
}

function row(file: string, entry: IncomingActivity, outcome: RowOutcome, match: MatchKey | null, id: number | null, more: Problem[] = []): Written {
  return { file, line: entry.line, outcome, match, earlierLine: null, contactId: null, activityId: id, problems: [...entry.problems, ...more], cells: null, collision: null }
}

const problem = (file: string, { line }: IncomingActivity, code: string, message: string): Problem => ({ file, line, code, message })
