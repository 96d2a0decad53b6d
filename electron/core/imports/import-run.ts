import type { ContactChanges } from '#shared/contacts.ts'
import { AppError, type Problem } from '#shared/errors.ts'
import { importRulesSchema, type DuplicateRule, type ImportRules, type Reading } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { takeBack } from '../changes/changes.ts'
import { createContact, setDeleted, updateContact } from '../contacts/contacts.ts'
import type { WriteDb } from '../db/query.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { writeContext, type WriteContext } from '../rpc/procedures.ts'
import { bringUpToDate } from '../search/search.ts'
import type { Services } from '../services.ts'
import type { ImportItem, Incoming, SourceFile } from './importer.ts'
import { changesFrom, findMatch } from './match-contact.ts'
import { sampleOf, unreadable } from './file-bytes.ts'
import { importerFor, sourceFiles } from './source-files.ts'
import { tieTogether, type Ties } from './ties.ts'

export interface ImportOptions {
  /** How files are read that have no reading of their own. */
  reading: Reading
  /** How each file is read, by its path. */
  readings?: ReadonlyMap<string, Reading>
  rules?: ImportRules
  /** The short form of `rules`. */
  duplicates?: DuplicateRule
  /** Does everything, counts, and takes it back. */
  dryRun?: boolean
  /** Names for files that lie under another (uploads), by path. */
  names?: ReadonlyMap<string, string>
}

/** The most problems told one by one; the rest are counted in a last line. */
const mostProblems = 10_000
/** The problems of what did not come in at all: a file, or an entry of one. */
const notTaken = new Set(['unreadableFile', 'unknownFormat', 'emptyFile', 'recordTooLong', 'emptyCard'])
/** How long one slice writes, in milliseconds; its commit comes on top. */
const sliceTime = 12
/** Entries that one slice writes at least: each commit writes whole pages, so on a busy machine short slices would cost many times the work. */
const fewest = 40

/**
 * Imports files and folders as one change set, in slices between which the core answers others.
 * Whatever is wrong with a file or an entry becomes a problem and the rest goes on. A cancelled import is taken back.
 */
