import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import { CalendarPage } from '../support/pages/calendar.ts'

// The clock of the page stands on a Monday morning, so that a week and its days are the same whenever this runs.
test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-23T10:10:00Z') })
})

/** Lines as another program wrote them: what looks like the small Markdown of notes and is not quite. */
const details = '  * odd   spaces  \n\n\n1)  one\n\\* _x_ **y\n#tag <b>not</b> &amp; ~~~\n\ttab\n'

/** Makes an activity as an import would, and reads one; both run in the page. */
async function makeActivity([regarding, text, start]: [string, string, string]): Promise<number> {
  const content = { typeId: 3, regarding, details: text, location: '', start, end: null, timeZone: null, recurrence: null, priority: 0, isFree: false, isPrivate: false, participants: [], alarms: [] }
  const answer = await fetch('/api/trpc/activities.create', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ content }) })
  return ((await answer.json()) as { result: { data: { id: number } } }).result.data.id
}
async function detailsOf(id: number): Promise<string> {
  const answer = await fetch(`/api/trpc/activities.get?input=${encodeURIComponent(JSON.stringify({ id }))}`)
  return ((await answer.json()) as { result: { data: { details: string } } }).result.data.details
}

test('details are written as notes are; what was not touched of them stays as it was, to the byte', async ({ app, page }) => {
  const id = await page.evaluate(makeActivity, ['From elsewhere', details, new Date().toISOString().slice(0, 10)] as [string, string, string])
  await app.press('Alt+5')
  await page.getByRole('row').filter({ hasText: 'From elsewhere' }).dblclick()
  const dialog = page.getByRole('dialog', { name: 'Activity' })
  const box = dialog.getByRole('textbox', { name: 'Details' })
  await expect(dialog.getByRole('button', { name: 'Bold' })).toBeVisible()
  await expectAccessible(page, 'the details of an activity')
  // Looked into and left.
  await box.click()
  await app.press('Tab')
  await dialog.getByRole('textbox', { name: 'Regarding' }).fill('From afar')
  await app.press('Control+Enter')
  await expect(dialog).toBeHidden()
  expect(await page.evaluate(detailsOf, id)).toBe(details)
  // A line more: those before it are what they were.
  await page.getByRole('row').filter({ hasText: 'From afar' }).dblclick()
  await expect(dialog.getByRole('button', { name: 'Bold' })).toBeVisible()
  await box.getByText('#tag').click()
  // The editor looks twenty milliseconds after it got the focus where the cursor is; no hand is faster.
  await page.waitForTimeout(100)
  await app.press('Control+End')
  await app.press('End')
  await app.press('Enter')
  await app.press('Control+b')
  await app.type('bring the contract')
  await app.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const after = await page.evaluate(detailsOf, id)
  expect(after).toContain('**bring the contract**')
  expect(after).toContain('  * odd   spaces  \n\n\n1)  one\n')
  await app.press('Control+z')
  await expect.poll(() => page.evaluate(detailsOf, id)).toBe(details)
})

test.describe('with many people', () => {
  test.use({ withSamples: true })

  test('a meeting is planned with each of the people selected apart, as one change', async ({ app, page }) => {
    const calendar = new CalendarPage(page)
    await app.list.grid.focus()
    await app.press('Home')
    await app.press('Shift+ArrowDown')
    await app.press('Shift+ArrowDown')
    await app.press('Control+Shift+a')
    const dialog = page.getByRole('dialog', { name: 'New activity' })
    await expect(dialog.getByRole('radio', { name: 'One with all of them' })).toBeChecked()
    await dialog.getByRole('textbox', { name: 'Regarding' }).fill('Yearly talk')
    await dialog.getByText('One with each').click()
    await expectAccessible(page, 'one with each')
    await app.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(app.status).toContainText('Planned 3 activities')
    await app.press('Alt+5')
    const rows = page.getByRole('grid', { name: 'Tasks' }).getByRole('row').filter({ hasText: 'Yearly talk' })
    await expect(rows).toHaveCount(3)
    const names = await rows.locator('[role="gridcell"]:nth-child(5)').allTextContents()
    expect(new Set(names).size).toBe(3)
    expect(names.every((name) => name !== '' && !name.includes(', ') && !name.includes('+'))).toBe(true)
    await app.press('Control+z')
    await expect(rows).toHaveCount(0)
    await app.press('Control+Shift+z')
    await expect(rows).toHaveCount(3)
    // Each is a thing of its own: what is done to one leaves the others.
    await rows.first().click()
    await app.press('s')
    await expect(app.status).toContainText('Moved “Yearly talk”')
    await calendar.open()
    await app.press('5')
    await expect(calendar.screen.getByText('Yearly talk')).toHaveCount(3)
  })
})
