// One card from its name to its documents: the way somebody fills it who has the whole day on the telephone.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'
import { smallPdf } from '../support/small-pdf.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'

test.use({ withSamples: true })

/** 64 by 96 pixels, red above and blue below: a crop of it is square. */
const picture = (page: Page) => page.evaluate(() => {
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 96
  const context = canvas.getContext('2d')
  if (!context) return ''
  context.fillStyle = 'red'
  context.fillRect(0, 0, 64, 96)
  context.fillStyle = 'blue'
  context.fillRect(0, 48, 64, 48)
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
})

test('a dated entry is added to a note by one key, and what stood there stays as it was', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await list.grid.focus()
  await app.press('Control+d')
  await expect(card.field('Notes')).toBeFocused()
  await app.type('Rang about the offer')
  await expectAccessible(page, 'the card being edited, with its note')
  await app.press('Control+s')
  await expect(card.row('Notes')).toHaveText(/^Notes: \d+ \w+ \d{4}, \d\d:\d\d {2}Rang about the offerSits on four boards and forgets none/)
  await app.press('Control+z')
  await expect(card.row('Notes')).toHaveText(/^Notes: Sits on four boards/)
})

test('a list of boxes is written with the keyboard and ticked on the card; nothing pasted becomes markup', async ({ app, page, shell }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await card.row('Notes').click()
  await expect(card.field('Notes')).toBeFocused()
  await app.press('Control+a')
  await app.press('Delete')
  await card.button('Boxes to tick').click()
  await app.type('send the offer')
  await app.press('Enter')
  await app.type('ring ')
  await app.press('Control+b')
  await app.type('again')
  await app.press('Control+s')
  await expect(card.pane.getByRole('checkbox')).toHaveCount(2)
  await card.pane.getByRole('checkbox', { name: 'send the offer' }).click()
  await expect(card.pane.getByRole('checkbox', { name: 'send the offer' })).toBeChecked()
  await page.reload()
  await expect(card.pane.getByRole('checkbox', { name: 'send the offer' })).toBeChecked()
  await expect(card.pane.locator('strong')).toHaveText('again')
  await list.grid.focus()
  await app.press('Control+d')
  await expect(card.field('Notes')).toBeFocused()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', '<img src="https://evil.example/x.png" onerror="alert(1)"><b>bold</b>')
    data.setData('text/plain', 'pasted <b>text</b>')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await app.press('Control+s')
  await expect(card.pane.getByText('pasted <b>text</b>')).toBeVisible()
  expect(shell.origin).toContain('127.0.0.1')
})

test('documents are added, renamed, saved and removed, and undo brings them back', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await page.getByLabel('Files to add').setInputFiles([{ name: '../Offer.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nx') }, { name: 'notes.txt', mimeType: 'text/html', buffer: Buffer.from('Grüße <b>x</b>') }])
  const documents = card.pane.getByRole('region', { name: 'Documents' })
  await expect(documents.getByRole('listitem')).toHaveCount(2)
  await documents.getByRole('button', { name: 'notes.txt', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'notes.txt' })
  await expect(dialog.getByText('Grüße <b>x</b>')).toBeVisible()
  await app.press('Escape')
  const menu = async (name: string, item: string) => {
    await documents.getByRole('button', { name: `${name}: open, rename, remove` }).click()
    return page.getByRole('menuitem', { name: item })
  }
  const download = page.waitForEvent('download')
  await (await menu('notes.txt', 'Save a copy')).click()
  expect((await download).suggestedFilename()).toBe('notes.txt')
  await (await menu('notes.txt', 'Rename')).click()
  await page.getByRole('textbox', { name: 'Name of the document' }).fill('Greetings.txt')
  await app.press('Enter')
  await expect(documents.getByRole('button', { name: 'Greetings.txt', exact: true })).toBeVisible()
  await (await menu('Greetings.txt', 'Remove')).click()
  await expect(documents.getByRole('listitem')).toHaveCount(1)
  await list.grid.focus()
  await app.press('Control+z')
  await expect(documents.getByRole('listitem')).toHaveCount(2)
})

test('a document is found by what it says, from anywhere, and the keyboard is led to it', async ({ app, page }) => {
  await app.list.search.fill('rupert')
  await expect(app.card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await page.getByLabel('Files to add').setInputFiles([{ name: 'Lease 2026.pdf', mimeType: 'application/pdf', buffer: smallPdf('Tenancy of the lighthouse') }])
  const documents = app.card.pane.getByRole('region', { name: 'Documents' })
  await expect(documents.getByRole('listitem')).toHaveCount(1)
  await app.press('Alt+1')
  await app.press('Control+k')
  await app.palette.getByRole('textbox').fill('lighthouse')
  const found = app.palette.getByRole('button', { name: /Lease 2026\.pdf/ })
  await expect(found).toContainText('Ashworth-Vane')
  await found.click()
  await expect(app.palette).toHaveCount(0)
  await expect(app.card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await expect(documents.getByRole('link', { name: 'Lease 2026.pdf' })).toBeFocused()
})

test('a photo is chosen, cropped with the keyboard, shown at once and taken back; drawing instructions are no photo', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  const input = page.getByLabel('Picture for the photo')
  await input.setInputFiles({ name: 'x.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') })
  const dialog = page.getByRole('dialog', { name: 'Photo' })
  await expect(dialog.getByRole('alert')).toContainText('This is no picture that can be shown.')
  await app.press('Escape')
  await input.setInputFiles({ name: 'rupert.png', mimeType: 'image/png', buffer: Buffer.from(await picture(page), 'base64') })
  await expect(dialog.getByAltText('The picture chosen')).toBeVisible()
  await expectAccessible(page, 'cropping a photo')
  await app.press(']')
  await app.press('+')
  await dialog.getByRole('button', { name: 'Use as photo' }).click()
  await expect(dialog).toBeHidden()
  const photo = card.pane.locator('[data-portrait] img')
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth > 0 && image.naturalWidth === image.naturalHeight)).toBe(true)
  await card.button(/^Photo/).click()
  await page.getByRole('menuitem', { name: 'Remove the photo' }).click()
  await expect(photo).toBeHidden()
  await list.grid.focus()
  await app.press('Control+z')
  await expect(photo).toBeVisible()
})

