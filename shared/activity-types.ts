/** Types of activities and of history entries: one list, since a call that was planned becomes a call that was held. */

/** The program's own types by key; their ids are the same in every file (migration 0004). */
export const builtInTypes = { call: 1, meeting: 2, todo: 3, note: 4, email: 5, letter: 6, message: 7, fieldChange: 8, import: 9, merge: 10, report: 11 } as const
export type BuiltInType = keyof typeof builtInTypes

/** Types that only the program itself writes. */
export const writtenByItself: readonly BuiltInType[] = ['fieldChange', 'import', 'merge', 'report']

export interface ActivityType {
  id: number
  /** Of the program's own types; null for the user's, which have a name instead. */
  key: BuiltInType | null
  name: string | null
  rank: number
  /** A name of renderer/ui/tag-colours.ts; null for none. */
  colour: string | null
  /** Whether activities of it can be planned. */
  isPlanned: boolean
  /** Whether an entry of it means that the contact was reached: it counts for keeping in touch. */
  isReached: boolean
  /** Whether it is overdue when it was not done (a task, VTODO), or simply over (an event, VEVENT). */
  isTask: boolean
  /** What a new activity begins with. `duration` in minutes; `alarm` in minutes before the start, null for none. */
  isTimeless: boolean
  duration: number
  alarm: number | null
  /** RFC 5545, section 3.8.1.9: 0 none, 1 highest, 5 normal, 9 lowest. */
  priority: number
  /** No longer offered, though entries of it are there. */
  isHidden: boolean
  /** Of a type of the user's: one sign that stands for it; empty for the first letter of its name (`signOfType`). */
  mark: string
}

const signs = new Intl.Segmenter()
/** The first sign of a text as a reader counts them (Unicode UAX 29), a Chinese character or an emoji as a letter; empty for none. */
export const firstSign = (text: string): string => signs.segment(text.trim())[Symbol.iterator]().next().value?.segment ?? ''

/** What stands for a type of the user's where the program's own have a picture. */
export function signOfType({ mark, name }: Pick<ActivityType, 'mark' | 'name'>): string {
  if (mark !== '') return mark
  const first = firstSign(name ?? '')
  const large = first.toUpperCase()
  return large.length === first.length ? large : first
}

/** How an activity or a call ended. Any other text is a result of the user's own. */
export const knownResults = ['completed', 'held', 'noAnswer', 'leftMessage', 'busy', 'wrongNumber', 'notHeld', 'received', 'sent'] as const
export type KnownResult = (typeof knownResults)[number]
/** The results offered for a type, the first being the usual one; types not named here take `completed`. */
export const resultsOf: Partial<Record<BuiltInType, readonly KnownResult[]>> = {
  call: ['completed', 'noAnswer', 'leftMessage', 'busy', 'wrongNumber'],
  meeting: ['held', 'notHeld'],
  todo: ['completed'],
  email: ['sent', 'received'], letter: ['sent', 'received'], message: ['sent', 'received'],
}
/** Results that do not count as having reached somebody. */
export const unreachedResults: readonly KnownResult[] = ['noAnswer', 'leftMessage', 'busy', 'wrongNumber', 'notHeld']
