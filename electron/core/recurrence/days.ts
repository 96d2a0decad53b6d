import { isLeapYear } from '#shared/wall-time.ts'

/** Days as whole numbers from 1 January 1970, by the Gregorian calendar in both directions. */
export interface Date3 {
  year: number
  /** 1 to 12. */
  month: number
  day: number
}

export const daySeconds = 86_400

/** The number of a day; days beyond the month's end run on into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  const years = month <= 2 ? year - 1 : year
  const era = Math.floor(years / 400)
  const yearOfEra = years - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export function dateOf(number: number): Date3 {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

export const daysInYear = (year: number): number => (isLeapYear(year) ? 366 : 365)

/** 0 Monday to 6 Sunday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7
/** The first day of the week that a day is in. */
export const weekStart = (number: number, firstWeekday: number): number => number - ((weekdayOf(number) - firstWeekday + 7) % 7)
/** Where week 1 of a year begins: the first with at least four days in it (RFC 5545, section 3.3.10). */
export const firstWeek = (year: number, firstWeekday: number): number => weekStart(dayNumber(year, 1, 4), firstWeekday)
