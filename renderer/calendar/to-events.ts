import type { EventInput } from '@fullcalendar/react'
import type { DateOccurrence, Occurrence } from '#shared/activities.ts'
import type { ActivityType } from '#shared/activity-types.ts'
import { addDays, addMinutes } from '#shared/wall-time.ts'
import type { CalendarLayers } from './calendar-state.ts'

/** What an entry of the grid stands for: an occurrence, an important date, or a stretch that is free. */
export type Shown = { kind: 'activity'; occurrence: Occurrence; colour: string | null } | { kind: 'date'; date: DateOccurrence } | { kind: 'free' }

export const keyOf = ({ activityId, recurrenceId }: Pick<Occurrence, 'activityId' | 'recurrenceId'>): string => `${activityId}:${recurrenceId}`

/** Whether the layers that are switched on have it. */
export function isInLayers(occurrence: Occurrence, layers: CalendarLayers): boolean {
  if (layers.hiddenTypes.includes(occurrence.typeId) || layers.hiddenCalendars.includes(occurrence.calendarId ?? 0)) return false
  return layers.hasDone || (occurrence.status !== 'done' && occurrence.status !== 'cancelled')
}

/**
 * Occurrences as the grid takes them. The grid runs on UTC, and wall times are given to it as if they were UTC: each day
 * has 24 hours there, whatever a change of clocks does, and nothing depends on this computer's zone.
 */
export function eventsOf(occurrences: readonly Occurrence[], types: ReadonlyMap<number, ActivityType>, colours: ReadonlyMap<number, string | null>): EventInput[] {
  return occurrences.flatMap((occurrence) => {
    const { start, end, isTimeless, isReadOnly } = occurrence
    if (start === null) return []
    const type = types.get(occurrence.typeId)
    const colour = occurrence.colour ?? (occurrence.calendarId === null ? null : colours.get(occurrence.calendarId)) ?? type?.colour ?? null
    return [{
      id: keyOf(occurrence), title: occurrence.regarding, start, allDay: isTimeless,
      end: end ?? (isTimeless ? addDays(start, 1) : addMinutes(start, 30)),
      editable: !isReadOnly && occurrence.status !== 'done', interactive: true,
      extendedProps: { shown: { kind: 'activity', occurrence, colour } satisfies Shown },
    }]
  })
}

export const dateEvents = (dates: readonly DateOccurrence[]): EventInput[] =>
  dates.map((date) => ({ id: `date:${date.contactId}:${date.label}:${date.day}`, title: date.name, start: date.day, end: addDays(date.day, 1), allDay: true, editable: false, interactive: true, extendedProps: { shown: { kind: 'date', date } satisfies Shown } }))

export const freeEvents = (places: readonly { start: string; end: string }[]): EventInput[] =>
  places.map(({ start, end }) => ({ id: `free:${start}`, start, end, display: 'background', editable: false, extendedProps: { shown: { kind: 'free' } satisfies Shown } }))
