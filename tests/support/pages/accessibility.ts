import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Whether anybody is shut out of what the page shows at this moment: nothing serious or critical by axe's rules. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // One pass in the page itself: what axe opens for frames of other origins is not there.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = bad.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`).join(' | ')}`)
  expect.soft(told, what).toEqual([])
}
