import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import type { OrderPlan } from './ordered.ts'

export interface OrderWorkerData {
  file: string
  plan: OrderPlan
  port: MessagePort
}
export type OrderMessage = { ids: Float64Array<ArrayBuffer> } | { failure: string }

/** The ids of a lookup in its order, put there by a thread of its own that reads the file: nobody waits but who asked. */
export async function orderedInThread(file: string, plan: OrderPlan): Promise<Float64Array> {
  const { port1, port2 } = new MessageChannel()
  const workerData: OrderWorkerData = { file, plan, port: port2 }
  const worker = new Worker(workerFile(), { workerData, transferList: [port2], name: 'order', execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<Float64Array>()
  const fail = (words: string) => reject(new AppError('internal', `The list could not be sorted: ${words}`))
  port1.on('message', (message: OrderMessage) => ('ids' in message ? resolve(message.ids) : fail(message.failure)))
  worker.once('error', (error) => fail(error.stack ?? error.message))
  // A message that was sent before the end may still be on its way when the end is told.
  worker.once('exit', () => setImmediate(() => setImmediate(() => fail('the thread ended early.'))))
  try {
    return await promise
  } finally {
    port1.close()
  }
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `order-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './order-worker.ts' : './order-worker.js', import.meta.url)
}
