import parsePhone, { isSupportedCountry, type CountryCode } from 'libphonenumber-js/min'
import { quickE164 } from './phone-plans.ts'

/**
 * A phone number as typed → E.164 with its extension left out ("+48 22 123 45 67 ext. 5" → "+48221234567"), or null where it
 * cannot be understood. `country` (ISO 3166-1 alpha-2) says how a number without a country code is meant.
 */
export function toE164(value: string, country: string): string | null {
  if (value.length > 60) return null
  const quick = quickE164(value, country)
  return quick === undefined ? carefulE164(value, country) : quick
}

/** The same by the library alone. */
export function carefulE164(value: string, country: string): string | null {
  const code = isSupportedCountry(country) ? (country as CountryCode) : undefined
  // Without a country and without a plus (of any width) there is nothing to know; the parser would say so by a costly error.
  if (!code && !/^00|[+＋]/.test(value)) return null
  const number = parsePhone(value.replace(/^00/, '+'), code ? { defaultCountry: code } : {})
  return number && number.isPossible() ? number.number : null
}
