import { defineConfig } from '@playwright/test'
import { browserEnvironment, findChromium } from './support/browser.ts'

const executablePath = await findChromium()

// The journeys run the program as it is built, in a real browser; each has a shell and a file of its own.
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'results/journeys',
  reporter: [['list'], ['json', { outputFile: 'results/playwright.json' }]],
  workers: 2,
  fullyParallel: true,
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'light', screenshot: 'only-on-failure', trace: 'on-first-retry',
    launchOptions: { executablePath, env: browserEnvironment() },
  },
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts' },
    { name: 'pictures', testMatch: '**/pictures.ts' },
  ],
})
