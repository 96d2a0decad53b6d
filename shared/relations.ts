import { knownLabels, reverseRelations } from './contacts.ts'
import { ownValue } from './own-value.ts'

/** Ties between contacts as both of them see them. */

/** A kind of relation of the user's own: what the other is to this one, and what this one then is to the other. */
export interface RelationType {
  id: number
  name: string
  reverse: string
}

/** A relation as one of its two sides sees it. */
export interface SeenRelation {
  /** The row it is stored in. */
  id: number
  /** Whether the row belongs to the other side. */
  isTheirs: boolean
  /** What the other is to the one who looks; null where the other's own word for it has no known reverse. */
  label: string | null
  /** The word as it is stored on the other side, where it is stored there. */
  theirLabel: string | null
  otherId: number | null
  name: string
  kind: 'person' | 'company' | null
}

/** Why a relation is proposed; `via` is the contact it was seen through. */
export const proposalReasons = ['sameCompany', 'sameParent', 'spouseOfParent', 'childOfSpouse', 'siblingOfChild', 'parentOfSibling', 'sameManager', 'sameReferrer', 'sameName'] as const
export type ProposalReason = (typeof proposalReasons)[number]

/** A relation that is likely, but that nobody has said. */
export interface RelationProposal {
  otherId: number
  name: string
  label: string
  reason: ProposalReason
  /** The contact it was seen through; its own name where there is none. */
  via: string
  /** The stored relation that has only this name as yet and would be linked. */
  relationId: number | null
}

const known: Readonly<Record<string, string>> = reverseRelations

/** Whether a label is one of the program's own words. */
export const isKnownRelation = (label: string): boolean => (knownLabels.relations as readonly string[]).includes(label)

/** What I am to the other, if the other is `label` to me; null where nobody has said what the reverse is. Own words are compared without case. */
export function reverseOf(label: string, types: readonly Pick<RelationType, 'name' | 'reverse'>[]): string | null {
  const reverse = ownValue(known, label)
  if (reverse) return reverse
  const wanted = label.toLowerCase()
  const type = types.find(({ name }) => name.toLowerCase() === wanted)
  return type ? type.reverse : (types.find(({ reverse }) => reverse.toLowerCase() === wanted)?.name ?? null)
}
