import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'

/** Keys as a fast hand presses them: each before anything came of the one before. A chord is let go of first. */
async function typeAhead(page: Page, first: string, ...keys: string[]): Promise<void> {
  const isChord = first.length > 1
  const [last = '', ...before] = keys.toReversed()
  if (isChord) await page.keyboard.press(first)
  await Promise.all([...(isChord ? [] : [first]), ...before.toReversed()].map((key) => page.keyboard.press(key)))
  await page.keyboard.press(last)
}
const letters = (text: string) => [...text].map((letter) => (letter === ' ' ? 'Space' : letter))
const row = (page: Page, text: string) => page.locator('[data-line]').filter({ hasText: text })

test('what is typed right after the key of a dialog goes into the dialog, and does nothing to what lies below', async ({ app, page }) => {
  await app.press('Alt+1')
  await typeAhead(page, 'q', ...letters('call Ana today re the quote'))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toHaveValue('call Ana today re the quote')
  await expect(dialog.locator('[data-chip]').first()).toBeVisible()
  await app.press('Enter')
  await expect(dialog).toHaveCount(0)
  // On a call, C would call and D would ask how it ended.
  await row(page, 'the quote').focus()
  await typeAhead(page, 'q', ...letters('dcx'), 'Backspace', ...letters(' d'))
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(dialog.getByRole('textbox')).toHaveValue('dc d')
  await app.press('Escape')
  await expect(dialog).toHaveCount(0)
  await typeAhead(page, 'Control+k', ...letters('trash'))
  await expect(app.palette.getByRole('textbox')).toHaveValue('trash')
  await expect(app.palette.locator('[data-selected]')).toContainText('trash')
  await app.press('Enter')
  await expect(page).toHaveURL(/\/trash/)
})

test('what is typed while a dialog is still being fetched is waiting for it', async ({ app, page }) => {
  await app.press('Alt+1')
  await page.route(/ActivityDialog-.*\.js/, async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 700) })
    await route.continue()
  })
  await page.reload()
  await expect(app.main.getByText('Nothing is planned, nothing is late.')).toBeVisible()
  await typeAhead(page, 'Control+Shift+a', ...letters('Ask for the plan'), 'Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row(page, 'Ask for the plan')).toBeVisible()
})

test('a call is logged by who does not wait for the dialog', async ({ app, page }) => {
  await app.press('Alt+1')
  await expect(app.main.getByText('Nothing is planned, nothing is late.')).toBeVisible()
  await typeAhead(page, 'Control+l', 'c', '1', ...letters('The second offer'), 'Tab', ...letters('They take it'))
  const dialog = page.getByRole('dialog', { name: 'Log' })
  await expect(dialog.getByRole('combobox', { name: 'Regarding' })).toHaveValue('The second offer')
  await expect(dialog.getByRole('button', { name: /^Call/ })).toHaveAttribute('aria-pressed', 'true')
  // On to the next field, as Tab goes.
  await expect(dialog.getByRole('textbox', { name: 'Note', exact: true })).toContainText('They take it')
})

test('undo pressed twice at once takes back two changes, and made again twice they are there', async ({ app, page }) => {
  await app.press('Alt+1')
  for (const name of ['water the plants', 'feed the cat', 'sweep the floor']) {
    await app.press('q')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(`todo ${name} today`)
    await expect(dialog.locator('[data-chip]').first()).toBeVisible()
    await app.press('Enter')
    await expect(row(page, name)).toBeVisible()
  }
  await Promise.all([app.press('Control+z'), app.press('Control+z')])
  await expect(row(page, 'sweep the floor')).toHaveCount(0)
  await expect(row(page, 'feed the cat')).toHaveCount(0)
  await expect(row(page, 'water the plants')).toBeVisible()
  await Promise.all([app.press('Control+y'), app.press('Control+y')])
  await expect(row(page, 'sweep the floor')).toBeVisible()
  await expect(row(page, 'feed the cat')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  // Right after the start nobody has asked yet what there is to take back.
  await page.reload({ waitUntil: 'commit' })
  await expect(app.main).toBeVisible()
  await app.press('Control+z')
  await expect(row(page, 'sweep the floor')).toHaveCount(0)
  await expect(row(page, 'feed the cat')).toBeVisible()
})