test('a relation with a word of one’s own is seen, changed and removed from the other side', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('hakon')
  await expect(card.name).toHaveText('Håkon Aasheim')
  await list.grid.focus()
  await app.press('e')
  await card.button('Relation').click()
  await card.pane.getByRole('combobox', { name: /^Relation \d/ }).fill('rupert')
  await page.getByRole('option', { name: /Rupert/ }).click()
  await card.pane.getByRole('combobox', { name: /^Label of Relation/ }).fill('Godfather')
  await card.field('and the other way round').fill('Godson')
  await app.press('Control+s')
  await expect(card.row('Relation, Godfather')).toContainText('Rupert')
  await card.button('Go to Sir Rupert Ashworth-Vane').click()
  await expect(card.row('Relation, Godson')).toContainText('Håkon Aasheim')
  await card.row('Relation, Godson').click()
  await card.pane.getByRole('combobox', { name: /^Label of Relation/ }).fill('Friend')
  await app.press('Control+s')
  await expect(card.row('Relation, Friend')).toContainText('Håkon Aasheim')
  await card.button('Go to Håkon Aasheim').click()
  await expect(card.row('Relation, Friend')).toContainText('Rupert')
})

test('a likely relation is accepted, another declined for good', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  const likely = card.pane.getByRole('group', { name: 'Likely relations' })
  await expect(likely).toContainText('both are at Cairnmoor Distillers plc now')
  await likely.getByRole('button', { name: 'Yes: Colleague, Alasdair Macrae, OBE' }).click()
  await expect(card.row('Relation, Colleague')).toContainText('Alasdair Macrae')
  await likely.getByRole('button', { name: 'No: Colleague, Morag Sinclair' }).click()
  await expect(likely).not.toContainText('Morag')
  await page.reload()
  await expect(card.row('Relation, Colleague')).toContainText('Alasdair Macrae')
  await expect(likely).not.toContainText('Morag')
})

test('whoever types somebody who is there already is told, and adds to that card', async ({ app, page }) => {
  const { card } = app
  await app.press('Alt+n')
  await card.field('Given name').fill('aasheim')
  await card.field('Family name').fill('hakon')
  const panel = page.getByRole('complementary', { name: 'Similar contacts' })
  await expect(panel).toContainText('Håkon Aasheim')
  await expectAccessible(page, 'the panel of similar contacts')
  await card.field('Mobile Phone 1').fill('+47 999 88 777')
  await panel.getByRole('button', { name: 'Add to this one' }).click()
  await expect(card.name).toHaveText('Håkon Aasheim')
  await expect(card.isEditing).toBeVisible()
  await app.press('Control+s')
  await expect(card.pane.getByText('+47 999 88 777').first()).toBeVisible()
  await app.list.expectTotal(260)
})

test('a job is changed and the old one stays in the history; my record and a card that is right say so', async ({ app, page }) => {
  const { list, card } = app
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
  await card.button('More').click()
  await page.getByRole('menuitem', { name: 'Changed job…' }).click()
  await expect(card.pane.getByRole('combobox', { name: 'Company' }).first()).toBeFocused()
  await app.type('Fjord & Fell AS')
  await card.field('Job title').first().fill('Chairman')
  await app.press('Control+s')
  await expect(card.row('Job title')).toHaveText('Job title: Chairman')
  await expect(card.pane.getByText('Non-executive Director, Cairnmoor Distillers plc')).toBeVisible()
  await card.button('More').click()
  await page.getByRole('menuitem', { name: 'This is me' }).click()
  await expect(card.name).toContainText('My record')
  await card.button('All of this is right').click()
  await expect(card.pane.getByText(/^Found right/)).toBeVisible()
})

test('a person is added from the company, with its address', async ({ app, page }) => {
  const { list, card } = app
  await app.go('Companies')
  await list.search.fill('fjord')
  await expect(card.name).toHaveText('Fjord & Fell AS')
  await card.button('Ways to add a person').click()
  await page.getByRole('menuitem', { name: 'Add a person with this address' }).click()
  await card.field('Given name').fill('Nils')
  await card.field('Family name').fill('Nytt')
  await expect(card.field('City')).toHaveValue('Bergen')
  await app.press('Control+s')
  await expect(card.name).toHaveText('Nils Nytt')
  await card.button('Go to Fjord & Fell AS').click()
  await expect(card.pane.getByRole('region', { name: 'People' }).getByRole('button', { name: 'Nils Nytt' })).toBeVisible()
})
