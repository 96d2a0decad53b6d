import { useMemo } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import { addDays } from '#shared/wall-time.ts'
import { setSetting, useSetting } from '../client/settings.ts'
import type { PickedPerson } from '../ui/ContactPicker.tsx'

/** Which texts are shown whole: none, those of the last five entries, all. */
const fullnesses = ['none', 'five', 'all'] as const
type Fullness = (typeof fullnesses)[number]

/** How a timeline is narrowed. Days as `2026-11-23`, the last one counting whole. */
export interface TimelineFilter {
  typeIds: readonly number[]
  text: string
  from: string | null
  to: string | null
  person: PickedPerson | null
  full: Fullness
}
export const noFilter: TimelineFilter = { typeIds: [], text: '', from: null, to: null, person: null, full: 'none' }
export const isNarrowed = ({ typeIds, text, from, to, person }: TimelineFilter): boolean => typeIds.length > 0 || text.trim() !== '' || from !== null || to !== null || person !== null
/** One key goes round. */
export const nextFullness = (full: Fullness): Fullness => fullnesses[(fullnesses.indexOf(full) + 1) % fullnesses.length] ?? 'none'

/** The same as the core takes it; a day begins by this computer's clock. */
export function filterTerms({ typeIds, text, from, to, person, full }: TimelineFilter) {
  const startOf = (day: string) => new Date(`${day}T00:00:00`).getTime()
  return { typeIds: [...typeIds], text: text.trim(), from: from === null ? null : startOf(from), to: to === null ? null : startOf(addDays(to, 1)), withId: person?.contactId ?? null, isFull: full === 'all' }
}

const keptSchema = z.object({ typeIds: z.array(z.number().int().positive()).max(200), full: z.enum(fullnesses), isBelow: z.boolean() })
const usual: z.output<typeof keptSchema> = { typeIds: [], full: 'none', isBelow: false }

/** What is looked for in one timeline: words, days, somebody. It is about that one, and is kept as long as the window. */
type Sought = Pick<TimelineFilter, 'text' | 'from' | 'to' | 'person'>
const nothing: Sought = { text: '', from: null, to: null, person: null }
const useSought = create<Record<string, Sought>>(() => ({}))

/**
 * The filter of a timeline and what changes it. The kinds and how much is shown are a way of looking: they are kept in the
 * file, for everybody's timeline, for those of people and for those of companies.
 */
export function useTimelineFilter(contact: { id: number; kind: 'person' | 'company' } | null) {
  const settingKey = `view.timeline.${contact?.kind ?? 'all'}`
  const kept = useSetting(settingKey, keptSchema, usual)
  const soughtKey = String(contact?.id ?? 'all')
  const sought = useSought((all) => all[soughtKey]) ?? nothing
  const keep = (change: Partial<typeof kept>) => setSetting(settingKey, { ...kept, ...change })
  // Settings are parsed anew at every look; the filter stays the same object while it says the same.
  const typeIds = kept.typeIds.join()
  const filter = useMemo<TimelineFilter>(() => ({ ...sought, typeIds: typeIds === '' ? [] : typeIds.split(',').map(Number), full: kept.full }), [sought, typeIds, kept.full])
  return {
    filter,
    isBelow: contact?.kind === 'company' && kept.isBelow,
    setBelow: (isBelow: boolean) => keep({ isBelow }),
    change: (next: TimelineFilter) => {
      const { text, from, to, person, full } = next
      useSought.setState({ [soughtKey]: { text, from, to, person } })
      if (full !== kept.full || next.typeIds.join() !== typeIds) keep({ typeIds: [...next.typeIds], full })
    },
  }
}
