/**
 * A date that may lack its year, its month or its day, as birthdays often do.
 * Written as ISO 8601-1 reduced and truncated dates, the way vCard 4 (RFC 6350, section 4.3.1) writes them, with hyphens:
 * `1984-03-12`, `1984-03`, `1984`, `--03-12`, `--03`, `---12`.
 */
export interface PartialDate {
  year: number | null
  month: number | null
  day: number | null
}

const shapes = /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))$/

/** Reads the text form; gives null for anything that is not a possible date (30 February, month 13). */
export function parsePartialDate(text: string): PartialDate | null {
  const match = shapes.exec(text)
  if (!match) return null
  const number = (value: string | undefined) => (value === undefined ? null : Number(value))
  const date = { year: number(match[1]), month: number(match[2] ?? match[4]), day: number(match[3] ?? match[5] ?? match[6]) }
  return isPossible(date) ? date : null
}

/** Writes the text form; gives an empty text when nothing is known. */
export function formatPartialDate({ year, month, day }: PartialDate): string {
  const two = (value: number) => String(value).padStart(2, '0')
  if (year !== null) {
    const start = String(year).padStart(4, '0')
    return month === null ? start : day === null ? `${start}-${two(month)}` : `${start}-${two(month)}-${two(day)}`
  }
  if (month !== null) return day === null ? `--${two(month)}` : `--${two(month)}-${two(day)}`
  return day === null ? '' : `---${two(day)}`
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (month !== null && (month < 1 || month > 12)) return false
  if (day === null) return true
  if (day < 1 || day > 31 || (year !== null && month === null)) return false
  if (month === null) return true
  const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= longest
}
