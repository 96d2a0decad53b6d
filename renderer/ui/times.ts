import { parsePartialDate } from '#shared/partial-date.ts'
import { properLanguages } from './system-languages.ts'

/**
 * Times and dates in the reader's language: relative within a week, absolute after, whole on hover (SCREENS.md, tokens).
 * Formatters are costly to make and are kept.
 */
const kept = new Map<string, Intl.DateTimeFormat>()
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = regional(language)
  const key = `${locale} ${JSON.stringify(options)}`
  let found = kept.get(key)
  if (!found) kept.set(key, (found = new Intl.DateTimeFormat(locale, options)))
  return found
}

/** The language with the reader's region, where the system says one: English dates differ between London and Chicago. */
export function regional(language: string): string {
  return language === 'en' ? (properLanguages().find((other) => other.startsWith('en-')) ?? 'en-GB') : language
}

/** UTC milliseconds as a day or a time of today: "09:12", "yesterday", "3 days ago", "21 Nov 2026". */
export function shortTime(locale: string, at: number, now = Date.now()): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return formatter(locale, { hour: '2-digit', minute: '2-digit', ...(language24(locale) ? { hourCycle: 'h23' as const } : {}) }).format(at)
  if (days > 0 && days < 7) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
  return formatter(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

/** Chinese screens show the time of day in twenty-four hours. */
const language24 = (language: string) => language.startsWith('zh')

/** UTC milliseconds in full. */
export function fullTime(locale: string, at: number): string {
  return formatter(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at)
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** A partial date (shared/partial-date.ts) in words: "12 March 1984", "12 March", "March 1984", "1984". What is no date is given back as it is. */
export function partialDateText(locale: string, text: string, month: 'long' | 'short' = 'long'): string {
  const date = parsePartialDate(text)
  if (!date) return text
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', calendar: 'gregory' }
  if (date.year !== null) options.year = 'numeric'
  if (date.month !== null) options.month = month
  if (date.day !== null) options.day = 'numeric'
  // A leap year stands in for a missing one, so that 29 February holds; setUTCFullYear takes years below 100 as they are.
  const day = new Date(0)
  day.setUTCFullYear(date.year ?? 2000, (date.month ?? 1) - 1, date.day ?? 1)
  return formatter(locale, options).format(day)
}
