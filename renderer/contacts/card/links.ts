import type { Address, Link, Phone } from '#shared/contacts.ts'
import { networkPage } from '#shared/networks.ts'
import { hasCjk } from '#shared/names.ts'

/** Addresses that other programs open. Only schemes of the allow-list (http, https, mailto, tel) are ever made. */
export const telUrl = (phone: Pick<Phone, 'value' | 'e164'>) => `tel:${phone.e164 || phone.value.replace(/[^\d+*#]/g, '')}`
export const mailUrl = (email: string) => `mailto:${encodeURIComponent(email).replace(/%40/g, '@')}`

/** Where a link leads: its own address, or the page of a user of a known network; null for a scheme that is not opened. */
export function webUrl({ kind, value, label }: Pick<Link, 'kind' | 'value'> & { label?: string }): string | null {
  const text = value.trim()
  if (/^https?:\/\/\S+$/i.test(text)) return text
  if (kind === 'web' && /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(text)) return `https://${text}`
  return kind === 'web' ? null : networkPage(label ?? '', text)
}

/** A link as it is read: without scheme and closing slash. */
export const shownLink = (value: string) => value.replace(/^https?:\/\//i, '').replace(/\/$/, '')

/** The lines of a postal address in the order of its own country: the largest first in Chinese, Japanese and Korean, else the street first. */
export function addressLines(address: Address): string[] {
  const { poBox, extended, street, city, region, postalCode, country, countryCode } = address
  const streets = street.split('\n')
  if (hasCjk(`${city}${region}${street}`)) return [[postalCode, country].filter(Boolean).join(' '), `${region}${region === city ? '' : city}${streets.join('')}${extended}`, poBox].filter(Boolean)
  const isCodeLast = ['US', 'CA', 'AU', 'GB', 'IE', 'IN', 'NZ', 'SG'].includes(countryCode.toUpperCase()) || (/^[A-Z]{2,3}$/.test(region) && postalCode !== '')
  const place = isCodeLast ? [[city, region].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ') : [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ')
  return [...streets, extended, poBox, place, country].filter(Boolean)
}