export async function importFiles(ctx: JobContext, services: Services, paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const { store } = services
  const found = await sourceFiles(paths)
  const files = found.files.map((file) => ({ ...file, name: options.names?.get(file.path) ?? file.name }))
  const subject = { file: files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files` }
  const changeSetId = store.openSet({ at: services.now(), actor: ctx.actor, action: 'imports.run', subject })
  const run = new ImportRun(services, ctx, changeSetId, options)
  for (const problem of found.problems) run.problem(problem)
  try {
    await run.all(files)
  } catch (error) {
    await takeBack(ctx, services, changeSetId)
    throw error
  }
  if (options.dryRun) {
    await takeBack(ctx, services, changeSetId)
    return { ...run.result, changeSet: null, isDryRun: true }
  }
  const kept = store.closeSet(changeSetId, { ...subject, count: run.result.created + run.result.updated })
  return { ...run.result, changeSet: kept }
}

class ImportRun {
  readonly result: ImportResult = { created: 0, updated: 0, skipped: 0, failed: 0, changeSet: null, problems: [], repeated: 0, rows: 0, isDryRun: false }
  readonly #services: Services
  readonly #ctx: JobContext
  readonly #set: number
  readonly #options: ImportOptions
  readonly #rules: ImportRules
  /** Contacts with a higher id were made by this run. */
  readonly #lastBefore: number
  readonly #touched = new Set<number>()
  readonly #ties: Ties = { relations: [], groups: [] }
  /** Tags looked up in the present slice; between slices the user may rename or remove them. */
  readonly #tagIds = new Map<string, number>()
  #waiting: { file: string; entry: Incoming }[] = []
  #bytesBefore = 0
  #lastAnnounced = 0
  #unlisted = 0

  constructor(services: Services, ctx: JobContext, changeSetId: number, options: ImportOptions) {
    this.#services = services
    this.#ctx = ctx
    this.#set = changeSetId
    this.#options = options
    this.#rules = options.rules ?? importRulesSchema.parse(options.duplicates ? { duplicates: options.duplicates } : {})
    this.#lastBefore = services.store.lastId('contact')
  }

  problem(problem: Problem): void {
    if (notTaken.has(problem.code)) this.result.failed += 1
    if (this.result.problems.length < mostProblems) this.result.problems.push(problem)
    else this.#unlisted += 1
  }

  async all(files: readonly SourceFile[]): Promise<void> {
    const sizes = await Promise.all(files.map((file) => sampleOf(file).then(({ size }) => size, () => 0)))
    this.#ctx.report({ phase: 'reading', done: 0, total: sizes.reduce((sum, size) => sum + size, 0) })
    for (const [index, file] of files.entries()) {
      await this.#file(file)
      this.#bytesBefore += sizes[index] ?? 0
    }
    this.#inSlice((db) => tieTogether(writeContext(this.#services, db, this.#ctx.actor, this.#services.now()), this.#ties, (problem) => this.problem(problem)))
    await this.#index()
    if (this.#unlisted > 0) this.result.problems.push({ file: '', line: 0, code: 'moreProblems', message: `${this.#unlisted} more problems are not listed.` })
  }

  async #file(file: SourceFile): Promise<void> {
    const reading = this.#options.readings?.get(file.path) ?? this.#options.reading
    try {
      const { sample, size } = await sampleOf(file)
      if (size === 0) return this.problem({ file: file.name, line: 0, code: 'emptyFile', message: 'The file is empty.' })
      const importer = importerFor(file, sample, reading.format)
      if (!importer) return this.problem({ file: file.name, line: 0, code: 'unknownFormat', message: 'This is no kind of file that Touchbase can import. It was left out.' })
      for await (const item of importer.read(file, reading)) await this.#item(file, item)
    } catch (error) {
      if (error instanceof AppError && error.code !== 'invalid') throw error
      if (!(error instanceof AppError) && !('code' in (error as object))) throw error
      this.problem(error instanceof AppError ? { file: file.name, line: 0, code: 'unreadableFile', message: error.message } : unreadable(file.name, error))
    }
    await this.#write()
  }

  async #item(file: SourceFile, item: ImportItem): Promise<void> {
    if ('headers' in item) return
    if ('problem' in item) return this.problem(item.problem)
    if ('bytesRead' in item) {
      this.#ctx.report({ done: this.#bytesBefore + item.bytesRead })
      return this.#write()
    }
    this.#waiting.push({ file: file.name, entry: item.entry })
    if (this.#waiting.length >= 200) await this.#write()
  }

  /** Writes what waits, as many slices as it takes. */
  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const done = this.#inSlice((db) => this.#writeSome(db))
      this.#waiting = this.#waiting.slice(done)
      await this.#ctx.pause()
      this.#announce()
    }
  }

  #writeSome(db: WriteDb): number {
    const end = performance.now() + sliceTime
    const ctx = writeContext(this.#services, db, this.#ctx.actor, this.#services.now())
    const country = ctx.defaultCountry()
    ctx.defaultCountry = () => country
    this.#tagIds.clear()
    let done = 0
    for (const { file, entry } of this.#waiting) {
      this.#entry(ctx, file, entry)
      done += 1
      if (done >= fewest && performance.now() > end) break
    }
    return done
  }

  #entry(ctx: WriteContext, file: string, entry: Incoming): void {
    if (entry.members) {
      this.#ties.groups.push({ file, line: entry.line, name: entry.content.fullName ?? '', members: entry.members })
      return
    }
    const match = findMatch(ctx.db, entry, this.#rules.duplicates === 'add' ? 0 : this.#lastBefore, ctx.defaultCountry())
    if (match && this.#isOfThisRun(match.id)) return this.#again(ctx, file, entry, match.by === 'source')
    if (!match || this.#rules.duplicates === 'add') return this.#create(ctx, entry, match !== null)
    if (this.#rules.duplicates === 'skip') {
      this.result.skipped += 1
      return
    }
    this.#update(ctx, match.id, entry, match.by === 'source')
  }

  /** A second entry of this run with the UID or the very content of an earlier one. */
  #again(ctx: WriteContext, file: string, entry: Incoming, isSame: boolean): void {
    if (isSame) {
      this.result.skipped += 1
      return this.problem({ file, line: entry.line, code: 'sameAgain', message: 'The same entry stands earlier in what is imported; it was taken once.' })
    }
    this.problem({ file, line: entry.line, code: 'duplicateUid', message: 'Another entry of this import has the same UID; this one was added as a contact of its own.' })
    this.#create(ctx, entry, true)
  }

  #create(ctx: WriteContext, entry: Incoming, isUidTaken: boolean): void {
    this.#storeBlobs(ctx.db, entry)
    const uid = isUidTaken ? '' : entry.content.uid
    const id = createContact(ctx, entry.content, uid, this.#tagIds)
    this.#remember(ctx, id, entry, true)
    this.result.created += 1
  }

  #update(ctx: WriteContext, id: number, entry: Incoming, isSame: boolean): void {
    const { db } = ctx
    // What was thrown away and is imported again is wanted again.
    const isBack = setDeleted(db, [id], null) > 0
    this.#storeBlobs(db, entry)
    const changes: ContactChanges | null = isSame ? null : changesFrom(db, id, entry.content, ctx.defaultCountry())
    const isChanged = changes !== null && updateContact(ctx, id, changes)
    if (!isSame) this.#remember(ctx, id, entry)
    if (isBack || isChanged) {
      this.result.updated += 1
      this.#touched.add(id)
    } else this.result.skipped += 1
  }

  #isOfThisRun(id: number): boolean {
    return id > this.#lastBefore || this.#touched.has(id)
  }

  /** Keeps the entry as it came, in place of an earlier one of the same contact and format. */
  #remember(ctx: WriteContext, contactId: number, entry: Incoming, isNew = false): void {
    const format = entry.original === null ? 'csv' : (entry.originalFormat ?? 'vcard')
    const old = isNew ? undefined : ctx.db.value<number>('SELECT id FROM contactSource WHERE contactId = ? AND format = ?', contactId, format)
    if (old !== undefined) ctx.db.exec('UPDATE contactSource SET hash = ?, original = ? WHERE id = ?', entry.hash, entry.original, old)
    else ctx.db.insert('contactSource', { id: ctx.newId('contactSource'), contactId, format, hash: entry.hash, original: entry.original })
    for (const tie of entry.related) this.#ties.relations.push({ contactId, ...tie })
  }

  #storeBlobs(db: WriteDb, entry: Incoming): void {
    for (const { hash, bytes, mediaType } of entry.blobs) {
      db.exec('INSERT OR IGNORE INTO blob (hash, mediaType, size, isCompressed, content) VALUES (?, ?, ?, 0, ?)', hash, mediaType, bytes.length, bytes)
    }
  }

  #inSlice<T>(work: (db: WriteDb) => T): T {
    return this.#services.store.addTo(this.#set, work)
  }

  /** Lets open lists see the import grow, once a second. */
  #announce(): void {
    const now = performance.now()
    if (now - this.#lastAnnounced < 1_000) return
    this.#lastAnnounced = now
    this.#services.store.announce(this.#set, ['contact'])
  }

  async #index(): Promise<void> {
    let done = 0
    this.#ctx.report({ phase: 'indexing', done: 0, total: this.result.created + this.result.updated })
    for await (const count of bringUpToDate(this.#services.store)) {
      done += count
      this.#ctx.report({ done })
      await this.#ctx.pause()
    }
  }
}
