import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-test.ts'
import type { AppPage } from '../support/pages/app.ts'

/** Names of things and keys, which are the same in every language. */
const sameEverywhere = /Touchbase|English|vCard|CSV|JSON|PDF|Ctrl|Shift|Alt|Esc|Enter|Tab|Home|End|PgUp|PgDn|Del|F\d+|MB|\bA4\b/g

/** What the screen itself says in Latin letters only, apart from names of people and things. */
async function latinWords(page: Page, scope: string): Promise<string[]> {
  const texts = await page.locator(scope).evaluateAll((roots) => roots.flatMap((root) => {
    const found: string[] = []
    for (const element of root.querySelectorAll('button, label, h1, h2, h3, legend, option, [role="columnheader"], [role="menuitem"], a, kbd, dt')) {
      // What people are called and what they wrote stands in <bdi>.
      if (element.closest('[data-selectable], bdi') || element.querySelector('bdi')) continue
      found.push((element as HTMLElement).innerText, element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '')
    }
    return found
  }))
  return texts.map((text) => text.replace(sameEverywhere, '')).filter((text) => /[a-z]{2}/i.test(text) && !/\p{Script=Han}/u.test(text))
}

const languages = [
  { locale: 'zh-CN', places: ['联系人', '公司', '收藏'], search: 'byk', name: '白以可', edit: '编辑', notes: '备注', save: '保存', composed: '喜欢喝茶' },
  { locale: 'zh-TW', places: ['聯絡人', '公司', '我的最愛'], search: 'qsf', name: '區少芬', edit: '編輯', notes: '備註', save: '儲存', composed: '喜歡喝茶' },
] as const

for (const { locale, places, search, name, edit, notes, save, composed } of languages) {
  test.describe(locale, () => {
    test.use({ withSamples: true, locale })

    test('the words of every screen are Chinese', async ({ app }) => {
      const { page } = app
      await expect(app.card.name).toBeVisible()
      for (const place of places) await expect(page.getByRole('navigation').getByRole('link', { name: place })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
      expect(await latinWords(page, 'main, nav, footer'), 'list and card').toEqual([])
      await app.card.button(edit).click()
      await expect(app.card.isEditing).toBeVisible()
      expect(await latinWords(page, 'main form'), 'edit').toEqual([])
      await app.press('Escape')
      const links = page.getByRole('navigation').getByRole('link')
      for (let at = 0; at < await links.count(); at += 1) {
        await links.nth(at).click()
        await expect(app.main.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await latinWords(page, 'main h1, main header, main footer, main label'), await links.nth(at).innerText()).toEqual([])
      }
      await app.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await latinWords(page, '[role="dialog"]'), 'keys').toEqual([])
    })

    test('somebody is found by pinyin initials and edited through an input method, whose keys are its own', async ({ app }) => {
      const { list, card } = app
      await list.search.fill(search)
      await expect(list.active).toContainText(name)
      await expect(card.name).toHaveText(name)
      await list.grid.focus()
      await app.press('e')
      await expect(card.isEditing).toBeVisible()
      await card.field(notes).fill('')
      await compose(app, ['x', 'xi', "xi'h", '喜'], composed)
      await expect(card.field(notes)).toHaveText(composed)
      // Still in the card: neither the letters nor Enter and Escape of the composition did anything else.
      await expect(card.isEditing).toBeVisible()
      await card.button(save).click()
      await expect(card.row(notes)).toContainText(composed)
    })

    test('the list itself takes no key that composes', async ({ app }) => {
      const { list } = app
      await list.search.fill(search)
      await expect(list.active).toContainText(name)
      await list.search.fill('')
      await list.search.focus()
      await compose(app, ['f', 'fa', 'fan'], name)
      await expect(list.search).toHaveValue(name)
      await expect(list.active).toContainText(name)
    })
  })
}

/** Types through an input method as the system would deliver it: keys that are being processed, text that changes, then the word. */
async function compose(app: AppPage, steps: readonly string[], word: string): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page)
  const processKey = (type: 'rawKeyDown' | 'keyUp') => session.send('Input.dispatchKeyEvent', { type, key: 'Process', windowsVirtualKeyCode: 229, code: 'KeyE' })
  for (const text of steps) {
    await processKey('rawKeyDown')
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await processKey('keyUp')
  }
  // The key that picks a word belongs to the input method.
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229, code: 'Enter' })
  await session.send('Input.insertText', { text: word })
  await processKey('keyUp')
  await session.detach()
}
