import { MessageChannel, Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '#shared/errors.ts'
import type { CoreOptions } from './core.ts'
import type { Owner } from './db/lock.ts'
import { connectTunnel, TunnelClosed } from './tunnel.ts'
import type { Control, WorkerData } from './worker.ts'

export interface CoreHost {
  /** Answers from the core's thread. While that is being started anew, calls wait for it. */
  fetch: (request: Request) => Promise<Response>
  /** Adds to the note of who holds the file, now and after every restart. */
  tellOwner(owner: Partial<Owner>): void
  /** Closes the file in order and ends the thread. */
  close(): Promise<void>
  /** Ends the thread at once, as a crash would; for tests. */
  kill(): Promise<void>
}

/** How often within a minute a dying core is started again before it is given up. */
const mostRestarts = 5

/**
 * Keeps the core's thread alive for a shell. When it dies the calls under way fail with `offline`, the file is opened
 * again (which takes back what was half done), and later calls are answered as if nothing had been.
 * Throws the failure of the first opening: `busy`, `newerFile`, `damagedFile`, `readOnly`.
 */
export async function startCore(options: Pick<CoreOptions, 'file' | 'folders' | 'shell'>, log: (line: string) => void): Promise<CoreHost> {
  let owner: Partial<Owner> = {}
  let isClosing = false
  const deaths: number[] = []
  let current = start()
  await current

  function start(): Promise<Running> {
    const starting = startThread(options, owner)
    starting.then(({ ended }) => ended).then(() => revive()).catch(() => {}) // The first failure is the caller's; later ones are met by `fetch`.
    return starting
  }

  function revive(): void {
    if (isClosing) return
    const now = Date.now()
    deaths.push(now)
    if (deaths.filter((at) => at > now - 60_000).length > mostRestarts) {
      log('The core died too often and was not started again.')
      return
    }
    log('The core stopped and is being started again.')
    current = start()
    current.catch((error: unknown) => {
      log(`The core could not be started again: ${error instanceof Error ? error.message : String(error)}`)
      setTimeout(revive, 1_000)
    })
  }

  return {
    fetch: async (request) => {
      try {
        return await (await current).fetch(request)
      } catch (error) {
        if (!(error instanceof TunnelClosed)) throw error
        throw new AppError('offline', 'The core stopped while it worked on this. It is being started again; nothing that was saved is lost.', { cause: error })
      }
    },
    tellOwner: (more) => {
      owner = { ...owner, ...more }
      void current.then(({ control }) => control.postMessage({ type: 'owner', owner } satisfies Control)).catch(() => {}) // A dead core is told at its restart.
    },
    close: async () => {
      isClosing = true
      const running = await current.catch(() => null)
      if (!running) return
      running.control.postMessage({ type: 'close' } satisfies Control)
      await Promise.race([running.ended, new Promise((resolve) => setTimeout(resolve, 10_000).unref())])
      await running.worker.terminate()
    },
    kill: async () => void (await (await current).worker.terminate()),
  }
}

interface Running {
  worker: Worker
  control: MessageChannel['port1']
  fetch: (request: Request) => Promise<Response>
  ended: Promise<void>
}

function startThread(options: WorkerData['options'], owner: Partial<Owner>): Promise<Running> {
  const requests = new MessageChannel()
  const control = new MessageChannel()
  const data: WorkerData = { options, owner, requests: requests.port2, control: control.port2 }
  // A small young generation: an import makes much that is soon gone, and a larger one lets the heap grow by a hundred megabytes.
  // Nothing comes near the limit of the old one; but below two gigabytes V8 lets a heap grow by less before it is swept, which saves another hundred.
  const worker = new Worker(new URL('./core-worker.js', import.meta.url), { workerData: data, transferList: [requests.port2, control.port2], name: 'core', resourceLimits: { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1_536 } })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const fetch = connectTunnel(requests.port1)
  return new Promise<Running>((resolve, reject) => {
    worker.on('error', (error) => reject(error))
    // The port closes after its last message, which says why the core did not begin; the end of the thread alone can come before that.
    control.port1.on('close', () => void ended.then(() => reject(new AppError('internal', 'The core ended before it had begun.'))))
    control.port1.on('message', (message: Control) => {
      if (message.type === 'ready') resolve({ worker, control: control.port1, fetch, ended })
      if (message.type === 'failed') reject(new AppError(message.code as ErrorCode, message.message, { details: (message.details ?? {}) as Record<string, unknown> }))
    })
  })
}
