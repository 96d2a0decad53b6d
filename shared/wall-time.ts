import { z } from 'zod'

/**
 * Times as a calendar means them: wall time (`2026-11-23T15:00:00`, always with seconds) in a zone named beside it, or a
 * whole day (`2026-11-23`). They sort as text. They become instants as late as possible (core/recurrence/instants.ts).
 */
export type Day = string
export type WallTime = string
/** Either of the two: the start or the end of something. */
export type DayOrTime = string

export const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
export const wallTimePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** Whether the day is in the calendar: 30 February is not. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const day = Number(text.slice(8))
  return day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
/** By the Gregorian calendar, also before it began (ISO 8601); `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
export const isWallTime = (text: string): boolean => wallTimePattern.test(text) && isDay(text.slice(0, 10))
/** Whether a start or an end is a whole day. */
export const isTimeless = (time: string): boolean => !time.includes('T')
export const dayOf = (time: DayOrTime): Day => time.slice(0, 10)

export const daySchema = z.string().refine(isDay, 'not a day')
export const dayOrTimeSchema = z.string().refine((text) => isDay(text) || isWallTime(text), 'neither a day nor a wall time')

/** The day of the week: 0 Sunday to 6 Saturday. */
export const dayOfWeek = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
/** Whole days from one day to another. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
/** Wall time so many minutes later, as if every day had 24 hours: for the ends of forms, never for instants. */
export function addMinutes(time: WallTime, minutes: number): WallTime {
  return new Date(Date.parse(`${time}Z`) + minutes * 60_000).toISOString().slice(0, 19)
}
