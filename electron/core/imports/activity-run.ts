import { AppError } from '#shared/errors.ts'
import type { ImportRules } from '#shared/imports.ts'
import { keepPdfText } from '../files/files.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import type { Services } from '../services.ts'
import { ActivityWriter } from './activity-writer.ts'
import type { Written } from './entry-writer.ts'
import type { IncomingActivity, IncomingCalendar } from './importer.ts'

type Item = { file: string; entry: IncomingActivity; isLast: boolean } | { calendar: IncomingCalendar }

/** The part of an import that is about calendars: what waits to be written, slice by slice. */
export class ActivityRun {
  readonly #services: Services
  readonly #writer: ActivityWriter
  #waiting: Item[] = []
  #done: Written[] = []

  constructor(services: Services, rules: Pick<ImportRules, 'duplicates' | 'policy'>, calendarId: number | null = null) {
    this.#services = services
    this.#writer = new ActivityWriter(services.store.read, rules, services.store.lastId('activity'), calendarId)
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Takes an item of a file; gives how many wait. */
  add(file: string, item: { activity: IncomingActivity } | { calendar: IncomingCalendar }): number {
    return this.#waiting.push('activity' in item ? { file, entry: item.activity, isLast: false } : item)
  }

  /** Nothing more will come: occurrences whose series is not there are written as they are. */
  end(): void {
    for (const { file, entry } of this.#writer.takeWaiting()) this.#waiting.push({ file, entry, isLast: true })
  }

  /** Writes as much as a slice takes (`time` in milliseconds); `ctx` null only tries. One entry that cannot be written fails alone. */
  slice(ctx: WriteContext | null, time: number): void {
    const end = performance.now() + time
    let count = 0
    for (const item of this.#waiting) {
      if ('calendar' in item) this.#writer.calendar(ctx, item.calendar)
      else this.#one(ctx, item)
      count += 1
      if (count >= 40 && performance.now() > end) break
    }
    this.#waiting = this.#waiting.slice(count)
  }

  /** What became of the entries since the last call: to be told when their slice is written. */
  takeDone(): Written[] {
    return this.#done.splice(0)
  }

  /** Finds the text of the PDFs that the history got, once they are written. Beside the core's thread, one by one. */
  async keepTexts(pause: () => Promise<void>): Promise<void> {
    for (const hash of this.#writer.takePdfs()) {
      await keepPdfText(this.#services, hash)
      await pause()
    }
  }

  /** Ties participants to contacts that came in later files; gives how many are left. */
  linkSome(ctx: WriteContext): number {
    return this.#writer.linkSome(ctx)
  }

  #one(ctx: WriteContext | null, { file, entry, isLast }: { file: string; entry: IncomingActivity; isLast: boolean }): void {
    const last = this.#services.store.lastId('activity')
    try {
      const written = isLast ? this.#writer.writeWaiting(ctx, file, entry) : this.#writer.write(ctx, file, entry)
      if (written) this.#done.push(written)
    } catch (error) {
      if (!isOfEntry(error)) throw error
      ctx?.db.exec('DELETE FROM activity WHERE id > ?', last)
      const message = `The entry could not be written (${error instanceof Error ? error.message : String(error)}); everything else went on.`
      this.#done.push({ file, line: entry.line, outcome: 'failed', match: null, earlierLine: null, contactId: null, problems: [...entry.problems, { code: 'notWritten', message }], cells: null, collision: null })
    }
  }
}

/** Whether a failure is one entry's own: what it says breaks a rule of the file. A full disk or a lost file ends the import. */
export function isOfEntry(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'invalid' || error.code === 'conflict' || error.code === 'notFound'
  return /^SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)/.test((error as { code?: string }).code ?? '')
}
