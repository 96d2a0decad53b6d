// The built web shell as its user starts it: a process of its own, a folder of its own, one address per browser.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { endThread } from './threads.ts'

const root = resolve(import.meta.dirname, '../..')
/** The build that is tried; another than `out` can be named while developing. */
const build = resolve(root, process.env['TB_BUILD'] ?? 'out')

/** How long a start may take, in milliseconds. */
const startTime = 30_000

export interface ShellOptions {
  /** The file to open or make; one in a new folder when absent. */
  file?: string
  /** Any free port when absent. */
  port?: number
}

export interface Shell {
  readonly file: string
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly port: number
  /** The folder that holds everything of this start; it goes when the shell is closed. */
  readonly folder: string
  /** The address printed at the start: lets one browser in, once, within a minute. */
  readonly address: string
  /** Starts the program a second time, as its user would: gives the fresh address that the running one hands out. */
  newAddress(): Promise<string>
  /** Ends the core's thread inside the running shell, as a fault in it would. */
  killCore(): Promise<void>
  /** Ends the whole process at once, as a power cut would, and leaves the file as it then is. */
  kill(): Promise<void>
  /** Starts it again on the same file and port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts the shell and gives it once it has printed its address. Throws with its output when it does not come up. */
export async function startShell(options: ShellOptions = {}): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-shell-'))
  const file = options.file ?? join(folder, 'People.touchbase')
  let running = await run(file, folder, options.port ?? 0)
  const { origin } = running
  const port = Number(new URL(origin).port)
  const end = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return
    const ended = once(running.child, 'exit')
    running.child.kill(signal)
    await ended
  }
  return {
    file, origin, port, folder,
    get address() { return running.address },
    newAddress: async () => {
      const second = start(file, folder, 0)
      try {
        return (await printedAddress(second)).address
      } finally {
        second.child.kill()
      }
    },
    killCore: () => endThread(running.inspector, 'core-worker'),
    kill: () => end('SIGKILL'),
    restart: async () => { running = await run(file, folder, port) },
    close: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Started {
  child: ChildProcess
  output: () => string
}

function start(file: string, data: string, port: number): Started {
  // The inspector listens on a free port of its own; through it a test can end one thread (threads.ts).
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', join(build, 'main/web.js'), '--no-open', '--port', String(port), '--file', file], { env: { ...process.env, TB_DATA: data, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const take = (piece: Buffer) => { output += piece.toString() }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return { child, output: () => output }
}

async function run(file: string, data: string, port: number): Promise<{ child: ChildProcess; address: string; origin: string; inspector: string }> {
  const started = start(file, data, port)
  const { address } = await printedAddress(started)
  const inspector = /Debugger listening on (ws:\S+)/.exec(started.output())?.[1] ?? ''
  return { child: started.child, address, origin: new URL(address).origin, inspector }
}

async function printedAddress({ child, output }: Started): Promise<{ address: string }> {
  for (const until = Date.now() + startTime; ;) {
    const address = /Touchbase is at (http:\S+)/.exec(output())?.[1]
    if (address) return { address }
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`The shell did not come up:\n${output()}`)
    }
    await new Promise((done) => setTimeout(done, 20))
  }
}
