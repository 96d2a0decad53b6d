import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { CalendarClock, CheckSquare, Download, FileText, GitMerge, Mail, MessageSquare, PencilLine, Phone, Printer, Send, StickyNote, Users, type LucideIcon } from 'lucide-react'
import { knownResults, type ActivityType, type BuiltInType, type KnownResult } from '#shared/activity-types.ts'
import { tagColours, type TagColour } from '#shared/tags.ts'
import { shadeOf } from './tag-colours.ts'

/** The words, signs and colours of activities and history entries, the same on every screen. */

type Translate = (word: MessageDescriptor) => string

export const typeWords: Readonly<Record<BuiltInType, MessageDescriptor>> = {
  call: msg({ message: 'Call', context: 'activity type' }), meeting: msg`Meeting`, todo: msg`To-do`, note: msg`Note`, email: msg({ message: 'E-mail', context: 'activity type' }), letter: msg`Letter`, message: msg({ message: 'Message', context: 'activity type' }),
  fieldChange: msg`Field change`, import: msg({ message: 'Import', context: 'history entry' }), merge: msg({ message: 'Merge', context: 'history entry' }), report: msg({ message: 'Report', context: 'history entry' }),
}
const typeIcons: Readonly<Record<BuiltInType, LucideIcon>> = {
  call: Phone, meeting: Users, todo: CheckSquare, note: StickyNote, email: Mail, letter: FileText, message: MessageSquare, fieldChange: PencilLine, import: Download, merge: GitMerge, report: Printer,
}

/** The name of a type: the program's own in the reader's language, the user's as it was written. */
export const typeText = (t: Translate, type: Pick<ActivityType, 'key' | 'name'>): string => type.name || (type.key ? t(typeWords[type.key]) : '')
export const typeIcon = (type: Pick<ActivityType, 'key' | 'isTask'> | undefined): LucideIcon => (type?.key ? typeIcons[type.key] : type?.isTask ? Send : CalendarClock)

export const resultWords: Readonly<Record<KnownResult, MessageDescriptor>> = {
  completed: msg({ message: 'Completed', context: 'result' }), held: msg({ message: 'Held', context: 'result' }), noAnswer: msg`No answer`, leftMessage: msg`Left a message`, busy: msg({ message: 'Busy', context: 'result' }),
  wrongNumber: msg`Wrong number`, notHeld: msg`Not held`, received: msg({ message: 'Received', context: 'result' }), sent: msg({ message: 'Sent', context: 'result' }),
}
/** A result in the reader's language; the user's own word stands as it is. */
export const resultText = (t: Translate, result: string): string => (isKnownResult(result) ? t(resultWords[result]) : result)
const isKnownResult = (result: string): result is KnownResult => (knownResults as readonly string[]).includes(result)

/** The priorities that are offered, by RFC 5545's numbers (section 3.8.1.9: 1–4 high, 5 normal, 6–9 low). */
export const offeredPriorities = [1, 0, 9] as const
/** Any of the ten priorities in a word; 0, none, is the usual one. */
export function priorityText(t: Translate, priority: number): string {
  if (priority === 0 || priority === 5) return t(msg({ message: 'Normal', context: 'priority' }))
  return priority < 5 ? t(msg({ message: 'High', context: 'priority' })) : t(msg({ message: 'Low', context: 'priority' }))
}
export const isHighPriority = (priority: number): boolean => priority > 0 && priority < 5

/** Names that calendars give to colours (RFC 7986, section 5.9, CSS names) as the nearest of ours. */
const alike: Readonly<Record<string, TagColour>> = {
  cyan: 'teal', aqua: 'teal', turquoise: 'teal', purple: 'violet', magenta: 'pink', fuchsia: 'pink', crimson: 'red', tomato: 'red', yellow: 'amber', gold: 'amber', lime: 'green', olive: 'green',
  navy: 'indigo', royalblue: 'blue', dodgerblue: 'blue', maroon: 'brown', chocolate: 'brown',
}

/** A colour of a type, an activity or a layer as CSS has it, at least 4.5 : 1 in both themes; none or an unknown one is grey. */
export function activityShade(colour: string | null | undefined): string {
  const name = colour?.toLowerCase() ?? ''
  return shadeOf((tagColours as readonly string[]).includes(name) ? (name as TagColour) : (alike[name] ?? null))
}
