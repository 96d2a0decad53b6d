import type { Occurrence } from '#shared/activities.ts'
import type { DriftingContact } from '#shared/day.ts'
import { addDays, type Day } from '#shared/wall-time.ts'
import { logCall, openLog } from '../ui/log-dialog.ts'
import { completeOccurrence, dial, moveToDay, openOccurrence, tickOccurrence } from '../ui/occurrence-actions.ts'
import type { LineActions } from './TodayLine.tsx'

/** Dials, and begins to log the call with its timer. */
function call(phone: string, people: readonly number[]): void {
  dial(phone)
  logCall(people, phone)
}

export function occurrenceActions(occurrence: Occurrence, today: Day): LineActions {
  const people = occurrence.people.flatMap(({ contactId }) => contactId ?? [])
  const { phone } = occurrence
  const isOwn = !occurrence.isReadOnly
  return {
    open: () => openOccurrence(occurrence),
    ...(isOwn ? { tick: () => void tickOccurrence(occurrence), complete: () => completeOccurrence(occurrence) } : {}),
    ...(isOwn && occurrence.status !== 'done' ? { tomorrow: () => void moveToDay([occurrence], addDays(today, 1)) } : {}),
    ...(people.length > 0 ? { log: () => openLog({ people, typeId: occurrence.typeId }) } : {}),
    ...(phone !== null ? { call: () => call(phone, people) } : {}),
  }
}

export function driftActions({ contactId, phone }: DriftingContact, go: (contactId: number) => void): LineActions {
  return { open: () => go(contactId), log: () => openLog({ people: [contactId] }), ...(phone !== null ? { call: () => call(phone, [contactId]) } : {}) }
}
