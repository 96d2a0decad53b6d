// `npm start` and its kin: makes sure that Touchbase is installed and built, then starts the part that was asked for.
// Runs on the machine's Node (20 or newer) without packages; what it starts runs on the Node that npm installed.
//
//   start.mjs [--web|--desktop] [--file FILE] [--port N] [--no-open]   the program: a window, or a browser
//   start.mjs --dev [--web] …                                          the same with hot reload
//   start.mjs --cli …                                                  the command line, out/main/cli.js
//   start.mjs --run FILE …                                             a TypeScript file, after a build
//   start.mjs --dist …                                                 the packages, by electron-builder
//   start.mjs --prepare                                                installs and builds, starts nothing
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fetchElectron, findElectron, hasDisplay } from './electron-binary.mjs'
import { chooseNode, compiled, electronVite, ensureBuilt, ensureInstalled, root, say, Stop } from './install.mjs'

const [mode = '', ...rest] = process.argv.slice(2)
let isStopping = false

try {
  process.exitCode = await start()
} catch (error) {
  say(error instanceof Stop ? error.message : String(/** @type {Error} */ (error).stack))
  process.exitCode = 1
}

/** @returns {Promise<number>} the exit status of what was started */
async function start() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Stop(`Touchbase needs Node.js 20 or newer; this is ${process.versions.node}.`)
  await ensureInstalled()
  const node = chooseNode()
  if (mode === '--dev') return startDev(node)
  await ensureBuilt(node)
  if (mode === '--prepare') return 0
  // As the core's thread in the other shells (core/host.ts).
  if (mode === '--cli') return launch(node, ['--max-semi-space-size=4', '--max-old-space-size=1536', join(root, 'out/main/cli.js'), ...rest])
  if (mode === '--dist') return launch(node, [join(root, 'node_modules/electron-builder/cli.js'), ...rest], { folder: root })
  if (mode === '--run') return launch(node, [resolve(root, rest[0] ?? ''), ...rest.slice(1)])
  return startWindow(node, process.argv.slice(2))
}

/** The desktop window where there can be one, else the browser. @param {string} node @param {string[]} args */
async function startWindow(node, args) {
  const own = args.filter((arg) => arg !== '--web' && arg !== '--desktop')
  const web = () => launch(node, [join(root, 'out/main/web.js'), ...own], { hasChannel: true })
  // Only the web shell has a port, and only a browser can be left unopened.
  if (args.some((arg) => arg === '--web' || arg === '--no-open' || arg.startsWith('--port'))) return web()
  const electron = hasDisplay() ? (findElectron() ?? await fetchElectron(node, args.includes('--desktop'))) : null
  if (!electron) {
    say(hasDisplay() ? 'The Electron window is not available on this machine; Touchbase opens in your browser instead.' : 'There is no display for the Electron window here; Touchbase opens in your browser instead.')
    return web()
  }
  // A sandbox that the system forbids, or a missing library, ends Electron before our code begins; the browser still works.
  const ready = join(tmpdir(), `touchbase-ready-${randomUUID()}`)
  const status = await launch(electron, [root, ...own], { env: { TB_READY_FILE: ready } })
  const hasBegun = existsSync(ready)
  rmSync(ready, { force: true })
  if (status === 0 || hasBegun || isStopping) return status
  say('The Electron window could not start here (see above); Touchbase opens in your browser instead.')
  return web()
}

/** Built beside `out`, so that a development session and an ordinary start do not disturb each other. @param {string} node */
async function startDev(node) {
  const out = join(root, '.cache', 'dev')
  const isWeb = rest.includes('--web') || !hasDisplay() || !findElectron()
  const args = rest.filter((arg) => arg !== '--web')
  const env = isWeb
    ? { ELECTRON_EXEC_PATH: node, ELECTRON_ENTRY: join(out, 'main/web.js'), ELECTRON_CLI_ARGS: JSON.stringify(args) }
    : { ELECTRON_EXEC_PATH: findElectron() ?? '', ELECTRON_ENTRY: join(out, 'main/index.js'), ELECTRON_CLI_ARGS: JSON.stringify(args) }
  return launch(node, [electronVite(), 'dev', '--watch', '--outDir', out], { env, folder: root })
}

/**
 * Starts a program with our own input and output, passes signals on to it and gives its exit status. With a channel it
 * notices our end however we come to it.
 * @param {string} program @param {string[]} args @param {{ env?: Record<string, string>, folder?: string, hasChannel?: boolean }} [how] @returns {Promise<number>}
 */
function launch(program, args, { env = {}, folder = userFolder(), hasChannel = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: folder, env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...env }, stdio: hasChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        isStopping = true
        // Ctrl+C in a terminal has reached the child by itself; twice would mean "at once" to some programs.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      })
    }
    if (process.env['npm_lifecycle_event']) endWithParent(() => child.kill('SIGTERM'))
    child.once('error', (error) => fail(new Stop(`${program} could not be started: ${error.message}`)))
    child.once('exit', (status, signal) => done(signal ? 128 + constants.signals[signal] : (status ?? 1)))
  })
}

/** npm ends at a signal by itself and its shell does not pass it on: without its parent nobody could end this process any more. @param {() => void} end */
function endWithParent(end) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) end()
  }, 300).unref()
}

/** npm runs scripts in the project's folder; file names that the user types are meant from where the user stands. */
function userFolder() {
  const from = process.env['INIT_CWD']
  return from && process.cwd() === root && existsSync(from) ? from : process.cwd()
}
