import { create } from 'zustand'
import type { ActivityFilter, Occurrence } from '#shared/activities.ts'

/** Which tasks are shown; days are worked out from `when` as it is asked. */
export const whens = ['open', 'overdue', 'today', 'week', 'done'] as const
export type WhenShown = (typeof whens)[number]
export const sorts = ['start', 'priority', 'regarding'] as const
export type TaskSort = (typeof sorts)[number]

interface TaskView {
  when: WhenShown
  sort: TaskSort
  text: string
  typeId: number | null
  isHigh: boolean
  isWithoutContact: boolean
  person: { contactId: number; name: string } | null
  /** Where the keyboard stands. */
  index: number
  selected: ReadonlyMap<string, Occurrence>
}

export const useTasks = create<TaskView>(() => ({ when: 'open', sort: 'start', text: '', typeId: null, isHigh: false, isWithoutContact: false, person: null, index: 0, selected: new Map() }))

/** What the line that adds takes for granted, of the part that is shown. */
export const usualOf = ({ when, person }: Pick<TaskView, 'when' | 'person'>, today: string): TaskUsual => ({ person, day: when === 'today' ? today : null })
export interface TaskUsual {
  person: TaskView['person']
  day: string | null
}

export const keyText = ({ activityId, recurrenceId }: Pick<Occurrence, 'activityId' | 'recurrenceId'>): string => `${activityId} ${recurrenceId}`

/** Another part of the tasks is asked for: what was selected of the other has no meaning in it. */
export const narrow = (change: Partial<Pick<TaskView, 'when' | 'sort' | 'text' | 'typeId' | 'isHigh' | 'isWithoutContact' | 'person'>>): void => useTasks.setState({ ...change, index: 0, selected: new Map() })
export const standAt = (index: number): void => useTasks.setState({ index })
export const clearSelection = (): void => useTasks.setState({ selected: new Map() })

export function toggle(occurrence: Occurrence): void {
  const selected = new Map(useTasks.getState().selected)
  if (!selected.delete(keyText(occurrence))) selected.set(keyText(occurrence), occurrence)
  useTasks.setState({ selected })
}
export function addToSelection(occurrences: readonly Occurrence[]): void {
  useTasks.setState({ selected: new Map([...useTasks.getState().selected, ...occurrences.map((one) => [keyText(one), one] as const)]) })
}

/** The core's filter for what is shown. */
export function filterOf({ when, text, typeId, isHigh, isWithoutContact, person }: TaskView, today: string, tomorrow: string, weekEnd: string): Partial<ActivityFilter> {
  return {
    kind: typeId === null ? 'task' : 'all', state: when === 'done' ? 'done' : when === 'overdue' ? 'overdue' : 'open', text,
    ...(when === 'today' ? { from: today, to: tomorrow } : when === 'week' ? { from: today, to: weekEnd } : {}),
    ...(typeId === null ? {} : { typeIds: [typeId] }), ...(isHigh ? { priorities: [1, 2, 3, 4] } : {}), isWithoutContact, contactId: person?.contactId ?? null,
  }
}
