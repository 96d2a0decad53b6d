import type { Problem } from '#shared/errors.ts'
import type { ImportRules } from '#shared/imports.ts'
import type { KnownNames } from '../contacts/contacts.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { isOfEntry } from './activity-run.ts'
import { writeEntry, type RunMemory, type SourcePlace, type Written } from './entry-writer.ts'
import type { ImportReport } from './import-report.ts'
import type { Incoming } from './importer.ts'
import { Absent, WrittenPeople, type People } from './people.ts'
import { Places } from './places.ts'
import { tieTogether, type Ties } from './ties.ts'
import { TriedPeople } from './tried-people.ts'

/** Entries that one slice writes at least: each commit writes whole pages, so on a busy machine short slices would cost many times the work. */
const fewest = 40

/** The part of an import that is about contacts: what waits to be written, slice by slice, and what is remembered from one to the next. */
export class EntryRun {
  readonly #services: Services
  readonly #memory: RunMemory
  readonly #places: Places
  readonly #absent: Absent
  readonly #ties: Ties = { relations: [], groups: [] }
  /** What names stand for, as long as nobody else changes anything. */
  readonly #known: KnownNames = { tagIds: new Map(), companyIds: new Map() }
  readonly #tried: TriedPeople | null
  #waiting: { file: string; entry: Incoming }[] = []
  #done: { entry: Incoming; row: Written }[] = []
  /** Where the present slice writes; null outside of one, and in a dry run. */
  #ctx: WriteContext | null = null

  /** `report` is where the rows go that `takeDone` gives, in their order. A dry run has people of its own and writes nothing. */
  constructor(services: Services, rules: ImportRules, report: ImportReport, isDryRun: boolean) {
    this.#services = services
    const { store } = services
    const country = services.settings.country()
    const lastBefore = store.lastId('contact')
    this.#places = new Places(lastBefore)
    this.#absent = new Absent(store.read.row('SELECT 1 FROM contact LIMIT 1') === undefined)
    this.#tried = isDryRun ? new TriedPeople(store.read, lastBefore, country) : null
    this.#memory = {
      rules, absent: this.#absent, country, lastBefore, tellsCollisions: isDryRun,
      placeOf: (id) => this.#places.of(id, report, this.#done),
      remember: (id) => this.#places.remember(id, report.count + this.#done.length),
      keepSource: (id, entry, how) => this.#keepSource(id, entry, how),
    }
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Takes an entry of a file; gives how many wait. */
  add(file: string, entry: Incoming): number {
    return this.#waiting.push({ file, entry })
  }

  /** Writes as many as a slice takes (`time` in milliseconds); `ctx` null only tries. One that cannot be written fails alone. */
  slice(ctx: WriteContext | null, time: number): void {
    const people: People | null = ctx ? new WrittenPeople(ctx, this.#known) : this.#tried
    if (!people) return
    if (ctx) ctx.defaultCountry = () => this.#memory.country
    this.#ctx = ctx
    const end = performance.now() + time
    let count = 0
    try {
      for (const { file, entry } of this.#waiting) {
        if (ctx) this.#orNothing(ctx, people, file, entry)
        else this.#entry(people, file, entry)
        count += 1
        if (count >= (ctx ? fewest : 1) && performance.now() > end) break
      }
    } finally {
      this.#ctx = null
    }
    this.#waiting = this.#waiting.slice(count)
  }

  /** What became of the entries since the last call: to be told when their slice is written. */
  takeDone(): { entry: Incoming; row: Written }[] {
    return this.#done.splice(0)
  }

  /** Ties contacts to each other and to their groups, when all have come. */
  tie(ctx: WriteContext, tell: (problem: Problem) => void): void {
    tieTogether(ctx, this.#ties, tell)
  }

  /** Somebody else changed something: what is not there may be there now, and names may stand for others. */
  forget(): void {
    this.#absent.forget()
    this.#forgetNames()
  }

  close(): void {
    this.#tried?.close()
  }

  #forgetNames(): void {
    this.#known.tagIds.clear()
    this.#known.companyIds.clear()
  }

  /**
   * Writes an entry, or nothing of it and a row that says why where it is at fault; throws what is the file's fault. A
   * savepoint would do that too, but copies every page that is touched after it.
   */
  #orNothing(ctx: WriteContext, people: People, file: string, entry: Incoming, isAgain = false): void {
    const lastContact = this.#services.store.lastId('contact')
    const ties = this.#ties.relations.length
    try {
      this.#entry(people, file, entry)
    } catch (error) {
      if (!isOfEntry(error)) throw error
      // A change of a contact that was there is taken back where it is made (people.ts).
      ctx.db.exec('DELETE FROM contact WHERE id > ?', lastContact)
      this.#forgetNames()
      this.#ties.relations.length = ties
      // A tag or a company that was known by its name is gone: another job removed it.
      if (!isAgain && (error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return this.#orNothing(ctx, people, file, entry, true)
      this.#done.push({ entry, row: failedRow(file, entry, error instanceof Error ? error : new Error(String(error))) })
    }
  }

  #entry(people: People, file: string, entry: Incoming): void {
    if (entry.members) this.#ties.groups.push({ file, line: entry.line, name: entry.content.fullName ?? '', members: entry.members, entry })
    else this.#done.push({ entry, row: writeEntry(people, file, entry, this.#memory) })
  }

  /** Keeps the entry as it came. One that was merged into another of its import is kept too, so that the same file again says nothing new. */
  #keepSource(contactId: number, entry: Incoming, how: SourcePlace): void {
    const ctx = this.#ctx
    if (!ctx) return
    const format = how === 'beside' ? 'merged' : entry.original === null ? 'csv' : (entry.originalFormat ?? 'vcard')
    const old = how !== 'inPlace' ? undefined : ctx.db.value<number>('SELECT id FROM contactSource WHERE contactId = ? AND format = ?', contactId, format)
    if (old !== undefined) ctx.db.exec('UPDATE contactSource SET hash = ?, original = ? WHERE id = ?', entry.hash, entry.original, old)
    else ctx.db.insert('contactSource', { id: ctx.newId('contactSource'), contactId, format, hash: entry.hash, original: entry.original })
    for (const tie of entry.related) this.#ties.relations.push({ contactId, ...tie })
  }
}

function failedRow(file: string, entry: Incoming, { message }: Error): Written {
  const problem = { code: 'notWritten', message: `The entry could not be written (${message}); everything else went on.` }
  return { file, line: entry.line, outcome: 'failed', match: null, earlierLine: null, contactId: null, problems: [...(entry.problems ?? []), problem], cells: entry.cells ?? null, collision: null }
}
