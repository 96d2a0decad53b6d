import { expect, test } from '../support/browser-test.ts'

test.use({ withSamples: true })

test('walking the list shows each card beside it, from any place and by keyboard alone', async ({ app }) => {
  const { list, card } = app
  await list.expectTotal(260)
  await expect(card.name).toHaveText('Håkon Aasheim')
  await list.grid.focus()
  await app.press('ArrowDown')
  await expect(card.name).toHaveText('Desmond Achebe-Ross')
  await app.press('End')
  await expect(list.active).toHaveAttribute('aria-rowindex', '261')
  await app.press('Home')
  await expect(card.name).toHaveText('Håkon Aasheim')
  // From the search box the list is walked without leaving it.
  await app.press('/')
  await expect(list.search).toBeFocused()
  await app.press('ArrowDown')
  await expect(card.name).toHaveText('Desmond Achebe-Ross')
  // Previous and next go through what was looked up, not through everybody.
  await app.type('fjord')
  await list.expectTotal(5)
  await expect(list.grid).toHaveAttribute('aria-busy', 'false')
  await expect(list.rows).toHaveCount(5)
  const names = await list.texts('name')
  await expect(list.active).toContainText(names[0] ?? '')
  await app.press('Control+ArrowDown')
  await expect(list.active).toContainText(names[1] ?? '')
  await app.press('Control+ArrowUp')
  await expect(list.active).toContainText(names[0] ?? '')
})

test('a person is found by any part of what one remembers', async ({ app }) => {
  const { list } = app
  for (const [typed, name] of [['hakon', 'Aasheim, Håkon'], ['55 01 11', 'Aasheim, Håkon'], ['rupert ash', 'Ashworth-Vane, Rupert'], ['brandl zubia', 'Arrieta Zubia, Begoña'], ['byk', '白以可'], ['baiyike', '白以可']] as const) {
    await list.search.fill(typed)
    await expect(list.row(name), typed).toBeVisible()
    await expect.poll(() => list.total(), typed).toBeLessThan(260)
  }
  await list.search.fill('nobody at all is called so')
  await expect(app.main.getByText('Nothing here matches')).toBeVisible()
  await app.main.getByRole('button', { name: 'Clear the lookup' }).click()
  await list.expectTotal(260)
  await expect(list.search).toHaveValue('')
})

test('favourites are starred with one key and have a list of their own', async ({ app }) => {
  const { list, card } = app
  await list.row('Arnaud-Ferrand, Solène').click()
  await expect(card.name).toHaveText('Solène Arnaud-Ferrand')
  const before = await card.button('Favourite').getAttribute('aria-pressed')
  expect(before).toBe('false')
  await list.grid.focus()
  await app.press('f')
  await expect(card.button('Favourite')).toHaveAttribute('aria-pressed', 'true')
  await expect(list.active.getByLabel('Favourite')).toBeVisible()
  await app.go('Favourites')
  await expect(list.row('Arnaud-Ferrand, Solène')).toBeVisible()
  await app.page.reload()
  await expect(list.row('Arnaud-Ferrand, Solène')).toBeVisible()
  await app.press('Control+z')
  await expect(list.row('Arnaud-Ferrand, Solène')).toBeHidden()
})

test('a lookup is narrowed by tag and by what a column says, and widened again', async ({ app }) => {
  const { list } = app
  await app.main.getByRole('button', { name: 'Narrow the lookup' }).click()
  await app.page.getByRole('button', { name: 'client 73' }).click()
  await list.expectTotal(73)
  await app.main.getByRole('button', { name: 'Narrow the lookup' }).click()
  const sheet = app.page.getByRole('dialog', { name: 'Narrow the lookup' })
  await sheet.getByLabel('Field').selectOption('City')
  await sheet.getByLabel('Value').fill('Bilbao')
  await app.press('Enter')
  await expect(app.main.getByText('City has “Bilbao”')).toBeVisible()
  await expect.poll(() => list.total()).toBeLessThan(20)
  expect(new Set(await list.texts('city'))).toEqual(new Set(['Bilbao']))
  await app.page.goBack()
  await list.expectTotal(73)
  await app.main.getByRole('button', { name: 'Remove this condition' }).click()
  await list.expectTotal(260)
})

