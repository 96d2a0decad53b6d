import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Long enough for a browser that has to start first, in milliseconds. */
const fileLife = 60_000

/**
 * Opens an address in the user's browser. Says whether that could be begun.
 * The browser is given a file that leads there, readable by this user alone: everyone on the computer can see the
 * arguments of a program, and the address holds a code.
 */
export async function openBrowser(address: string): Promise<boolean> {
  const folder = mkdtempSync(join(placeForFiles(), 'touchbase-'))
  const file = join(folder, 'open.html')
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Touchbase</title><meta http-equiv="refresh" content="0;url=${address}"><a href="${address}">Touchbase</a>\n`, { mode: 0o600, flag: 'wx' })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const isOpen = await begin(pathToFileURL(file).href)
  if (!isOpen) remove()
  else setTimeout(remove, fileLife).unref()
  process.once('exit', remove)
  return isOpen
}

/** A browser in a snap sees neither the system's temporary folder nor hidden ones, but a folder of its own. */
function placeForFiles(): string {
  if (process.platform !== 'linux' || !existsSync('/snap/bin')) return tmpdir()
  const asked = spawnSync('xdg-settings', ['get', 'default-web-browser'], { encoding: 'utf8', timeout: 2_000 })
  const snap = /^([a-z0-9-]+)_/.exec(asked.stdout ?? '')?.[1]
  const own = snap ? join(homedir(), 'snap', snap, 'common') : ''
  return own && existsSync(own) ? own : tmpdir()
}

function begin(url: string): Promise<boolean> {
  const [program, ...args] = process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] as const
    : process.platform === 'darwin' ? ['open', url] as const : ['xdg-open', url] as const
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    child.once('error', () => done(false))
    child.once('exit', (status) => done(status === 0))
    // Some openers stay for as long as the browser does.
    setTimeout(() => done(true), 3_000).unref()
    child.unref()
  })
}
