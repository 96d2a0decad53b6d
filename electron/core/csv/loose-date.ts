/**
 * Dates as tables have them: ISO, 31.12.1980, 12/31/80, 31 Dec 1980, 1980年12月31日, 民國69年, --03-12 and the empty dates
 * of Outlook. The result is a partial date (shared/partial-date.ts).
 */
import type { DateOrder } from '#shared/import-map.ts'
import { formatPartialDate, parsePartialDate } from '#shared/partial-date.ts'

/**
 * Reads a date. `order` decides 03/04/2024 and is overruled where it cannot be (13/04/2024; dots are day first).
 * Gives '' for a date that says "none" (0/0/00, 00.00.0000, 1/1/4501), null for what is no date.
 */
export function parseLooseDate(given: string, order: DateOrder): string | null {
  const text = given.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (text === '' || text.length > 60) return text === '' ? '' : null
  const partial = parsePartialDate(text)
  if (partial) return withoutAppleYear(formatPartialDate(partial))
  if (/^[0\s./-]+$/.test(text) && /0/.test(text)) return ''
  return readNumbers(text, order) ?? readEastAsian(text) ?? readWords(text)
}

/** The order a country writes dates in (ISO 3166-1 alpha-2; CLDR 46); day first where the country is not known. */
export function usualDateOrder(country: string): DateOrder {
  if (['US', 'PH', 'FM', 'MH', 'PW', 'PR', 'GU', 'VI', 'AS', 'UM'].includes(country)) return 'mdy'
  return ['CN', 'TW', 'JP', 'KR', 'KP', 'MN', 'HU', 'IR', 'CA'].includes(country) ? 'ymd' : 'dmy'
}

/** Gathers which order the dates of a file are in: a 31 in first place settles it for all the others. */
export class DateOrderEvidence {
  #dayFirst = 0
  #monthFirst = 0
  #yearFirst = 0

