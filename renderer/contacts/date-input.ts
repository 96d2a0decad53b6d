import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'

/** In which order a day and a month of bare numbers are meant: `dmy` 12/3/1984 is 12 March. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** The order people who read this language write dates in. */
export function dateOrderOf(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory' }).formatToParts(0).map((part) => part.type)
  if (parts.indexOf('year') < parts.indexOf('month')) return 'ymd'
  return parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy'
}

/**
 * Reads a date as people type it, with or without year and day: "12 Mar", "March 12, 1984", "3/1984", "1984-03-12",
 * "12.3.1984", "三月十二日", "1984年3月". Gives the text form of shared/partial-date.ts; null when it is no date.
 */
export function parseDateInput(typed: string, order: DateOrder): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (parsePartialDate(text)) return text
  return fromChinese(text) ?? fromWords(text) ?? fromNumbers(text, order)
}

function made(year: number | null, month: number | null, day: number | null): string | null {
  const text = formatPartialDate({ year, month, day })
  return text !== '' && parsePartialDate(text) ? text : null
}

const digits = '〇一二三四五六七八九'

/** A Chinese number up to 99, or a year written digit by digit. */
function chineseNumber(text: string): number | null {
  const plain = text.replace(/[零○]/g, '〇').replace(/元/g, '一').replace('廿', '二十').replace('卅', '三十')
  if (/^\d+$/.test(plain)) return Number(plain)
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) return (tens[1] ? digits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? digits.indexOf(tens[2]) : 0)
  if (/^[〇一二三四五六七八九]+$/.test(plain)) return Number([...plain].map((sign) => digits.indexOf(sign)).join(''))
  return null
}

function fromChinese(text: string): string | null {
  const match = /^(?:(民国|民國)?([\d〇零○一二三四五六七八九元十百]{1,4})年)?(?:([\d一二三四五六七八九十]{1,3})月)?(?:([\d一二三四五六七八九十廿卅]{1,3})[日号號])?$/.exec(text.replace(/\s/g, ''))
  if (!match || (!match[2] && !match[3] && !match[4])) return null
  const [, era, year, month, day] = match
  const numbers = [year, month, day].map((part) => (part === undefined ? null : chineseNumber(part)))
  if (numbers.some((value, at) => value === null && [year, month, day][at] !== undefined)) return null
  // The years of the Republic of China are counted from 1911.
  const yearNumber = numbers[0] == null ? null : era ? numbers[0] + 1911 : fullYear(numbers[0], year ?? '')
  return made(yearNumber, numbers[1] ?? null, numbers[2] ?? null)
}

/** Names of months in the languages whose dates people paste here, from the system's own tables. */
const monthNames = new Map<string, number>()
function monthOf(word: string): number | null {
  if (monthNames.size === 0) {
    for (const locale of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'cs']) {
      for (const month of ['long', 'short'] as const) {
        for (const more of [{}, { day: 'numeric' as const }]) {
          const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC', ...more })
          for (let index = 0; index < 12; index += 1) {
            const name = format.formatToParts(Date.UTC(2000, index, 1)).find((part) => part.type === 'month')?.value.toLowerCase().replace(/\.$/, '')
            if (name && !/\d/.test(name) && !monthNames.has(name)) monthNames.set(name, index + 1)
          }
        }
      }
    }
  }
  return monthNames.get(word) ?? (word === 'sept' ? 9 : null)
}

function fromWords(text: string): string | null {
  const words = text.replace(/(\d)(st|nd|rd|th|er|º|ª)\b/g, '$1').split(/[\s,./-]+/).filter((word) => word !== '' && word !== 'of' && word !== 'de' && word !== 'del')
  if (words.length === 0 || words.length > 3) return null
  const at = words.findIndex((word) => monthOf(word) !== null)
  if (at < 0) return null
  const month = monthOf(words[at] ?? '')
  const others = words.toSpliced(at, 1)
  if (others.some((word) => !/^\d{1,4}$/.test(word))) return null
  const [first, second] = others
  if (first === undefined) return made(null, month, null)
  if (second === undefined) return first.length >= 3 ? made(Number(first), month, null) : Number(first) > 31 ? made(fullYear(Number(first), first), month, null) : made(null, month, Number(first))
  return first.length >= 3 ? made(Number(first), month, Number(second)) : made(fullYear(Number(second), second), month, Number(first))
}

function fromNumbers(text: string, order: DateOrder): string | null {
  if (/^\d{8}$/.test(text)) return made(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
  const parts = text.replace(/\.$/, '').split(/\s*[./\-\s]\s*/)
  if (parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  const [a, b, c] = numbers
  if (a === undefined) return null
  if (b === undefined) return (parts[0]?.length ?? 0) <= 2 ? made(null, null, a) : null
  if (c === undefined) {
    if (parts[0]?.length === 4) return made(a, b, null)
    if (parts[1]?.length === 4) return made(b, a, null)
    return order === 'dmy' ? (made(null, b, a) ?? made(null, a, b)) : (made(null, a, b) ?? made(null, b, a))
  }
  if (parts[0]?.length === 4) return made(a, b, c)
  // A two-figure year at the front is how Chinese write it; elsewhere the year stands last.
  if (order === 'ymd' && parts[2]?.length !== 4) return made(fullYear(a, parts[0] ?? ''), b, c)
  const year = fullYear(c, parts[2] ?? '')
  return order === 'mdy' ? (made(year, a, b) ?? made(year, b, a)) : (made(year, b, a) ?? made(year, a, b))
}

/** Two figures mean the century that does not lie in the future: nobody is born in 2084. */
function fullYear(year: number, written: string): number {
  if (written.length > 2 || year > 99) return year
  const current = new Date().getFullYear()
  const inThisCentury = Math.floor(current / 100) * 100 + year
  return inThisCentury > current ? inThisCentury - 100 : inThisCentury
}
