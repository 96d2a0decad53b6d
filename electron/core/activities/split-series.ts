import { AppError } from '#shared/errors.ts'
import { formatRecurrence, parseRecurrence, partOf, withPart, type RecurrenceParts, type RulePart } from '#shared/recurrence-text.ts'
import { addDays, isTimeless } from '#shared/wall-time.ts'
import type { ActivityTable } from '../db/day-schema.ts'
import type { WriteContext } from '../rpc/procedures.ts'
import { nextByRule, occurrencesBetween } from './expand.ts'
import { untilOf, withUntil, type moveSeries } from './series-recurrence.ts'
import { setColumns } from './write-activities.ts'

/** Whether nothing of a series comes before an occurrence, so that "this and following" means all. */
export function isFirst({ start, recurrence }: Pick<ActivityTable, 'start' | 'recurrence'>, recurrenceId: string): boolean {
  return recurrenceId <= (start ?? '') && parseRecurrence(recurrence).dates.every(({ at }) => at >= recurrenceId)
}

/**
 * Ends a series before one of its occurrences (RFC 5545, section 3.3.10: UNTIL in UTC where the start is in a zone) and gives
 * the recurrence of the series that goes on from there, as `moved` says; what is left of a COUNT goes with it.
 */
export function endBefore(ctx: WriteContext, row: ActivityTable, since: string, moved: ReturnType<typeof moveSeries>): SeriesRest {
  const parts = parseRecurrence(row.recurrence)
  const rest = restOf(row, parts, since, moved)
  setColumns(ctx, row.id, [['recurrence', formatRecurrence(partsBefore(row, parts, since))], ['updatedAt', Math.max(ctx.now, row.updatedAt + 1)]])
  return rest
}

/** The recurrence up to an occurrence, which is not in it any more. */
export function partsBefore({ start, timeZone }: Pick<ActivityTable, 'start' | 'timeZone'>, parts: RecurrenceParts, since: string): RecurrenceParts {
  const last = isTimeless(since) ? addDays(since, -1) : new Date(Date.parse(`${since}Z`) - 1_000).toISOString().slice(0, 19)
  const ended = (rule: RulePart[]): RulePart[] => {
    const own = untilOf(rule, timeZone)
    return own !== null && own < since ? rule : withUntil(rule, last, start ?? since, timeZone)
  }
  return { rules: parts.rules.map(ended), dates: parts.dates.filter(({ at }) => at < since), exceptions: parts.exceptions.filter((at) => at < since), exceptionRules: parts.exceptionRules, others: parts.others }
}

/**
 * What goes on. Where the occurrence is an added date and not the rule's, the rule begins with its own next one, so that
 * every other week stays the same other week; the date stays an added one.
 */
function restOf({ start, timeZone, recurrence }: ActivityTable, before: RecurrenceParts, since: string, moved: ReturnType<typeof moveSeries>): SeriesRest {
  const { parts } = moved.series
  const to = moved.mapTime(since) ?? since
  const series = { start: start ?? since, timeZone, recurrence }
  const rules = parts.rules.flatMap((rule, index) => {
    const own = before.rules[index] ?? []
    const count = partOf(own, 'COUNT')
    if (count === undefined || partOf(rule, 'COUNT') !== count) return [rule]
    const done = occurrencesBetween({ ...series, recurrence: formatRecurrence({ rules: [own], dates: [], exceptions: [], exceptionRules: [], others: [] }) }, null, since)
    if (done === null) throw new AppError('invalid', 'This rule is too much to be parted.', { field: 'recurrence' })
    const left = Number(count) - done.length
    return left > 0 ? [withPart(rule, 'COUNT', String(left))] : []
  })
  const rest: RecurrenceParts = { rules, dates: parts.dates.filter(({ at }) => at >= to), exceptions: parts.exceptions.filter((at) => at >= to), exceptionRules: parts.exceptionRules, others: parts.others }
  if (moved.isOtherSet || rules.length === 0 || !before.dates.some(({ at }) => at === since)) return { parts: rest, start: to }
  const next = nextByRule(series, since)
  return next === undefined ? { parts: { ...rest, rules: [] }, start: to } : { parts: rest, start: moved.mapTime(next) ?? to }
}

/** The recurrence of a series that goes on, and where its rule begins. */
interface SeriesRest {
  parts: RecurrenceParts
  start: string
}
