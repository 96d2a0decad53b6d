// What must be there before anything runs: the packages, the right Node and the build. Every step first looks whether
// there is anything to do, so that a start with nothing new costs a few file look-ups. Plain JavaScript without packages.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '../..')
const modules = join(root, 'node_modules')
const cache = join(root, '.cache')
/** The build as V8 has compiled it, kept by Node from one start to the next (NODE_COMPILE_CACHE). */
export const compiled = join(cache, 'compiled')
const installMark = join(modules, '.touchbase-install')
const buildMark = join(root, 'out', '.touchbase-build')

/** Everything a build is made from. */
const sources = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** A failure that is told in words, without a stack. */
export class Stop extends Error {}

/** All words of the launcher go to standard error: standard output belongs to the program that is started. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`)

/** Installs the packages if the lock file is not what stands in node_modules. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await alone(async () => {
    if (isInstalled()) return // Another start has done it meanwhile.
    say('Installing Touchbase (the first time takes a minute) …')
    // A tree that was cut off or changed by hand can stand in npm's way; without it npm begins anew.
    if (await npmCi() !== 0) {
      say('The installation failed; trying once more from the beginning …')
      rmSync(modules, { recursive: true, force: true, maxRetries: 5 })
      if (await npmCi() !== 0) throw new Stop('The packages could not be installed. What npm says above tells why; often it is the network.')
    }
    markInstalled()
  })
}

/** Builds the program if a source is newer than the build. @param {string} node */
export async function ensureBuilt(node) {
  if (isBuilt()) return
  await alone(async () => {
    if (isBuilt()) return
    say('Building Touchbase …')
    const signature = signSources()
    const fresh = join(cache, `out-${randomUUID()}`)
    // What builds that were cut off have left; there is no other one now.
    for (const name of readdirSync(cache)) if (/^(out|old)-[0-9a-f-]{36}$/.test(name)) rmSync(join(cache, name), { recursive: true, force: true })
    // Built beside and moved into place: a build that fails or is cut off leaves the last one whole.
    const status = await run(node, [electronVite(), 'build', '--logLevel', 'warn', '--outDir', fresh])
    if (status !== 0) {
      rmSync(fresh, { recursive: true, force: true })
      throw new Stop('The build failed; the lines above say where.')
    }
    writeFileSync(join(fresh, basename(buildMark)), signature)
    replaceFolder(fresh, join(root, 'out'))
    rmSync(compiled, { recursive: true, force: true })
  })
}

export const electronVite = () => join(modules, 'electron-vite', 'bin', 'electron-vite.js')

/**
 * The Node that runs everything: 24 as npm installed it, else the machine's own if that is new enough.
 * npm has no such package for macOS; on a Linux without glibc it is there but does not run.
 */
export function chooseNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const home = join(modules, `node-${system}-${process.arch}`)
  const names = process.platform === 'win32' ? [join('bin', 'node.exe'), 'node.exe'] : [join('bin', 'node')]
  const ours = names.map((name) => join(home, name)).find((path) => existsSync(path))
  if (ours && runs(ours)) return ours
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath
  throw new Stop(`Touchbase needs Node.js 22.14 or newer on this kind of machine; this is ${process.versions.node}. Get it from https://nodejs.org and start again.`)
}

/** Remembered with the installation, for asking costs more than all other look-ups together. @param {string} node */
function runs(node) {
  const mark = readMark()
  if (mark.node === node) return true
  if (spawnSync(node, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status !== 0) return false
  if (mark.lock) writeFileSync(installMark, JSON.stringify({ ...mark, node }))
  return true
}

/** @param {string} program @param {string[]} args @returns {Promise<number>} its exit status; its output goes to standard error */
function run(program, args, isInShell = false) {
  return new Promise((done, fail) => {
    const env = process.stderr.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: isInShell })
    child.once('error', fail)
    child.once('exit', (status) => done(status ?? 1))
  })
}

/** Install scripts stay off: nothing we use needs one. Whoever has set `omit` or NODE_ENV gets the tools for the build all the same. */
function npmCi() {
  // Windows lets nobody delete the Node that runs this; there npm changes the tree in place instead of making it anew.
  const isStuck = process.platform === 'win32' && process.execPath.startsWith(modules)
  const args = [isStuck ? 'install' : 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  // npm's own script, run by the same Node, needs no shell; the name `npm` needs one on Windows, where it is a batch file.
  if (npm && /^npm-cli\.c?js$/.test(basename(npm))) return run(process.execPath, [npm, ...args])
  return run('npm', args, process.platform === 'win32')
}

/** @returns {{ lock?: string, node?: string }} */
function readMark() {
  return readJson(installMark) ?? {}
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null // Not there, or torn: as if it had never been written.
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

function markInstalled() {
  writeFileSync(installMark, JSON.stringify({ lock: lockHash() }))
}

function isInstalled() {
  if (readMark().lock === lockHash()) return true
  if (!isTreeAsLocked()) return false
  markInstalled()
  return true
}

/** Compares npm's own note of what it put into node_modules with the lock file: `npm install` by hand leaves no mark of ours. */
function isTreeAsLocked() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const there = readJson(join(modules, '.package-lock.json'))?.packages
  if (!wanted || !there) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    return there[path] ? there[path].version === version && existsSync(join(root, path)) : Boolean(optional ?? devOptional)
  })
}

function isBuilt() {
  try {
    return readFileSync(buildMark, 'utf8') === signSources()
  } catch {
    return false // Never built, or by hand.
  }
}

/** Names, sizes and times of all sources, hashed: reading their contents would take longer than it is worth. */
function signSources() {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    const status = statSync(join(root, path), { throwIfNoEntry: false })
    if (!status || path.endsWith('.tsbuildinfo')) return
    if (status.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    else hash.update(`${path} ${status.size} ${status.mtimeMs}\n`)
  }
  for (const source of sources) add(source)
  return hash.digest('hex')
}

/** @param {string} fresh @param {string} place */
function replaceFolder(fresh, place) {
  const old = join(cache, `old-${randomUUID()}`)
  if (existsSync(place)) renameSync(place, old)
  renameSync(fresh, place)
  rmSync(old, { recursive: true, force: true })
}

/** Lets one start at a time install or build. Whoever dies with the lock is noticed by its process id. @param {() => Promise<void>} work */
async function alone(work) {
  const lock = join(cache, 'start-lock')
  mkdirSync(cache, { recursive: true })
  for (let hasSaid = false; !take(lock); hasSaid = true) {
    if (!hasSaid) say('Another start of Touchbase is preparing the program; waiting for it …')
    await new Promise((done) => setTimeout(done, 200))
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  const owner = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : process.pid)
  // An empty file is one just being written, unless it is old.
  if ((owner > 0 && !isAlive(owner)) || (owner === 0 && age > 5_000)) rmSync(lock, { force: true })
  return false
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
