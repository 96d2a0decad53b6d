import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormContext } from 'react-hook-form'
import { contactFields, type ContactField, type ContactFieldKey, type ContactKind, type ContactListField, type ContactSection, type ContactTextField } from '#shared/contacts.ts'
import { companyName, fieldWords, rowWords } from '../words.ts'
import type { CardForm } from './card-form.ts'
import classes from './Edit.module.css'
import { AddressEdit } from './AddressEdit.tsx'
import { PositionEdit } from './PositionEdit.tsx'
import { SimpleRows } from './SimpleRows.tsx'
import { NamePreview } from './NamePreview.tsx'
import { NoteField } from './NoteField.tsx'
import { RelationEdit } from './RelationEdit.tsx'
import { SalutationField, SortField } from './ProposedField.tsx'
import { TagsEdit } from './TagsEdit.tsx'
import { TextField } from './TextField.tsx'

const sectionOrder: readonly ContactSection[] = ['name', 'work', 'reach', 'personal', 'notes']

/** All fields of a card as inputs, drawn from the one list of fields. Rarely used ones wait behind a button. */
export function EditFields({ kind }: { kind: ContactKind }) {
  const { t, i18n } = useLingui()
  const { getValues } = useFormContext<CardForm>()
  const [isAll, setAll] = useState(false)
  const [filled] = useState(() => new Set(contactFields.filter(({ key }) => (isListField(key) ? getValues(key).length > 0 : getValues(`texts.${key}`) !== '')).map(({ key }) => key)))
  const shown = contactFields.filter((field) => {
    if (filled.has(field.key)) return true
    if (!field.kinds.includes(kind)) return false
    return isAll || field.isUsual || field.shape === 'list' || (kind === 'company' && field.key === 'fullName')
  })
  const ordered = i18n.locale.startsWith('zh') ? shown.toSorted((a, b) => nameOrder(a) - nameOrder(b)) : shown
  return (
    <>
      {sectionOrder.map((section) => (
        <div key={section} className={classes.section}>
          {ordered.filter((field) => field.section === section).map((field) => <Field key={field.key} field={field} kind={kind} />)}
          {section === 'name' ? <NamePreview isAll={isAll} kind={kind} /> : null}
          {section === 'name' && !isAll ? <Button variant="subtle" className={classes.more ?? ''} onClick={() => setAll(true)}>{t`All fields`}</Button> : null}
        </div>
      ))}
    </>
  )
}

const isListField = (key: ContactFieldKey): key is ContactListField => key in rowWords

/** Chinese readers look for the family name first. Other fields keep their places. */
const nameOrder = ({ key, section }: ContactField) => (section === 'name' ? ({ familyName: 0, givenName: 1, middleName: 2, prefix: 3 } as Partial<Record<ContactFieldKey, number>>)[key] ?? 4 : 9)

function Field({ field: { key, shape }, kind }: { field: ContactField; kind: ContactKind }) {
  const { t } = useLingui()
  switch (key) {
    case 'positions': return <PositionEdit />
    case 'addresses': return <AddressEdit />
    case 'tags': return <TagsEdit />
    case 'relations': return <RelationEdit />
    case 'note': return <NoteField label={t(fieldWords.note)} />
    case 'salutation': return <SalutationField label={t(fieldWords.salutation)} />
    case 'sortAs': return <SortField label={t(fieldWords.sortAs)} />
    case 'phones': case 'emails': case 'links': case 'dates': return <SimpleRows list={key} />
    default: {
      const text: ContactTextField = key
      return <TextField name={`texts.${text}`} label={text === 'fullName' && kind === 'company' ? t(companyName) : t(fieldWords[text])} isLong={shape === 'lines'} />
    }
  }
}
