import type { KeyboardEvent } from 'react'
import type { Occurrence } from '#shared/activities.ts'
import { addDays, type Day } from '#shared/wall-time.ts'
import { showFailure } from '../client/shown-failure.ts'
import { client } from '../client/trpc.ts'
import { logCall, openLog } from '../ui/log-dialog.ts'
import { completeOccurrence, dial, keyOfOccurrence, openOccurrence } from '../ui/occurrence-actions.ts'
import { timeZoneNow } from '../ui/reader-time.ts'
import { addToSelection, clearSelection, standAt, toggle, useTasks } from './task-state.ts'

/** Completes several as one change, without questions; one alone is asked how it ended. */
export async function completeTasks(tasks: readonly Occurrence[]): Promise<void> {
  const [one] = tasks
  if (one && tasks.length === 1) return completeOccurrence(one)
  await changed(() => client.activities.completeMany.mutate({ keys: tasks.map(keyOfOccurrence) }))
}
export const moveTasks = (tasks: readonly Occurrence[], day: Day): Promise<void> => changed(() => client.activities.moveMany.mutate({ keys: tasks.map(keyOfOccurrence), day, timeZone: timeZoneNow() }))
export const removeTasks = (tasks: readonly Occurrence[]): Promise<void> => changed(() => client.activities.removeMany.mutate({ keys: tasks.map(keyOfOccurrence) }))

async function changed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    clearSelection()
  } catch (error) {
    showFailure(error)
  }
}

interface Tools {
  total: number
  fitting: number
  at: (index: number) => Occurrence | undefined
  reveal: (index: number) => void
  today: Day
  all: () => Promise<void>
  askWhere: () => void
  find: () => void
}

/** What keys do in the list of tasks: the arrows as in the list of contacts, letters on what is selected or stood on. */
export function pressInTasks(event: KeyboardEvent, { total, fitting, at, reveal, today, all, askWhere, find }: Tools): void {
  if (event.nativeEvent.isComposing || event.target !== event.currentTarget || event.altKey) return
  const { index, selected } = useTasks.getState()
  const current = at(index)
  const meant = selected.size > 0 ? [...selected.values()] : current ? [current] : []
  const go = (to: number) => {
    const next = Math.min(Math.max(to, 0), total - 1)
    if (event.shiftKey) addToSelection(Array.from({ length: Math.abs(next - index) + 1 }, (_, step) => at(Math.min(index, next) + step)).filter((one) => one !== undefined))
    standAt(next)
    reveal(next)
  }
  const people = current?.people.flatMap(({ contactId }) => contactId ?? []) ?? []
  const keys: Partial<Record<string, () => void>> = event.ctrlKey || event.metaKey ? { a: () => void all() } : {
    ArrowDown: () => go(index + 1), ArrowUp: () => go(index - 1), PageDown: () => go(index + fitting), PageUp: () => go(index - fitting), Home: () => go(0), End: () => go(total - 1),
    Enter: () => { if (current) openOccurrence(current) }, ' ': () => { if (current) toggle(current) }, d: () => void completeTasks(meant), s: () => void moveTasks(meant, addDays(today, 1)), S: askWhere,
    Delete: () => void removeTasks(meant), l: () => openLog({ people, ...(current ? { typeId: current.typeId } : {}) }), '/': find,
    c: () => {
      if (!current?.phone) return
      dial(current.phone)
      logCall(people, current.phone)
    },
    ...(selected.size > 0 ? { Escape: clearSelection } : {}),
  }
  const act = keys[event.key]
  if (!act || (meant.length === 0 && !['/', 'a'].includes(event.key))) return
  event.preventDefault()
  event.stopPropagation()
  act()
}
