/** Google's numbered headers, old ("Phone 1 - Type") and new ("Phone 1 - Label"), and others built alike. */
import type { ColumnTarget } from '#shared/import-map.ts'
import { ownValue } from '#shared/own-value.ts'
import { foldHeader } from './headers.ts'

const parts: Readonly<Record<string, Readonly<Record<string, ColumnTarget>>>> = {
  phone: { type: 'phones.label', label: 'phones.label', value: 'phones.value', number: 'phones.value' },
  email: { type: 'emails.label', label: 'emails.label', value: 'emails.value', address: 'emails.value' },
  address: {
    type: 'addresses.label', label: 'addresses.label', formatted: 'addresses.whole', street: 'addresses.street', city: 'addresses.city', 'po box': 'addresses.poBox',
    region: 'addresses.region', state: 'addresses.region', 'postal code': 'addresses.postalCode', zip: 'addresses.postalCode', country: 'addresses.country', 'extended address': 'addresses.extended',
  },
  organization: {
    type: 'ignore', name: 'positions.company', 'yomi name': 'toNote', title: 'positions.title', department: 'positions.department', symbol: 'toNote', location: 'toNote', 'job description': 'positions.role',
  },
  relation: { type: 'relations.label', label: 'relations.label', value: 'relations.name' },
  website: { type: 'links.label', label: 'links.label', value: 'links.value' },
  event: { type: 'dates.label', label: 'dates.label', value: 'dates.value' },
  'custom field': { type: 'notes.label', label: 'notes.label', value: 'notes.value' },
  im: { type: 'ignore', service: 'links.label', label: 'links.label', value: 'links.value' },
}

/** Null when the header is not of this kind: Outlook's "E-mail 2 Type" has no dash, and means something else. */
export function readGoogleHeader(header: string): { to: ColumnTarget; label: string; row: string } | null {
  if (!/\d\s*[-–:]\s/.test(header)) return null
  const match = /^(phone|email|address|organization|relation|website|event|im|custom field) (\d{1,3}) (.+)$/.exec(foldHeader(header))
  const [, family = '', number = '', part = ''] = match ?? []
  const to = ownValue(parts[family] ?? {}, part)
  if (to === undefined) return null
  return { to, label: family === 'website' && part === 'value' ? 'homepage' : family === 'im' && part === 'value' ? 'IM' : '', row: `${family} ${number}` }
}
