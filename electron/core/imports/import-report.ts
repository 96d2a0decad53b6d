import type { ImportCollision, ImportRow, MatchKey, RowOutcome } from '#shared/imports.ts'
import { matchKeys, rowOutcomes } from '#shared/imports.ts'
import { openTemporary, type SideDatabase } from '../db/side-database.ts'
import type { Services } from '../services.ts'

/** What became of one entry, as the run tells it. */
export interface RowResult {
  line: number
  outcome: RowOutcome
  match: MatchKey | null
  earlierLine: number | null
  contactId: number | null
  activityId?: number | null
  problems: readonly { code: string; message: string }[]
  /** The cells as they stood in a table; kept only where there is a problem. */
  cells: readonly string[] | null
}

/** What is kept of an entry beyond its numbers: few have any of it. */
interface More {
  earlierLine: number | null
  problems: { code: string; message: string }[]
  cells: string[] | null
}

/** An entry that had better be mended and imported again. */
export interface TroubleRow extends More {
  file: number
  line: number
}

/** The most collisions told one by one. */
const mostCollisions = 10_000

/**
 * What became of every entry of the last import, in a few bytes each: a million take some 17 MB. What few of them have
 * (problems, cells, the earlier line) lies in a temporary database.
 */
export class ImportReport {
  readonly files: { name: string; headers: readonly string[] | null }[] = []
  collisionCount = 0
  #count = 0
  #places = new Uint32Array(1_024)
  #lines = new Uint32Array(1_024)
  /** The contact's id, or the activity's made negative; 0 for none. */
  #ids = new Float64Array(1_024)
  /** Outcome in bits 0 and 1, what it matched by in bits 2 to 4 (0: nothing), whether there is more in bit 5. */
  #codes = new Uint8Array(1_024)
  #side: SideDatabase | null = null
  readonly #statements = new Map<string, ReturnType<typeof statementOf>>()

  get count(): number {
    return this.#count
  }

  /** Begins a file; what is added next belongs to it. */
  begin(name: string): void {
    this.files.push({ name, headers: null })
  }

  headersAre(headers: readonly string[]): void {
    const file = this.files.at(-1)
    if (file) file.headers = headers
  }

