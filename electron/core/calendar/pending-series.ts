import type { Occurrence } from '#shared/activities.ts'
import type { Services } from '../services.ts'
import { spanOf } from './lay-out.ts'
import { readSeries, writeSeries } from './occurrences.ts'
import { always, type Laid, type LaidOut, type SeriesRow } from './series.ts'
import { SeriesThread } from './series-thread.ts'

/** What is kept for one open file: the thread, and stretches far away as they were laid out last. */
interface Kept {
  thread: SeriesThread
  far: Map<string, Promise<LaidOut[]>>
  /** Windows as they were answered last: going back and forth between months asks for the same again. */
  answers: Map<string, Occurrence[]>
  pending: Promise<void> | null
  /** Counts changes. */
  revision: number
}

const kept = new WeakMap<Services, Kept>()
/** So many stretches are kept: a year, month by month, and more. */
const mostStretches = 20
const day = 86_400_000

/** Keeps series laid out from now on; gives what ends it. A change is followed once its write is over. */
export function followSeries(services: Services): () => Promise<void> {
  const mine: Kept = { thread: new SeriesThread(), far: new Map(), answers: new Map(), pending: null, revision: 0 }
  kept.set(services, mine)
  const look = () => void layOutPending(services).catch((error: unknown) => services.log(`series: ${error instanceof Error ? error.stack : String(error)}`))
  renewReaches(services)
  look()
  const stop = services.onEvent((event) => {
    if (event.type !== 'change') return
    // A name, a phone or a calendar's file are seen in an answer as much as an activity.
    mine.answers.clear()
    mine.revision++
    if (!event.tables.some((table) => table === 'activity' || table === 'calendar' || table === 'contact')) return
    mine.far.clear()
    look()
  })
  return async () => {
    stop()
    kept.delete(services)
    await mine.thread.close()
  }
}

/** Time goes on: what was laid out long ago no longer reaches far enough ahead, and is drawn anew like anything stale. */
function renewReaches({ store, now }: Services): void {
  const soon = now() + 200 * day
  if (store.read.row('SELECT 1 FROM seriesReach WHERE until < ? AND until > 0 LIMIT 1', soon) === undefined) return
  store.untracked((db) => db.exec('INSERT OR IGNORE INTO activityStale (activityId) SELECT activityId FROM seriesReach WHERE until < ? AND until > 0', soon))
}

const mostAnswers = 6

/** Grows with every change. */
export const revisionOf = (services: Services): number => kept.get(services)?.revision ?? 0

/** The answer to a question, kept until anything changes. */
export function answerOnce(services: Services, question: string, answer: () => Occurrence[]): Occurrence[] {
  const answers = kept.get(services)?.answers
  const known = answers?.get(question)
  if (known) return known
  const found = answer()
  const oldest = answers && answers.size >= mostAnswers ? answers.keys().next().value : undefined
  if (oldest !== undefined) answers?.delete(oldest)
  answers?.set(question, found)
  return found
}

/** Lays out what no write could within its moment. Resolves when nothing is left. */
export function layOutPending(services: Services): Promise<void> {
  const mine = kept.get(services)
  if (!mine) return Promise.resolve()
  mine.pending ??= work(services, mine).finally(() => { mine.pending = null })
  return mine.pending
}

const some = 256

async function work(services: Services, { thread }: Kept): Promise<void> {
  const { store } = services
  for (;;) {
    const ids = store.read.column<number>('SELECT activityId FROM seriesReach WHERE until = 0 LIMIT ?', some)
    if (ids.length === 0) return
    const now = services.now()
    const rows = ids.flatMap((id) => readSeries(store.read, id) ?? [])
    const answers = await thread.layOut(rows.map((row) => ({ row, stretch: null, now })))
    if (kept.get(services) === undefined || answers.length < rows.length) return
    store.untracked((db) => {
      // What was changed meanwhile is pending again by its own write, or is right already.
      for (const [at, answer] of answers.entries()) writeAnswer(db, rows[at], answer)
      for (const id of ids) if (!readSeries(db, id)) db.exec('DELETE FROM seriesReach WHERE activityId = ?', id)
    })
    services.emit({ type: 'change', tables: ['activity'] })
  }
}

function writeAnswer(db: Parameters<typeof writeSeries>[0], asked: ReturnType<typeof readSeries>, answer: LaidOut): void {
  const row = asked && readSeries(db, asked.id)
  if (!row || JSON.stringify(row) !== JSON.stringify(asked)) return
  const isPending = db.row('SELECT 1 FROM seriesReach WHERE activityId = ? AND until = 0', row.id) !== undefined
  // A rule that is too slow is not tried again at every look: it has what was found, everywhere.
  if (isPending) writeSeries(db, row, answer.problem === 'tooSlow' ? { ...answer, laid: answer.laid.length > 0 ? answer.laid : firstOf(db, row.id), ...always } : answer)
}

function firstOf(db: Parameters<typeof writeSeries>[0], id: number): Laid[] {
  return db.rows<{ rowId: number; recurrenceId: string; at: number; until: number; isFloating: number }>('SELECT activityId AS rowId, recurrenceId, at, until, isFloating FROM occurrence WHERE activityId = ? LIMIT 1', id)
    .map((row) => ({ ...row, isFloating: row.isFloating === 1 }))
}

/** The series that are not laid out for all of a stretch, as they are in it. Kept until anything changes. */
export async function laidOutFar(services: Services, since: number, until: number): Promise<LaidOut[]> {
  const { read } = services.store
  const ids = read.column<number>('SELECT activityId FROM seriesReach WHERE since > ? UNION SELECT activityId FROM seriesReach WHERE until < ?', since, until)
  if (ids.length === 0) return []
  const mine = kept.get(services)
  const key = `${since} ${until}`
  const known = mine?.far.get(key)
  if (known) return await known
  const thread = mine?.thread ?? new SeriesThread()
  const tasks = ids.flatMap((id) => { const row = readSeries(read, id); return row ? [{ row, stretch: { since, until }, now: 0 }] : [] })
  const answers = thread.layOut(tasks)
  if (mine) {
    const oldest = mine.far.size >= mostStretches ? mine.far.keys().next().value : undefined
    if (oldest !== undefined) mine.far.delete(oldest)
    mine.far.set(key, answers)
    answers.catch(() => mine.far.delete(key))
  }
  return await answers
}

/** Lays out one series that need not be stored, from its start on. */
export async function layOutFrom(services: Services, row: SeriesRow): Promise<LaidOut> {
  const thread = kept.get(services)?.thread ?? new SeriesThread()
  const [answer] = await thread.layOut([{ row, stretch: { since: spanOf(row).at, until: always.until }, now: 0 }])
  return answer ?? { id: row.id, laid: [], ...always, problem: 'tooSlow' }
}
