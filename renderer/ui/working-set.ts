import type { Lookup } from '#shared/lookup.ts'

/** Whom something can be done with: what is selected, what the list shows, everybody. */
export const scopes = ['selection', 'list', 'all'] as const
export type Scope = (typeof scopes)[number]

export interface WorkingSet {
  counts: Readonly<Record<Scope, number>>
  /** Whether rows were selected; without that, the selection is the contact on the card. */
  hasSelection: boolean
  /** Whether the list shows less, or others, than everybody. */
  isListNarrowed: boolean
  /** The lookup of a scope; of a selection its contacts are asked for first. */
  lookupOf: (scope: Scope) => Promise<Lookup>
}

/** What is most likely meant. */
export function likelyScope({ counts, hasSelection, isListNarrowed }: WorkingSet): Scope {
  if (hasSelection) return 'selection'
  return isListNarrowed && counts.list > 0 ? 'list' : 'all'
}
