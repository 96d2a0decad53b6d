import { expect, test } from '../support/browser-test.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'

// The core refuses what is no address book, and the browser tells of every refusal.
test.use({ tolerated: [/status of 422/] })

test('files that cannot be imported are told apart, and the good one among them still comes in', async ({ app, page }) => {
  const imports = new ImportPage(page)
  await app.press('Control+i')
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await imports.choose({ name: 'nothing.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) })
  await expect(imports.main.getByRole('alert')).toContainText('There is nothing in this file')
  await expect(imports.start).toBeDisabled()
  await imports.button('Leave this file out').click()
  await imports.choose({ name: 'holiday.png', mimeType: 'image/png', buffer: picture })
  await expect(imports.main.getByRole('alert')).toContainText('This is no kind of file that Touchbase can import')
  await expect(imports.start).toBeDisabled()
  await imports.choose(fixture('iphone.vcf'))
  await expect(imports.main.getByText('1 file cannot be imported and is left out')).toBeVisible()
  await imports.start.click()
  await imports.expectCounts({ added: 3, 'brought up to date': 0, 'left as they were': 0, problems: 0 })
})

test('a vCard that was cut off brings what it has, and says so', async ({ app, page }) => {
  const imports = new ImportPage(page)
  await app.press('Control+i')
  await imports.choose(fixture('cut-off.vcf'))
  await imports.start.click()
  await expect(imports.heading('The import is done, with problems')).toBeVisible()
  await imports.expectCounts({ added: 2, 'brought up to date': 0, 'left as they were': 0, problems: 1 })
  await expect(imports.main.getByRole('region', { name: 'Problems' })).toContainText('cut-off.vcf:24')
})

test('a wrong encoding is seen and put right before anything comes in', async ({ app, page }) => {
  const imports = new ImportPage(page)
  await app.press('Control+i')
  await imports.choose(fixture('chinese-gbk.csv'))
  await expect(imports.row('张伟')).toBeVisible()
  await imports.main.getByLabel('Encoding').selectOption('windows-1252')
  await expect(imports.row('张伟')).toBeHidden()
  await imports.main.getByLabel('Encoding').selectOption('gb18030')
  await expect(imports.row('张伟')).toBeVisible()
  // A column that was understood wrongly is given another meaning.
  await imports.send('备注', 'leave out')
  await expect(imports.column('备注')).toHaveText('Leave out')
  await imports.start.click()
  await imports.expectCounts({ added: 3, 'brought up to date': 0, 'left as they were': 0, problems: 0 })
  await imports.button('Show the contacts').click()
  await app.list.search.fill('李娜')
  await expect(app.card.name).toHaveText('李娜')
  await expect(app.card.row('Notes')).not.toContainText('喜欢喝茶')
})

test('what looks like a page or a script in a file is text on every screen, and nothing of it runs or is fetched', async ({ app, page }) => {
  const evil = (what: string) => `<img src=x onerror="window.hacked='${what}'"><script>window.hacked='${what}'</script>`
  const dialogs: string[] = []
  page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss() })
  const imports = new ImportPage(page)
  await app.press('Control+i')
  const header = ['First Name', 'Last Name', 'Company', 'Job Title', 'E-mail Address', 'Mobile Phone', 'Home Street', 'Home City', 'Web Page', 'Categories', 'Notes', `"${evil('header').replaceAll('"', '""')}"`]
  const note = `${evil('note')} [a](javascript:window.hacked=1) ![b](http://evil.example/b.png) <http://evil.example/c>`
  const cells = [evil('given'), 'Zzevil', evil('company'), evil('title'), evil('mail'), evil('phone'), evil('street'), evil('city'), 'javascript:window.hacked=1', evil('tag'), note, evil('other')]
  const table = `${header.join(',')}\r\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
  await imports.choose({ name: '<img src=x onerror=alert(1)>.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await expect(imports.preview).toContainText('<script>')
  await imports.start.click()
  await expect(imports.heading(/The import is done/)).toBeVisible()
  await app.go('Contacts')
  await app.list.search.fill('zzevil')
  await app.list.expectTotal(1)
  await expect(app.card.name).toContainText('<script>')
  await expect(app.card.pane).toContainText("window.hacked='company'")
  await expect(app.card.pane).toContainText("window.hacked='note'")
  await expect(app.list.grid).toContainText('<img src=x')
  // An address of a script is shown, and is no link.
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0)
  await app.press('Control+k')
  await app.palette.getByRole('textbox').fill('zzevil')
  await expect(app.palette).toContainText('<script>')
  await app.press('Escape')
  await app.go('Changes')
  await expect(app.main.getByRole('listitem').filter({ hasText: '<img src=x onerror=alert(1)>.csv' })).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { hacked?: string }).hacked ?? null)).toBeNull()
  expect(await page.locator('img[src="x"], main script').count()).toBe(0)
  expect(dialogs).toEqual([])
})

test.describe('a long import', () => {
  test.use({ withSamples: true })

  test('can be stopped in its middle and leaves nothing; the list answers meanwhile', async ({ app, page }) => {
    const { list, card } = app
    const imports = new ImportPage(page)
    await expect(card.name).toBeVisible()
    await app.press('Control+i')
    await imports.choose({ name: 'large.csv', mimeType: 'text/csv', buffer: largeTable(60_000) })
    await expect(imports.row('Person 1 Number')).toBeVisible()
    await imports.start.click()
    await expect(imports.heading('Importing large.csv')).toBeVisible()
    await app.go('Contacts')
    await list.search.fill('hakon')
    await expect(card.name).toHaveText('Håkon Aasheim')
    const stop = app.status.getByRole('button', { name: 'Cancel: Importing' })
    await expect(stop, 'the import is still under way').toBeVisible()
    await list.search.fill('ohlsen')
    await expect(card.name).toHaveText('Gesine Ohlsen')
    await stop.click()
    await expect(stop).toBeHidden()
    await list.search.fill('')
    await list.expectTotal(260)
    await app.go('Changes')
    await expect(app.main.getByRole('listitem').filter({ hasText: 'large.csv' })).toHaveCount(0)
    await app.press('Control+i')
    await expect(imports.heading('The import was stopped')).toBeVisible()
    await imports.button('Back to the files').click()
    await expect(imports.row('Person 1 Number')).toBeVisible()
  })
})

function largeTable(rows: number): Buffer {
  const lines = ['First Name,Last Name,Company,Phone,Email,City']
  for (let row = 1; row <= rows; row += 1) lines.push(`Person ${row},Number ${row},Firm ${row % 500},+44 1632 ${String(960_000 + row).slice(0, 6)},person${row}@example.org,Town ${row % 90}`)
  return Buffer.from(lines.join('\r\n'))
}
