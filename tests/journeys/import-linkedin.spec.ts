import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'

test('connections of LinkedIn, by keyboard alone', async ({ app, page }) => {
  const { list, card } = app
  const imports = new ImportPage(page)
  await app.press('Control+i')
  await expect(imports.button('Choose files…')).toBeFocused()
  await imports.choose(fixture('linkedin.csv'))
  // What stands above the table is no contact.
  await expect(imports.main.getByText('CSV · LinkedIn')).toBeVisible()
  await expect(imports.preview.getByRole('row')).toHaveCount(4)
  await expect(imports.row('Ingrid Solheim')).toContainText('Fjordlys AS')

  // The position is to be the role: found by typing, taken by Enter, and the focus comes back to it.
  await tabTo(page, imports.column('Position'))
  await app.press('Enter')
  await app.type('role')
  await app.press('Enter')
  await expect(imports.column('Position')).toHaveText('Role')
  await expect(imports.column('Position')).toBeFocused()
  await app.press('ArrowDown')
  await app.type('job')
  await app.press('Escape')
  await expect(imports.column('Position')).toHaveText('Role')
  await expect(imports.column('Position')).toBeFocused()
  await app.press('Enter')
  await app.type('job title')
  await app.press('Enter')
  await expect(imports.row('Ingrid Solheim')).toContainText('Head of Sourcing')

  await tabTo(page, imports.button('Give all of them…'))
  await app.press('Enter')
  await app.type('LinkedIn')
  await tabTo(page, imports.button('Duplicates and trial…'))
  await app.press('Enter')
  await tabTo(page, imports.button('Try it'))
  await app.press('Enter')
  await imports.expectTrial({ 'would be added': 3, problems: 0 })
  await expect(imports.button('Try it')).toBeFocused()
  await app.press('Control+Enter')
  await imports.expectCounts({ added: 3, problems: 0 })
  await expect(imports.button('Show the contacts')).toBeFocused()
  await app.press('Enter')
  await list.expectTotal(3)
  await app.press('/')
  await app.type('solheim')
  await expect(card.name).toHaveText('Ingrid Solheim')
  await expect(card.pane).toContainText('Head of Sourcing')
  await expect(card.pane).toContainText('LinkedIn')
  await app.press('Escape')
  await list.grid.focus()
  await app.press('Control+z')
  await expect(app.main.getByText(/Welcome to Touchbase|Nothing here matches/)).toBeVisible()
})

/** Goes on with Tab until a thing has the focus; fails when it never comes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
