import plans from 'libphonenumber-js/min/metadata'

/**
 * The numbers that need no thought, taken straight from the numbering plans of libphonenumber: nine in ten of an address
 * book. Whatever could mean two things is left to the library (phones.ts), which takes ten times as long; a test compares the two.
 */

/** A country's plan in the order of the library's metadata, version 4: calling code, prefix for abroad, pattern, lengths, … */
type RawPlan = readonly [string, string | 0, string | 0, readonly number[] | 0, unknown, (string | 0)?, unknown?, (string | 0)?, (string | 0)?, ...unknown[]]
const raw = plans as unknown as { country_calling_codes: Readonly<Record<string, readonly string[]>>; countries: Readonly<Record<string, RawPlan>> }

interface CallingCode {
  /** Lengths that are possible in every country of the code, and those that are in any. */
  lengths: ReadonlySet<number>
  someLengths: ReadonlySet<number>
  /** What a number would begin with that still has its prefix of inland calls. */
  prefix: RegExp | null
}
interface Country {
  code: string
  number: RegExp
  lengths: ReadonlySet<number>
  abroad: RegExp | null
  prefix: RegExp | null
  /** Whether that prefix is nothing but digits to take off. */
  isPlainPrefix: boolean
}

const easy = /^(\+|00)?[\d ()./-]+(?: ?x\d{1,7})?$/
const codes = new Map<string, CallingCode | null>()
const countries = new Map<string, Country | null>()

/** A number as typed → E.164, null where it cannot be one, undefined where the library is to be asked. `country` is ISO 3166-1 alpha-2 or empty. */
export function quickE164(value: string, country: string): string | null | undefined {
  const found = easy.exec(value)
  if (!found) return undefined
  const end = value.lastIndexOf('x')
  const digits = (end < 0 ? value : value.slice(0, end)).replace(/\D/g, '')
  if (found[1] === '+') return international(digits)
  if (found[1] === '00') {
    const abroad = international(digits.slice(2))
    // Some countries dial more than 00 before a call abroad (Australia's 0011): the library knows.
    return abroad === null && country !== '' ? undefined : abroad
  }
  return country === '' ? undefined : national(digits, country)
}

/** Whether the digits behind a calling code are a number in one of its countries, by their patterns. */
export function isInPlan(code: string, number: string): boolean {
  return (raw.country_calling_codes[code] ?? []).some((name) => countryPlan(name)?.number.test(number))
}

function international(digits: string): string | null | undefined {
  for (let length = 1; length <= 3; length++) {
    const code = callingCode(digits.slice(0, length))
    if (!code) continue
    const number = digits.slice(length)
    if (number.startsWith('0') || code.prefix?.test(number)) return undefined
    if (code.lengths.has(number.length)) return `+${digits}`
    return code.someLengths.has(number.length) ? undefined : null
  }
  return undefined
}

function national(digits: string, name: string): string | undefined {
  const country = countryPlan(name)
  if (!country || country.abroad?.test(digits) || digits.startsWith('116')) return undefined
  const isNumber = (text: string) => country.lengths.has(text.length) && country.number.test(text)
  const prefix = country.prefix?.exec(digits)
  if (!country.prefix || !prefix) return isNumber(digits) ? `+${country.code}${digits}` : undefined
  if (!country.isPlainPrefix || digits.startsWith(country.code) || country.number.test(digits)) return undefined
  const rest = digits.slice(prefix[0].length)
  return isNumber(rest) && !country.prefix.test(rest) ? `+${country.code}${rest}` : undefined
}

function callingCode(code: string): CallingCode | null {
  let known = codes.get(code)
  if (known === undefined) {
    const all = (raw.country_calling_codes[code] ?? []).map((name) => raw.countries[name])
    const [main] = all
    const lengths = all.map((plan) => plan?.[3] || [])
    const someLengths = new Set(lengths.flat())
    known = main ? { lengths: new Set([...someLengths].filter((length) => lengths.every((some) => some.includes(length)))), someLengths, prefix: prefixOf(main) } : null
    codes.set(code, known)
  }
  return known
}

function countryPlan(name: string): Country | null {
  let known = countries.get(name)
  if (known === undefined) {
    const plan = raw.countries[name]
    known = plan?.[2] ? {
      code: plan[0], number: whole(plan[2]), lengths: new Set(plan[3] || []), abroad: plan[1] ? start(plan[1]) : null, prefix: prefixOf(plan),
      isPlainPrefix: !plan[8] && !/\((?!\?:)/.test(plan[7] || ''),
    } : null
    countries.set(name, known)
  }
  return known
}

function prefixOf(plan: RawPlan): RegExp | null {
  const text = plan[7] || plan[5]
  return text ? start(text) : null
}

const start = (pattern: string) => new RegExp(`^(?:${pattern})`)
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)
