import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** The way to a contact's card. The import stays as it is, and can be come back to. */
export function ContactLink({ id, className, children }: { id: number; className: string | undefined; children: ReactNode }) {
  const place = { to: '/contacts', search: { id } } as unknown as LinkProps & { to: '/contacts' }
  return <Link {...place} className={className}>{children}</Link>
}
