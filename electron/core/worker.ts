import { isMainThread, workerData, type MessagePort } from 'node:worker_threads'
import { AppError } from '#shared/errors.ts'
import { openCore, type CoreOptions } from './core.ts'
import type { Owner } from './db/lock.ts'
import { serveTunnel } from './tunnel.ts'

/** What the core's thread is started with (host.ts). */
export interface WorkerData {
  options: Pick<CoreOptions, 'file' | 'folders' | 'shell'>
  owner: Partial<Owner>
  requests: MessagePort
  control: MessagePort
}

/** What goes over the control port. */
export type Control = { type: 'ready' } | { type: 'failed'; code: string; message: string; details: unknown } | { type: 'close' } | { type: 'closed' } | { type: 'owner'; owner: Partial<Owner> }

/** The core's thread: opens the file, answers requests, and closes it in order when told. */
if (!isMainThread) {
  const { options, owner, requests, control } = workerData as WorkerData
  try {
    const core = openCore({ ...options, hasDailyBackup: true })
    core.tellOwner(owner)
    serveTunnel(requests, core.fetch)
    control.on('message', (message: Control) => {
      if (message.type === 'owner') core.tellOwner(message.owner)
      if (message.type !== 'close') return
      void core.close().finally(() => {
        control.postMessage({ type: 'closed' } satisfies Control)
        requests.close()
        control.close()
      })
    })
    control.postMessage({ type: 'ready' } satisfies Control)
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('internal', error instanceof Error ? (error.stack ?? error.message) : String(error))
    control.postMessage({ type: 'failed', code: known.code, message: known.message, details: JSON.parse(JSON.stringify(known.details ?? null)) as unknown } satisfies Control)
    requests.close()
    control.close()
  }
}
