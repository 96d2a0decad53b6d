import { z } from 'zod'
import { daySchema } from '#shared/wall-time.ts'
import { read, readLater, router } from '../rpc/procedures.ts'
import { datesAhead } from '../today/today.ts'
import { occurrencesIn } from './window.ts'

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
})
