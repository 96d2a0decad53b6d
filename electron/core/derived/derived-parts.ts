import { occurrences } from '../calendar/calendar.ts'
import { documentText } from '../documents/documents.ts'
import { historyText } from '../history/history.ts'
import { touchPart } from '../touch/touch.ts'
import type { DerivedPart } from './derived.ts'

/** All that is derived beside search, in the order in which one needs the other. */
export const derivedParts: readonly DerivedPart[] = [occurrences, historyText, documentText, touchPart]
