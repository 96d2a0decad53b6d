import { AppError } from '#shared/errors.ts'
import type { ImportMap } from '#shared/import-map.ts'
import { importRulesSchema, type DuplicateRule, type ImportRules, type Reading } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import { takeBack } from '../changes/changes.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { writeContext, type WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { ActivityRun } from './activity-run.ts'
import { EntryRun } from './entry-run.ts'
import { keepReport } from './import-report.ts'
import type { ImportItem, PreviewTerms, SourceFile } from './importer.ts'
import { sampleOf, unreadable } from './file-bytes.ts'
import { learnMap, mapFor } from './kept-maps.ts'
import { RunResult } from './run-result.ts'
import { importerFor, sourceFiles } from './source-files.ts'

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
  readonly #entries: EntryRun
  readonly #activities: ActivityRun
  /** The change set of a run; null in a dry run. */
  #set: number | null = null
  /** Maps that somebody chose, to be remembered for the next tables with these headers. */
  readonly #chosen: { headers: readonly string[]; map: ImportMap }[] = []
  #bytesBefore = 0
  #lastAnnounced = 0
  #isAnnouncing = false

  constructor(services: Services, ctx: JobContext, options: ImportOptions) {
    this.#services = services
    this.#ctx = ctx
    this.#options = options
    this.#terms = { country: services.settings.country(), keptMap: (headers) => mapFor(services.store.read, headers) }
    const rules = options.rules ?? importRulesSchema.parse(options.duplicates ? { duplicates: options.duplicates } : {})
    this.#entries = new EntryRun(services, rules, this.outcome.report, options.dryRun === true)
    this.#activities = new ActivityRun(services, rules)
  }

  async all(files: readonly SourceFile[], changeSetId: number): Promise<void> {
    this.#set = changeSetId
    const stop = this.#services.store.onChange(() => {
      if (!this.#isAnnouncing) this.#entries.forget()
    })
    try {
      await this.#readAll(files)
      await this.#linkActivities()
      await this.#activities.keepTexts(() => this.#ctx.pause())
      this.#inSlice((ctx) => this.#entries.tie(ctx, (problem) => this.outcome.problem(problem)))
      await this.#index()
      for (const { headers, map } of this.#chosen) learnMap(this.#services, headers, map)
    } finally {
      stop()
    }
  }

  /** Everything but the writing: nothing of it is left but the report. */
  async tryAll(files: readonly SourceFile[]): Promise<ImportResult> {
    try {
      await this.#readAll(files)
    } catch (error) {
      this.outcome.report.close()
      throw error
    } finally {
      this.#entries.close()
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
    await this.#writeWaiting()
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
    if ('entry' in item) return this.#entries.add(file.name, item.entry) >= 200
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
    for (const part of [this.#activities, this.#entries]) {
      while (part.isWaiting) {
        if (this.#set === null) part.slice(null, sliceTime)
        else this.#inSlice((ctx) => part.slice(ctx, sliceTime))
        this.#tell()
        await this.#ctx.pause()
        this.#announce()
      }
    }
  }

  /** Who was unknown when an activity came may have come in a later file. */
  async #linkActivities(): Promise<void> {
    for (let left = 1; left > 0;) {
      left = this.#inSlice((ctx) => this.#activities.linkSome(ctx))
      await this.#ctx.pause()
    }
  }

  /** Work that is written as one slice; what it has done counts when it is written. */
  #inSlice<T>(work: (ctx: WriteContext) => T): T {
    if (this.#set === null) throw new AppError('internal', 'A dry run tried to write.')
    return this.#services.store.addTo(this.#set, (db) => work(writeContext(this.#services, db, this.#ctx.actor, this.#services.now())))
  }

  #tell(): void {
    for (const row of this.#activities.takeDone()) this.outcome.activity(row)
    for (const { entry, row } of this.#entries.takeDone()) this.outcome.written(entry, row)
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
