import type { Locator, Page } from '@playwright/test'

/** The card beside the list, read or edited. */
export class CardPage {
  readonly page: Page
  readonly pane: Locator
  readonly name: Locator
  /** The card itself, without what is told of it below. */
  readonly fields: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.getByRole('region', { name: /^(Card|名片)$/ })
    this.fields = this.pane.locator('[data-fields]')
    this.name = this.pane.getByRole('heading', { level: 2 }).first()
  }

  /** The row of a field while the card is read: "Mobile", "Phone, Mobile", "Company". */
  row(label: string): Locator {
    return this.pane.getByRole('button', { name: new RegExp(`^${label}: `) })
  }

  /** An input while it is edited. */
  field(label: string | RegExp): Locator {
    return this.pane.getByRole('textbox', { name: label, ...(typeof label === 'string' ? { exact: true } : {}) })
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  }

  get isEditing(): Locator {
    return this.button(/^(Save|保存|儲存)$/)
  }
}
