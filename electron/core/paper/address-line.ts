import type { Address } from '#shared/contacts.ts'
import { hasCjk } from '#shared/names.ts'

/** Where the post code stands after the region ("Austin, TX 78701") or after the town ("London SW1A 1AA"). All others have it before the town. */
const codeAfter = new Set(['US', 'CA', 'AU', 'GB', 'IE', 'NZ', 'IN', 'SG', 'HK', 'ZA'])

/** An address on one line in the order of its own country: from large to small in Chinese and Japanese, from small to large elsewhere. */
export function addressLine(address: Address): string {
  const { poBox, extended, street, city, region, postalCode, country } = address
  if (hasCjk(`${street}${city}${region}`)) {
    // A region is often repeated as the town ("北京市"): said once.
    const places = [country, region, city === region ? '' : city, street, extended, poBox].map((part) => part.trim()).filter(Boolean)
    return [postalCode.trim(), joinTight(places)].filter(Boolean).join(' ')
  }
  const code = address.countryCode.toUpperCase()
  const town = codeAfter.has(code) ? join([city, join([region, postalCode], ' ')], ', ') : join([join([postalCode, city], ' '), region], ', ')
  return join([poBox, extended, street, town, country], ', ')
}

function join(parts: readonly string[], between: string): string {
  return parts.map((part) => part.trim()).filter(Boolean).join(between)
}

/** Chinese parts follow each other without a space; a part in Latin letters keeps one. */
function joinTight(parts: readonly string[]): string {
  return parts.reduce((line, part) => (line === '' ? part : hasCjk(line.at(-1) ?? '') && hasCjk(part[0] ?? '') ? line + part : `${line} ${part}`), '')
}
