import { MessageChannel, Worker } from 'node:worker_threads'
import { join, resolve } from 'node:path'
import { connectTunnel } from '../../electron/core/tunnel.ts'

const root = resolve(import.meta.dirname, '../..')

interface Job {
  state: string
  phase: string
  result: unknown
  failure: { message: string } | null
}

/** The built core in its thread, talked to as the shells do: by `fetch` over the tunnel. */
export interface BuiltCore {
  fetch(request: Request): Promise<Response>
  /** Asks by GET; gives the answer and what it took, in milliseconds. */
  read<T>(procedure: string, input?: unknown): Promise<{ data: T; time: number }>
  /** Changes something. */
  write(procedure: string, input: unknown): Promise<unknown>
  /** Starts a job and waits for its end; `meanwhile` is called over and over until then. */
  job<T>(procedure: string, input: unknown, meanwhile?: () => Promise<void>): Promise<T>
  close(): Promise<void>
}

/** Opens a file with the core of the last build, `out/main`. */
export async function openBuiltCore(file: string, backups: string): Promise<BuiltCore> {
  const requests = new MessageChannel()
  const control = new MessageChannel()
  const worker = new Worker(join(root, 'out/main/core-worker.js'), {
    workerData: { options: { file, shell: 'bench', folders: { resources: join(root, 'resources'), backups } }, owner: {}, requests: requests.port2, control: control.port2 },
    transferList: [requests.port2, control.port2], name: 'core',
  })
  const ended = new Promise<void>((done) => worker.once('exit', () => done()))
  await new Promise<void>((done, fail) => {
    worker.once('error', fail)
    control.port1.on('message', (message: { type: string; message?: string }) => {
      if (message.type === 'ready') done()
      if (message.type === 'failed') fail(new Error(message.message))
    })
  })
  const fetch = connectTunnel(requests.port1)
  const read = async <T>(procedure: string, input?: unknown) => {
    const start = performance.now()
    const url = `http://core/api/trpc/${procedure}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`
    const data = await dataOf<T>(await fetch(new Request(url)))
    return { data, time: performance.now() - start }
  }
  const write = async <T>(procedure: string, input: unknown) => {
    const headers = { 'content-type': 'application/json' }
    return dataOf<T>(await fetch(new Request(`http://core/api/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) })))
  }
  const job = async <T>(procedure: string, input: unknown, meanwhile: () => Promise<void> = () => pause(50)) => {
    const { jobId } = await write<{ jobId: number }>(procedure, input)
    while (true) {
      await meanwhile()
      const { data } = await read<Job>('jobs.get', { id: jobId })
      if (data.state === 'done') return data.result as T
      if (data.state !== 'running') throw new Error(data.failure?.message ?? data.state)
    }
  }
  return {
    fetch, read, write, job,
    close: async () => {
      control.port1.postMessage({ type: 'close' })
      await ended
    },
  }
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

async function dataOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as { result?: { data: T }; error?: { message: string } }
  if (!answer.result) throw new Error(answer.error?.message ?? `HTTP ${response.status}`)
  return answer.result.data
}
