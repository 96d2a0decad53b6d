import { MessageChannel, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '#shared/errors.ts'
import type { Job } from '#shared/jobs.ts'
import type { HelperAnswer, HelperData, Tasks } from './backup-worker.ts'

interface Watch {
  signal?: AbortSignal
  report?: (progress: Partial<Pick<Job, 'phase' | 'done' | 'total'>>) => void
}

/**
 * Runs one task in a thread of its own and gives its result. The thread is ended when `signal` says so; this then throws
 * `cancelled`, and only after the thread is gone, so that its unfinished file can be removed.
 */
export async function runHelper<K extends keyof Tasks>(kind: K, task: Tasks[K]['task'], { signal, report }: Watch = {}): Promise<Tasks[K]['result']> {
  const stopped = () => new AppError('cancelled', 'Stopped.')
  if (signal?.aborted) throw stopped()
  const { port1, port2 } = new MessageChannel()
  const data: HelperData<K> = { kind, task, port: port2 }
  const worker = new Worker(workerFile(), { workerData: data, transferList: [port2], name: 'backup', execArgv: [] })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const { promise, resolve, reject } = Promise.withResolvers<Tasks[K]['result']>()
  const stop = () => reject(stopped())
  signal?.addEventListener('abort', stop)
  worker.once('error', (cause) => reject(new AppError('internal', 'The backup thread failed.', { cause })))
  port1.on('message', (answer: HelperAnswer) => {
    if (answer.type === 'progress') report?.({ phase: answer.phase, done: answer.done, total: answer.total })
    else if (answer.type === 'done') resolve(answer.result)
    else reject(new AppError(answer.code as ErrorCode, answer.message, { details: (answer.details ?? {}) as Record<string, unknown> }))
  })
  // A message that was sent before the end may still be on its way when the end is told.
  void exited.then(() => setImmediate(() => setImmediate(() => reject(new AppError('internal', 'The backup thread ended early.')))))
  return promise.finally(async () => {
    signal?.removeEventListener('abort', stop)
    port1.close()
    await worker.terminate()
    await exited
  })
}

/** Beside this file: TypeScript when run from the sources, JavaScript (an entry named `backup-worker`) in the bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js', import.meta.url)
}
