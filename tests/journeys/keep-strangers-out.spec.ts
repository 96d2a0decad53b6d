import { expect, test } from '../support/browser-test.ts'

test.describe('a page of this program', () => {
  test.use({ withSamples: true })

  test('takes the code out of its address at once', async ({ app }) => {
    await expect(app.card.name).toBeVisible()
    expect(app.page.url()).not.toContain('code=')
    // Neither a link of the page nor going back brings it up again.
    const links = await app.page.getByRole('link').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    expect(links.filter((href) => href.includes('code='))).toEqual([])
  })

  test('runs no text as a program, wherever it comes from', async ({ app }) => {
    const { list, card, page } = app
    const payload = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    await expect(card.name).toBeVisible()
    await list.grid.focus()
    await app.press('e')
    for (const label of ['Given name', 'Notes', 'Job title']) await card.field(label).fill(payload)
    await app.press('Control+s')
    await expect(card.row('Notes')).toContainText(payload)
    await expect(card.name).toContainText('onerror')
    await app.press('Control+k')
    await app.type('onerror')
    await expect(app.palette.getByText('People and companies')).toBeVisible()
    await app.press('Escape')
    await app.go('Changes')
    await expect(app.main.getByRole('listitem').first()).toContainText('onerror')
    await expect(page).toHaveTitle('Touchbase')
  })

  test('cannot be filled with scripts, frames or styles of others', async ({ app, offences }) => {
    await expect(app.card.name).toBeVisible()
    const blocked = await app.page.evaluate(async () => {
      const seen: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'window.isBroken = true'
      document.body.append(script)
      const image = document.createElement('img')
      image.src = 'http://127.0.0.1:1/x.png'
      document.body.append(image)
      const frame = document.createElement('iframe')
      frame.src = 'http://127.0.0.1:1/'
      document.body.append(frame)
      await fetch('http://127.0.0.1:1/').catch(() => {})
      await new Promise((done) => { setTimeout(done, 300) })
      return { seen, isBroken: 'isBroken' in window }
    }).catch((error: unknown) => ({ seen: [String(error)], isBroken: false }))
    expect(blocked.isBroken).toBe(false)
    // These were ours; what else the watch has seen must be nothing.
    const expected = /policy violated|Content Security Policy|TrustedScript|requires 'Trusted|Trusted Type/i
    expect(offences.filter((offence) => !expected.test(offence))).toEqual([])
    expect(offences.length).toBeGreaterThan(0)
    offences.length = 0
  })
})

test('an address opens the door once, and nobody comes in without one', async ({ app, shell, browser }) => {
  await expect(app.main).toBeVisible()
  const strangers = await browser.newContext()
  try {
    const page = await strangers.newPage()
    for (const address of [shell.origin, shell.address, `${shell.origin}/?code=guess`]) {
      const answer = await page.goto(address)
      expect(answer?.status()).toBe(403)
      await expect(page.getByRole('heading')).toHaveText('Touchbase does not know this browser yet')
    }
    expect((await strangers.request.get(`${shell.origin}/api/trpc/info.get`)).status()).toBe(403)
    // The user comes in with the address a second start prints.
    await page.goto(await shell.newAddress())
    await expect(page.getByRole('navigation')).toBeVisible()
  } finally {
    await strangers.close()
  }
})
