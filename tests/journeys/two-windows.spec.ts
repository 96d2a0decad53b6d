import { AppPage } from '../support/pages/app.ts'
import { expect, test } from '../support/browser-test.ts'

test.use({ withSamples: true })

test('an edit in one window shows in the other, and what is being typed there stays', async ({ app, context, shell }) => {
  const other = new AppPage(await context.newPage())
  await other.page.goto(`${shell.origin}/#/contacts`)
  for (const window of [app, other]) {
    await window.list.search.fill('hakon')
    await expect(window.card.name).toHaveText('Håkon Aasheim')
  }
  await app.card.row('Job title').click()
  await app.card.field('Job title').fill('Head of Sales')
  await app.press('Control+s')
  await expect(other.card.row('Job title')).toHaveText('Job title: Head of Sales')
  await expect(other.list.active).toContainText('Head of Sales')

  // The other window is in the middle of a sentence.
  await other.card.row('Notes').click()
  await other.card.field('Notes').fill('Prefers to be called in the mor')
  await app.card.row('Job title').click()
  await app.card.field('Job title').fill('Head of Everything')
  await app.press('Control+s')
  await expect(other.list.active).toContainText('Head of Everything')
  await expect(other.card.field('Notes')).toBeFocused()
  await other.type('ning')
  await expect(other.card.field('Notes')).toHaveText('Prefers to be called in the morning')
  await other.press('Control+s')
  // Both edits hold: only what was changed is sent.
  for (const window of [app, other]) {
    await expect(window.card.row('Notes')).toHaveText('Notes: Prefers to be called in the morning')
    await expect(window.card.row('Job title')).toHaveText('Job title: Head of Everything')
  }
})

test('the same field edited in both windows is told before one replaces the other', async ({ app, context, shell }) => {
  const other = new AppPage(await context.newPage())
  await other.page.goto(`${shell.origin}/#/contacts`)
  for (const window of [app, other]) {
    await window.list.search.fill('hakon')
    await expect(window.card.name).toHaveText('Håkon Aasheim')
    await window.card.row('Notes').click()
  }
  await other.card.field('Notes').fill('Mine')
  await app.card.field('Notes').fill('Theirs')
  await app.press('Control+s')
  await expect(other.card.pane.getByText('Changed elsewhere meanwhile: Notes.')).toBeVisible()
  await other.press('Escape')
  await expect(other.card.row('Notes')).toHaveText('Notes: Theirs')
})
