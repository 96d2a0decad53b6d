import { expectAccessible } from '../support/pages/accessibility.ts'
import { expect, test } from '../support/browser-test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ withSamples: true, colorScheme })

    test('the list and the card, read and edited, shut nobody out', async ({ app }) => {
      const { list, card, page } = app
      await expect(card.name).toBeVisible()
      await expectAccessible(page, 'list and card')
      await list.row(/^Company Bluewater/).click()
      await expect(card.pane.getByRole('heading', { name: 'People' })).toBeVisible()
      await expectAccessible(page, 'a company')
      await app.press('e')
      await expect(card.isEditing).toBeVisible()
      await card.button('All fields').click()
      await expectAccessible(page, 'edit')
      await app.press('Escape')
      await list.search.fill('nobody is called so')
      await expect(app.main.getByText('Nothing here matches')).toBeVisible()
      await expectAccessible(page, 'empty search')
    })

    test('what floats above shuts nobody out', async ({ app }) => {
      const { page } = app
      await expect(app.card.name).toBeVisible()
      await app.press('Control+k')
      await app.type('co')
      await expect(app.palette.getByText('Commands')).toBeVisible()
      await expectAccessible(page, 'palette')
      await app.press('Escape')
      await app.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
      await expectAccessible(page, 'keys')
      await app.press('Escape')
      for (const sheet of ['Narrow the lookup', 'Columns', 'What to do with the list']) {
        await app.main.getByRole('button', { name: sheet }).click()
        await expectAccessible(page, sheet)
        await app.press('Escape')
      }
    })

    test('the other places shut nobody out', async ({ app }) => {
      const { page, list } = app
      await expect(app.card.name).toBeVisible()
      await list.grid.focus()
      await app.press('Delete')
      await list.expectTotal(259)
      for (const place of ['Companies', 'Favourites', 'Trash', 'Changes', 'Backups', 'Settings'] as const) {
        await app.go(place)
        await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page, place)
      }
    })
  })
}
