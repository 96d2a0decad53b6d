import { expect, type Locator, type Page } from '@playwright/test'

/** The list of contacts and what stands above it. */
export class ListPage {
  readonly page: Page
  readonly grid: Locator
  readonly search: Locator
  readonly rows: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid')
    this.search = page.getByRole('main').getByRole('textbox', { name: /^(Search|搜索|搜尋)$/ })
    this.rows = this.grid.getByRole('row').filter({ has: page.getByRole('gridcell') })
  }

  /** The row somebody stands in, found by a cell that has this text. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ has: this.page.getByRole('gridcell', { name: text }) })
  }

  /** The row the card shows. */
  get active(): Locator {
    return this.grid.locator('[role="row"][aria-selected="true"]')
  }

  /** How many the list has by its own account, the header not counted. */
  async total(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1
  }

  async expectTotal(count: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + 1))
  }

  /** What a column shows from top to bottom, in the rows that are drawn. */
  texts(column: string): Promise<string[]> {
    return this.rows.locator(`[data-column="${column}"]`).allInnerTexts()
  }

  header(name: string): Locator {
    return this.grid.getByRole('columnheader', { name })
  }

  headers(): Promise<string[]> {
    return this.grid.getByRole('columnheader').allInnerTexts()
  }
}
