import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { ArrowLeft, Briefcase, Building2, MoreHorizontal, RotateCcw, Star, UserCheck } from 'lucide-react'
import type { Contact } from '#shared/contacts.ts'
import { client } from '../../client/trpc.ts'
import { CommandButton, CommandItem } from '../../ui/CommandButton.tsx'
import { useCommands } from '../../ui/command.ts'
import { edit, useCard } from './card-state.ts'
import { changeJobFocus } from './change-job.ts'
import classes from './Card.module.css'
import { setMyContact, useMyContact } from './my-record.ts'
import { Portrait } from './Portrait.tsx'

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
  const isMine = useMyContact() === contact.id
  const position = contact.positions.find((row) => !row.endedOn)
  const city = contact.addresses[0]?.city
  const subtitle = [position?.title, position?.company, city].filter(Boolean).join(' · ')
  const unlinked = position && position.company && !position.companyId ? position.company : null
  return (
    <header className={classes.header}>
      <Portrait contact={contact} />
      <div>
        <h2 className={classes.name} title={contact.name}><bdi>{contact.name}</bdi>{isMine ? <span className={classes.badge}>{t`My record`}</span> : null}</h2>
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
            {contact.kind === 'person' && contact.deletedAt === null ? <>
              <Menu.Item leftSection={<Briefcase size={15} strokeWidth={1.75} />} onClick={() => edit(contact.id, changeJobFocus)}>{t`Changed job…`}</Menu.Item>
              <Menu.Item leftSection={<UserCheck size={15} strokeWidth={1.75} />} onClick={() => setMyContact(isMine ? null : contact.id)}>{isMine ? t`This is not me` : t`This is me`}</Menu.Item>
            </> : null}
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
            <CommandButton id="history.log" withWords words={t`Log`} />
            <CommandButton id="activities.new" withWords words={t`Schedule`} />
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

const makeCompany = (name: string) => client.contacts.create.mutate({ changes: { kind: 'company', fullName: name } })
