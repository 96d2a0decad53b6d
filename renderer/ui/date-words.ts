import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { knownLabels } from '#shared/contacts.ts'

/** The words of important dates: what they are, and how many years it has been. */

type Translate = (word: MessageDescriptor) => string

const dateWords: Readonly<Record<string, MessageDescriptor>> = {
  birthday: msg({ message: 'Birthday', context: 'important date' }), anniversary: msg({ message: 'Anniversary', context: 'important date' }), death: msg({ message: 'Day of death', context: 'important date' }),
}

/** The kind of an important date: the program's own in the reader's language, the user's as it was written. */
export const dateLabel = (t: Translate, label: string): string => (label in dateWords ? t(dateWords[label] ?? msg({ message: 'Date', context: 'important date' })) : (knownLabels.dates as readonly string[]).includes(label) ? t(msg({ message: 'Date', context: 'important date' })) : label)

/** "turns 41" for a birthday, "12 years" for the others. */
export const yearsText = (i18n: I18n, label: string, years: number): string =>
  (label === 'birthday' ? i18n._(msg`${plural(years, { one: 'turns #', other: 'turns #' })}`) : i18n._(msg`${plural(years, { one: '# year', other: '# years' })}`))
