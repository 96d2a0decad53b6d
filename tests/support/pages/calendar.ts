import { expect, type Locator, type Page } from '@playwright/test'

/** The calendar and the dialogs of activities, found by what they say. */
export class CalendarPage {
  readonly page: Page
  readonly screen: Locator
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.screen = page.locator('[data-calendar]')
    this.dialog = page.getByRole('dialog').filter({ has: page.getByRole('textbox', { name: /^(Regarding|事由)$/ }) })
  }

  /** Goes there by its key and waits for the grid, which comes in a chunk of its own. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+4')
    await expect(this.screen.locator('[data-grid] [role]').first()).toBeVisible()
  }

  /** The entries of a name, as they stand in the grid. */
  entries(name: string): Locator {
    return this.screen.locator('[data-key]').filter({ hasText: name })
  }

  /** Puts the focus on an entry, as Tab does in the end. */
  async focus(name: string, at = 0): Promise<void> {
    await this.entries(name).nth(at).evaluate((entry) => entry.closest<HTMLElement>('[tabindex]')?.focus())
  }

  /** Where an entry stands on the screen. */
  async box(name: string, at = 0): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.entries(name).nth(at).boundingBox()
    // While it is drawn anew it is nowhere, which no comparison is true of.
    return box ?? { x: Number.NaN, y: Number.NaN, width: Number.NaN, height: Number.NaN }
  }

  /** Puts the cursor on the grid and fills in an activity there: all by keys. */
  async plan(regarding: string): Promise<void> {
    await this.page.keyboard.press('Enter')
    await expect(this.dialog).toBeVisible()
    await this.page.keyboard.type(regarding)
    await this.page.keyboard.press('Control+Enter')
    await expect(this.dialog).toBeHidden()
    await expect(this.entries(regarding).first()).toBeVisible()
  }
}
