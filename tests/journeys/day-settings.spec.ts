import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import { CalendarPage } from '../support/pages/calendar.ts'

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-23T10:10:00Z') })
})

test('a type of one’s own is made, planned with, removed, and taken back', async ({ app, page }) => {
  const calendar = new CalendarPage(page)
  await app.go('Settings')
  await app.main.getByRole('button', { name: 'New type' }).click()
  await expect(app.main.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await app.type('Call')
  await app.press('Enter')
  await expect(app.main.getByText('There is a type “Call” already.')).toBeVisible()
  await app.main.getByRole('textbox', { name: 'Name', exact: true }).fill('Site visit')
  await app.main.getByRole('button', { name: 'Colour: No colour' }).click()
  await page.getByRole('menuitem', { name: 'Teal' }).click()
  await app.main.getByRole('textbox', { name: 'Minutes' }).fill('90')
  await app.main.getByRole('combobox', { name: 'Alarm' }).selectOption({ label: '1 day before' })
  await app.main.getByRole('checkbox', { name: 'Counts as having reached somebody' }).check()
  await expectAccessible(page, 'the form of a type')
  await app.main.getByRole('button', { name: 'Save' }).click()
  await expect(app.main.getByText(/90 min.* · counts as reached · 1 day before/)).toBeVisible()
  // Planned with: the type is offered, and its length is that of the activity.
  await calendar.open()
  await app.press('3')
  await app.press('ArrowDown')
  await app.press('Enter')
  await expect(calendar.dialog).toBeVisible()
  await calendar.dialog.getByText(/Site visit$/).click()
  await calendar.dialog.getByRole('textbox', { name: 'Regarding' }).fill('New roof')
  await expect(calendar.dialog.getByRole('textbox', { name: 'How long' })).toHaveValue(/1 hr,? 30 min/)
  await app.press('Control+Enter')
  await expect(calendar.entries('New roof')).toBeVisible()
  // Removed, which needs a type in its place; undo brings it back.
  await app.go('Settings')
  await app.main.getByRole('button', { name: 'Remove the type Site visit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove “Site visit”?' })
  await dialog.getByRole('combobox').selectOption({ label: 'Meeting' })
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(app.main.getByRole('button', { name: 'Edit the type Site visit' })).toBeHidden()
  await app.press('Control+z')
  await expect(app.main.getByRole('button', { name: 'Edit the type Site visit' })).toBeVisible()
  // The program's own can be hidden, and that is undone, too.
  await app.main.getByRole('button', { name: 'Edit the type Letter' }).click()
  await app.main.getByRole('checkbox', { name: /^Hidden/ }).check()
  await app.main.getByRole('button', { name: 'Save' }).click()
  await expect(app.main.getByText(/^hidden/)).toBeVisible()
  await app.press('Control+z')
  await expect(app.main.getByText(/^hidden/)).toBeHidden()
})

test('a calendar file is followed: seen, read again, its emptiness asked about, and let go', async ({ app, page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-followed-'))
  try {
    const file = join(folder, 'team.ics')
    writeFileSync(file, calendarOf(['Fire drill']))
    const calendar = new CalendarPage(page)
    await app.go('Settings')
    await app.main.getByRole('button', { name: 'Follow a calendar file' }).click()
    await app.type(join(folder, 'none.ics'))
    await app.press('Enter')
    await expect(app.main.getByText('There is no such file.')).toBeVisible()
    await app.main.getByRole('textbox', { name: 'File' }).fill(file)
    await expectAccessible(page, 'following a file')
    await app.press('Enter')
    // The name is the file's where none was given.
    await expect(app.main.getByText(/^1 entry · /)).toBeVisible()
    await calendar.open()
    await app.press('3')
    await expect(calendar.entries('Fire drill')).toBeVisible()
    // Another event comes with the file; then the file is emptied, which nobody confirmed.
    await app.go('Settings')
    writeFileSync(file, calendarOf(['Fire drill', 'Summer party']))
    await app.main.getByRole('button', { name: 'Read team again' }).click()
    await expect(app.main.getByText(/^2 entries · /)).toBeVisible()
    writeFileSync(file, calendarOf([]))
    await app.main.getByRole('button', { name: 'Read team again' }).click()
    await expect(app.main.getByText(/lost all or nearly all/)).toBeVisible()
    await expectAccessible(page, 'a calendar whose file is empty')
    await app.main.getByRole('button', { name: 'Take it as it is now' }).click()
    await expect(app.main.getByText(/^0 entries · /)).toBeVisible()
    await expect(app.main.getByText(/lost all or nearly all/)).toBeHidden()
    await app.main.getByRole('button', { name: 'Edit the calendar team' }).click()
    await app.main.getByRole('textbox', { name: 'Name', exact: true }).fill('Our team')
    await app.main.getByRole('checkbox', { name: /^Holidays/ }).check()
    await app.press('Enter')
    await expect(app.main.getByText(/^days off · 0 entries/)).toBeVisible()
    await app.main.getByRole('button', { name: 'Remove the calendar Our team' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(app.main.getByRole('button', { name: 'Edit the calendar Our team' })).toBeHidden()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('quiet hours and how early birthdays are told of stay as they were set', async ({ app, page }) => {
  await app.go('Settings')
  await app.main.getByRole('switch', { name: 'Quiet hours' }).press('Space')
  const from = app.main.getByRole('textbox', { name: 'Quiet from' })
  await from.fill('21.30')
  await from.press('Enter')
  await app.main.getByRole('combobox', { name: 'Birthdays' }).selectOption({ label: 'No reminders' })
  await app.main.getByRole('switch', { name: 'Open the list' }).press('Space')
  await expectAccessible(page, 'the settings of reminders')
  await page.reload()
  await expect(from).toHaveValue('21:30')
  await expect(app.main.getByRole('textbox', { name: 'Quiet until' })).toHaveValue(/^0?8:00$/)
  await expect(app.main.getByRole('combobox', { name: 'Birthdays' }).locator('option:checked')).toHaveText('No reminders')
  await expect(app.main.getByRole('switch', { name: 'Open the list' })).not.toBeChecked()
  await app.main.getByRole('switch', { name: 'Quiet hours' }).press('Space')
  await expect(from).toBeHidden()
})

function calendarOf(names: readonly string[]): string {
  const events = names.flatMap((name, at) => ['BEGIN:VEVENT', `UID:team-${at}@example.org`, 'DTSTAMP:20261101T080000Z', `DTSTART:2026112${4 + at}T130000Z`, `DTEND:2026112${4 + at}T140000Z`, `SUMMARY:${name}`, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...events, 'END:VCALENDAR', ''].join('\r\n')
}
