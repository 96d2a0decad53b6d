import parsePhone, { isSupportedCountry, type CountryCode, type PhoneNumber } from 'libphonenumber-js/min'
import { isInPlan, quickE164 } from './phone-plans.ts'

/** No number with its extension and its words is longer, in characters. */
const longest = 60

/**
 * A phone number as typed → E.164 with its extension left out ("+48 22 123 45 67 ext. 5" → "+48221234567"), or null where it
 * cannot be understood. `country` (ISO 3166-1 alpha-2, or empty) says how a number without a country code is meant.
 */
export function toE164(value: string, country: string): string | null {
  const quick = value.length > longest ? null : quickE164(value, country)
  return quick === undefined ? carefulE164(value, country) : quick
}

/** The same by the library, and by what it does not know of: signs of other writings, words for extensions, letters of the keypad. */
export function carefulE164(value: string, country: string): string | null {
  if (value.length > longest) return null
  const code = isSupportedCountry(country) ? (country as CountryCode) : undefined
  const text = withDigits(value.normalize('NFKC').replace(extension, '').trim())
  // 00 is the way abroad almost everywhere; where it is another, the library knows it by the country.
  for (const number of text.startsWith('00') ? [`+${text.slice(2)}`, text] : [text]) {
    // Without a country and without a plus there is nothing to know; the parser would say so by a costly error.
    if ((!code && !number.includes('+')) || isShort(number, country)) continue
    const found = acceptable(parsePhone(number, code ? { defaultCountry: code } : {}))
    if (found !== null) return found
  }
  return null
}

function acceptable(number: PhoneNumber | undefined): string | null {
  if (!number?.isPossible()) return null
  // A zero that no number of the country begins with is the prefix of calls inland, from a time or a place that had one.
  return number.nationalNumber.startsWith('0') && !isInPlan(number.countryCallingCode, number.nationalNumber) ? withoutZero(number) : number.number
}

function withoutZero({ countryCallingCode, nationalNumber }: PhoneNumber): string | null {
  const number = parsePhone(`+${countryCallingCode}${nationalNumber.slice(1)}`)
  return number?.isValid() ? number.number : null
}

/** The extension behind a number, in the words of many countries; those the library knows are left to it. */
const extension = /[\s,;(]*(?:转|轉|分机|分機|内線|內線|내선|durchwahl|dw|poste|interno|int|wew|доб|anexo|ramal|toestel|linka|mellék)[\s.:]*\d{1,7}\)?$/iu

const keypad: Readonly<Record<string, string>> = Object.fromEntries(['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'].flatMap((letters, key) => [...letters].map((letter) => [letter, String(key + 2)])))

/** Letters as they stand on the keys of a phone ("1-800-FLOWERS"), where they follow three digits and more. */
function withDigits(text: string): string {
  return /^\+?[\d\s().-]*\d{3}[\s().-]*[A-Z][A-Z\d\s.-]{2,}$/.test(text) ? text.replace(/[A-Z]/g, (letter) => keypad[letter] ?? letter) : text
}

/** Europe's harmonised short numbers (116 000 and others) are not dialled from abroad. */
const isShort = (number: string, country: string) => country !== '' && /^116\s?\d{3}$/.test(number)
