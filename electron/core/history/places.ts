import { AppError } from '#shared/errors.ts'

/**
 * Where something stands in a timeline: pinned entries first, then by time, newest first; of one moment entries before
 * change sets, and of either the later made first. A cursor names the last place of a page.
 */
export interface Place {
  isPinned: boolean
  at: number
  kind: 'h' | 'c'
  id: number
}

/** Negative where `a` stands above `b`. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.isPinned !== b.isPinned) return a.isPinned ? -1 : 1
  if (a.at !== b.at) return b.at - a.at
  if (a.kind !== b.kind) return a.kind === 'h' ? -1 : 1
  return b.id - a.id
}

export const cursorOf = ({ isPinned, at, kind, id }: Place): string => `${isPinned ? 'p' : ''}${kind}${at}.${id}`

/** Throws `invalid` for what is no cursor. */
export function placeOf(cursor: string): Place {
  const match = /^(p?)([hc])(-?\d{1,16})\.(\d{1,16})$/.exec(cursor)
  if (!match) throw new AppError('invalid', 'This is no place of a timeline.', { field: 'before' })
  return { isPinned: match[1] === 'p', kind: match[2] as Place['kind'], at: Number(match[3]), id: Number(match[4]) }
}

/** The ids of a kind that are still to come after a place: all before this time, and at it those below this id. */
export function belowOf(after: Place | null, kind: Place['kind']): { at: number; id: number } {
  if (!after) return { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }
  if (after.kind === kind) return { at: after.at, id: after.id }
  // Of one moment all entries stand above all change sets.
  return { at: after.at, id: kind === 'h' ? 0 : Number.MAX_SAFE_INTEGER }
}
