// The browser of the journeys: found on the machine or brought along, and shown to start before a test counts on it.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/touchbase')
const mark = join(cache, 'chromium.json')

/** How long a browser may take to show that it starts, in milliseconds: the first time on a busy machine is slow. */
const startTime = 60_000

/**
 * A Chromium that starts on this machine: the one named by `TB_CHROMIUM`, Playwright's own, the system's, the one that
 * comes as a package (Linux on x64), and last, where that lacks libraries and we may, one that apt-get installs.
 * What was found is remembered, so that only the first run pays for looking. Throws, and says what to do, when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['TB_CHROMIUM']
  if (named) return named
  const known = readMark()
  if (known) return known
  for (const find of [findInstalled, unpackChromium, installLibraries, installChromium]) {
    for (const path of await find()) if (await starts(path)) return remember(path)
  }
  throw new Error('No browser was found that starts here. Install Chromium or Google Chrome, or name one with TB_CHROMIUM.')
}

/** Where a browser is found when its user or a distribution has installed it. */
async function findInstalled(): Promise<string[]> {
  const linux = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`)
  const others = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []).map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'))
  return [chromium.executablePath(), ...linux, ...others, ...windows].filter((path) => existsSync(path))
}

/**
 * Unpacks the Chromium that npm brought, 200 MB. Its own place for that is one fixed file in the temporary folder, where
 * another user's or a half-written one would be taken for good; ours is written beside and moved.
 * It is to be started without the arguments the package suggests: they switch web security off (TOOLCHAIN 6).
 */
async function unpackChromium(): Promise<string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  const home = join(cache, 'chromium')
  if (existsSync(join(home, 'chromium'))) return [join(home, 'chromium')]
  const fresh = join(cache, `chromium-${randomUUID()}`)
  mkdirSync(fresh, { recursive: true })
  const before = process.env['TMPDIR']
  try {
    process.stderr.write('Unpacking the browser for the tests (once) …\n')
    process.env['TMPDIR'] = fresh
    const packed = await import('@sparticuz/chromium')
    const path = await packed.default.executablePath()
    rmSync(home, { recursive: true, force: true })
    renameSync(fresh, home)
    return [join(home, basename(path))]
  } catch (error) {
    process.stderr.write(`The browser that npm brought could not be unpacked: ${String(error)}\n`)
    return []
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The packed browser needs NSS from the system, which bare containers lack; that is quicker had than a whole browser. */
async function installLibraries(): Promise<string[]> {
  const [path] = await unpackChromium()
  return path && aptInstall('libnss3') ? [path] : []
}

async function installChromium(): Promise<string[]> {
  return aptInstall('chromium') ? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].filter((path) => existsSync(path)) : []
}

let hasLists = false
/** Installs a Debian package where that is ours to do: as root, without asking. Says whether it worked. */
function aptInstall(name: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  process.stderr.write(`Installing ${name} for the browser tests …\n`)
  const run = (...args: string[]) => spawnSync('/usr/bin/apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 }).status === 0
  if (!hasLists) hasLists = run('update', '-qq')
  return run('install', '-y', '-qq', '--no-install-recommends', name)
}

/** Whether a page can be opened in it; says on standard error why not. */
async function starts(path: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath: path, env: browserEnvironment(), timeout: startTime })
    try {
      const page = await browser.newPage()
      return await page.evaluate(() => 1 + 1) === 2
    } finally {
      await browser.close()
    }
  } catch (error) {
    process.stderr.write(`${path} does not start: ${String(error).split('\n').find((line) => /error while loading|cannot|failed/i.test(line)) ?? String(error).split('\n')[0]}\n`)
    return false
  }
}

/** What was found last time, if it is still the same file. */
function readMark(): string | null {
  try {
    const { path, stamp } = JSON.parse(readFileSync(mark, 'utf8')) as { path: string; stamp: string }
    return stampOf(path) === stamp ? path : null
  } catch {
    return null // Never looked, or it has gone.
  }
}

function remember(path: string): string {
  mkdirSync(cache, { recursive: true })
  writeFileSync(mark, JSON.stringify({ path, stamp: stampOf(path) }))
  return path
}

function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${size} ${mtimeMs}`
}

/** The environment to start that browser with. */
export function browserEnvironment(): Record<string, string> {
  const own = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return { ...own, ...fontEnvironment() }
}

/**
 * Adds the fonts of our packages to those of the system, so that Chinese is drawn where no font for it is installed.
 * Text in traditional script gets its own shapes: the same code point looks different in Taiwan and in Beijing.
 */
export function fontEnvironment(): Record<string, string> {
  if (process.platform !== 'linux') return {}
  mkdirSync(cache, { recursive: true })
  const folders = ['noto-sans', 'noto-sans-sc', 'noto-sans-tc'].flatMap((name) => ['400Regular', '600SemiBold'].map((weight) => join(root, 'node_modules/@expo-google-fonts', name, weight)))
  const families = ['system-ui', 'sans-serif']
  const prefer = (fonts: string[], language?: string) => families.map((family) => `<match target="pattern">
    ${language ? `<test name="lang" compare="contains"><string>${language}</string></test>` : ''}<test name="family"><string>${family}</string></test>
    ${fonts.map((font) => `<edit name="family" mode="prepend" binding="strong"><string>${font}</string></edit>`).join('')}</match>`).join('\n')
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join('')}<cachedir>${join(cache, 'fonts')}</cachedir>
  ${prefer(['Noto Sans', 'Noto Sans SC', 'Noto Sans TC'])}
  ${prefer(['Noto Sans', 'Noto Sans TC', 'Noto Sans SC'], 'zh-tw')}
  </fontconfig>`
  const file = join(cache, 'fonts.conf')
  // Two workers write the same; one that reads meanwhile must not see half of it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    const fresh = `${file}.${randomUUID()}`
    writeFileSync(fresh, text)
    renameSync(fresh, file)
  }
  return { FONTCONFIG_FILE: file }
}
