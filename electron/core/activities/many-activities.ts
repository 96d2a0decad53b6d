import { z } from 'zod'
import { occurrenceKeySchema } from '#shared/activities.ts'
import { addDays, dayOf, daySchema, daysBetween, isTimeless } from '#shared/wall-time.ts'
import { clockOf, wallText } from '../reader-clock.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { complete } from './complete-activities.ts'
import { move } from './move-activities.ts'
import { readAtOccurrence } from './read-activities.ts'

const keys = z.array(occurrenceKeySchema).min(1).max(5_000)
export const completeManySchema = z.object({ keys })
/** `day` is of the reader's zone (IANA name). */
export const moveManySchema = z.object({ keys, day: daySchema, timeZone: z.string().min(1).max(100) })

/** Says that many are done, each with its entry in the history, as one change. What is done already stays as it is. */
export function completeMany(ctx: WriteContext, { keys: given }: z.output<typeof completeManySchema>): void {
  const open = given.filter((key) => readAtOccurrence(ctx.db, key).status !== 'done')
  for (const key of open) complete(ctx, { ...key, result: 'completed', duration: null, details: null, isLogged: true, next: null })
  ctx.about({ count: open.length })
}

/** Moves many to a day as one change; each keeps its time of day, its length, and the zone it is planned in. */
export function moveMany(ctx: WriteContext, { keys: given, day, timeZone }: z.output<typeof moveManySchema>): void {
  const clock = clockOf(timeZone)
  for (const key of given) {
    const { start, end, timeZone: own, endTimeZone } = readAtOccurrence(ctx.db, key)
    const seen = (time: string, zone: string | null) => (isTimeless(time) || zone === null ? time : wallText(clock.toWall(clockOf(zone).toInstant(Date.parse(`${time}Z`)))))
    if (start === null) {
      move(ctx, { ...key, scope: 'this', start: day, end: null, timeZone: null, restOfPlan: false })
      continue
    }
    const [from, to] = [seen(start, own), end === null ? null : seen(end, endTimeZone ?? own)]
    const days = daysBetween(dayOf(from), day)
    const shifted = (time: string) => `${addDays(dayOf(time), days)}${time.slice(10)}`
    move(ctx, { ...key, scope: 'this', start: shifted(from), end: to === null ? null : shifted(to), timeZone: isTimeless(start) ? null : timeZone, restOfPlan: false })
  }
  ctx.about({ count: given.length })
}
