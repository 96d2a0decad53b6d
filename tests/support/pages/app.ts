import type { Locator, Page } from '@playwright/test'
import { CardPage } from './card.ts'
import { ListPage } from './list.ts'

export type Place = 'Today' | 'Calendar' | 'Tasks' | 'History' | 'Contacts' | 'Companies' | 'Favourites' | 'Changes' | 'Trash' | 'Backups' | 'Settings' | 'Import'

/** The window as a whole: places, status line, palette. Everything is found by what a screen reader would say of it. */
export class AppPage {
  readonly page: Page
  readonly list: ListPage
  readonly card: CardPage
  readonly status: Locator
  readonly palette: Locator

  constructor(page: Page) {
    this.page = page
    this.list = new ListPage(page)
    this.card = new CardPage(page)
    this.status = page.getByRole('contentinfo')
    this.palette = page.getByRole('dialog').filter({ has: page.getByPlaceholder(/A command, a person|命令|指令/) })
  }

  place(name: Place): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name })
  }

  async go(name: Place): Promise<void> {
    await this.place(name).click()
  }

  /** The keys of the keyboard, as Playwright names them. */
  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Runs a command by its name through the palette, as somebody does who does not know its key. */
  async run(title: string): Promise<void> {
    await this.press('Control+k')
    await this.palette.getByRole('textbox').fill(title)
    await this.palette.getByRole('button', { name: title }).first().click()
  }

  get main(): Locator {
    return this.page.getByRole('main')
  }
}
