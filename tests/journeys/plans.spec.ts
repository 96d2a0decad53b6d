import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import { CalendarPage } from '../support/pages/calendar.ts'

// The clock of the page stands on a Monday morning, so that a week and its days are the same whenever this runs.
test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-23T10:10:00Z') })
})

test('a plan is made from an example and applied, and its steps move together', async ({ app, page }) => {
  const calendar = new CalendarPage(page)
  await app.go('Settings')
  await app.main.getByRole('button', { name: 'Add a few to begin with' }).click()
  await expect(app.main.getByRole('button', { name: /^Edit the plan/ }).first()).toBeVisible()
  await expectAccessible(page, 'the settings')
  await app.run('Apply a plan…')
  const dialog = page.getByRole('dialog', { name: 'Apply a plan' })
  await expect(dialog.getByRole('list', { name: 'What will be planned' }).getByRole('listitem').nth(1)).toBeVisible()
  await expectAccessible(page, 'applying a plan')
  const count = await dialog.getByRole('list', { name: 'What will be planned' }).getByRole('listitem').count()
  await app.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(app.status).toContainText('Applied the plan')
  await calendar.open()
  await app.press('5')
  const entries = calendar.screen.locator('[data-key]')
  await expect(entries.first()).toBeVisible()
  await app.press('ArrowDown')
  await app.press('Alt+ArrowRight')
  const question = page.getByRole('dialog', { name: 'This activity belongs to a plan' })
  await expect(question.getByRole('button', { name: new RegExp(`${count - 1} more`) })).toBeVisible()
  await app.press('1')
  await expect(question).toBeHidden()
  await expect(app.status).toContainText('Moved')
  await app.press('Control+z')
  await expect(app.status).toContainText('Applied the plan')
  await app.press('Control+z')
  await expect(entries).toHaveCount(0)
})

test.describe('with many people', () => {
  test.use({ withSamples: true })

  test('a plan is applied to a whole list, said before how many, and one undo takes all of it back', async ({ app, page }) => {
    await app.go('Settings')
    await app.main.getByRole('button', { name: 'Add a few to begin with' }).click()
    await expect(app.main.getByRole('button', { name: /^Edit the plan/ }).first()).toBeVisible()
    await app.go('Contacts')
    await app.list.grid.focus()
    await app.press('Control+a')
    // A form names a hundred, and says so.
    await app.press('Control+Shift+a')
    await expect(page.getByRole('dialog', { name: 'New activity' }).getByRole('status')).toContainText('Only the first 100 of the 260 selected')
    await app.press('Escape')
    await app.run('Apply a plan…')
    const dialog = page.getByRole('dialog', { name: 'Apply a plan' })
    await expect(dialog.getByRole('radio', { name: 'Selected: 260' })).toBeChecked()
    await expect(dialog.getByRole('status')).toHaveText('For each of 260 people: 1,040 activities in all. One undo takes all of it back.')
    await expectAccessible(page, 'a plan for many')
    await app.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(app.status).toContainText('Applied the plan “New client”')
    await app.press('Escape')
    await app.press('Alt+5')
    const rows = page.getByRole('grid', { name: 'Tasks' })
    // Three of its four steps are tasks; eleven are in the samples.
    await expect(rows).toHaveAttribute('aria-rowcount', String(260 * 3 + 11))
    await app.press('Control+z')
    await expect(rows).toHaveAttribute('aria-rowcount', '11')
  })
})
