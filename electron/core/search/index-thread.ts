import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { Step } from './index-make.ts'

/** What the thread is started with, and what it sends: steps, each asked for by a message, and the end. */
export interface IndexWorkerData {
  file: string
  port: MessagePort
}
export type IndexMessage = { step: Step } | { failure: string } | { isDone: true }

/** The steps of `makeIndex` over a file, taken in a thread of its own. Whoever stops asking ends the thread. */
export async function* stepsOfThread(file: string): AsyncGenerator<Step> {
  const { port1, port2 } = new MessageChannel()
  const workerData: IndexWorkerData = { file, port: port2 }
  // Many short-lived strings: a small young generation keeps the heap from growing before it is swept.
  const worker = new Worker(workerFile(), { workerData, transferList: [port2], name: 'index', execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  const waiting: IndexMessage[] = []
  let wake = () => {}
  const add = (message: IndexMessage) => {
    waiting.push(message)
    wake()
  }
  port1.on('message', add)
  worker.once('error', (error) => add({ failure: error.stack ?? error.message }))
  worker.once('exit', () => setImmediate(() => add({ failure: 'The thread ended early.' })))
  try {
    while (true) {
      if (waiting.length === 0) await new Promise<void>((resolve) => { wake = resolve })
      const message = waiting.shift()
      if (!message) continue
      if ('isDone' in message) return
      if ('failure' in message) throw new AppError('internal', `The search index could not be made: ${message.failure}`)
      // The next step is asked for before this one is worked on, so that both threads are busy.
      port1.postMessage(null)
      yield message.step
    }
  } finally {
    port1.close()
    await worker.terminate()
  }
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `index-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './index-worker.ts' : './index-worker.js', import.meta.url)
}
