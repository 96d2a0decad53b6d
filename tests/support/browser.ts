import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')

/**
 * Where a Chromium stands on this machine: the one named by `TB_CHROMIUM`, Playwright's own, the system's, else the
 * one that comes as a package (Linux on x64; its first use unpacks 200 MB to the temporary folder).
 * Launch it without any arguments of that package: they would switch web security off (TOOLCHAIN 6).
 * Throws when there is none, and says what to do.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['TB_CHROMIUM']
  const places = [named, chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  const found = places.find((place) => place && existsSync(place))
  if (found) return found
  try {
    const packed = await import('@sparticuz/chromium')
    return await packed.default.executablePath()
  } catch (error) {
    throw new Error('No browser was found. Install Chromium or Google Chrome, or name one with TB_CHROMIUM.', { cause: error })
  }
}

/** What to add to the environment of that browser, so that Chinese is drawn on machines without fonts for it: those of our packages. */
export function fontEnvironment(): Record<string, string> {
  if (process.platform !== 'linux') return {}
  const folder = join(tmpdir(), 'touchbase-fonts')
  mkdirSync(folder, { recursive: true })
  const packages = ['noto-sans', 'noto-sans-sc', 'noto-sans-tc'].flatMap((name) => ['400Regular', '600SemiBold'].map((weight) => join(root, 'node_modules/@expo-google-fonts', name, weight)))
  const file = join(folder, 'fonts.conf')
  const prefer = ['system-ui', 'sans-serif'].map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans</family><family>Noto Sans SC</family><family>Noto Sans TC</family></prefer></alias>`).join('')
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${[...packages, '/usr/share/fonts'].map((place) => `<dir>${place}</dir>`).join('')}<cachedir>${join(folder, 'cache')}</cachedir>${prefer}</fontconfig>`)
  return { FONTCONFIG_FILE: file }
}
