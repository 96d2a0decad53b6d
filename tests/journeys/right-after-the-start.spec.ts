import { expect, test } from '../support/browser-test.ts'

test.use({ withSamples: true })

test('what is done before the news of the core arrive is done and shown all the same', async ({ app, page }) => {
  const { list, card } = app
  const starred = list.row('Arnaud-Ferrand, Solène')
  await starred.click()
  await expect(card.name).toHaveText('Solène Arnaud-Ferrand')
  await list.grid.focus()
  await app.press('f')
  await expect(card.button('Favourite')).toHaveAttribute('aria-pressed', 'true')
  await app.go('Favourites')
  await expect(starred).toBeVisible()
  // The stream of events comes late: nobody tells this window what its own undo has changed.
  const { promise: isDone, resolve: letGo } = Promise.withResolvers<void>()
  await page.route(/events\.watch/, async (route) => {
    await isDone
    await route.continue()
  })
  // The end of the job is among what is missed: asked too early, it was still running.
  await page.route(/jobs\.get/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace('"state":"done"', '"state":"running"') })
  }, { times: 1 })
  await page.reload()
  await expect(starred).toBeVisible()
  const isAsked = page.waitForResponse(/jobs\.get/)
  await app.press('Control+z')
  expect(await (await isAsked).text()).toContain('"state":"running"')
  letGo()
  await expect(starred).toBeHidden()
  await app.press('Control+y')
  await expect(starred).toBeVisible()
})
