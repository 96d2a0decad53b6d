import { expect, test } from '../support/browser-test.ts'
import { expectAccessible } from '../support/pages/accessibility.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'

test.use({ locale: 'zh-CN' })

test('a table in GBK with Chinese headers, for somebody who reads Chinese', async ({ app, page }) => {
  const { list, card } = app
  const imports = new ImportPage(page)
  await app.press('Control+i')
  await imports.choose(fixture('chinese-gbk.csv'))
  await expect(imports.main.getByLabel('编码')).toHaveValue('gb18030')
  await expect(imports.column('手机')).toHaveText('电话')
  await expect(imports.mapRow('手机').getByRole('combobox')).toHaveValue('手机')
  await expect(imports.column('公司')).toHaveText('公司')
  await expect(imports.preview.getByRole('row').filter({ hasText: '欧阳雪' })).toContainText('广州岭南设计院')
  await expectAccessible(page, 'the map in Chinese')
  // Fields are found by their Chinese names.
  await imports.send('备注', '相识')
  await expect(imports.column('备注')).toHaveAttribute('data-target', 'howWeMet')
  await imports.button('重复与试运行…').click()
  await imports.button('试一试').click()
  await expect(imports.main.getByLabel('试运行统计').getByRole('definition').first()).toHaveText('3')
  await expectAccessible(page, 'the trial in Chinese')
  await imports.start.click()
  await expect(imports.main.getByRole('definition').first()).toHaveText('3')
  await expectAccessible(page, 'the result in Chinese')
  await imports.button('显示联系人').click()
  await list.search.fill('ouyangxue')
  await expect(card.name).toHaveText('欧阳雪')
  await list.search.fill('')
  await list.grid.focus()
  await app.press('Control+z')
  await expect(app.main.getByRole('heading', { level: 2 }).first()).toContainText('Touchbase')
})
