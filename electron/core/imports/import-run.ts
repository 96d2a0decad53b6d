import { AppError } from '#shared/errors.ts'
import type { ImportMap } from '#shared/import-map.ts'
import { importRulesSchema, type DuplicateRule, type ImportRules, type Reading } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { takeBack } from '../changes/changes.ts'
import type { KnownNames } from '../contacts/contacts.ts'
import type { WriteDb } from '../db/query.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { writeContext, type WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { ActivityRun, isOfEntry } from './activity-run.ts'
import { writeEntry, type RunMemory, type Written, type SourcePlace } from './entry-writer.ts'
import { keepReport } from './import-report.ts'
import type { ImportItem, Incoming, PreviewTerms, SourceFile } from './importer.ts'
import { sampleOf, unreadable } from './file-bytes.ts'
import { learnMap, mapFor } from './kept-maps.ts'
import { Absent, WrittenPeople, type People } from './people.ts'
import { Places } from './places.ts'
import { RunResult } from './run-result.ts'
import { importerFor, sourceFiles } from './source-files.ts'
import { tieTogether, type Ties } from './ties.ts'
import { TriedPeople } from './tried-people.ts'

export interface ImportOptions {
  /** How files are read that have no reading of their own. */
  reading: Reading
  /** How each file is read, by its path. */
  readings?: ReadonlyMap<string, Reading>
  rules?: ImportRules
  /** The short form of `rules`. */
  duplicates?: DuplicateRule
  /** Counts what would happen and writes nothing. */
  dryRun?: boolean
  /** Names for files that lie under another (uploads), by path. */
  names?: ReadonlyMap<string, string>
}

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
  const run = new ImportRun(services, ctx, options)
  for (const problem of found.problems) run.outcome.problem(problem)
  if (options.dryRun) return run.tryAll(files)
  const subject = files.length === 1 ? { file: files[0]?.name ?? '' } : { files: files.length }
  const changeSetId = store.openSet({ at: services.now(), actor: ctx.actor, action: 'imports.run', subject })
  try {
    await run.all(files, changeSetId)
  } catch (error) {
    run.outcome.report.close()
    await takeBack(ctx, services, changeSetId)
    throw error
  }
  const { outcome } = run
  outcome.result.changeSet = store.closeSet(changeSetId, { ...subject, count: outcome.result.created + outcome.result.updated })
  keepReport(services, outcome.report, outcome.result.changeSet ?? 0, false)
  return outcome.end()
}

class ImportRun {
  readonly outcome = new RunResult()
  readonly #services: Services
  readonly #ctx: JobContext
  readonly #options: ImportOptions
  readonly #terms: PreviewTerms
  readonly #memory: RunMemory
  readonly #places: Places
  readonly #absent: Absent
  readonly #activities: ActivityRun
  readonly #ties: Ties = { relations: [], groups: [] }
  /** What names stand for, as long as nobody else changes anything. */
  readonly #known: KnownNames = { tagIds: new Map(), companyIds: new Map() }
  /** The change set of a run; null in a dry run, which has people of its own. */
  #set: number | null = null
  #tried: TriedPeople | null = null
  #waiting: { file: string; entry: Incoming }[] = []
  /** Maps that somebody chose, to be remembered for the next tables with these headers. */
  readonly #chosen: { headers: readonly string[]; map: ImportMap }[] = []
  /** Where the present slice writes; null outside of one, and in a dry run. */
  #ctxOfSlice: WriteContext | null = null
  #bytesBefore = 0
  #lastAnnounced = 0
  #isAnnouncing = false

