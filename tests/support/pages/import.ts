import { join, resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

const fixtures = resolve(import.meta.dirname, '../../journeys/fixtures')

/** A file an address book was exported to by another program (tests/journeys/fixtures). */
export const fixture = (name: string) => join(fixtures, name)

type Count = 'added' | 'brought up to date' | 'left as they were' | 'problems'
type TrialCount = 'would be added' | 'would be brought up to date' | 'would be left as they are' | 'would not come in' | 'problems'

/** Bringing an address book in: choose, check, duplicates, result. */
export class ImportPage {
  readonly page: Page
  readonly main: Locator
  /** The first entries as they will come in. */
  readonly preview: Locator
  readonly start: Locator
  /** Which column becomes what. */
  readonly map: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.preview = page.getByRole('region', { name: /^(The first entries|前几条|前幾筆)$/ })
    this.start = this.main.locator('[data-start]')
    this.map = page.getByRole('region', { name: /^(Columns|列|欄位)$/ })
  }

  /** What the system's own dialog would do: it cannot be clicked by a test. */
  async choose(...files: (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    const input = this.page.locator('[data-import-files]')
    await (typeof files[0] === 'string' ? input.setInputFiles(files as string[]) : input.setInputFiles(files as { name: string; mimeType: string; buffer: Buffer }[]))
  }

  /** Whom a row of the file makes. */
  row(text: string | RegExp): Locator {
    return this.preview.getByRole('row').filter({ hasText: text })
  }

  /** The line of a column in the map. */
  mapRow(header: string): Locator {
    return this.map.getByRole('listitem').filter({ has: this.page.locator('b', { hasText: new RegExp(`^${header.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`) }) })
  }

  /** The choice of what a column becomes; its text is what is chosen. */
  column(header: string): Locator {
    return this.mapRow(header).locator('[data-target]').first()
  }

  /** Sends a column elsewhere, by typing a part of the target's name; `exact` is its key, `at` which of the column's targets. */
  async send(header: string, wanted: string, { exact, at = 0 }: { exact?: string; at?: number } = {}): Promise<void> {
    await this.mapRow(header).locator('[data-target]').nth(at).click()
    const list = this.page.getByRole('listbox')
    await this.page.locator(':focus').fill(wanted)
    if (exact) await list.locator(`[role="option"][value="${exact}"]`).click()
    else await this.page.keyboard.press('Enter')
    await expect(list).toBeHidden()
  }

  heading(name: string | RegExp): Locator {
    return this.main.getByRole('heading', { name })
  }

  async expectCounts(counts: Readonly<Partial<Record<Count, number>>>): Promise<void> {
    await this.expectFigures('Counts', counts)
  }

  async expectTrial(counts: Readonly<Partial<Record<TrialCount, number>>>): Promise<void> {
    await this.expectFigures('Trial counts', counts)
  }

  private async expectFigures(label: string, counts: Readonly<Record<string, number>>): Promise<void> {
    const figures = this.main.getByLabel(label, { exact: true })
    for (const [words, count] of Object.entries(counts)) await expect(figures.locator('div').filter({ has: this.page.getByText(words, { exact: true }) }).getByRole('definition')).toHaveText(String(count))
  }

  /** Takes the whole import back; where a row was taken back before, that is asked about. */
  async undoAll(): Promise<void> {
    await this.button('Undo the import').click()
    const anyway = this.page.getByRole('dialog').getByRole('button', { name: 'Undo and overwrite' })
    const done = this.heading('The import was taken back')
    await expect(anyway.or(done).first()).toBeVisible()
    if (await anyway.isVisible()) await anyway.click()
    await expect(done).toBeVisible()
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name })
  }

  /** The rows of the finished import, of the kind chosen above them. */
  resultRow(text: string | RegExp): Locator {
    return this.main.getByRole('table', { name: 'Rows of the import' }).getByRole('row').filter({ hasText: text })
  }

  /** Who was known again in a trial: what comes in beside what is there. */
  collision(text: string | RegExp): Locator {
    return this.main.getByRole('table', { name: 'Who is here already' }).getByRole('row').filter({ hasText: text })
  }
}
