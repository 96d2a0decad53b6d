// Electron's own program is not inside its npm package but is downloaded separately, which a firewall or a missing
// network can forbid. Only files are looked at: `require('electron')` would try the download by itself each time.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './install.mjs'

const home = join(root, 'node_modules', 'electron')
const failedMark = join(root, 'node_modules', '.touchbase-electron-failed')

/** How long a download may take, in milliseconds. */
const timeLimit = 60_000

/** Path of Electron's program, or null when it is not on this machine. */
export function findElectron() {
  const name = read(join(home, 'path.txt')) ?? usualName()
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const path = override ? join(override, name) : join(home, 'dist', name)
  return existsSync(path) && (override || read(join(home, 'path.txt'))) ? path : null
}

/**
 * Tries the download once. After a failure the version is noted and not tried again, unless `isInsisting`.
 * Gives the program's path or null. @param {string} node @param {boolean} isInsisting
 */
export async function fetchElectron(node, isInsisting) {
  const version = JSON.parse(read(join(home, 'package.json')) ?? '{}').version
  if (!version || process.env['TB_NO_DOWNLOAD']) return null
  if (!isInsisting && read(failedMark) === version) return null
  say('Fetching the Electron window (about 120 MB, once) …')
  const isDone = await new Promise((done) => {
    const child = spawn(node, [join(home, 'install.js')], { cwd: home, stdio: 'ignore', timeout: timeLimit, killSignal: 'SIGKILL' })
    child.once('error', () => done(false))
    child.once('exit', (status) => done(status === 0))
  })
  const path = isDone ? findElectron() : null
  if (path) rmSync(failedMark, { force: true })
  else writeFileSync(failedMark, version)
  return path
}

/** Whether there is a screen to show a window on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function usualName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null // Not there.
  }
}
