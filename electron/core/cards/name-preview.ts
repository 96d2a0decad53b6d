import { z } from 'zod'
import parsePhone, { isSupportedCountry, type CountryCode } from 'libphonenumber-js/min'
import { contactKinds, limits } from '#shared/contacts.ts'
import { displayName, listName } from '#shared/names.ts'
import { sortKey } from '../search/search.ts'
import { toE164 } from '../contacts/contacts.ts'

const text = z.string().max(limits.text).nullable().default(null)
export const namePartsSchema = z.object({
  kind: z.enum(contactKinds).default('person'), prefix: text, givenName: text, middleName: text, familyName: text, suffix: text, nickname: text, fullName: text, fileAs: text,
  phoneticGivenName: text, phoneticFamilyName: text, familyNameFirst: z.boolean().nullable().default(null),
})

/** How a name being typed would be shown, listed and sorted. An empty name gives empty texts. */
export function previewName(parts: z.output<typeof namePartsSchema>): { name: string; listName: string; sortKey: string } {
  const given = { ...parts, phones: [], emails: [], positions: [] }
  const shown = listName(given)
  if (shown === '–') return { name: '', listName: '', sortKey: '' }
  const sound = [parts.phoneticFamilyName, parts.phoneticGivenName].filter(Boolean).join(' ')
  // The characters behind the pinyin only tell namesakes apart; people edit the sound.
  return { name: displayName(given), listName: shown, sortKey: sortKey(sound || shown).replace(/ [^a-z0-9 ]+.*$/u, '') }
}

export interface PhoneReading {
  e164: string | null
  /** As it is dialled from abroad, with spaces; null where it cannot be understood. */
  international: string | null
  /** ISO 3166-1 alpha-2 of the number's country; null where it is not known. */
  country: string | null
  /** Where the country came from: the number itself, the contact's address, the setting; null where there was none. */
  source: 'number' | 'address' | 'setting' | null
}

/** How a phone is understood. `address` and `setting` are countries (ISO 3166-1 alpha-2) or empty. */
export function readPhone(value: string, address: string, setting: string): PhoneReading {
  const assumed = address || setting
  const e164 = toE164(value, assumed)
  const number = e164 ? parsePhone(e164) : undefined
  const isInternational = /^\s*(?:\+|＋|00|011)/.test(value)
  const source = isInternational ? 'number' : address ? 'address' : setting ? 'setting' : null
  const country = number?.country ?? (!isInternational && isSupportedCountry(assumed) ? (assumed as CountryCode) : null)
  return { e164, international: number?.formatInternational() ?? null, country, source }
}
