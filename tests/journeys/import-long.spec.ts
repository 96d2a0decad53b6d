import { expect, test } from '../support/browser-test.ts'
import { ImportPage } from '../support/pages/import.ts'

test('a long import is paused, the program used, the import resumed from the foot of the window and then undone', async ({ app, page }) => {
  test.setTimeout(120_000)
  const { list } = app
  const imports = new ImportPage(page)
  const count = 40_000
  const rows = Array.from({ length: count }, (_, at) => `Ada${at},Lind,Nordvind ${at % 500},ada${at}@example.org`)
  await app.press('Control+i')
  await imports.choose({ name: 'everybody.csv', mimeType: 'text/csv', buffer: Buffer.from(`First Name,Last Name,Company,E-mail\n${rows.join('\n')}\n`) })
  await expect(imports.row('Ada7')).toBeVisible()
  await imports.start.click()
  await expect(imports.main.getByText(/[\d,]+ added/)).toBeVisible({ timeout: 30_000 })
  await imports.button('Pause').click()
  await expect(imports.button('Go on')).toBeVisible()
  await expect(app.status).toContainText('(paused)')

  // What has come in so far is there to be looked at, and does not grow.
  await app.go('Contacts')
  await expect(list.rows.first()).toBeVisible()
  const seen = await list.total()
  expect(seen).toBeGreaterThan(0)
  expect(seen).toBeLessThan(count)
  await app.status.getByRole('button', { name: 'Go on: Importing' }).click()
  await expect(app.status).not.toContainText('(paused)')
  await app.press('Control+i')
  await expect(imports.heading('The import is done')).toBeVisible({ timeout: 90_000 })
  await expect(imports.main.getByLabel('Counts', { exact: true })).toContainText('40,000')

  // All rows are told, far down as well.
  const table = imports.main.getByRole('table', { name: 'Rows of the import' })
  await expect(table).toHaveAttribute('aria-rowcount', String(count + 1))
  await table.evaluate((element) => { element.scrollTop = element.scrollHeight })
  await expect(imports.resultRow(`Ada${count - 1} Lind`)).toBeVisible()
  await imports.button('Undo the import').click()
  await expect(imports.heading('The import was taken back')).toBeVisible({ timeout: 60_000 })
})
