import type { Page } from '@playwright/test'
import { AppPage } from '../support/pages/app.ts'
import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'

/** Plans something in so many seconds, with an alarm at its start. Runs in the page. */
async function planIn([seconds, regarding]: [number, string]): Promise<void> {
  const wall = (ahead: number) => new Date(Date.now() + ahead * 1000).toISOString().slice(0, 19)
  const content = { typeId: 2, regarding, details: '', location: '', start: wall(seconds), end: wall(seconds + 3600), timeZone: 'UTC', recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [{ offset: 0 }] }
  await fetch('/api/trpc/activities.create', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ content }) })
}

const list = (page: Page) => page.getByRole('complementary', { name: /^(Reminders|提醒)$/ })

test('an alarm comes without taking the keyboard, is put off by two keys, taken back, and put away', async ({ app, page }) => {
  await app.press('Alt+1')
  await app.press('q')
  const line = page.getByRole('dialog').getByRole('textbox')
  await line.pressSequentially('todo a')
  await page.evaluate(planIn, [2, 'Board meeting'] as [number, string])
  await expect(list(page)).toContainText('Board meeting')
  await expect(line).toBeFocused()
  await app.press('Escape')
  await app.press('Alt+r')
  const alarm = list(page).getByRole('row').filter({ hasText: 'Board meeting' })
  await expect(alarm).toBeFocused()
  await expectAccessible(page, 'reminders')
  await app.press('s')
  await expect(page.getByRole('menuitem', { name: '5 minutes', exact: false }).first()).toBeVisible()
  await app.press('1')
  await expect(alarm).toHaveCount(0)
  await expect(app.status).toContainText('Put off 1 reminder')
  await app.run('Undo')
  await expect(alarm).toBeVisible()
  // Put aside, the list does not come again for the same.
  await app.press('Alt+r')
  await expect(alarm).toBeFocused()
  await app.press('Escape')
  await expect(list(page)).toHaveCount(0)
  await expect(app.status).toContainText('1 reminder')
  await app.press('Alt+r')
  await expect(alarm).toBeFocused()
  await app.press('d')
  await expect(app.status).toContainText('Dismissed 1 reminder')
  await expect(app.status.getByRole('button', { name: '1 reminder' })).toHaveCount(0)
  await app.run('Undo')
  await expect(app.status.getByRole('button', { name: '1 reminder' })).toBeVisible()
})

test('the list of reminders has its keys over the calendar, too, and a dialog opened from Today gives the keyboard back', async ({ app, page }) => {
  await page.evaluate(planIn, [1, 'Board meeting'] as [number, string])
  await page.evaluate(planIn, [2, 'Tea with the auditors'] as [number, string])
  await expect(list(page).locator('[data-row]')).toHaveCount(2, { timeout: 20_000 })
  await app.press('Alt+4')
  await expect(page.locator('[data-calendar] [data-grid] [role]').first()).toBeVisible()
  await app.press('Alt+r')
  await expect(list(page).locator('[data-row="0"]')).toBeFocused()
  await app.press('ArrowDown')
  await expect(list(page).locator('[data-row="1"]')).toBeFocused()
  await app.press('Escape')
  await expect(list(page)).toHaveCount(0)
  await app.press('Alt+1')
  const line = page.locator('[data-line]').filter({ hasText: 'Board meeting' })
  await line.focus()
  await app.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Activity' })).toBeVisible()
  await app.press('Escape')
  await expect(line).toBeFocused()
  await app.press('d')
  await expect(page.getByRole('dialog', { name: 'Done: Board meeting' })).toBeVisible()
  await app.press('Escape')
  await expect(line).toBeFocused()
})

test('what was missed while the program was closed comes as one list after the start', async ({ app, page, context, shell }) => {
  await page.evaluate(planIn, [2, 'Board meeting'] as [number, string])
  await page.evaluate(planIn, [3, 'Tea with the auditors'] as [number, string])
  await expect(app.status).toContainText('Planned')
  await page.close()
  await shell.kill()
  await new Promise((resolve) => { setTimeout(resolve, 4_000) })
  await shell.restart()
  const later = new AppPage(await context.newPage())
  await later.page.goto(shell.address)
  await expect(list(later.page)).toContainText('Missed meanwhile')
  await expect(list(later.page).getByRole('row')).toHaveCount(3)
  await later.press('Alt+r')
  await later.press('a')
  await expect(list(later.page)).toContainText('Nothing reminds you now.')
  await expect(later.status).toContainText('Dismissed 2 reminders')
})

test('of two windows one shows the note of the system', async ({ app, page, context, shell }) => {
  // The headless browser has no notes of its own; what the page would show is written down.
  await context.addInitScript(() => {
    const shown: string[] = []
    class Note extends EventTarget {
      static permission = 'granted'
      constructor(title: string) {
        super()
        shown.push(title)
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Note, shownNotes: shown })
    document.hasFocus = () => false
  })
  await page.reload()
  const other = await context.newPage()
  await other.goto(`${shell.origin}/#/contacts`)
  await expect(app.status).toBeVisible()
  await expect(new AppPage(other).status).toBeVisible()
  await page.evaluate(planIn, [2, 'Board meeting'] as [number, string])
  for (const window of [page, other]) await expect(list(window)).toContainText('Board meeting')
  const notes = async () => (await Promise.all([page, other].map((window) => window.evaluate(() => (window as unknown as { shownNotes: string[] }).shownNotes)))).flat()
  await expect.poll(notes).toEqual(['Board meeting'])
  // A window that is loaded again has the list, and no note.
  await page.reload()
  await expect(list(page)).toContainText('Board meeting')
  expect((await page.evaluate(() => (window as unknown as { shownNotes: string[] }).shownNotes))).toEqual([])
})
