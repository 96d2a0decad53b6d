import type { Contact } from '#shared/contacts.ts'
import type { Problem } from '#shared/errors.ts'
import type { EntrySummary, ImportCollision } from '#shared/imports.ts'
import type { ImportResult } from '#shared/jobs.ts'
import type { Written } from './entry-writer.ts'
import { ImportReport } from './import-report.ts'
import type { Incoming } from './importer.ts'
import { previewRow } from './preview-row.ts'

/** The most problems told one by one; the rest are counted in a last line. */
const mostProblems = 10_000
/** The problems of what did not come in at all: a file, or an entry of one. */
const notTaken = new Set(['unreadableFile', 'unknownFormat', 'emptyFile', 'recordTooLong', 'emptyCard', 'emptyEntry'])

/** Counts what an import does, and keeps what became of every entry. Memory is bounded however much goes wrong. */
export class RunResult {
  readonly report = new ImportReport()
  readonly result: ImportResult = { created: 0, updated: 0, skipped: 0, failed: 0, changeSet: null, problems: [], repeated: 0, rows: 0, isDryRun: false }
  #unlisted = 0
  /** Problems told before the entry of their line; a few at most. */
  #waiting: Problem[] = []

  /** A problem that belongs to no entry, or to one still to come. */
  problem(problem: Problem): void {
    this.#list(problem)
    if (notTaken.has(problem.code)) {
      this.result.failed += 1
      this.#row({ file: problem.file, line: problem.line, outcome: 'failed', match: null, earlierLine: null, contactId: null, problems: [problem], cells: null, collision: null })
    } else if (this.#waiting.push(problem) > 1_000) this.#waiting.shift()
  }

  written(entry: Incoming, row: Written): void {
    for (const problem of row.problems) this.#list({ file: row.file, line: row.line, ...problem })
    const earlier = this.#waiting.filter(({ file, line }) => file === row.file && line === row.line)
    if (this.#waiting.length > 0) this.#waiting = this.#waiting.filter(({ file, line }) => file === row.file && line > row.line)
    this.result[row.outcome] += 1
    if (row.earlierLine !== null) this.result.repeated += 1
    this.#row(earlier.length === 0 ? row : { ...row, problems: [...earlier, ...row.problems], cells: entry.cells ?? null })
    if (row.collision && row.match) this.report.collision(collisionOf(entry, row, row.collision))
  }

  /** What became of an entry of a calendar; its problems are told with it. */
  activity(row: Written): void {
    for (const problem of row.problems) this.#list({ file: row.file, line: row.line, ...problem })
    this.result[row.outcome] += 1
    this.#row(row)
  }

  end(): ImportResult {
    if (this.#unlisted > 0) this.result.problems.push({ file: '', line: 0, code: 'moreProblems', message: `${this.#unlisted} more problems are not listed.` })
    this.result.rows = this.report.count
    return this.result
  }

  #row({ file: _file, collision: _collision, problems, ...row }: Written): void {
    this.report.add({ ...row, problems: problems.map(({ code, message }) => ({ code, message })) })
  }

  #list(problem: Problem): void {
    if (this.result.problems.length < mostProblems) this.result.problems.push(problem)
    else this.#unlisted += 1
  }
}

function collisionOf(entry: Incoming, row: Written, { present, changes }: NonNullable<Written['collision']>): ImportCollision {
  return {
    file: row.file, line: row.line, match: row.match ?? 'source', outcome: row.outcome, earlierLine: row.earlierLine,
    contactId: row.contactId, incoming: summaryOf(entry.content), existing: summaryOf(present),
    changes: Object.entries(changes ?? {}).flatMap(([field, after]) => changeOf(field, (present as unknown as Record<string, unknown>)[field], after)),
  }
}

function summaryOf(content: Parameters<typeof previewRow>[1]): EntrySummary {
  const { name, company, title, phone, email, city } = previewRow(0, content)
  return { name, company, title, phone, email, city }
}

/** A field before and after; of a list, the rows that are new or say more than before. */
function changeOf(field: string, before: unknown, after: unknown): ImportCollision['changes'] {
  if (!Array.isArray(after)) return [{ field, before: wordOf(before), after: wordOf(after) }]
  const known = new Set((Array.isArray(before) ? before : []).map(wordOf))
  return after.map(wordOf).filter((row) => !known.has(row)).map((row) => ({ field, before: '', after: row }))
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value)
  const { id: _id, e164: _e164, companyId: _companyId, otherId: _otherId, kind: _kind, ...parts } = value as Partial<Contact> & Record<string, unknown>
  return Object.values(parts).filter((part) => part !== null && part !== undefined && part !== '').join(', ')
}
