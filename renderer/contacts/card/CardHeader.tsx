import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { ArrowLeft, Building2, MoreHorizontal, RotateCcw, Star } from 'lucide-react'
import type { Contact } from '#shared/contacts.ts'
import { hasCjk } from '#shared/names.ts'
import { client } from '../../client/trpc.ts'
import { CommandButton, CommandItem } from '../../ui/CommandButton.tsx'
import { useCommands } from '../../ui/command.ts'
import { useCard } from './card-state.ts'
import classes from './Card.module.css'

interface Props {
  contact: Contact
  isEditing: boolean
  /** Set on a narrow screen, where the card covers the list. */
  onBack: (() => void) | null
}

/** Who it is, and what can be done with them. */
export function CardHeader({ contact, isEditing, onBack }: Props) {
  const { t } = useLingui()
  const commands = useCommands()
  const position = contact.positions.find((row) => !row.endedOn)
  const city = contact.addresses[0]?.city
  const subtitle = [position?.title, position?.company, city].filter(Boolean).join(' · ')
  const unlinked = position && position.company && !position.companyId ? position.company : null
  return (
    <header className={classes.header}>
      <Portrait contact={contact} />
      <div>
        <h2 className={classes.name} title={contact.name}><bdi>{contact.name}</bdi></h2>
        <div className={classes.subtitle} title={subtitle}><bdi>{subtitle}</bdi></div>
      </div>
      <div className={classes.tools}>
        {onBack ? <ActionIcon aria-label={t`Back to the list`} onClick={onBack}><ArrowLeft size={16} /></ActionIcon> : null}
        <CommandButton id="contact.previous" />
        <CommandButton id="contact.next" />
        <ActionIcon aria-label={t`Favourite`} aria-pressed={contact.isFavourite} onClick={() => commands.run('contact.favourite')} title={t`Favourite`}>
          <Star size={16} strokeWidth={1.75} {...(contact.isFavourite ? { fill: 'var(--tb-star)', color: 'var(--tb-star)' } : {})} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon aria-label={t`More`}><MoreHorizontal size={16} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <CommandItem id="contact.edit" />
            <CommandItem id="contact.copy" />
            {unlinked ? <Menu.Item leftSection={<Building2 size={15} strokeWidth={1.75} />} onClick={() => void makeCompany(unlinked)}>{t`Make a company card for ${unlinked}`}</Menu.Item> : null}
            <Menu.Divider />
            {contact.deletedAt === null ? <CommandItem id="contacts.remove" /> : <CommandItem id="contacts.restore" />}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.buttons}>
        {isEditing ? <EditButtons /> : contact.deletedAt === null ? (
          <>
            <CommandButton id="contact.call" withWords words={t`Call`} isDisabled={contact.phones.length === 0} />
            <CommandButton id="contact.mail" withWords words={t`Mail`} isDisabled={contact.emails.length === 0} />
            <CommandButton id="contact.edit" withWords />
          </>
        ) : <Button leftSection={<RotateCcw size={15} />} onClick={() => commands.run('contacts.restore')}><Trans>Put back from the trash</Trans></Button>}
      </div>
    </header>
  )
}

/** What ends an edit. */
export function EditButtons() {
  const { t } = useLingui()
  return (
    <>
      <CommandButton id="contact.save" withWords variant="filled" />
      <Tooltip label={`${t`Leave it as it was`}  Esc`}><Button aria-keyshortcuts="Escape" onClick={() => useCard.getState().restore?.()}>{t`Cancel`}</Button></Tooltip>
    </>
  )
}

function Portrait({ contact }: { contact: Contact }) {
  if (contact.photo) return <img className={classes.photo} src={`/api/blob/${contact.photo}`} alt="" />
  return <div className={classes.photo} aria-hidden>{contact.kind === 'company' ? <Building2 size={20} strokeWidth={1.75} /> : initialsOf(contact)}</div>
}

/** One or two letters to know somebody by: the first of a Chinese name's given name is its last sign or two. */
function initialsOf(contact: Contact): string {
  const { givenName, familyName, name } = contact
  if (hasCjk(name)) return [...(givenName ?? name)].slice(-2).join('')
  const letters = [givenName, familyName].map((part) => firstLetter(part ?? ''))
  return letters.join('') || firstLetter(name)
}

const segmenter = new Intl.Segmenter()
function firstLetter(text: string): string {
  for (const { segment } of segmenter.segment(text)) if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment.toUpperCase()
  return ''
}

const makeCompany = (name: string) => client.contacts.create.mutate({ changes: { kind: 'company', fullName: name } })
