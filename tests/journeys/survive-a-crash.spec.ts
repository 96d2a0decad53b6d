import { expect, test } from '../support/browser-test.ts'

// The stories here take the core away: the browser tells of every call that fails meanwhile.
test.use({ withSamples: true, tolerated: [/Failed to load resource|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/] })

const away = /The core is being restarted/

test('the core dies in the middle of an edit: the screen says so, goes on by itself, and nothing typed is lost', async ({ app, shell }) => {
  const { list, card } = app
  await list.search.fill('hakon')
  await expect(card.name).toHaveText('Håkon Aasheim')
  await card.row('Notes').click()
  await card.field('Notes').fill('Half a sentence')
  await shell.killCore()
  await app.type(', and the rest of it')
  await app.press('Control+s')
  await expect(card.row('Notes')).toHaveText('Notes: Half a sentence, and the rest of it')
  await list.search.fill('rupert')
  await expect(card.name).toHaveText('Sir Rupert Ashworth-Vane')
})

test('the whole program is killed: the banner stands until it is started again, and the draft is still there', async ({ app, shell, context }) => {
  const { list, card } = app
  await list.search.fill('hakon')
  await card.row('Notes').click()
  await card.field('Notes').fill('Typed before the power went')
  await expect.poll(() => app.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')).length)).toBe(1)
  await shell.kill()
  await expect(app.page.getByText(away)).toBeVisible()
  await app.press('Control+s')
  await expect(card.pane.getByRole('alert')).toContainText('What you typed is kept here.')

  await shell.restart()
  // A program that was started anew knows no browser; its user opens the address it gives. The old window then goes on.
  const fresh = await context.newPage()
  await fresh.goto(shell.address)
  await expect(app.page.getByText(away)).toBeHidden({ timeout: 15_000 })
  await expect(card.field('Notes')).toHaveText('Typed before the power went')
  await app.press('Control+s')
  await expect(card.row('Notes')).toHaveText('Notes: Typed before the power went')
})

test('a draft outlives a reload', async ({ app }) => {
  const { list, card } = app
  await list.search.fill('hakon')
  await card.row('Notes').click()
  await card.field('Notes').fill('Not saved yet')
  await expect.poll(() => app.page.evaluate(() => Object.keys(sessionStorage).some((key) => key.includes('draft')))).toBe(true)
  await app.page.reload()
  await expect(card.field('Notes')).toHaveText('Not saved yet')
  await app.press('Escape')
  await expect(card.row('Notes')).not.toContainText('Not saved yet')
})
