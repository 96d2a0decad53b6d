import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FieldChange, HistoryItem } from '#shared/history.ts'

/** A field of a contact in the reader's words; renderer/app knows them (contacts/words.ts). */
export type FieldText = (field: string, label: string | null) => string

export const directionWords = { in: msg({ message: 'in', context: 'direction of a call' }), out: msg({ message: 'out', context: 'direction of a call' }) } as const

/** Seconds as people say them: "45 s", "12 min", "1 h 15 min". */
export function durationText(locale: string, seconds: number): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour') => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  if (seconds < 60) return unit(seconds, 'second')
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  return [hours > 0 ? unit(hours, 'hour') : '', minutes % 60 > 0 || hours === 0 ? unit(minutes % 60, 'minute') : ''].filter(Boolean).join(' ')
}

/** What the log of changes did, where it lists no fields. */
export function changeText(t: (word: MessageDescriptor) => string, { action, source }: HistoryItem): { text: string; file: string | null } {
  if (action?.startsWith('imports')) return { text: source ? t(msg`Imported from`) : t(msg`Imported`), file: source }
  if (action === 'contacts.create' || action === 'relations.create') return { text: t(msg`Contact made`), file: null }
  if (action === 'demo.fill') return { text: t(msg`Sample contact`), file: null }
  if (action === 'contacts.remove') return { text: t(msg`Moved to the trash`), file: null }
  if (action === 'contacts.restore') return { text: t(msg`Put back from the trash`), file: null }
  return { text: t(msg`Changed`), file: source }
}

/** "before → after"; what was not there is left out. */
export const changedText = ({ before, after }: FieldChange): { before: string | null; after: string | null } => ({ before: before === '' ? null : before, after: after === '' ? null : after })
