// `npm run pictures`: a picture of every main screen, to be looked at. Nothing is compared; what cannot be shown fails.
import { join, resolve } from 'node:path'
import { expect, test } from '../support/browser-test.ts'
import type { AppPage } from '../support/pages/app.ts'
import { CalendarPage } from '../support/pages/calendar.ts'
import { fixture, ImportPage } from '../support/pages/import.ts'

const folder = resolve(import.meta.dirname, '../pictures')

async function take(app: AppPage, name: string): Promise<void> {
  // Bars of rows on their way and the tips of buttons are no part of a picture.
  await expect(app.page.locator('[aria-busy="true"]')).toHaveCount(0)
  await app.page.waitForTimeout(250)
  await app.page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' })
}

// Taking a picture changes the page from outside, which its policy rightly reports.
test.use({ tolerated: [/./] })

/** Gives the sample tags colours and groups, as a user would by and by. Runs in the page. */
async function dressTags(): Promise<void> {
  const call = async (path: string, input: object) => (await (await fetch(`/api/trpc/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json()) as { result: { data: { id: number } } }
  const { result } = (await (await fetch('/api/trpc/tags.list')).json()) as { result: { data: { tags: { id: number; name: string }[] } } }
  const colours = ['teal', 'blue', 'orange', 'violet', 'pink', 'green', 'amber', 'red', 'indigo', 'brown']
  const groups = [(await call('tags.createGroup', { name: 'Business' })).result.data.id, (await call('tags.createGroup', { name: '客户关系' })).result.data.id]
  for (const [at, tag] of result.data.tags.entries()) await call('tags.update', { id: tag.id, changes: { colour: colours[at % 11] ?? null, tagGroupId: /^[a-z]/.test(tag.name) ? groups[0] : /^[^A-Z]/.test(tag.name) && at % 3 === 0 ? groups[1] : null } })
}

/** What is clicked in all three languages. */
const words = {
  giveAll: /^(Give all of them…|给所有人添加…|為所有人加上…)$/, allRows: /^(All rows|全部行|全部列)/, more: /^(Import more|导入更多|匯入更多|继续导入|繼續匯入|再导入|再匯入)/, tryIt: /^(Try it|试一试|試一試)$/,
  duplicates: /^(Duplicates and trial…|重复与试运行…|重複與試行…)$/, pause: /^(Pause|暂停|暫停)$/, goOn: /^(Go on|继续|繼續)$/, rows: /^(Back to the rows|返回查看各行|返回查看各列)$/,
}

const looks = [
  { name: 'light', colorScheme: 'light', locale: 'en-GB' }, { name: 'dark', colorScheme: 'dark', locale: 'en-GB' },
  { name: 'zh-CN', colorScheme: 'light', locale: 'zh-CN' }, { name: 'zh-TW-dark', colorScheme: 'dark', locale: 'zh-TW' },
] as const

for (const { name, colorScheme, locale } of looks) {
  test.describe(name, () => {
    test.use({ colorScheme, locale, withSamples: true })

    test('today, tasks, reminders, quick add', async ({ app }) => {
      await app.press('Alt+1')
      await expect(app.page.locator('[data-line]').first()).toBeVisible()
      await app.press('Alt+r')
      await take(app, `${name}-today`)
      await app.press('Escape')
      await app.press('Alt+5')
      await expect(app.main.getByRole('row').first()).toBeVisible()
      await take(app, `${name}-tasks`)
      await app.press('q')
      await expect(app.page.locator('[role="dialog"] input[data-autofocus]')).toBeFocused()
      await app.type(locale.startsWith('zh') ? '周五下午3点 给王总打电话 谈报价' : 'call Fiona Tue 3pm re quote')
      await expect(app.page.locator('[data-chip^="person"]')).toBeVisible()
      await take(app, `${name}-quick-add`)
    })

    test('list, card, edit', async ({ app }) => {
      const { list, card } = app
      await list.search.fill(locale.startsWith('zh') ? '海' : 'fjord')
      await expect(card.name).toBeVisible()
      await take(app, `${name}-search`)
      await list.search.fill('')
      await list.expectTotal(260)
      await list.rows.nth(locale.startsWith('zh') ? 9 : 7).click()
      await take(app, `${name}-list`)
      await list.grid.focus()
      await app.press('e')
      await expect(card.isEditing).toBeVisible()
      await take(app, `${name}-edit`)
      await app.page.getByRole('button', { name: /^(All fields|全部字段|全部欄位|所有欄位)$/ }).click()
      await take(app, `${name}-edit-all`)
      await app.press('Escape')
      await app.press('Alt+n')
      const isChinese = locale.startsWith('zh')
      await card.field(/^(Given name|名|名字)$/).fill(isChinese ? '少芬' : 'Hakon')
      await card.field(/^(Family name|姓|姓氏)$/).fill(isChinese ? '區' : 'Aasheim')
      await expect(app.page.locator('[data-similar]')).toBeVisible()
      await take(app, `${name}-similar`)
      await app.press('Escape')
      await app.page.getByRole('navigation').getByRole('link').nth(1).click()
      await list.rows.nth(5).click()
      await take(app, `${name}-company`)
      await list.search.fill('qqqq')
      await expect(app.main.locator('p').first()).toBeVisible()
      await take(app, `${name}-nothing-found`)
    })

    test('tags and bulk changes', async ({ app, page }) => {
      const { list } = app
      await page.evaluate(dressTags)
      await page.getByRole('navigation').locator('a[href*="#/tags"]').click()
      await expect(app.main.getByRole('region').nth(1)).toBeVisible()
      await take(app, `${name}-tags-groups`)
      await app.main.locator('[data-tag-row]').first().focus()
      await app.press('m')
      await expect(page.getByRole('dialog')).toBeVisible()
      await app.press('Escape')
      await take(app, `${name}-tags-merge`)
      await app.press('Escape')
      await page.getByRole('navigation').locator('a[href*="#/contacts"]').first().click()
      await list.rows.nth(2).click()
      await page.keyboard.down('Shift')
      await list.rows.nth(9).click()
      await page.keyboard.up('Shift')
      await expect(page.getByRole('toolbar')).toBeVisible()
      await take(app, `${name}-selection`)
      await list.grid.focus()
      await app.press('t')
      await page.getByRole('combobox').fill('VIP')
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('8')
      await app.press('Escape')
      await take(app, `${name}-bulk-tags`)
      await app.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await list.grid.focus()
      await app.press('Delete')
      await list.expectTotal(252)
      await page.getByRole('navigation').locator('a[href*="#/trash"]').click()
      await take(app, `${name}-trash-list`)
      await app.main.getByRole('button', { name: /Empty the trash|清空/ }).click()
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('8')
      await take(app, `${name}-trash-empty`)
    })

    test('what floats above', async ({ app }) => {
      await expect(app.card.name).toBeVisible()
      await app.press('Control+k')
      await app.type(locale.startsWith('zh') ? 'l' : 'co')
      await take(app, `${name}-palette`)
      await app.press('Escape')
      for (const [keys, what] of [['?', 'keys'], ['Control+p', 'print'], ['Control+Shift+e', 'export']] as const) {
        await app.list.grid.focus()
        await app.press(keys)
        await expect(app.page.getByRole('dialog')).toBeVisible()
        await take(app, `${name}-${what}`)
        await app.press('Escape')
        await expect(app.page.getByRole('dialog')).toBeHidden()
      }
    })

    test('calendar and activities', async ({ app, page }) => {
      const calendar = new CalendarPage(page)
      await page.clock.install({ time: new Date(new Date().setHours(10, 20, 0, 0)) })
      await calendar.open()
      for (const [key, view] of [['3', 'week'], ['4', 'month'], ['1', 'day'], ['5', 'agenda'], ['2', 'work-week']] as const) {
        await app.press(key)
        await take(app, `${name}-calendar-${view}`)
      }
      await app.press('3')
      await calendar.screen.locator('[data-key]').nth(3).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await take(app, `${name}-calendar-quick-edit`)
      await app.press('Escape')
      await app.press('ArrowDown')
      await app.press('Enter')
      await expect(calendar.dialog).toBeVisible()
      await calendar.dialog.getByRole('combobox', { name: /^(Repeat|重复|重複)$/ }).selectOption('custom')
      await take(app, `${name}-activity`)
      await app.press('Escape')
      await calendar.focus('', 3)
      await app.press('x')
      await page.getByRole('button', { name: /^(Plan a next step|安排下一步)$/ }).click()
      await take(app, `${name}-completing`)
    })

    test('history and logging', async ({ app, page }) => {
      await app.press('Alt+6')
      await expect(page.locator('[data-timeline] [data-key]').first()).toBeVisible()
      await take(app, `${name}-history`)
      await app.press('Alt+2')
      await app.list.rows.nth(0).click()
      await expect(page.locator('[data-timeline] [data-key]').first()).toBeVisible()
      await page.locator('[data-timeline]').focus()
      await app.press('f')
      await take(app, `${name}-timeline`)
      await app.press('Control+l')
      await expect(page.getByRole('dialog').locator('[data-autofocus]')).toBeFocused()
      await app.press('1')
      await app.type(locale.startsWith('zh') ? '二期报价' : 'The second offer')
      await app.press('Control+j')
      await take(app, `${name}-log`)
    })

    test('the other places', async ({ app }) => {
      const { list } = app
      await list.rows.nth(3).click()
      await app.press('Delete')
      await list.expectTotal(259)
      for (const what of ['favourites', 'recent', 'tags', 'changes', 'trash', 'backups', 'settings'] as const) {
        await app.page.getByRole('navigation').locator(`a[href*="#/${what}"]`).first().click()
        await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
        await take(app, `${name}-${what}`)
      }
    })
  })

  test.describe(`${name}, a new file`, () => {
    test.use({ colorScheme, locale, withSamples: false })

    test('first start and import', async ({ app, page }) => {
      const imports = new ImportPage(page)
      await take(app, `${name}-first-start`)
      await app.press('Control+i')
      await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
      await take(app, `${name}-import-choose`)
      await imports.choose(fixture(locale.startsWith('zh') ? 'chinese-gbk.csv' : 'google.csv'))
      await expect(imports.preview).toBeVisible()
      await take(app, `${name}-import-check`)
      await imports.map.locator('[data-target]').nth(1).click()
      await take(app, `${name}-import-target`)
      await app.press('Escape')
      await imports.map.locator('[aria-expanded]').nth(4).click()
      await imports.button(words.giveAll).click()
      await app.type(locale.startsWith('zh') ? '展会, 客户' : 'spring fair, client')
      await take(app, `${name}-import-map`)
      await imports.choose(fixture('iphone.vcf'), fixture('cut-off.vcf'), fixture('linkedin.csv'), fixture('outlook-german.csv'))
      await imports.choose({ name: 'Ein sehr langer Name einer Datei, die jemand aus seinem alten Programm ausgeführt hat (Kopie 2).vcf', mimeType: 'text/vcard', buffer: Buffer.alloc(0) }, { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]) })
      await expect(imports.start).toContainText('5')
      await take(app, `${name}-import-several`)
      await app.press('Control+Enter')
      await expect(app.main.getByRole('definition').first()).toBeVisible()
      await take(app, `${name}-import-result`)
      await imports.button(words.allRows).click()
      await take(app, `${name}-import-rows`)
    })

    test('an import that meets what is there, and is watched', async ({ app, page }) => {
      const imports = new ImportPage(page)
      await app.press('Control+i')
      await imports.choose(fixture('google.csv'))
      await expect(imports.start).toBeEnabled()
      await imports.start.click()
      await expect(app.main.getByRole('definition').first()).toBeVisible()
      await imports.button(words.more).click()
      await imports.choose(fixture('google-later.csv'))
      await imports.button(words.duplicates).click()
      await take(app, `${name}-import-duplicates`)
      await app.main.locator('summary').click()
      await imports.button(words.tryIt).click()
      await expect(app.main.getByRole('table')).toBeVisible()
      await take(app, `${name}-import-collisions`)
      await imports.button(words.rows).click()
      const many = Array.from({ length: 60_000 }, (_, at) => `Ada${at},Lind${at % 977},Nordvind ${at % 500},ada${at}@example.org,+45 20 ${100_000 + at}`)
      await imports.choose({ name: 'everybody.csv', mimeType: 'text/csv', buffer: Buffer.from(`First Name,Last Name,Company,E-mail,Phone\n${many.join('\n')}\n`) })
      await expect(imports.start).toContainText('2')
      await imports.start.click()
      await expect(app.main.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0', { timeout: 30_000 })
      await take(app, `${name}-import-running`)
      await imports.button(words.pause).click()
      await expect(imports.button(words.goOn)).toBeVisible()
      await take(app, `${name}-import-paused`)
    })
  })
}

test.describe('imports of other shapes', () => {
  for (const [name, width, height] of [['small', 1000, 700], ['phone', 390, 844]] as const) {
    test(`${name}: many columns`, async ({ app, page }) => {
      const imports = new ImportPage(page)
      await page.setViewportSize({ width, height })
      await app.press('Control+i')
      const headers = Array.from({ length: 200 }, (_, at) => (at === 0 ? 'First name' : at === 1 ? 'Last name' : `Custom field number ${at} of the old programme`))
      const rows = Array.from({ length: 60 }, (_, row) => headers.map((_, at) => (at === 0 ? `Ada${row}` : at === 1 ? 'Lind' : at % 7 === row % 7 ? `value ${at}` : '')).join(','))
      await imports.choose({ name: 'two-hundred-columns.csv', mimeType: 'text/csv', buffer: Buffer.from(`${headers.join(',')}\n${rows.join('\n')}\n`) })
      await expect(imports.row('Ada7')).toBeVisible()
      await take(app, `${name}-import-columns`)
      await imports.button(words.duplicates).click()
      await take(app, `${name}-import-duplicates`)
      await imports.start.click()
      await expect(app.main.getByRole('definition').first()).toBeVisible()
      await take(app, `${name}-import-result`)
    })
  }

  test('many files', async ({ app, page }) => {
    const imports = new ImportPage(page)
    await app.press('Control+i')
    await imports.choose(...Array.from({ length: 50 }, (_, at) => ({ name: `contacts of colleague number ${at + 1}.vcf`, mimeType: 'text/vcard', buffer: Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person ${at}\r\nN:${at};Person;;;\r\nEND:VCARD\r\n`) })))
    await expect(imports.start).toContainText('50')
    await take(app, 'light-import-files')
  })
})

test.describe('other sizes', () => {
  for (const [name, width, height] of [['small', 1100, 700], ['phone', 390, 844]] as const) test.describe(name, () => {
    test.use({ withSamples: true, viewport: { width, height } })

    test('list, card, edit', async ({ app }) => {
      await expect(app.list.grid).toBeVisible()
      await take(app, `${name}-list`)
      await app.list.rows.nth(7).click()
      await expect(app.card.name).toBeVisible()
      await take(app, `${name}-card`)
      await app.card.button('Edit').click()
      await expect(app.card.isEditing).toBeVisible()
      await take(app, `${name}-edit`)
    })
  })
})
