import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import type { Contact, ContactFieldKey, LabelledList } from '#shared/contacts.ts'
import { fieldWords, labelText, rowWords } from '../contacts/words.ts'
import type { FieldText } from '../history/entry-words.ts'
import { HistoryScreen, Timeline } from '../history/Timeline.tsx'

/** The list of a contact that a table holds. */
const lists = { phone: 'phones', email: 'emails', address: 'addresses', link: 'links', importantDate: 'dates', position: 'positions', relation: 'relations', contactTag: 'tags' } as const

/** A field as the log of changes names it, in the words of the card. */
function useFieldText(): FieldText {
  const { t } = useLingui()
  return (field, label) => {
    const [table = '', column = ''] = field.split('.')
    if (table in lists) {
      const list = lists[table as keyof typeof lists]
      const words = t(rowWords[list])
      return label ? `${words} (${labelText(t, list as LabelledList, label)})` : words
    }
    const word: MessageDescriptor | undefined = fieldWords[(column || table) as ContactFieldKey]
    return word ? t(word) : column || table
  }
}

interface Props {
  onContact: (id: number) => void
}

export function ContactTimeline({ contact, onContact }: Props & { contact: Contact }) {
  const fieldText = useFieldText()
  return <Timeline contact={contact} isReadOnly={contact.deletedAt !== null} fieldText={fieldText} onContact={onContact} />
}

export const HistoryPlace = ({ onContact }: Props) => <HistoryScreen fieldText={useFieldText()} onContact={onContact} />
