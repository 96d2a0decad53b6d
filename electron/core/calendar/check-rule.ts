import type { RecurrenceProblem } from '#shared/recurrence.ts'
import type { DayOrTime } from '#shared/wall-time.ts'
import type { Services } from '../services.ts'
import { layOutFrom } from './pending-series.ts'

export interface CheckedRule {
  problem: RecurrenceProblem | null
  /** The first few occurrences, as wall times or days of the series. */
  next: DayOrTime[]
}

const few = 6

/** What a recurrence means before it is saved: when it happens first, and what is wrong with it. */
export async function checkRule(services: Services, { recurrence, start, timeZone }: { recurrence: string; start: DayOrTime; timeZone: string | null }): Promise<CheckedRule> {
  const { laid, problem } = await layOutFrom(services, { id: 0, start, end: null, timeZone, endTimeZone: null, recurrence, isOpen: false, different: [], following: [] })
  return { problem, next: laid.slice(0, few).map(({ recurrenceId }) => recurrenceId) }
}
