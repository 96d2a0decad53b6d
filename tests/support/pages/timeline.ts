import { expect, type Page } from '@playwright/test'

/** The timeline of whatever is shown, and the lines in it that hold a text. */
export const timeline = (page: Page) => page.locator('[data-timeline]')
export const entry = (page: Page, text: string) => timeline(page).locator('[data-key]').filter({ hasText: text })

/** Whose card is shown: somebody who has a past in the sample data. */
export async function openSomebody(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('Aasheim')
  await expect(page.getByRole('heading', { level: 2, name: 'Håkon Aasheim' })).toBeVisible()
  await expect(timeline(page)).toBeVisible()
}
