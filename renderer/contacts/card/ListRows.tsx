import { useLingui } from '@lingui/react/macro'
import type { Contact, ContactListField, Position } from '#shared/contacts.ts'
import { logCall } from '../../ui/log-dialog.ts'
import { partialDateText } from '../../ui/times.ts'
import { fieldWords, labelText, linkKindWords, rowWords } from '../words.ts'
import { CardRow } from './CardRow.tsx'
import { edit } from './card-state.ts'
import classes from './Card.module.css'
import { ContactLink } from './ContactLink.tsx'
import { otherIcons, rowIcons } from './field-icons.ts'
import { addressLines, mailUrl, shownLink, telUrl, webUrl } from './links.ts'
import { PhoneText } from './PhoneText.tsx'
import { CopyAction, OpenAction } from './RowActions.tsx'
import { TagLink } from './TagLink.tsx'

/** The rows of one list of a contact, each under its label. */
export function ListRows({ list, contact }: { list: ContactListField; contact: Contact }) {
  const { t, i18n } = useLingui()
  const { id } = contact
  const icon = rowIcons[list]
  const common = (at: number, own: string) => ({ icon, label: own || t(rowWords[list]), fullLabel: own ? `${t(rowWords[list])}, ${own}` : t(rowWords[list]), onEdit: () => edit(id, `${list}.${at}.value`) })
  switch (list) {
    case 'phones': return contact.phones.map((row, at) => (
      <CardRow key={row.id} {...common(at, labelText(t, list, row.label))} actions={<><OpenAction kind="call" href={telUrl(row)} name={row.value} {...(contact.deletedAt === null ? { onOpen: () => logCall([id], row.value) } : {})} /><CopyAction text={row.value} /></>}><PhoneText contactId={id} at={at} value={row.value} /></CardRow>
    ))
    case 'emails': return contact.emails.map((row, at) => (
      <CardRow key={row.id} {...common(at, labelText(t, list, row.label))} actions={<><OpenAction kind="mail" href={mailUrl(row.value)} name={row.value} /><CopyAction text={row.value} /></>}><EmailText value={row.value} /></CardRow>
    ))
    case 'addresses': return contact.addresses.map((row, at) => {
      const lines = addressLines(row)
      return (
        <CardRow key={row.id} {...common(at, labelText(t, list, row.label))} onEdit={() => edit(id, `addresses.${at}.street`)} actions={<CopyAction text={lines.join('\n')} />}>
          <span className={classes.lines}>{lines.join('\n')}</span>
        </CardRow>
      )
    })
    case 'links': return contact.links.map((row, at) => {
      const url = webUrl(row)
      const own = row.kind === 'web' ? labelText(t, list, row.label) : row.label || t(linkKindWords[row.kind])
      return (
        <CardRow key={row.id} {...common(at, own)} icon={row.kind === 'web' ? icon : otherIcons[row.kind]} actions={<>{url ? <OpenAction kind="open" href={url} name={shownLink(row.value)} /> : null}<CopyAction text={row.value} /></>}>
          <bdi>{shownLink(row.value)}</bdi>
        </CardRow>
      )
    })
    case 'dates': return contact.dates.map((row, at) => <CardRow key={row.id} {...common(at, labelText(t, list, row.label))}>{partialDateText(i18n.locale, row.value)}</CardRow>)
    // Drawn with those that others store (RelationRows).
    case 'relations': return null
    case 'positions': return contact.positions.map((row, at) => <PositionRows key={row.id} position={row} at={at} contact={contact} />)
    case 'tags': return <CardRow {...common(0, '')} label={t(fieldWords.tags)} isWide hasButtons onEdit={() => edit(id, 'tags')}><span className={classes.tags}>{contact.tags.map((tag) => <TagLink key={tag} tag={tag} />)}</span></CardRow>
  }
}

/** An address that, where it is too long for its place, breaks before its server. */
function EmailText({ value }: { value: string }) {
  const at = value.lastIndexOf('@')
  return <bdi>{value.slice(0, Math.max(at, 0))}<wbr />{value.slice(Math.max(at, 0))}</bdi>
}

/** The current position in rows of its own; each of the others in one. */
function PositionRows({ position, at, contact }: { position: Position; at: number; contact: Contact }) {
  const { t, i18n } = useLingui()
  const startEdit = (field: string) => () => edit(contact.id, `positions.${at}.${field}`)
  const times = timesOf(i18n.locale, position)
  const link = position.companyId ? <ContactLink id={position.companyId} name={position.company} isSign /> : null
  if (at > 0 || position.endedOn) {
    return (
      <CardRow icon={rowIcons.positions} label={position.endedOn ? t`Formerly` : t`Also`} isWide onEdit={startEdit('title')} actions={link}>
        <bdi>{[position.title, position.department, position.company].filter(Boolean).join(', ')}</bdi>{times ? <span className={classes.aside}> · {times}</span> : null}
      </CardRow>
    )
  }
  return (
    <>
      <CardRow icon={rowIcons.positions} label={t`Company`} isEmpty={!position.company} onEdit={startEdit('company')} actions={link}><bdi>{position.company}</bdi></CardRow>
      <CardRow label={t`Job title`} isEmpty={!position.title} onEdit={startEdit('title')}><bdi>{position.title}</bdi></CardRow>
      {position.department ? <CardRow label={t`Department`} onEdit={startEdit('department')}><bdi>{position.department}</bdi></CardRow> : null}
      {position.role ? <CardRow label={t`Role`} onEdit={startEdit('role')}><bdi>{position.role}</bdi></CardRow> : null}
      {times ? <CardRow label={t`Since`} onEdit={startEdit('startedOn')}>{partialDateText(i18n.locale, position.startedOn ?? '')}</CardRow> : null}
    </>
  )
}

function timesOf(locale: string, { startedOn, endedOn }: Position): string {
  const [from, to] = [startedOn, endedOn].map((date) => (date ? partialDateText(locale, date, 'short') : ''))
  if (!from && !to) return ''
  return `${from} – ${to}`.trim()
}
