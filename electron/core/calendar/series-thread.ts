import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { recurrenceLimits } from '#shared/recurrence.ts'
import type { LaidOut, SeriesRow } from './series.ts'

/** A series to be laid out: for readers of a stretch (UTC milliseconds), or around `now` as far as is usual. */
export interface SeriesTask {
  row: SeriesRow
  stretch: { since: number; until: number } | null
  now: number
}
export type SeriesAnswer = LaidOut

/** A rule watches its own clock. The thread is ended where that was not enough: so much later, in milliseconds. */
const grace = 750
/** So many are sent at once, so that what was ended is sent again without much ado. */
const together = 64
/** How long the thread stays when there is nothing to do, in milliseconds. */
const idleTime = 20_000

/** Lays series out in a thread of its own, which is ended when a rule does not let go, and started again for the others. */
export class SeriesThread {
  #running: { worker: Worker; port: MessagePort } | null = null
  #last: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined
  #isClosed = false
  readonly #file: URL

  /** `file`: what runs in the thread. */
  constructor(file = workerFile()) {
    this.#file = file
  }

  /** Answers in the order of the tasks. One that had to be ended is `tooSlow` and empty. */
  layOut(tasks: readonly SeriesTask[]): Promise<LaidOut[]> {
    const mine = this.#last.then(() => this.#run(tasks))
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  async #run(tasks: readonly SeriesTask[]): Promise<LaidOut[]> {
    const answers: LaidOut[] = []
    clearTimeout(this.#idle)
    while (answers.length < tasks.length && !this.#isClosed) {
      const running = (this.#running ??= await start(this.#file))
      const some = tasks.slice(answers.length, answers.length + together)
      const isWhole = await answered(running, some, answers)
      if (isWhole) continue
      await this.#end()
      const stuck = tasks[answers.length]
      if (stuck) answers.push({ id: stuck.row.id, laid: [], since: stuck.stretch?.since ?? 0, until: stuck.stretch?.until ?? 0, problem: 'tooSlow' })
    }
    this.#idle = setTimeout(() => void this.#end(), idleTime).unref()
    return answers
  }

  async #end(): Promise<void> {
    const running = this.#running
    this.#running = null
    clearTimeout(this.#idle)
    running?.port.close()
    await running?.worker.terminate()
  }
}

/** Starts the thread and waits until it listens: what that takes is no rule's fault. */
async function start(file: URL): Promise<{ worker: Worker; port: MessagePort }> {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(file, { workerData: { port: port2 }, transferList: [port2], name: 'series', execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 } })
  await new Promise<void>((resolve, reject) => {
    port1.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread for series ended.')))
  })
  // Nobody is kept running by it alone, and what goes wrong in it is seen by its silence.
  worker.on('error', () => undefined)
  worker.unref()
  return { worker, port: port1 }
}

/** Sends tasks and takes the answers; false where one did not come in time. */
function answered({ worker, port }: { worker: Worker; port: MessagePort }, tasks: readonly SeriesTask[], answers: LaidOut[]): Promise<boolean> {
  return new Promise((resolve) => {
    let left = tasks.length
    const finish = (isWhole: boolean) => {
      clearTimeout(timer)
      port.off('message', take)
      worker.off('exit', stopped)
      resolve(isWhole)
    }
    const stopped = () => finish(false)
    const watch = () => setTimeout(() => {
      // What was answered while this thread was busy is heard first.
      const before = left
      setImmediate(() => { if (left === before) finish(false) })
    }, recurrenceLimits.time + grace)
    const take = (answer: SeriesAnswer) => {
      answers.push(answer)
      clearTimeout(timer)
      if (--left === 0) finish(true)
      else timer = watch()
    }
    let timer = watch()
    port.on('message', take)
    worker.once('exit', stopped)
    port.postMessage([...tasks])
  })
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `series-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './series-worker.ts' : './series-worker.js', import.meta.url)
}
