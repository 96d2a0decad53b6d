import { extractFile, listPackage } from '@electron/asar'
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fontFiles } from '../../electron/core/paper/fonts.ts'

// Packs the project with electron-builder around a stand-in for Electron (its binary is not needed to fill the archive)
// and looks at what went in. The stand-in carries a fuse wire like Electron's, so the fuses can be seen as well.

/** Marks the fuse wire in Electron's binary: then come its version, its length, and a digit for each fuse (docs/tutorial/fuses.md). */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As Electron ships them, in the order of the wire (FuseV1Options of @electron/fuses). */
const shippedFuses = '10110001'

const root = resolve(import.meta.dirname, '../..')
const isLinux = process.platform === 'linux'
const arch = process.arch === 'arm64' ? 'arm64' : 'x64'

let folder = ''
let app = ''
let packed: string[] = []

beforeAll(async () => {
  if (!isLinux) return
  if (!existsSync(join(root, 'out/main/index.js'))) throw new Error('out/ is not built: `npm test` builds it first; alone, run `npm run build` before this test')
  folder = await mkdtemp(join(tmpdir(), 'touchbase-pack-'))
  const output = join(folder, 'dist')
  await pack(await makeStandIn(), output)
  app = join(output, arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked', 'resources')
  packed = await listFiles(join(app, 'app.asar'))
}, 180_000)

afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** Makes the files electron-builder looks for in an unpacked Electron; gives the folder. */
async function makeStandIn(): Promise<string> {
  const dist = join(folder, 'electron')
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
  await mkdir(join(dist, 'resources'), { recursive: true })
  await mkdir(join(dist, 'locales'))
  for (const locale of ['en-US', 'zh-CN', 'zh-TW', 'de']) await writeFile(join(dist, 'locales', `${locale}.pak`), '')
  await writeFile(join(dist, 'electron'), `#!/bin/sh\n# ${fuseMark}\u0001${String.fromCharCode(shippedFuses.length)}${shippedFuses}\n`)
  await chmod(join(dist, 'electron'), 0o755)
  await writeFile(join(dist, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(dist, name), 'stand-in')
  return dist
}

/** Runs electron-builder as a developer would. */
async function pack(electronDist: string, output: string): Promise<void> {
  const args = ['--dir', '--linux', `--${arch}`, '--publish', 'never', `-c.electronDist=${electronDist}`, `-c.directories.output=${output}`]
  const child = spawn(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const status = await new Promise((done) => child.on('close', done))
  if (status !== 0) throw new Error(`electron-builder ended with ${String(status)}:\n${said}`)
}

/** The files of an archive, without its folders, as paths from the program's root. */
async function listFiles(archive: string): Promise<string[]> {
  const all = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
  const folders = new Set(all.map((path) => path.slice(0, path.lastIndexOf('/'))))
  return all.filter((path) => !folders.has(path))
}

/** All files below a folder, as paths from it. */
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1)).sort()
}

const sqlite = `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`
const typst = `node_modules/@myriaddreamin/typst-ts-node-compiler-linux-${arch}-gnu/typst-ts-node-compiler.linux-${arch}-gnu.node`

test.skipIf(!isLinux)('the archive holds what the program runs', async () => {
  expect(packed).toEqual(expect.arrayContaining([
    'package.json',
    'out/main/index.js', 'out/main/core-worker.js', 'out/main/paper-worker.js',
    'out/renderer/index.html',
    'node_modules/better-sqlite3/package.json', 'node_modules/better-sqlite3/lib/index.js', 'node_modules/better-sqlite3/lib/database.js', sqlite,
    'node_modules/@myriaddreamin/typst-ts-node-compiler/index.js', 'node_modules/@myriaddreamin/typst-ts-node-compiler/index-napi.js', typst,
  ]))
  const built = (await filesBelow(join(root, 'out'))).map((path) => `out/${path}`).filter((path) => !path.endsWith('.map') && path !== 'out/.touchbase-build')
  expect(built.filter((path) => path.startsWith('out/preload/'))).not.toEqual([])
  expect(packed.filter((path) => path.startsWith('out/')).sort()).toEqual(built)
})

test.skipIf(!isLinux)('the archive holds nothing else: no sources, tests, samples, development packages or other platforms', () => {
  const wanted = [
    /^package\.json$/,
    /^out\/(main|preload)\/[\w.-]+\.c?js$/,
    /^out\/renderer\/(.+\/)?[\w.@-]+\.(html|js|css|svg|png|ico|woff2?|ttf|wasm|json|webmanifest)$/,
    /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js)$/,
    /^node_modules\/@myriaddreamin\/typst-ts-node-compiler\/(package\.json|LICENSE|index\.js|index-napi\.js)$/,
    /^node_modules\/@myriaddreamin\/typst-ts-node-compiler-linux-(x64|arm64)-gnu\/package\.json$/,
  ]
  expect(packed.filter((path) => path !== sqlite && path !== typst && !wanted.some((pattern) => pattern.test(path)))).toEqual([])
})

test.skipIf(!isLinux)('only the binaries of this platform stand outside the archive', async () => {
  expect(await filesBelow(join(app, 'app.asar.unpacked'))).toEqual([typst, sqlite].sort())
})

test.skipIf(!isLinux)('the packed package.json names the entry that was packed, and no development', () => {
  const metadata = JSON.parse(extractFile(join(app, 'app.asar'), 'package.json').toString('utf8')) as Record<string, unknown>
  expect(packed).toContain(metadata['main'])
  expect(metadata).toMatchObject({ name: 'touchbase', type: 'module' })
  expect(Object.keys(metadata)).not.toContain('devDependencies')
})

test.skipIf(!isLinux)('reports find their fonts, the demo its people, and windows their icon', async () => {
  const resources = await filesBelow(join(app, 'resources'))
  expect(resources).toEqual(expect.arrayContaining([
    'demo/companies.json', 'demo/people-en.json', 'demo/people-zh-CN.json', 'demo/people-zh-TW.json', 'icons/icon.png',
  ]))
  const fonts = await Promise.all(fontFiles(root).map(async (path) => [basename(path), (await stat(path)).size]))
  expect(fonts).toHaveLength(6)
  const packedFonts = fontFiles(app).filter((path) => path.startsWith(join(app, 'resources')))
  expect(await Promise.all(packedFonts.map(async (path) => [basename(path), (await stat(path)).size]))).toEqual(fonts)
  const committed = (await filesBelow(join(root, 'resources'))).filter((path) => !/\.(md|icns)$|^pictures\/|^icons\/document\./.test(path))
  expect(resources.filter((path) => !path.startsWith('fonts/'))).toEqual(committed)
})

test.skipIf(!isLinux)('the fuses are set: no Node mode, no debugger, code only from the archive, cookies encrypted', async () => {
  const binary = await readFile(join(app, '../touchbase'), 'latin1')
  const start = binary.indexOf(fuseMark) + fuseMark.length + 2
  expect(binary.slice(start, start + shippedFuses.length)).toBe('01001100')
})