  add(cell: string): void {
    const match = /^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})/.exec(cell)
    if (!match) return
    const [first, second] = [Number(match[1]), Number(match[2])]
    if ((match[1] ?? '').length > 2 || first > 31) this.#yearFirst += 1
    else if (first > 12 && second <= 12) this.#dayFirst += 1
    else if (second > 12 && first <= 12) this.#monthFirst += 1
  }

  /** The order with the most unmistakable dates; null when there are none. */
  get order(): DateOrder | null {
    const most = Math.max(this.#dayFirst, this.#monthFirst, this.#yearFirst)
    if (most === 0) return null
    if (this.#dayFirst === 0 && this.#monthFirst === 0) return 'ymd'
    return this.#monthFirst > this.#dayFirst ? 'mdy' : 'dmy'
  }
}

/** A time of day behind a date is dropped: "1980-12-31T00:00:00Z", "12/31/1980 0:00". */
const timeOfDay = String.raw`(?:[T ]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?Z| ?[+-]\d\d:?\d\d)?)?`
const threeNumbers = new RegExp(String.raw`^(\d{1,4}) ?([./-]) ?(\d{1,2}) ?[./-] ?(\d{1,4})\.?${timeOfDay}$`)
const twoNumbers = /^(\d{1,2}) ?([./-]) ?(\d{1,2})\.?$/

function readNumbers(text: string, order: DateOrder): string | null {
  const solid = /^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$/.exec(text)
  if (solid) return make(Number(solid[1]), Number(solid[2]), Number(solid[3]))
  const yearMonth = /^(\d{4})[./](\d{1,2})$/.exec(text)
  if (yearMonth) return make(Number(yearMonth[1]), Number(yearMonth[2]), null)
  const two = twoNumbers.exec(text)
  if (two) return make(null, ...dayAndMonth(Number(two[1]), Number(two[3]), two[2] === '.' ? 'dmy' : order))
  const three = threeNumbers.exec(text)
  if (!three) return null
  const [first = '', sign, second = '', third = ''] = [three[1], three[2], three[3], three[4]]
  if (first.length > 2) return first.length === 4 ? make(Number(first), Number(second), Number(third)) : null
  if (third.length === 3) return null
  if (third.length <= 2 && (order === 'ymd' || Number(first) > 31)) return make(fullYear(first), Number(second), Number(third))
  return make(fullYear(third), ...dayAndMonth(Number(first), Number(second), sign === '.' ? 'dmy' : order))
}

/** Month and day in this order. What cannot be as said is taken the other way round. */
function dayAndMonth(first: number, second: number, order: DateOrder): [month: number, day: number] {
  const isMonthFirst = order === 'dmy' ? second > 12 : first <= 12 || second > 12
  return isMonthFirst ? [first, second] : [second, first]
}

/** Two digits: a birthday is rather behind us, so 30 to 99 are of the last century, 00 to 29 of this. */
function fullYear(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year
}

/** The years before the first of an era: Republic of China, Shōwa, Heisei, Reiwa, Taishō, Meiji. */
const eras: Readonly<Record<string, number>> = { 民國: 1911, 民国: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, 大正: 1911, 明治: 1867 }

function readEastAsian(text: string): string | null {
  const match = /^(民國|民国|昭和|平成|令和|大正|明治)? ?(?:(\d{1,4}|元) ?[年년] ?)?(?:(\d{1,2}) ?[月월] ?)?(?:(\d{1,2}) ?[日号號일]?)?$/.exec(text)
  if (!match || !/[年月日년월일]/.test(text)) return null
  const [, era, year, month, day] = match
  const number = (value: string | undefined) => (value === undefined ? null : value === '元' ? 1 : Number(value))
  const years = number(year)
  return make(years === null ? null : era ? years + (eras[era] ?? 0) : years < 100 ? fullYear(String(years)) : years, number(month), number(day))
}

/** Month names in the languages of the interface and of the headers we know, shortened to where they differ. */
const monthsByName = new Map<string, number>()
for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'nb', 'fi', 'cs', 'ru', 'tr']) {
  for (const width of ['long', 'short'] as const) {
    const names = new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' })
    const alone = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const when = Date.UTC(2001, month - 1, 1)
      const inDate = names.formatToParts(when).find((part) => part.type === 'month')?.value ?? ''
      for (const name of [inDate, alone.format(when)].map(foldMonth)) if (name !== '' && !/^\d/.test(name) && !monthsByName.has(name)) monthsByName.set(name, month)
    }
  }
}

function foldMonth(name: string): string {
  return name.normalize('NFKD').replaceAll(/[\u0300-\u036f.]/g, '').toLowerCase().trim()
}

function readWords(text: string): string | null {
  const dayFirst = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -]+(?:de |of )?(\p{L}{3,})\.?,?(?:[ -]+(?:de |del )?(\d{4}|\d\d))?$/u.exec(text)
  const found = dayFirst
    ? { month: dayFirst[2], day: dayFirst[1], year: dayFirst[3] }
    : (({ 1: month, 2: day, 3: year }) => ({ month, day, year }))((/^(?:\p{L}+, )?(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(text) ?? []) as Record<number, string | undefined>)
  const month = monthsByName.get(foldMonth(found.month ?? ''))
  if (month === undefined || found.day === undefined) return null
  return make(found.year === undefined ? null : fullYear(found.year), month, Number(found.day))
}

function make(year: number | null, month: number | null, day: number | null): string | null {
  // Outlook writes "no date" as the last day its calendar knows.
  if (year === 4501) return ''
  const text = formatPartialDate({ year: year === 0 ? null : year, month: month === 0 ? null : month, day: day === 0 ? null : day })
  return text !== '' && parsePartialDate(text) ? withoutAppleYear(text) : null
}

/** Apple writes a birthday without its year as one in 1604. */
function withoutAppleYear(text: string): string {
  return text.startsWith('1604-') ? `-${text.slice(4)}` : text
}
