import { addDays, isDay, type Day } from '#shared/wall-time.ts'
import { UsageError, type CommandContext } from './command.ts'

/** `--from DAY --to DAY` (the last day, inclusive) of the computer's zone, as a stretch whose end is exclusive; null for an open end. */
export function daysOf({ from, to }: CommandContext['options']): { from: Day | null; to: Day | null } {
  const [first, last] = [dayOf(from, 'from'), dayOf(to, 'to')]
  if (first && last && last < first) throw new UsageError('--to is a day before --from.')
  return { from: first, to: last === null ? null : addDays(last, 1) }
}

export function dayOf(value: string | boolean | undefined, name: string): Day | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || !isDay(value)) throw new UsageError(`--${name} takes a day: 2026-11-23.`)
  return value
}

export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