test('columns are chosen, sorted and remembered', async ({ app }) => {
  const { list } = app
  await app.main.getByRole('button', { name: 'Columns' }).click()
  const sheet = app.page.getByRole('dialog', { name: 'Columns' })
  await sheet.getByRole('checkbox', { name: 'Birthday' }).click()
  await expect(sheet.getByRole('checkbox', { name: 'Birthday' })).toBeChecked()
  await sheet.getByRole('checkbox', { name: 'Tags' }).click()
  await expect(sheet.getByRole('checkbox', { name: 'Tags' })).not.toBeChecked()
  await app.press('Escape')
  await expect(list.header('Birthday')).toBeVisible()
  await expect(list.header('Tags')).toBeHidden()
  await list.header('City').getByRole('button').click()
  await expect(list.header('City')).toHaveAttribute('aria-sort', 'ascending')
  await expect(async () => {
    // Chinese names stand among them by their pinyin.
    const cities = (await list.texts('city')).filter((city) => /^\p{Script=Latin}/u.test(city))
    expect(cities.length).toBeGreaterThan(5)
    expect(cities).toEqual(cities.toSorted((a, b) => a.localeCompare(b, 'en')))
  }).toPass()
  await list.header('City').getByRole('button').click()
  await expect(list.header('City')).toHaveAttribute('aria-sort', 'descending')
  await app.page.goto('about:blank')
  await app.page.goBack()
  await expect(list.header('Birthday')).toBeVisible()
  await expect(list.header('City')).toHaveAttribute('aria-sort', 'descending')
  expect(await list.headers()).toEqual(['Name', 'Company', 'Job title', 'Phone', 'E-mail', 'City', 'Birthday'])
})

test('many are moved to the trash at once and come back with one undo', async ({ app }) => {
  const { list } = app
  await list.rows.nth(2).click()
  await app.page.keyboard.down('Shift')
  await list.rows.nth(6).click()
  await app.page.keyboard.up('Shift')
  await expect(app.status.getByText('5 selected')).toBeVisible()
  await app.press('Delete')
  await list.expectTotal(255)
  await expect(app.status.getByText('Moved 5 contacts to the trash')).toBeVisible()
  await expect(app.place('Trash')).toContainText('5')
  await app.press('Control+z')
  await list.expectTotal(260)
  // All of them, too.
  await app.press('Control+a')
  await expect(app.status.getByText('260 selected')).toBeVisible()
  await app.press('Delete')
  await expect(app.place('Trash')).toContainText('260')
  await app.status.getByRole('button', { name: 'Undo' }).click()
  await list.expectTotal(260)
  await app.go('Trash')
  await expect(app.main.getByText('The trash is empty.')).toBeVisible()
})

test('a company shows its people, and each leads to the other', async ({ app }) => {
  const { list, card } = app
  await app.go('Companies')
  await list.expectTotal(60)
  await list.search.fill('fjord')
  await expect(card.name).toHaveText('Fjord & Fell AS')
  await card.button('Håkon Aasheim').click()
  await expect(card.name).toHaveText('Håkon Aasheim')
  await expect(card.row('Company')).toHaveText('Company: Fjord & Fell AS')
  await card.button('Go to Fjord & Fell AS').click()
  await expect(card.name).toHaveText('Fjord & Fell AS')
  await app.page.goBack()
  await expect(card.name).toHaveText('Håkon Aasheim')
})

test('one change out of many is taken back by itself; a later one in its way is named and asked about', async ({ app }) => {
  const { list, card } = app
  const rename = async (title: string) => {
    await card.row('Job title').click()
    await card.field('Job title').fill(title)
    await app.press('Control+s')
    await expect(card.row('Job title')).toHaveText(`Job title: ${title}`)
  }
  await list.search.fill('hakon')
  await expect(card.name).toHaveText('Håkon Aasheim')
  await rename('Head of Sales')
  await rename('Head of Everything')
  await app.go('Changes')
  const lines = app.main.getByRole('listitem')
  await expect(lines.nth(0)).toContainText('Edited Håkon Aasheim')
  await lines.nth(1).getByRole('button', { name: 'Undo' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Undo “Edited Håkon Aasheim”?' })
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Leave as it is' }).click()
  await expect(dialog).toBeHidden()
  await lines.nth(1).getByRole('button', { name: 'Undo' }).click()
  await dialog.getByRole('button', { name: 'Undo and overwrite' }).click()
  await expect(lines.nth(1)).toContainText('undone')
  await app.go('Contacts')
  await list.search.fill('hakon')
  await expect(card.row('Job title')).toHaveText('Job title: Salgssjef')
})