  add(row: RowResult): void {
    if (this.#count === this.#lines.length) this.#grow()
    const index = this.#count++
    const hasMore = row.earlierLine !== null || row.problems.length > 0 || row.cells !== null
    this.#places[index] = Math.max(0, this.files.length - 1)
    this.#lines[index] = row.line
    this.#ids[index] = row.contactId ?? -(row.activityId ?? 0)
    this.#codes[index] = rowOutcomes.indexOf(row.outcome) | (row.match === null ? 0 : (matchKeys.indexOf(row.match) + 1) << 2) | (hasMore ? 32 : 0)
    if (!hasMore) return
    const more: More = { earlierLine: row.earlierLine, problems: [...row.problems], cells: row.cells === null ? null : [...row.cells] }
    this.#prepared('INSERT INTO more (row, isTrouble, content) VALUES (?, ?, ?)').run(index, row.outcome === 'failed' || row.problems.length > 0 ? 1 : 0, JSON.stringify(more))
  }

  /** Where a row stands, by its place in the report. */
  placeOf(index: number): { file: string; line: number } {
    return { file: this.files[this.#places[index] ?? 0]?.name ?? '', line: this.#lines[index] ?? 0 }
  }

  collision(collision: ImportCollision): void {
    this.collisionCount += 1
    if (this.collisionCount <= mostCollisions) this.#prepared('INSERT INTO collision (content) VALUES (?)').run(JSON.stringify(collision))
  }

  collisions(offset: number, limit: number): ImportCollision[] {
    if (this.collisionCount === 0) return []
    const found = this.#prepared('SELECT content FROM collision ORDER BY id LIMIT ? OFFSET ?').pluck().all(limit, offset) as string[]
    return found.map((content) => JSON.parse(content) as ImportCollision)
  }

  /** A window of the rows, of one outcome or of all. The contacts' names are left empty. */
  rows(offset: number, limit: number, outcome?: RowOutcome): { total: number; rows: ImportRow[] } {
    const wanted = outcome === undefined ? -1 : rowOutcomes.indexOf(outcome)
    const rows: ImportRow[] = []
    let total = 0
    for (let index = 0; index < this.#count; index++) {
      if (wanted >= 0 && ((this.#codes[index] ?? 0) & 3) !== wanted) continue
      if (total >= offset && rows.length < limit) rows.push(this.#row(index))
      total += 1
    }
    return { total, rows }
  }

  /** The rows that failed or came in with problems, in their order. */
  * troubles(): Generator<TroubleRow> {
    if (!this.#side) return
    for (let last = -1; ;) {
      // In portions: a statement that stays open between the core's turns would block the others.
      const found = this.#prepared('SELECT row, content FROM more WHERE row > ? AND isTrouble = 1 ORDER BY row LIMIT 500').all(last) as { row: number; content: string }[]
      for (const { row, content } of found) yield { ...(JSON.parse(content) as More), file: this.#places[row] ?? 0, line: this.#lines[row] ?? 0 }
      if (found.length === 0) return
      last = found.at(-1)?.row ?? last
    }
  }

  close(): void {
    this.#side?.close()
    this.#side = null
    this.#statements.clear()
  }

  #row(index: number): ImportRow {
    const code = this.#codes[index] ?? 0
    const more = code & 32 ? this.#more(index) : null
    return {
      index, file: this.files[this.#places[index] ?? 0]?.name ?? '', line: this.#lines[index] ?? 0, outcome: rowOutcomes[code & 3] ?? 'failed',
      match: matchKeys[((code >> 2) & 7) - 1] ?? null, earlierLine: more?.earlierLine ?? null, contactId: Math.max(this.#ids[index] ?? 0, 0) || null, activityId: Math.max(-(this.#ids[index] ?? 0), 0) || null, name: '', problems: more?.problems ?? [],
    }
  }

  #more(index: number): More | null {
    const content = this.#prepared('SELECT content FROM more WHERE row = ?').pluck().get(index) as string | undefined
    return content === undefined ? null : (JSON.parse(content) as More)
  }

  #prepared(sql: string): ReturnType<typeof statementOf> {
    const side = this.#opened()
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = statementOf(side, sql)))
    return statement
  }

  #opened(): SideDatabase {
    if (this.#side) return this.#side
    this.#side = openTemporary()
    // The transaction is never committed: each statement in its own would write its pages out.
    this.#side.exec('CREATE TABLE more (row INTEGER PRIMARY KEY, isTrouble INTEGER NOT NULL, content TEXT NOT NULL); CREATE TABLE collision (id INTEGER PRIMARY KEY, content TEXT NOT NULL); BEGIN')
    return this.#side
  }

  #grow(): void {
    const size = this.#lines.length * 2
    const wider = <T extends Uint32Array | Float64Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old)
      return fresh
    }
    this.#places = wider(this.#places, new Uint32Array(size))
    this.#lines = wider(this.#lines, new Uint32Array(size))
    this.#ids = wider(this.#ids, new Float64Array(size))
    this.#codes = wider(this.#codes, new Uint8Array(size))
  }
}

const statementOf = (side: SideDatabase, sql: string) => side.prepare(sql)

interface Kept {
  /** The change set of the last import; null where it changed nothing. */
  changeSet: number | null
  run: ImportReport | null
  tried: ImportReport | null
}

/** The reports of the last import and of the last dry run, for each open file. */
const reports = new WeakMap<Services, Kept>()

export function keepReport(services: Services, report: ImportReport, changeSet: number | null, isDryRun: boolean): void {
  const kept = reports.get(services) ?? { changeSet: null, run: null, tried: null }
  const old = isDryRun ? kept.tried : kept.run
  old?.close()
  reports.set(services, isDryRun ? { ...kept, tried: report } : { ...kept, run: report, changeSet })
}

/** The report of the import with this change set, if it was the last; `null` means the last dry run. */
export function reportOf(services: Services, changeSet: number | null): ImportReport | null {
  const kept = reports.get(services)
  if (!kept) return null
  if (changeSet === null) return kept.tried
  return kept.changeSet === changeSet ? kept.run : null
}
