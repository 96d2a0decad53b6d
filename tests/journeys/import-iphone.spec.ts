import { expect, test } from '../support/browser-test.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'

// A file that is no address book is refused, which the browser notes.
test.use({ tolerated: [/422/] })

test('what an iPhone shares comes in with its photos, beside a file that is no address book', async ({ app, page }) => {
  const { list, card } = app
  const imports = new ImportPage(page)
  await app.press('Control+i')
  await imports.choose(fixture('iphone.vcf'))
  await expect(imports.row('Amara Ngozi Okonjo')).toContainText('Brightwater Studio')
  await imports.choose({ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]) })
  const files = page.getByRole('navigation', { name: 'Files' })
  await expect(files.getByRole('button', { name: /^iphone\.vcf/ })).toContainText('vCard · UTF-8')
  await expect(files.getByRole('button', { name: /^holiday\.jpg/ })).toContainText('nothing Touchbase can import')
  await expect(imports.main.getByText('1 file cannot be imported and is left out')).toBeVisible()
  await expect(imports.start).toHaveText('Import 1 file')
  await imports.start.click()
  await imports.expectCounts({ added: 3, problems: 0 })
  await imports.resultRow('Amara Ngozi Okonjo').getByRole('link').click()
  await expect(card.name).toHaveText('Amara Ngozi Okonjo')
  const photo = card.pane.locator('header img')
  await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(24)
  await expect(card.row('Date, Birthday')).toContainText('5 June')
  await expect(card.row('Date, Anniversary')).toContainText('15 September 2012')
  await list.search.fill('陈思远')
  await expect(card.row('Company')).toContainText('深圳云帆科技有限公司')

  // One of them alone goes back; then all of them.
  await app.press('Control+i')
  await imports.resultRow('陈思远').getByRole('button', { name: /^Take back/ }).click()
  await expect(imports.resultRow(/In the trash/)).toBeVisible()
  await app.go('Contacts')
  await list.search.fill('')
  await list.expectTotal(2)
  await app.press('Control+i')
  await imports.undoAll()
  await app.go('Contacts')
  await expect(app.main.getByRole('heading', { name: 'Welcome to Touchbase' })).toBeVisible()
})
