import { once } from 'node:events'
import { resolve } from 'node:path'
import { AppError } from '#shared/errors.ts'
import type { Owner } from '../core/db/lock.ts'
import { startCore, type CoreHost } from '../core/host.ts'
import { findPages } from '../pages.ts'
import { coreFolders, defaultFile } from '../paths.ts'
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
}

/** How long the end may take, in milliseconds. */
const endTime = 5_000

/** Runs the web shell until it is told to stop. Gives the exit status. Prints the address on standard output, all else on standard error. */
export async function serve(options: ServeOptions): Promise<number> {
  const file = resolve(options.file ?? defaultFile())
  let host: CoreHost
  try {
    host = await startCore({ file, folders: coreFolders(), shell: 'web' }, say)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'busy') return joinRunning(error, options)
    say(error.message)
    return 1
  }
  let shell: WebShell
  try {
    shell = await openWebShell({ fetch: host.fetch, pages: findPages(), log: say }, options.port)
  } catch (error) {
    await host.close()
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    say(`Port ${options.port} is not free. Choose another with --port, or leave it out.`)
    return 1
  }
  host.tellOwner({ address: shell.address, secret: shell.secret })
  await show(shell.newAddress(), options.isOpening)
  await toldToStop()
  const timer = setTimeout(() => process.exit(0), endTime)
  await shell.close()
  await host.close()
  clearTimeout(timer)
  return 0
}

/** The file is open already: asks whoever has it for a fresh address. A shell that is just starting has none yet. */
async function joinRunning(error: AppError, { isOpening }: ServeOptions): Promise<number> {
  const owner = error.details?.['owner'] as Owner | null | undefined
  const address = owner ? await askRunningShell(owner, Date.now()) : null
  if (!address) {
    say(error.message)
    return 1
  }
  await show(address, isOpening)
  return 0
}

/** Only where no browser opens is the code printed; it holds for a minute and for one visit. */
async function show(address: string, isOpening: boolean): Promise<void> {
  if (isOpening && await openBrowser(address)) console.log(`Touchbase is open in your browser at ${new URL(address).origin}/`)
  else console.log(`Touchbase is at ${address}`)
}

async function toldToStop(): Promise<void> {
  // The launcher's channel closes when it dies without having been able to pass a signal on.
  const ends = [once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP'), ...(process.send ? [once(process, 'disconnect')] : [])]
  await Promise.race(ends)
  // Told again while ending: nothing to do twice.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

function say(line: string): void {
  console.error(line)
}
