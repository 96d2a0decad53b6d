import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'

export interface CountWorkerData {
  file: string
  port: MessagePort
}
export interface CountQuestion {
  id: number
  expression: string
}
export type CountAnswer = { id: number; count: number } | { id: number; failure: string }

export const countSql = 'SELECT count(*) FROM typeAhead WHERE typeAhead MATCH ?'

/** How long the thread stays when nobody asks, in milliseconds: a pause in typing. */
const idleTime = 20_000

interface Waiting {
  resolve: (count: number) => void
  reject: (error: unknown) => void
}

/** Counts what typed texts find in a thread of its own that reads the file: it takes longer than a frame where millions match, and the next key must not wait for it. */
export class Counter {
  readonly #file: string
  readonly #waiting = new Map<number, Waiting>()
  #thread: { worker: Worker; port: MessagePort } | null = null
  #idle: NodeJS.Timeout | undefined
  #last = 0

  constructor(file: string) {
    this.#file = file
  }

  /** How many rows an FTS5 expression finds. Throws `cancelled` where it was given up before its turn. */
  count(expression: string, signal?: AbortSignal): Promise<number> {
    clearTimeout(this.#idle)
    this.#thread ??= this.#start()
    const id = ++this.#last
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.#waiting.set(id, { resolve, reject })
    const { port } = this.#thread
    port.postMessage({ id, expression } satisfies CountQuestion)
    signal?.addEventListener('abort', () => {
      port.postMessage({ id, expression: '' } satisfies CountQuestion)
      this.#waiting.get(id)?.reject(new AppError('cancelled', 'Nobody waits for this any more.'))
      this.#waiting.delete(id)
    }, { once: true })
    return promise.finally(() => {
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), idleTime).unref()
    })
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    clearTimeout(this.#idle)
    this.#failAll('the file was closed.')
    thread?.port.close()
    await thread?.worker.terminate()
  }

  #start(): { worker: Worker; port: MessagePort } {
    const { port1, port2 } = new MessageChannel()
    const workerData: CountWorkerData = { file: this.#file, port: port2 }
    const worker = new Worker(workerFile(), { workerData, transferList: [port2], name: 'count', execArgv: [] })
    port1.on('message', (answer: CountAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('count' in answer) waiting?.resolve(answer.count)
      else waiting?.reject(new AppError('internal', `It could not be counted: ${answer.failure}`))
    })
    const end = (words: string) => {
      if (this.#thread?.worker !== worker) return
      this.#thread = null
      this.#failAll(words)
    }
    worker.once('error', (error) => end(error.stack ?? error.message))
    worker.once('exit', () => end('the thread ended.'))
    // Nobody is kept running by it alone.
    worker.unref()
    return { worker, port: port1 }
  }

  #failAll(words: string): void {
    for (const { reject } of this.#waiting.values()) reject(new AppError('internal', `It could not be counted: ${words}`))
    this.#waiting.clear()
  }
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `count-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './count-worker.ts' : './count-worker.js', import.meta.url)
}
