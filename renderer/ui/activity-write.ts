import type { Occurrence } from '#shared/activities.ts'
import type { Scope } from '#shared/recurrence.ts'
import type { DayOrTime } from '#shared/wall-time.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client, queryClient, trpc } from '../client/trpc.ts'
import { timeZoneNow } from './reader-time.ts'
import { askPlanRest, askScope, type ScopedAction } from './scope-question.ts'

/**
 * Moving, removing and reopening an occurrence, from whatever screen: the question how far it reaches is asked where
 * there is one, what is shown changes at once, and a refusal brings it back with its reason.
 */
type Key = Pick<Occurrence, 'activityId' | 'recurrenceId'>
const isSame = (one: Key, other: Key) => one.activityId === other.activityId && one.recurrenceId === other.recurrenceId

/** How far a change reaches: asked for a series, `this` for everything else; null where the user thought better of it. */
export async function scopeFor(action: ScopedAction, occurrence: Pick<Occurrence, 'isRecurring' | 'regarding'>): Promise<Scope | null> {
  return occurrence.isRecurring ? askScope(action, occurrence.regarding) : 'this'
}

/** Shows an occurrence changed, or gone (null), in every calendar window that is known here, until the core has answered. */
function showChanged(key: Key, change: Partial<Occurrence> | null): void {
  queryClient.setQueriesData<Occurrence[]>(trpc.calendar.window.pathFilter(), (before) => before?.flatMap((other) => (isSame(other, key) ? (change ? [{ ...other, ...change }] : []) : [other])))
}
const showTruth = () => void queryClient.invalidateQueries(trpc.calendar.window.pathFilter())

/** Moves or resizes. `start` and `end` in the reader's zone; `known` where the question how far was answered already. Says whether it was done. */
export async function moveOccurrence(occurrence: Occurrence, start: DayOrTime, end: DayOrTime | null, known?: Scope): Promise<boolean> {
  const { activityId, recurrenceId } = occurrence
  showChanged(occurrence, { start, end, isTimeless: !start.includes('T') })
  try {
    const scope = known ?? await scopeFor('move', occurrence)
    const rest = scope === null || occurrence.isRecurring || start === occurrence.start ? [] : await client.activities.planRest.query({ activityId, timeZone: timeZoneNow() })
    const restOfPlan = rest.length > 0 ? await askPlanRest(rest.length) : false
    if (scope === null || restOfPlan === null) {
      showTruth()
      return false
    }
    await client.activities.move.mutate({ activityId, recurrenceId, scope, start, end, timeZone: start.includes('T') ? timeZoneNow() : null, restOfPlan })
    return true
  } catch (error) {
    showTruth()
    showFailure(error)
    return false
  }
}

/** Removes an occurrence, or its series; the status line offers to undo it. */
export async function removeOccurrence(occurrence: Occurrence): Promise<boolean> {
  const { activityId, recurrenceId } = occurrence
  try {
    const scope = await scopeFor('remove', occurrence)
    if (scope === null) return false
    showChanged(occurrence, null)
    await client.activities.remove.mutate({ activityId, recurrenceId, scope })
    return true
  } catch (error) {
    showTruth()
    showFailure(error)
    return false
  }
}

/** Takes back that it was done. */
export async function reopenOccurrence({ activityId, recurrenceId }: Key): Promise<void> {
  showChanged({ activityId, recurrenceId }, { status: 'planned' })
  try {
    await client.activities.reopen.mutate({ activityId, recurrenceId })
  } catch (error) {
    showTruth()
    showFailure(error)
  }
}
