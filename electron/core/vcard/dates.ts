import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'
import type { VCardVersion } from './card.ts'

/** Dates as cards write them (RFC 6350, section 4.3; RFC 2426; and what programs make of it), to partial-date.ts and back. */

/** Apple's year for "no year": before the Gregorian calendar reached most countries, and a leap year. */
const noYear = '1604'

/** No date is longer; patterns are not tried on what is. UTF-16 units. */
const longestDate = 200

/** Reads a date; null when it is none. A time after it is left out. */
export function readDate(text: string): string | null {
  if (text.length > longestDate) return null
  const value = text.trim().replace(/[;,\s]+$/, '').replace(/[T ]\d.*$/i, '').trim()
  const match =
    /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/.exec(value) ?? /^(?<y>\d{4})[-/.](?<m>\d\d?)(?:[-/.](?<d>\d\d?))?\.?$/.exec(value) ?? /^(?<y>\d{4})$/.exec(value) ??
    /^--(?<m>\d\d)(?:-?(?<d>\d\d))?$/.exec(value) ?? /^---(?<d>\d\d)$/.exec(value) ?? /^(?<d>\d\d?)\.(?<m>\d\d?)\.(?<y>\d{4})$/.exec(value)
  if (!match?.groups) return null
  const { y, m, d } = match.groups
  const number = (part: string | undefined) => (part === undefined ? null : Number(part))
  const date = formatPartialDate({ year: y === '0000' || y === noYear ? null : number(y), month: number(m), day: number(d) })
  return parsePartialDate(date) ? date : null
}

/** Writes a partial date: truncated forms in 4.0; a full date or Apple's year before that. */
export function writeDate(value: string, version: VCardVersion): { text: string; omitsYear: boolean } {
  if (version === '4.0') return { text: value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1$2$3').replace(/^--(\d\d)-(\d\d)$/, '--$1$2'), omitsYear: false }
  const monthDay = /^--(\d\d-\d\d)$/.exec(value)
  return monthDay ? { text: `${noYear}-${monthDay[1] ?? ''}`, omitsYear: true } : { text: value, omitsYear: false }
}
