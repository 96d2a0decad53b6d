import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import type { AppPage } from '../support/pages/app.ts'

/** The line that adds, as somebody uses it who does not touch the mouse. */
async function quickAdd(app: AppPage, line: string): Promise<void> {
  await app.press('q')
  const dialog = app.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(line)
  await expect(dialog.locator('[data-chip]').first()).toBeVisible()
  await app.press('Enter')
  await expect(dialog).toHaveCount(0)
}

const row = (page: Page, text: string) => page.locator('[data-line]').filter({ hasText: text })

test('a call is planned in one line, made from Today with its next step, and taken back', async ({ app, page }) => {
  await app.press('Alt+1')
  await expect(app.main.getByText('Nothing is planned, nothing is late.')).toBeVisible()
  await quickAdd(app, 'call Ana today re the quote')
  await expect(app.main.getByRole('grid', { name: 'Calls to make' })).toContainText('Ana')
  await quickAdd(app, 'todo send the slides')
  await quickAdd(app, 'todo water the plants today')
  await expect(row(page, 'water the plants')).toBeVisible()
  await expectAccessible(page, 'Today')
  // By arrows alone to the call; D asks how it ended.
  await row(page, 'water the plants').focus()
  await app.press('ArrowDown')
  await expect(row(page, 'the quote')).toBeFocused()
  await app.press('d')
  const dialog = page.getByRole('dialog', { name: /^Done: / })
  await dialog.getByRole('button', { name: 'Plan a next step' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Regarding' }).fill('Ask for the answer')
  await app.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Calls to make' }).getByText('the quote')).toHaveCount(0)
  await app.press('Control+z')
  await expect(page.getByRole('grid', { name: 'Calls to make' }).getByText('the quote')).toBeVisible()
})

test('a to-do is ticked off and moved to tomorrow by one key each, and each is taken back', async ({ app, page }) => {
  await app.press('Alt+1')
  await quickAdd(app, 'todo water the plants today')
  const plants = row(page, 'water the plants')
  await expect(plants).toBeVisible()
  await plants.focus()
  await app.press('Space')
  await expect(plants).toHaveAttribute('data-done', 'true')
  await app.press('Control+z')
  await expect(plants).not.toHaveAttribute('data-done', 'true')
  await plants.focus()
  await app.press('s')
  await expect(page.getByRole('grid', { name: 'To do today' })).toHaveCount(0)
  await app.press('Control+z')
  await expect(page.getByRole('grid', { name: 'To do today' })).toContainText('water the plants')
})

test('tasks are selected, completed and deleted together, each with one undo', async ({ app, page }) => {
  await app.press('Alt+5')
  for (const line of ['todo one today', 'todo two tomorrow', 'todo three']) await quickAdd(app, line)
  const grid = page.getByRole('grid', { name: 'Tasks' })
  await expect(grid.getByRole('row')).toHaveCount(3)
  await expect(grid.getByRole('row').nth(0)).toContainText('Today')
  await expect(grid.getByRole('row').nth(1)).toContainText('Tomorrow')
  await expect(grid.getByRole('row').nth(2)).toContainText('No date')
  await expectAccessible(page, 'Tasks')
  await grid.focus()
  await app.press('Home')
  await app.press('Space')
  await app.press('ArrowDown')
  await app.press('Space')
  await app.press('d')
  await expect(grid.getByRole('row')).toHaveCount(1)
  await app.press('Control+z')
  await expect(grid.getByRole('row')).toHaveCount(3)
  await grid.focus()
  await app.press('Control+a')
  await expect(app.main.getByText('3 selected')).toBeVisible()
  await app.press('Delete')
  await expect(app.main.getByText('There is nothing to do here.')).toBeVisible()
  await app.press('Control+z')
  await expect(grid.getByRole('row')).toHaveCount(3)
})

test.describe('with people', () => {
  test.use({ withSamples: true })

  test('a line in the palette is planned; whom a name means is asked, and a part that was not meant is taken back', async ({ app, page }) => {
    await app.press('Control+k')
    await app.type('call Fiona Tue 3pm re quote')
    await app.palette.getByRole('button', { name: /^Add: / }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('[data-chip^="person"]')).toContainText('which one?')
    await expect(dialog.locator('[data-chip="time"]')).toContainText('15:00')
    await expectAccessible(page, 'quick add')
    await dialog.getByRole('textbox').press('Enter')
    await page.getByRole('menuitem', { name: 'Fiona Kinnaird' }).press('Enter')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    // Not at three after all.
    await app.press('ArrowDown')
    await dialog.locator('[data-chip="time"]').focus()
    await app.press('Delete')
    await expect(dialog.locator('[data-chip="time"]')).toContainText('No time')
    await dialog.getByRole('textbox').press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(app.status).toContainText('quote')
    await app.press('Control+z')
    await expect(app.status).not.toContainText('Planned')
  })
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN', withSamples: true })

  test('一行文字安排一次通话，并可撤销', async ({ app, page }) => {
    await app.press('Alt+1')
    await app.press('q')
    const dialog = page.getByRole('dialog')
    const line = dialog.getByRole('textbox')
    // While an input method composes, Enter belongs to it.
    await line.fill('周五下午3点 给赵静打电话 谈报价')
    await line.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
    await expect(dialog).toBeVisible()
    await expect(dialog.locator('[data-chip^="person"]')).toContainText('赵静')
    await expect(dialog.locator('[data-chip="time"]')).toContainText('15:00')
    await line.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(app.status).toContainText('报价')
    await app.press('Control+z')
    await expect(app.status).not.toContainText('报价')
  })
})
