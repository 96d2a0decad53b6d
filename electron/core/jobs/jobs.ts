import { AppError } from '#shared/errors.ts'
import type { Job } from '#shared/jobs.ts'

/** How long a job may keep the core's thread before others get their turn, in milliseconds. */
const sliceTime = 12

export interface JobContext {
  jobId: number
  actor: string
  signal: AbortSignal
  /** Says how far the work is. Cheap: screens are told at most ten times a second. */
  report(progress: Partial<Pick<Job, 'phase' | 'done' | 'total' | 'counts'>>): void
  /** Gives way to waiting calls when the slice is used up, waits while the job is paused; throws `cancelled` when the user has stopped it. */
  pause(): Promise<void>
}

type Listener = (job: Job) => void

/** Long work in short slices on the core's thread. One job of a kind runs at a time; the others are told so. */
export class Jobs {
  readonly #jobs = new Map<number, { job: Job; stop: AbortController; end: Promise<Job>; goOn: (() => void) | null }>()
  readonly #listeners = new Set<Listener>()
  readonly #clock: () => number
  readonly #log: (line: string) => void
  #lastId = 0

  constructor(clock: () => number, log: (line: string) => void) {
    this.#clock = clock
    this.#log = log
  }

  start<T>(kind: string, actor: string, work: (ctx: JobContext) => Promise<T>): number {
    if (this.isRunning(kind)) throw new AppError('busy', 'Another job of this kind is still running.', { details: { kind } })
    const id = ++this.#lastId
    const job: Job = { id, kind, state: 'running', phase: '', done: 0, total: null, startedAt: this.#clock(), result: null, failure: null }
    const stop = new AbortController()
    const entry = { job, stop, end: Promise.resolve(job), goOn: null }
    this.#jobs.set(id, entry)
    entry.end = this.#run(job, this.#context(job, actor, stop.signal), work)
    this.#tell(job)
    return id
  }

  isRunning(kind: string): boolean {
    return [...this.#jobs.values()].some(({ job }) => isUnderWay(job) && job.kind === kind)
  }

  list(): Job[] {
    return [...this.#jobs.values()].map(({ job }) => ({ ...job }))
  }

  get(id: number): Job {
    const entry = this.#jobs.get(id)
    if (!entry) throw new AppError('notFound', 'There is no such job.')
    return { ...entry.job }
  }

  cancel(id: number): void {
    this.#jobs.get(id)?.stop.abort()
    this.resume(id)
  }

  /** Lets a job rest before its next slice, until it is resumed or cancelled. What has ended stays as it is. */
  pause(id: number): void {
    const job = this.#jobs.get(id)?.job
    if (job?.state !== 'running') return
    job.state = 'paused'
    this.#tell(job)
  }

  resume(id: number): void {
    const entry = this.#jobs.get(id)
    if (entry?.job.state !== 'paused') return
    entry.job.state = 'running'
    entry.goOn?.()
    entry.goOn = null
    this.#tell(entry.job)
  }

  /** Resolves when the job has ended, however it ended. */
  async ended(id: number): Promise<Job> {
    await this.#jobs.get(id)?.end
    return this.get(id)
  }

  /** Stops everything; resolves when all has been taken back. */
  async close(): Promise<void> {
    for (const id of this.#jobs.keys()) this.cancel(id)
    await Promise.allSettled([...this.#jobs.values()].map(({ end }) => end))
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #run<T>(job: Job, ctx: JobContext, work: (ctx: JobContext) => Promise<T>): Promise<Job> {
    try {
      // The caller gets the job's id before the first slice is worked.
      await nextTurn()
      job.result = (await work(ctx)) as Job['result']
      job.state = 'done'
    } catch (error) {
      const isCancelled = error instanceof AppError && error.code === 'cancelled'
      job.state = isCancelled ? 'cancelled' : 'failed'
      job.failure = error instanceof AppError ? { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) } : { code: 'internal', message: error instanceof Error ? error.message : String(error) }
      if (job.failure.code === 'internal') this.#log(`${job.kind}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    this.#tell(job)
    this.#forgetOld()
    return job
  }

  #context(job: Job, actor: string, signal: AbortSignal): JobContext {
    let sliceStart = performance.now()
    let lastTold = 0
    return {
      jobId: job.id, actor, signal,
      report: (progress) => {
        Object.assign(job, progress)
        if (performance.now() - lastTold < 100) return
        lastTold = performance.now()
        this.#tell(job)
      },
      pause: async () => {
        if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
        if (job.state !== 'paused' && performance.now() - sliceStart < sliceTime) return
        await nextTurn()
        await this.#whilePaused(job)
        if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
        sliceStart = performance.now()
      },
    }
  }

  async #whilePaused(job: Job): Promise<void> {
    const entry = this.#jobs.get(job.id)
    if (entry?.job.state !== 'paused') return
    await new Promise<void>((resolve) => { entry.goOn = resolve })
    return this.#whilePaused(job)
  }

  #tell(job: Job): void {
    for (const listener of this.#listeners) listener({ ...job })
  }

  /** The last fifty ended jobs can still be asked for their result. */
  #forgetOld(): void {
    const ended = [...this.#jobs.values()].filter(({ job }) => !isUnderWay(job))
    for (const { job } of ended.slice(0, -50)) this.#jobs.delete(job.id)
  }
}

const isUnderWay = ({ state }: Job) => state === 'running' || state === 'paused'
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
