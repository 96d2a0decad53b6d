// `npm run test:electron`: the desktop shell in the real Electron, wherever its program is. The other tests use a stand-in.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, hasDisplay } from '../../electron/electron-binary.mjs'
import { root } from '../../electron/install.mjs'

const program = findElectron()
if (!program || !hasDisplay()) {
  console.log(`The desktop shell was not tested: ${program ? 'there is no display here' : "Electron's program is not on this machine"}.`)
  process.exit(0)
}

const data = mkdtempSync(join(tmpdir(), 'touchbase-electron-'))
const card = join(data, 'ewa.vcf')
writeFileSync(card, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ewa Nowak\r\nN:Nowak;Ewa;;;\r\nEND:VCARD\r\n')

/** Each line is one story about the running program. */
const stories: [string, (app: ElectronApplication, page: Page) => Promise<void>][] = [
  ['shows the page from its own scheme', async (_app, page) => {
    assert.equal(new URL(page.url()).protocol, 'app:')
    await page.locator('#root > *').first().waitFor()
  }],
  ['has the sandbox and the isolation on', async (app, page) => {
    assert.equal(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require), 'undefined')
    const preferences = await app.evaluate(({ BrowserWindow }) => (BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences())
    assert.deepEqual([preferences['sandbox'], preferences['contextIsolation'], preferences['nodeIntegration']], [true, true, false])
  }],
  ['answers calls through the scheme', async (_app, page) => {
    const answer = await page.evaluate(async () => (await fetch('/api/trpc/info.get')).json() as Promise<{ result: { data: { fileName: string } } }>)
    assert.equal(answer.result.data.fileName, 'Touchbase.touchbase')
  }],
  ['writes by a call with a body', async (_app, page) => {
    const status = await page.evaluate(async () => (await fetch('/api/trpc/settings.set', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key: 'greeting', value: 'x' }) })).status)
    assert.equal(status, 200)
  }],
  ['uploads a file', async (_app, page) => {
    const size = await page.evaluate(async () => ((await (await fetch('/api/upload', { method: 'POST', body: new Blob([new Uint8Array(3_000_000)]) })).json()) as { size: number }).size)
    assert.equal(size, 3_000_000)
  }],
  ['streams events', async (_app, page) => {
    await page.evaluate(() => new Promise<void>((done, fail) => {
      const events = new EventSource('/api/trpc/events.watch')
      events.addEventListener('message', () => {
        events.close()
        done()
      })
      events.addEventListener('error', () => fail(new Error('no events')))
    }))
  }],
  ['stays on its page and opens no window', async (app, page) => {
    await page.evaluate(() => void window.open('file:///etc/passwd'))
    await page.evaluate(() => { location.href = 'file:///etc/passwd' })
    assert.equal(new URL(page.url()).protocol, 'app:')
    assert.equal(app.windows().length, 1)
  }],
]

const app = await _electron.launch({ executablePath: program, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, card], env: { ...(process.env as Record<string, string>), TB_DATA: data } })
let failed = 0
try {
  const page = await app.firstWindow()
  for (const [title, story] of stories) {
    try {
      await story(app, page)
      console.log(`ok      ${title}`)
    } catch (error) {
      failed += 1
      console.log(`FAILED  ${title}\n${error instanceof Error ? error.stack : String(error)}`)
    }
  }
} finally {
  await app.close()
}
if (existsSync(join(data, 'Touchbase.touchbase-wal'))) {
  failed += 1
  console.log('FAILED  closes the file in order')
}
rmSync(data, { recursive: true, force: true })
process.exitCode = failed > 0 ? 1 : 0
