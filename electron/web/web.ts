import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '#shared/errors.ts'
import { readOwner } from '../core/db/lock.ts'
import { startCore, type CoreHost } from '../core/host.ts'
import { findPages } from '../pages.ts'
import { dataFolder, defaultFile, folders } from '../paths.ts'
import { openBrowser } from './open-browser.ts'
import { askRunningShell } from './second-start.ts'
import { openWebShell, type WebShell } from './web-shell.ts'

export interface ServeOptions {
  /** The file to open or make; the user's own when absent. */
  file?: string
  /** 4710 or the next free when absent, any free for 0. */
  port?: number
  /** Whether to open the user's browser rather than print an address for it. */
  isOpening: boolean
  /** Prints the address as JSON, for scripts. */
  isJson?: boolean
}

/** How long the end may take, in milliseconds. */
const endTime = 5_000
/** How long a second start waits for a first that is just beginning, in milliseconds. */
const joinTime = 4_000

/**
 * Runs the web shell until it is told to stop; where another one has the file open, shows a fresh address of that one.
 * Prints the address on standard output, all else on standard error.
 * Throws `busy` for a file that is held by something else or a port that is taken, and what opening a file throws.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const file = resolve(options.file ?? defaultFile())
  const stop = toldToStop()
  const host = await startOrJoin(file, options)
  if (!host) return
  const shell = await openShell(host, options.port)
  host.tellOwner({ address: shell.address, secret: shell.secret })
  await show(shell.newAddress(), options)
  await stop
  setTimeout(() => process.exit(0), endTime).unref()
  await shell.close()
  await host.close()
}

async function startOrJoin(file: string, options: ServeOptions): Promise<CoreHost | null> {
  // The folder holds everything about the user's relationships; what is new in it is nobody else's to read.
  mkdirSync(dataFolder(), { recursive: true, mode: 0o700 })
  for (const until = Date.now() + joinTime; ;) {
    try {
      return await startCore({ file, folders: folders(), shell: 'web' }, say)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'busy')) throw error
      const owner = readOwner(file)
      const address = owner ? await askRunningShell(owner, Date.now()) : null
      if (address) {
        await show(address, options)
        return null
      }
      // A shell that is just starting has the file already and no address yet; any other holder will not get one.
      if (owner?.shell !== 'web' || Date.now() > until) throw error
      await new Promise((done) => setTimeout(done, 200))
    }
  }
}

async function openShell(host: CoreHost, port: number | undefined): Promise<WebShell> {
  try {
    return await openWebShell({ fetch: host.fetch, pages: findPages(), log: say }, port)
  } catch (error) {
    await host.close()
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    throw new AppError('busy', `Port ${port} is not free. Choose another with --port, or leave it out.`, { cause: error })
  }
}

/** Only where no browser opens is the code printed; it holds for a minute and for one visit. */
async function show(address: string, { isOpening, isJson }: ServeOptions): Promise<void> {
  const isOpen = isOpening && await openBrowser(address)
  const shown = isOpen ? `${new URL(address).origin}/` : address
  if (isJson) console.log(JSON.stringify({ address: shown, isOpen }))
  else console.log(isOpen ? `Touchbase is open in your browser at ${shown}` : `Touchbase is at ${shown}`)
}

async function toldToStop(): Promise<void> {
  // The launcher's channel closes when it dies without having been able to pass a signal on.
  const ends = [once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP'), ...(process.send ? [once(process, 'disconnect')] : [])]
  process.channel?.unref() // It must not keep a program alive that has nothing left to do.
  await Promise.race(ends)
  // Told again while ending: nothing to do twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

function say(line: string): void {
  console.error(line)
}