  constructor(services: Services, ctx: JobContext, options: ImportOptions) {
    this.#services = services
    this.#ctx = ctx
    this.#options = options
    const { store } = services
    const country = services.settings.country()
    const lastBefore = store.lastId('contact')
    this.#terms = { country, keptMap: (headers) => mapFor(store.read, headers) }
    this.#places = new Places(lastBefore)
    this.#absent = new Absent(store.read.row('SELECT 1 FROM contact LIMIT 1') === undefined)
    this.#memory = {
      rules: options.rules ?? importRulesSchema.parse(options.duplicates ? { duplicates: options.duplicates } : {}),
      absent: this.#absent, country, lastBefore, tellsCollisions: options.dryRun === true,
      placeOf: (id) => this.#places.of(id, this.outcome.report, this.#slice),
      remember: (id) => this.#places.remember(id, this.outcome.report.count + this.#slice.length),
      keepSource: (id, entry, how) => this.#keepSource(id, entry, how),
    }
    this.#activities = new ActivityRun(services, this.#memory.rules)
  }

  /** What the present slice has done; it counts when the slice is written. */
  #slice: { entry: Incoming; row: Written }[] = []

  async all(files: readonly SourceFile[], changeSetId: number): Promise<void> {
    this.#set = changeSetId
    const stop = this.#services.store.onChange(() => {
      if (this.#isAnnouncing) return
      this.#absent.forget()
      this.#forgetNames()
    })
    try {
      await this.#readAll(files)
      await this.#linkActivities()
      this.#inSlice((db) => tieTogether(writeContext(this.#services, db, this.#ctx.actor, this.#services.now()), this.#ties, (problem) => this.outcome.problem(problem)))
      await this.#index()
      for (const { headers, map } of this.#chosen) learnMap(this.#services, headers, map)
    } finally {
      stop()
    }
  }

  /** Everything but the writing: nothing of it is left but the report. */
  async tryAll(files: readonly SourceFile[]): Promise<ImportResult> {
    this.#tried = new TriedPeople(this.#services.store.read, this.#memory.lastBefore, this.#memory.country)
    try {
      await this.#readAll(files)
    } catch (error) {
      this.outcome.report.close()
      throw error
    } finally {
      this.#tried.close()
    }
    keepReport(this.#services, this.outcome.report, null, true)
    return { ...this.outcome.end(), isDryRun: true }
  }

  async #readAll(files: readonly SourceFile[]): Promise<void> {
    const sizes: number[] = []
    for (const file of files) sizes.push(await sampleOf(file).then(({ size }) => size, () => 0))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    this.#ctx.report({ phase: 'reading', done: 0, total })
    for (const [index, file] of files.entries()) {
      await this.#file(file)
      this.#bytesBefore += sizes[index] ?? 0
    }
    this.#activities.end()
    await this.#writeActivities()
  }

  async #file(file: SourceFile): Promise<void> {
    const { outcome } = this
    outcome.report.begin(file.name)
    const reading = this.#options.readings?.get(file.path) ?? this.#options.reading
    try {
      const { sample, size } = await sampleOf(file)
      if (size === 0) return outcome.problem({ file: file.name, line: 0, code: 'emptyFile', message: 'The file is empty.' })
      const importer = importerFor(file, sample, reading.format)
      if (!importer) return outcome.problem({ file: file.name, line: 0, code: 'unknownFormat', message: 'This is no kind of file that Touchbase can import. It was left out.' })
      for await (const item of importer.read(file, reading, this.#terms)) {
        const waits = this.#item(file, item)
        if (waits) await this.#writeWaiting()
      }
    } catch (error) {
      if (error instanceof AppError && error.code !== 'invalid') throw error
      if (!(error instanceof AppError) && !('code' in (error as object))) throw error
      outcome.problem(error instanceof AppError ? { file: file.name, line: 0, code: 'unreadableFile', message: error.message } : unreadable(file.name, error))
    }
    await this.#writeWaiting()
  }

  /** Takes what an importer gives; gives whether what waits ought to be written now. */
  #item(file: SourceFile, item: ImportItem): boolean {
    if ('entry' in item) return this.#waiting.push({ file: file.name, entry: item.entry }) >= 200
    if ('activity' in item || 'calendar' in item) return this.#activities.add(file.name, item) >= 200
    if ('bytesRead' in item) {
      const { created, updated, skipped, failed } = this.outcome.result
      this.#ctx.report({ done: this.#bytesBefore + item.bytesRead, counts: { created, updated, skipped, failed } })
      return true
    }
    if ('headers' in item) {
      this.outcome.report.headersAre(item.headers)
      if (item.isOwn) this.#chosen.push(item)
    } else this.outcome.problem(item.problem)
    return false
  }

  /** Writes what waits, as many slices as it takes. */
  async #writeWaiting(): Promise<void> {
    await this.#writeActivities()
    while (this.#waiting.length > 0) {
      const done = this.#tried ? this.#tryAtOnce(this.#tried) : this.#writeSome()
      this.#waiting = this.#waiting.slice(done)
      await this.#ctx.pause()
      this.#announce()
    }
  }

  /** Entries of calendars that wait, likewise. */
  async #writeActivities(): Promise<void> {
    while (this.#activities.isWaiting) {
      if (this.#tried) this.#activities.slice(null, sliceTime)
      else this.#inSlice((db) => this.#activities.slice(writeContext(this.#services, db, this.#ctx.actor, this.#services.now()), sliceTime))
      for (const row of this.#activities.takeDone()) this.outcome.activity(row)
      await this.#ctx.pause()
      this.#announce()
    }
  }

  /** Who was unknown when an activity came may have come in a later file. */
  async #linkActivities(): Promise<void> {
    for (let left = 1; left > 0;) {
      left = this.#inSlice((db) => this.#activities.linkSome(writeContext(this.#services, db, this.#ctx.actor, this.#services.now())))
      await this.#ctx.pause()
    }
  }

  /** As many entries as a slice takes. One that cannot be written fails alone. */
  #writeSome(): number {
    return this.#inSlice((db) => {
      const ctx = writeContext(this.#services, db, this.#ctx.actor, this.#services.now())
      const { country } = this.#memory
      ctx.defaultCountry = () => country
      this.#ctxOfSlice = ctx
      const people = new WrittenPeople(ctx, this.#known)
      const end = performance.now() + sliceTime
      let done = 0
      for (const { file, entry } of this.#waiting) {
        this.#orNothing(db, people, file, entry)
        done += 1
        if (done >= fewest && performance.now() > end) break
      }
      return done
    })
  }

  /**
   * Writes an entry, or nothing of it and a row that says why where it is at fault; throws what is the file's fault. A
   * savepoint would do that too, but copies every page that is touched after it.
   */
  #orNothing(db: WriteDb, people: WrittenPeople, file: string, entry: Incoming, isAgain = false): void {
    const lastContact = this.#services.store.lastId('contact')
    const ties = this.#ties.relations.length
    try {
      this.#entry(people, file, entry)
    } catch (error) {
      if (!isOfEntry(error)) throw error
      // A change of a contact that was there is taken back where it is made (people.ts).
      db.exec('DELETE FROM contact WHERE id > ?', lastContact)
      this.#forgetNames()
      this.#ties.relations.length = ties
      // A tag or a company that was known by its name is gone: another job removed it.
      if (!isAgain && (error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return this.#orNothing(db, people, file, entry, true)
      this.#slice.push({ entry, row: failedRow(file, entry, error instanceof Error ? error : new Error(String(error))) })
    }
  }

  #forgetNames(): void {
    this.#known.tagIds.clear()
    this.#known.companyIds.clear()
  }

  #tryAtOnce(people: TriedPeople): number {
    const end = performance.now() + sliceTime
    let done = 0
    for (const { file, entry } of this.#waiting) {
      this.#entry(people, file, entry)
      done += 1
      if (performance.now() > end) break
    }
    this.#countSlice()
    return done
  }

  #entry(people: People, file: string, entry: Incoming): void {
    if (entry.members) this.#ties.groups.push({ file, line: entry.line, name: entry.content.fullName ?? '', members: entry.members, entry })
    else this.#slice.push({ entry, row: writeEntry(people, file, entry, this.#memory) })
  }

  /** Keeps the entry as it came. One that was merged into another of its import is kept too, so that the same file again says nothing new. */
  #keepSource(contactId: number, entry: Incoming, how: SourcePlace): void {
    const ctx = this.#ctxOfSlice
    if (!ctx) return
    const format = how === 'beside' ? 'merged' : entry.original === null ? 'csv' : (entry.originalFormat ?? 'vcard')
    const old = how !== 'inPlace' ? undefined : ctx.db.value<number>('SELECT id FROM contactSource WHERE contactId = ? AND format = ?', contactId, format)
    if (old !== undefined) ctx.db.exec('UPDATE contactSource SET hash = ?, original = ? WHERE id = ?', entry.hash, entry.original, old)
    else ctx.db.insert('contactSource', { id: ctx.newId('contactSource'), contactId, format, hash: entry.hash, original: entry.original })
    for (const tie of entry.related) this.#ties.relations.push({ contactId, ...tie })
  }

  #inSlice<T>(work: (db: WriteDb) => T): T {
    if (this.#set === null) throw new AppError('internal', 'A dry run tried to write.')
    try {
      const value = this.#services.store.addTo(this.#set, work)
      this.#countSlice()
      return value
    } finally {
      this.#ctxOfSlice = null
    }
  }

  #countSlice(): void {
    for (const { entry, row } of this.#slice) this.outcome.written(entry, row)
    this.#slice = []
  }

  /** Lets open lists see the import grow, once a second. */
  #announce(): void {
    const now = performance.now()
    if (this.#set === null || now - this.#lastAnnounced < 1_000) return
    this.#lastAnnounced = now
    this.#isAnnouncing = true
    this.#services.store.announce(this.#set, ['contact', 'activity'])
    this.#isAnnouncing = false
  }

  async #index(): Promise<void> {
    let done = 0
    const { created, updated } = this.outcome.result
    this.#ctx.report({ phase: 'indexing', done: 0, total: created + updated })
    for await (const count of this.#services.derived.bringUpToDate()) {
      done += count
      this.#ctx.report({ done })
      await this.#ctx.pause()
    }
  }
}

function failedRow(file: string, entry: Incoming, { message }: Error): Written {
  const problem = { code: 'notWritten', message: `The entry could not be written (${message}); everything else went on.` }
  return { file, line: entry.line, outcome: 'failed', match: null, earlierLine: null, contactId: null, problems: [...(entry.problems ?? []), problem], cells: entry.cells ?? null, collision: null }
}
