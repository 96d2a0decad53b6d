import { expectAccessible } from '../support/pages/accessibility.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'
import { expect, test } from '../support/browser-test.ts'

// Fewer rows than on a usual screen: each is the same to these rules and costs their time.
test.use({ viewport: { width: 1280, height: 560 } })

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ withSamples: true, colorScheme })

    test('the list and the card, read and edited, shut nobody out', async ({ app }) => {
      const { list, card, page } = app
      await expect(card.name).toBeVisible()
      await expectAccessible(page, 'list and card')
      await list.rows.filter({ hasText: 'Bluewater Freight Inc.' }).first().click()
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

    test('printing and exporting shut nobody out', async ({ app }) => {
      const { page } = app
      await expect(app.card.name).toBeVisible()
      for (const [keys, name] of [['Control+p', 'Print a contact directory'], ['Control+Shift+e', 'Export contacts']] as const) {
        await app.press(keys)
        await expect(page.getByRole('dialog', { name })).toBeVisible()
        await expectAccessible(page, name)
        await app.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
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

  test.describe(`in a new file, in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the first start and every step of an import shut nobody out', async ({ app, page }) => {
      const imports = new ImportPage(page)
      await expect(app.main.getByRole('heading', { name: 'Welcome to Touchbase' })).toBeVisible()
      await expectAccessible(page, 'first start')
      await app.press('Control+i')
      await expectAccessible(page, 'import: choose')
      await imports.choose(fixture('google.csv'))
      await expect(imports.row('Marisol Etxeberria')).toBeVisible()
      await expectAccessible(page, 'import: check a table')
      await imports.choose(fixture('iphone.vcf'), fixture('cut-off.vcf'))
      await expect(imports.start).toHaveText('Import 3 files')
      await expectAccessible(page, 'import: check several files')
      await imports.start.click()
      await expect(imports.heading(/The import is done/)).toBeVisible()
      await expectAccessible(page, 'import: result')
    })
  })
}
