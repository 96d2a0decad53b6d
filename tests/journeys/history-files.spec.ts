import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import { entry, openSomebody, timeline } from '../support/pages/timeline.ts'

test.use({ withSamples: true })

/** Files let go over an element, as from the file manager. */
async function dropFiles(page: Page, target: ReturnType<Page['locator']>, ...files: [name: string, text: string][]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const [name, text] of given) transfer.items.add(new File([text], name, { type: 'text/plain' }))
    return transfer
  }, files)
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer })
}

test('files dropped on the dialog and somebody new go with the entry: all of it is one undo', async ({ app, page }) => {
  await openSomebody(page)
  await app.press('Control+l')
  const dialog = page.getByRole('dialog', { name: 'Log' })
  await dialog.getByLabel('Regarding').fill('The drawings')
  await dropFiles(page, dialog.getByLabel('Regarding'), ['drawing.txt', 'a line'], ['notes.txt', 'another'])
  await expect(dialog.getByRole('button', { name: /^drawing.txt/ })).toBeVisible()
  await dialog.getByRole('button', { name: /^notes.txt/ }).click()
  await dialog.getByRole('textbox', { name: 'With' }).fill('Zebulon Quirk')
  await app.press('Control+Enter')
  await expect(dialog.getByRole('textbox', { name: 'With' })).toBeFocused()
  await expect(dialog.getByRole('alert')).toContainText('“Zebulon Quirk” is nobody yet')
  await expectAccessible(page, 'logging about somebody who is nobody yet')
  await page.getByRole('option', { name: 'New contact “Zebulon Quirk”' }).click()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await app.press('Control+j')
  await app.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  const logged = entry(page, 'The drawings')
  await expect(logged.getByRole('button', { name: 'drawing.txt', exact: true })).toBeVisible()
  await expect(logged.getByRole('button', { name: 'Zebulon Quirk' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Next: Call/ })).toBeVisible()
  await timeline(page).focus()
  await app.press('Control+z')
  await expect(logged).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'No next step. Plan one' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search', exact: true }).fill('Zebulon')
  await expect(page.getByText('0 of 260')).toBeVisible()
})

test('a file on an entry is read in place, renamed and removed by the keyboard; each is taken back', async ({ app, page }) => {
  await openSomebody(page)
  const lunch = entry(page, 'Lunch by the river')
  await dropFiles(page, lunch, ['menu.txt', 'Fish, and <b>no</b> markup'])
  const file = (name: string) => lunch.getByRole('button', { name, exact: true })
  await file('menu.txt').click()
  await expect(lunch.locator('pre')).toHaveText('Fish, and <b>no</b> markup')
  await expectAccessible(page, 'a file read in place')
  await file('menu.txt').click()
  await expect(lunch.locator('pre')).toHaveCount(0)
  await file('menu.txt').press('F2')
  await expect(page.getByLabel('Name of the file')).toBeFocused()
  await app.type('card')
  await app.press('Enter')
  await expect(file('card.txt')).toBeVisible()
  await file('card.txt').press('Delete')
  await expect(file('card.txt')).toHaveCount(0)
  await timeline(page).focus()
  await app.press('Control+z')
  await expect(file('card.txt')).toBeVisible()
  await app.press('Control+z')
  await expect(file('menu.txt')).toBeVisible()
  await lunch.getByRole('button', { name: 'menu.txt: look, save, rename, remove' }).click()
  await page.getByRole('menuitem', { name: /^Remove/ }).click()
  await expect(file('menu.txt')).toHaveCount(0)
})
