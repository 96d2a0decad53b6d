import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { Report } from '#shared/reports.ts'
import { setDirectory } from './directory-pieces.ts'
import type { PdfPart } from './join-pdf.ts'
import type { PaperAnswer, PaperTask, SetPaper } from './paper-worker.ts'

export { daysPaper, isOnDay, monthPaper, monthSpan, weekSpan, type CalendarContent } from './calendar-paper.ts'
export { todayPaper } from './today-paper.ts'
export { draftDirectory, type DirectoryDraft, type DirectoryRow } from './directory.ts'
export { fontFiles } from './fonts.ts'
export { timelinePaper } from './timeline-paper.ts'

export interface PaperPlace {
  /** The folder of the templates; a template reads nothing outside it. */
  templateFolder: string
  /** Font files, as `fontFiles` finds them. */
  fontPaths: readonly string[]
  /** Ends the waiting; the report is then thrown away. */
  signal?: AbortSignal
  /** The longest time for one report, or for each piece of a long one, in milliseconds. */
  timeLimit?: number
  /** Told after each piece of a long report how many entries are set. */
  onProgress?: (done: number) => void
}

const usualTimeLimit = 120_000
/** Bounds JavaScript's part only (the data and the finished file); the compiler's own memory is not under V8's rule. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

let queue: Promise<unknown> = Promise.resolve()

/**
 * Sets a report and gives the PDF.
 * One report is set at a time, in threads of its own; others wait. Errors: `cancelled` when the signal says so,
 * `internal` with the compiler's words in `details.problems` when the template fails, or when time runs out.
 */
export function renderPdf(report: Report, place: PaperPlace): Promise<Uint8Array<ArrayBuffer>> {
  const set = (one: Report, parts: readonly PdfPart[] = []) => setInThread(one, parts, place)
  const mine = queue.then(async () => (report.template === 'directory' ? setDirectory(report, set, place.onProgress) : (await set(report)).pdf))
  queue = mine.catch(() => undefined)
  return mine
}

async function setInThread(report: Report, parts: readonly PdfPart[], place: PaperPlace): Promise<SetPaper> {
  if (place.signal?.aborted) throw cancelled()
  if (!/^[\w-]+$/u.test(report.template)) throw new AppError('internal', `There is no report template named "${report.template}".`)
  const task: PaperTask = { report, templateFolder: place.templateFolder, fontPaths: place.fontPaths, parts }
  const worker = new Worker(workerFile(), { workerData: task, resourceLimits, execArgv: [] })
  const answer = await answerOf(worker, place).finally(() => {
    // Not awaited: a thread inside the compiler ends only when the compiler comes back. It must not keep the program alive.
    worker.unref()
    void worker.terminate()
  })
  if ('pdf' in answer) return answer
  throw new AppError('internal', `The report could not be set: ${answer.problems[0] ?? 'no reason was given'}`, { details: { problems: answer.problems } })
}

function answerOf(worker: Worker, { signal, timeLimit = usualTimeLimit }: PaperPlace): Promise<PaperAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PaperAnswer>()
  const stop = () => { reject(cancelled()) }
  const timer = setTimeout(() => { reject(new AppError('internal', `The report took longer than ${timeLimit / 1000} seconds and was stopped. Print fewer contacts at a time.`)) }, timeLimit)
  signal?.addEventListener('abort', stop)
  worker.once('message', resolve)
  worker.once('error', (cause) => { reject(new AppError('internal', 'The report could not be set: its thread failed.', { cause })) })
  worker.once('exit', () => { reject(new AppError('internal', 'The report could not be set: its thread ended early.')) })
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  })
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The report was cancelled.')
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `paper-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './paper-worker.ts' : './paper-worker.js', import.meta.url)
}
