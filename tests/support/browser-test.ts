// `test` of the journeys: a shell with a file of its own behind every test, and a watch on what pages must never do.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test as base, type BrowserContext, type ConsoleMessage } from '@playwright/test'
import { AppPage } from './pages/app.ts'
import { startShell, type Shell } from './shell.ts'

const root = resolve(import.meta.dirname, '../..')

interface Options {
  /** Whether the file holds the sample contacts (200 people and 60 companies in three languages) from the start. */
  withSamples: boolean
  /** Lines of the browser's console that this story brings about on purpose. */
  tolerated: readonly RegExp[]
}

interface Fixtures {
  shell: Shell
  /** The first window, on the start screen of its file. */
  app: AppPage
  /** What pages did that they must not: violations of their policy, errors, requests that leave this computer. */
  offences: string[]
}

export const test = base.extend<Options & Fixtures, { samples: string }>({
  withSamples: [false, { option: true }],
  tolerated: [[], { option: true }],

  samples: [async ({}, use) => { // eslint-disable-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    const folder = mkdtempSync(join(tmpdir(), 'touchbase-samples-'))
    const file = join(folder, 'Samples.touchbase')
    execFileSync(process.execPath, [join(resolve(root, process.env['TB_BUILD'] ?? 'out'), 'main/cli.js'), '--file', file, 'demo'], { env: { ...process.env, TB_DATA: folder }, stdio: 'pipe' })
    keepRemindersClosed(file)
    await use(file)
    rmSync(folder, { recursive: true, force: true })
  }, { scope: 'worker' }],

  shell: async ({ withSamples, samples }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'touchbase-journey-'))
    const file = join(folder, 'People.touchbase')
    if (withSamples) copyFileSync(samples, file)
    const shell = await startShell({ file })
    await use(shell)
    await shell.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  offences: async ({ context, tolerated }, use) => {
    const offences: string[] = []
    await watch(context, offences, tolerated)
    await use(offences)
    expect(offences, 'what pages did that they must not').toEqual([])
  },

  app: async ({ page, shell, offences }, use) => {
    expect(offences).toEqual([])
    await page.goto(shell.address)
    const app = new AppPage(page)
    await expect(app.list.grid.or(app.main.getByRole('heading')).first()).toBeVisible({ timeout: 20_000 })
    // A file with a day in it begins with Today; the stories begin with its people, wherever they go from there.
    if (page.url().endsWith('/today')) await page.evaluate(() => { location.hash = '#/contacts' })
    await expect(app.list.grid.or(app.main.getByRole('heading', { level: 2 })).first()).toBeVisible()
    await use(app)
  },
})

export { expect }

/** The sample people have appointments: at some hours of the day a list of reminders would come up in the middle of a story that is about something else. */
function keepRemindersClosed(file: string): void {
  const db = new DatabaseSync(file)
  db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run('reminders.opens', 'false')
  db.close()
}

/** Notes offences of every page of a context, now and later. */
async function watch(context: BrowserContext, offences: string[], tolerated: readonly RegExp[]): Promise<void> {
  const note = (text: string) => {
    // The headless browser lacks features that a whole one has; forbidding them stays right.
    if (text.includes('Permissions-Policy header: Unrecognized feature')) return
    if (!offences.includes(text) && !tolerated.some((pattern) => pattern.test(text))) offences.push(text)
  }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`))
  })
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => note(`error: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1') note(`request to ${url.origin}`)
  })
}
