import type { BuiltInType } from './activity-types.ts'

/** A line as it was typed (`call Ana Tue 3pm re quote`, `周五下午3点 给王总打电话 谈报价`), understood. Nothing is asked of the network. */

export const chipKinds = ['type', 'person', 'day', 'time', 'duration', 'regarding', 'location', 'recurrence', 'priority'] as const
export type ChipKind = (typeof chipKinds)[number]

/** A part of the line with what it was taken for; the user can take it back, and it becomes part of `regarding`. */
export interface Chip {
  kind: ChipKind
  /** Where it stands in the line, in UTF-16 units. */
  from: number
  to: number
  text: string
}

export interface QuickAdd {
  type: BuiltInType
  /** Names as typed; the core finds the contacts. */
  people: string[]
  /** Wall time or a day; null for none. */
  start: string | null
  end: string | null
  regarding: string
  location: string
  /** RFC 5545 content line, null for none. */
  recurrence: string | null
  priority: number
  chips: Chip[]
}
