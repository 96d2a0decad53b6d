// `npm run pictures`: a picture of every main screen, to be looked at. Nothing is compared; what cannot be shown fails.
import { join, resolve } from 'node:path'
import { expect, test } from '../support/browser-test.ts'
import type { AppPage } from '../support/pages/app.ts'
import { fixture } from '../support/pages/import.ts'

const folder = resolve(import.meta.dirname, '../pictures')

async function take(app: AppPage, name: string): Promise<void> {
  // Bars of rows on their way and the tips of buttons are no part of a picture.
  await expect(app.page.locator('[aria-busy="true"]')).toHaveCount(0)
  await app.page.waitForTimeout(250)
  await app.page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' })
}

// Taking a picture changes the page from outside, which its policy rightly reports.
test.use({ tolerated: [/./] })

/** Gives the sample tags colours and groups, as a user would by and by. Runs in the page. */
async function dressTags(): Promise<void> {
  const call = async (path: string, input: object) => (await (await fetch(`/api/trpc/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json()) as { result: { data: { id: number } } }
  const { result } = (await (await fetch('/api/trpc/tags.list')).json()) as { result: { data: { tags: { id: number; name: string }[] } } }
  const colours = ['teal', 'blue', 'orange', 'violet', 'pink', 'green', 'amber', 'red', 'indigo', 'brown']
  const groups = [(await call('tags.createGroup', { name: 'Business' })).result.data.id, (await call('tags.createGroup', { name: '客户关系' })).result.data.id]
  for (const [at, tag] of result.data.tags.entries()) await call('tags.update', { id: tag.id, changes: { colour: colours[at % 11] ?? null, tagGroupId: /^[a-z]/.test(tag.name) ? groups[0] : /^[^A-Z]/.test(tag.name) && at % 3 === 0 ? groups[1] : null } })
}

const looks = [
  { name: 'light', colorScheme: 'light', locale: 'en-GB' }, { name: 'dark', colorScheme: 'dark', locale: 'en-GB' },
  { name: 'zh-CN', colorScheme: 'light', locale: 'zh-CN' }, { name: 'zh-TW-dark', colorScheme: 'dark', locale: 'zh-TW' },
] as const

for (const { name, colorScheme, locale } of looks) {
  test.describe(name, () => {
    test.use({ colorScheme, locale, withSamples: true })

    test('list, card, edit', async ({ app }) => {
      const { list, card } = app
      await list.search.fill(locale.startsWith('zh') ? '海' : 'fjord')
      await expect(card.name).toBeVisible()
      await take(app, `${name}-search`)
      await list.search.fill('')
      await list.expectTotal(260)
      await list.rows.nth(locale.startsWith('zh') ? 9 : 7).click()
      await take(app, `${name}-list`)
      await list.grid.focus()
      await app.press('e')
      await expect(card.isEditing).toBeVisible()
      await take(app, `${name}-edit`)
      await app.press('Escape')
      await app.page.getByRole('navigation').getByRole('link').nth(1).click()
      await list.rows.nth(5).click()
      await take(app, `${name}-company`)
      await list.search.fill('qqqq')
      await expect(app.main.locator('p').first()).toBeVisible()
      await take(app, `${name}-nothing-found`)
    })

    test('tags and bulk changes', async ({ app, page }) => {
      const { list } = app
      await page.evaluate(dressTags)
      await page.getByRole('navigation').locator('a[href*="#/tags"]').click()
      await expect(app.main.getByRole('region').nth(1)).toBeVisible()
      await take(app, `${name}-tags-groups`)
      await app.main.locator('[data-tag-row]').first().focus()
      await app.press('m')
      await expect(page.getByRole('dialog')).toBeVisible()
      await app.press('Escape')
      await take(app, `${name}-tags-merge`)
      await app.press('Escape')
      await page.getByRole('navigation').locator('a[href*="#/contacts"]').first().click()
      await list.rows.nth(2).click()
      await page.keyboard.down('Shift')
      await list.rows.nth(9).click()
      await page.keyboard.up('Shift')
      await expect(page.getByRole('toolbar')).toBeVisible()
      await take(app, `${name}-selection`)
      await list.grid.focus()
      await app.press('t')
      await page.getByRole('combobox').fill('VIP')
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('8')
      await app.press('Escape')
      await take(app, `${name}-bulk-tags`)
      await app.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await list.grid.focus()
      await app.press('Delete')
      await list.expectTotal(252)
      await page.getByRole('navigation').locator('a[href*="#/trash"]').click()
      await take(app, `${name}-trash-list`)
      await app.main.getByRole('button', { name: /Empty the trash|清空/ }).click()
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('8')
      await take(app, `${name}-trash-empty`)
    })

    test('what floats above', async ({ app }) => {
      await expect(app.card.name).toBeVisible()
      await app.press('Control+k')
      await app.type(locale.startsWith('zh') ? 'l' : 'co')
      await take(app, `${name}-palette`)
      await app.press('Escape')
      for (const [keys, what] of [['?', 'keys'], ['Control+p', 'print'], ['Control+Shift+e', 'export']] as const) {
        await app.list.grid.focus()
        await app.press(keys)
        await expect(app.page.getByRole('dialog')).toBeVisible()
        await take(app, `${name}-${what}`)
        await app.press('Escape')
        await expect(app.page.getByRole('dialog')).toBeHidden()
      }
    })

    test('the other places', async ({ app }) => {
      const { list } = app
      await list.rows.nth(3).click()
      await app.press('Delete')
      await list.expectTotal(259)
      for (const what of ['favourites', 'recent', 'tags', 'changes', 'trash', 'backups', 'settings'] as const) {
        await app.page.getByRole('navigation').locator(`a[href*="#/${what}"]`).first().click()
        await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
        await take(app, `${name}-${what}`)
      }
    })
  })

  test.describe(`${name}, a new file`, () => {
    test.use({ colorScheme, locale, withSamples: false })

    test('first start and import', async ({ app, page }) => {
      await take(app, `${name}-first-start`)
      await app.press('Control+i')
      await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
      await take(app, `${name}-import-choose`)
      const input = page.locator('input[type="file"]').first()
      await input.setInputFiles(fixture(locale.startsWith('zh') ? 'chinese-gbk.csv' : 'google.csv'))
      await expect(app.main.getByRole('table')).toBeVisible()
      await take(app, `${name}-import-check`)
      await input.setInputFiles([fixture('iphone.vcf'), fixture('cut-off.vcf')])
      await expect(app.main.getByRole('button', { name: /3/ })).toBeEnabled()
      await take(app, `${name}-import-several`)
      await app.press('Control+Enter')
      await expect(app.main.getByRole('definition').first()).toBeVisible()
      await take(app, `${name}-import-result`)
    })
  })
}

test.describe('other sizes', () => {
  test.use({ withSamples: true })

  for (const [name, width, height] of [['small', 1100, 700], ['phone', 390, 844]] as const) {
    test(name, async ({ app, page }) => {
      await page.setViewportSize({ width, height })
      await expect(app.list.grid).toBeVisible()
      await take(app, `${name}-list`)
      await app.list.rows.nth(7).click()
      await expect(app.card.name).toBeVisible()
      await take(app, `${name}-card`)
      await app.card.button('Edit').click()
      await expect(app.card.isEditing).toBeVisible()
      await take(app, `${name}-edit`)
    })
  }
})
