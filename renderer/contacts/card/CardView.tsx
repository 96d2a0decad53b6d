import { useLingui } from '@lingui/react/macro'
import { contactFields, type Contact, type ContactField, type ContactFieldKey, type ContactListField, type ContactSection } from '#shared/contacts.ts'
import { companyName, fieldWords, rowWords } from '../words.ts'
import { CardRow } from './CardRow.tsx'
import { edit } from './card-state.ts'
import classes from './Card.module.css'
import { ListRows } from './ListRows.tsx'
import { CardFoot } from './CardFoot.tsx'
import { CompanyPeople } from './CompanyPeople.tsx'
import { ContactLink } from './ContactLink.tsx'
import { DocumentRows } from './DocumentRows.tsx'
import { NoteText } from '../../ui/NoteText.tsx'
import { RelationRows } from './RelationRows.tsx'
import { tickBox } from './tick-box.ts'
import { rowIcons } from './field-icons.ts'

const sectionOrder: readonly ContactSection[] = ['name', 'work', 'reach', 'personal', 'notes']

/** A contact to be read: text in two dense columns, drawn from the one list of fields. */
export function CardView({ contact }: { contact: Contact }) {
  const { i18n } = useLingui()
  const fields = fieldsOf(contact, i18n.locale)
  return (
    <div className={classes.card}>
      {sectionOrder.map((section) => {
        const shown = fields.filter((field) => field.section === section)
        const extra = section === 'personal' ? <RelationRows contact={contact} /> : section === 'notes' ? <DocumentRows contactId={contact.id} isReadOnly={contact.deletedAt !== null} /> : null
        if (shown.length === 0 && !extra) return null
        return (
          <div key={section} className={classes.section} data-section={section}>
            {shown.map((field) => <FieldRows key={field.key} field={field} contact={contact} />)}
            {extra}
          </div>
        )
      })}
      {contact.kind === 'company' ? <div className={classes.section} data-section="people"><CompanyPeople contact={contact} /></div> : null}
      <CardFoot contact={contact} />
    </div>
  )
}

/** The fields to show: those with something in them, and the usual ones. Chinese readers look for the family name first. */
function fieldsOf(contact: Contact, locale: string): ContactField[] {
  const shown = contactFields.filter((field) => {
    if (!field.kinds.includes(contact.kind) && isEmpty(contact, field)) return false
    if (contact.kind === 'company' && field.key === 'fullName') return true
    return field.isUsual || !isEmpty(contact, field)
  })
  if (!locale.startsWith('zh')) return shown
  const order = (field: ContactField) => ({ familyName: 0, givenName: 1, middleName: 2, prefix: 3 } as Record<string, number>)[field.key] ?? 4
  return shown.toSorted((a, b) => (a.section === 'name' && b.section === 'name' ? order(a) - order(b) : 0))
}

function isEmpty(contact: Contact, { key }: ContactField): boolean {
  const value = contact[key]
  return value === null || value.length === 0
}

function FieldRows({ field, contact }: { field: ContactField; contact: Contact }) {
  const { t, i18n } = useLingui()
  const { key } = field
  const startEdit = (focus: string) => () => edit(contact.id, focus)
  if (isListField(key)) {
    if (contact[key].length === 0) return <CardRow icon={rowIcons[key]} label={t(rowWords[key])} isEmpty onEdit={startEdit(key)} />
    return <ListRows list={key} contact={contact} />
  }
  if (key === 'note') {
    const note = contact.note ?? ''
    return <CardRow label={t(fieldWords.note)} isEmpty={note === ''} isWide hasButtons={/\[[ xX]\]|https?:|\]\(/.test(note)} onEdit={startEdit('texts.note')}><NoteText text={note} onTick={contact.deletedAt === null ? (at, isTicked) => void tickBox(contact, at, isTicked) : null} /></CardRow>
  }
  const value = key === 'language' ? languageName(contact[key], i18n.locale) : contact[key]
  const label = key === 'fullName' && contact.kind === 'company' ? t(companyName) : t(fieldWords[key])
  return <CardRow label={label} isEmpty={isEmpty(contact, field)} isWide={field.shape === 'lines'} hasButtons={key === 'howWeMet' && contact.relations.some(({ label }) => label === 'referredBy')} onEdit={startEdit(`texts.${key}`)}>{field.shape === 'lines' ? <span className={classes.lines}>{value}{key === 'howWeMet' ? <Introducers contact={contact} /> : null}</span> : <bdi>{value}</bdi>}</CardRow>
}

/** Who brought the two together, where a relation says so. */
function Introducers({ contact }: { contact: Contact }) {
  const { t } = useLingui()
  const introducers = contact.relations.filter(({ label, otherId }) => label === 'referredBy' && otherId)
  if (introducers.length === 0) return null
  return <small className={classes.aside}> · {t`introduced by`} {introducers.map(({ id, otherId, name }) => <ContactLink key={id} id={otherId ?? 0} name={name} />)}</small>
}

/** A language tag in the reader's words; what is no tag stands as it is. */
function languageName(tag: string | null, locale: string): string | null {
  try {
    return tag === null ? null : (new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag)
  } catch {
    return tag
  }
}

const isListField = (key: ContactFieldKey): key is ContactListField => key in rowWords
