import type { ReactNode } from 'react'

/** A named part that scrolls by itself, and so must be reachable by keyboard even where nothing in it is (WCAG 2.1.1). */
export function ScrollRegion({ label, className, isBusy = false, children }: { label: string; className: string | undefined; isBusy?: boolean; children: ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll what has the focus; axe asks for just this (scrollable-region-focusable)
  return <div className={className} role="region" aria-label={label} aria-busy={isBusy} tabIndex={0}>{children}</div>
}
