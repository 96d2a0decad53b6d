import { z } from 'zod'
import { dayOrTimeSchema, daySchema } from '#shared/wall-time.ts'
import { read, readLater, router } from '../rpc/procedures.ts'
import { datesAhead } from '../today/today.ts'
import { checkRule } from './check-rule.ts'
import { freePlaces } from './free-places.ts'
import { occurrencesIn } from './window.ts'

export { occurrences } from './occurrences.ts'
export { followSeries } from './pending-series.ts'
export { occurrencesIn } from './window.ts'

const timeZone = z.string().min(1).max(100)
const days = z.object({ from: daySchema, to: daySchema })
/** Dates are cut to this; nobody reads a month with more. */
const mostDates = 2_000

/** When everything happens: `to` is exclusive everywhere, and days are of the reader's zone (IANA name). */
export const calendarRouter = router({
  window: readLater(days.extend({ timeZone, calendarIds: z.array(z.number().int().positive().nullable()).max(1_000).optional(), typeIds: z.array(z.number().int().positive()).max(1_000).optional() }),
    ({ services }, input) => occurrencesIn(services, input)),
  /** Birthdays and other important dates, with the new age where the year is known. */
  dates: read(days, ({ db }, { from, to }) => datesAhead(db, from, to, mostDates)),
  /** Where something of so many minutes fits in, within working hours. */
  free: readLater(days.extend({ timeZone, minutes: z.number().int().min(1).max(1_440) }), ({ services }, input) => freePlaces(services, input)),
  /** What a recurrence means before it is saved. `timeZone` is the activity's own. */
  checkRule: readLater(z.object({ recurrence: z.string().max(100_000), start: dayOrTimeSchema, timeZone: timeZone.nullable() }), ({ services }, input) => checkRule(services, input)),
})
