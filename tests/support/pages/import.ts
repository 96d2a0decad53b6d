import { join, resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

const fixtures = resolve(import.meta.dirname, '../../journeys/fixtures')

/** A file an address book was exported to by another program (tests/journeys/fixtures). */
export const fixture = (name: string) => join(fixtures, name)

/** Bringing an address book in: choose, check, result. */
export class ImportPage {
  readonly page: Page
  readonly main: Locator
  readonly preview: Locator
  readonly start: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.preview = page.getByRole('region', { name: /^The first (rows|entries)$/ })
    this.start = this.main.getByRole('button', { name: /^Import( \d+ files?)?$/ })
  }

  /** What the system's own dialog would do: it cannot be clicked by a test. */
  async choose(...files: (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    const input = this.page.getByLabel('Files to import')
    await (typeof files[0] === 'string' ? input.setInputFiles(files as string[]) : input.setInputFiles(files as { name: string; mimeType: string; buffer: Buffer }[]))
  }

  /** Whom a row of the file makes. */
  row(text: string | RegExp): Locator {
    return this.preview.getByRole('row').filter({ hasText: text })
  }

  /** The choice above a column: what it becomes. */
  column(header: string): Locator {
    return this.preview.getByLabel(`What “${header}” becomes`)
  }

  heading(name: string | RegExp): Locator {
    return this.main.getByRole('heading', { name })
  }

  async expectCounts(counts: Readonly<Record<'added' | 'brought up to date' | 'left as they were' | 'problems', number>>): Promise<void> {
    const figures = this.main.getByLabel('Counts')
    for (const [words, count] of Object.entries(counts)) await expect(figures.locator('div').filter({ has: this.page.getByText(words, { exact: true }) }).getByRole('definition')).toHaveText(String(count))
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name })
  }
}
