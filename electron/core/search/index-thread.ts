import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'

/** What the thread is started with: the file to read, and where to write the index. */
export interface IndexWorkerData {
  file: string
  path: string
  port: MessagePort
}
/** What it sends: contacts done since the last message, and the end. */
export type IndexMessage = { done: number } | { failure: string } | { isFinished: true }

/** Makes an index (`makeIndex`) of a file in a thread of its own; yields the contacts done. Whoever stops asking ends the thread. */
export async function* madeByThread(file: string, path: string): AsyncGenerator<number> {
  const { port1, port2 } = new MessageChannel()
  const workerData: IndexWorkerData = { file, path, port: port2 }
  // Many short-lived strings: a small young generation keeps the heap from growing before it is swept.
  const worker = new Worker(workerFile(), { workerData, transferList: [port2], name: 'index', execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1_536 } })
  const waiting: IndexMessage[] = []
  let wake = () => {}
  const add = (message: IndexMessage) => {
    waiting.push(message)
    wake()
  }
  port1.on('message', add)
  worker.once('error', (error) => add({ failure: error.stack ?? error.message }))
  // A message that was sent before the end may still be on its way when the end is told.
  worker.once('exit', () => setImmediate(() => setImmediate(() => add({ failure: 'The thread ended early.' }))))
  try {
    while (true) {
      if (waiting.length === 0) await new Promise<void>((resolve) => { wake = resolve })
      const message = waiting.shift()
      if (!message) continue
      if ('isFinished' in message) return
      if ('failure' in message) throw new AppError('internal', `The search index could not be made: ${message.failure}`)
      yield message.done
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
