import type { DateOccurrence } from '#shared/activities.ts'
import { parsePartialDate } from '#shared/partial-date.ts'
import { addDays, isDay, type Day } from '#shared/wall-time.ts'
import type { ReadDb } from '../db/query.ts'

/** Birthdays and other dates as they fall from a day to another (exclusive), soonest first, at most `limit`: day by day along the index of months and days. */
export function datesAhead(db: ReadDb, from: Day, to: Day, limit: number): DateOccurrence[] {
  const found: DateOccurrence[] = []
  for (let day = from; day < to && found.length < limit; day = addDays(day, 1)) found.push(...datesOn(db, day, limit - found.length))
  return found
}

function datesOn(db: ReadDb, day: Day, limit: number): DateOccurrence[] {
  const monthDay = day.slice(5)
  // Who was born on 29 February celebrates a day earlier in the other years.
  const sought = monthDay === '02-28' && !isDay(`${day.slice(0, 4)}-02-29`) ? ['02-28', '02-29'] : [monthDay]
  return sought.flatMap((value) => db.rows<{ contactId: number; name: string; label: string; value: string }>(
    `SELECT d.contactId, c.name, d.label, d.value FROM importantDate d CROSS JOIN contact c ON c.id = d.contactId
     WHERE substr(d.value, -5) = ? AND c.deletedAt IS NULL AND (d.value GLOB '????-??-??' OR d.value GLOB '--??-??') ORDER BY d.id LIMIT ?`, value, limit)).slice(0, limit)
    .flatMap(({ contactId, name, label, value }) => {
      const year = parsePartialDate(value)?.year ?? null
      const years = year === null ? null : Number(day.slice(0, 4)) - year
      return years !== null && years < 0 ? [] : [{ contactId, name, day, label, years }]
    })
}
