import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronDown, FileText, Mail, MapPin, Phone, Plus, UserPlus } from 'lucide-react'
import { useState, type UIEvent } from 'react'
import type { CompanyPerson } from '#shared/companies.ts'
import type { Contact } from '#shared/contacts.ts'
import { trpc } from '../../client/trpc.ts'
import { logCall } from '../../ui/log-dialog.ts'
import { partialDateText, shortTime } from '../../ui/times.ts'
import { useListSearch } from '../list-search.ts'
import classes from './Company.module.css'
import { ContactLink } from './ContactLink.tsx'
import { emptyForm, emptyPosition } from './card-form.ts'
import { dropDraft, keepDraft } from './drafts.ts'
import { mailUrl, telUrl } from './links.ts'
import { TagLink } from './TagLink.tsx'

const rowHeight = 27
/** Rows asked for at once, and the most that are in sight. */
const page = 50
const inSight = 14

/** What a company's people come to: who works there, who did, their tags and documents. Any number of them costs the same. */
export function CompanyPeople({ contact }: { contact: Contact }) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(trpc.cards.rollUp.queryOptions({ id: contact.id }))
  if (!data) return null
  const { current, former, tags, documents } = data
  const total = current + former
  const counts = [current > 0 ? i18n.number(current) : null, former > 0 ? t`${plural(former, { one: '# formerly', other: '# formerly' })}` : null].filter(Boolean).join(' · ')
  return (
    <section className={classes.people} aria-label={t`People`}>
      <div className={classes.head}>
        <h2>{t`People`} <small>{counts}</small></h2>
        {contact.deletedAt === null ? <AddPerson company={contact} /> : null}
      </div>
      {total > 0 ? <Rows key={contact.id} id={contact.id} total={total} /> : null}
      {tags.length > 0 ? <p className={classes.tags}><span>{t`Their tags`}</span>{tags.map(({ name, count }) => <span key={name}><TagLink tag={name} /> <small>{i18n.number(count)}</small></span>)}</p> : null}
      {documents.length > 0 ? (
        <div className={classes.documents}>
          <h3>{t`Their documents`}</h3>
          <ul>{documents.map((document) => <li key={document.id}><FileText size={14} strokeWidth={1.75} aria-hidden /><a href={`/api/document/${document.id}`} download={document.name} title={document.name}><bdi>{document.name}</bdi></a><ContactLink id={document.contactId} name={document.contact} /><time>{shortTime(i18n.locale, document.addedAt)}</time></li>)}</ul>
        </div>
      ) : null}
    </section>
  )
}

/** Only the rows in sight are there; the pages around them are asked for as they come near. */
function Rows({ id, total }: { id: number; total: number }) {
  const [first, setFirst] = useState(0)
  const at = Math.floor(first / page)
  const scroll = (event: UIEvent<HTMLElement>) => setFirst(Math.floor(event.currentTarget.scrollTop / rowHeight))
  return (
    <div className={classes.window} style={{ height: Math.min(total, inSight) * rowHeight }} onScroll={scroll}>
      <ul style={{ height: total * rowHeight }}>
        {[at, at + 1].map((number) => (number * page < total ? <Page key={number} id={id} number={number} /> : null))}
      </ul>
    </div>
  )
}

function Page({ id, number }: { id: number; number: number }) {
  const { data } = useQuery(trpc.cards.people.queryOptions({ id, offset: number * page, limit: page }, { placeholderData: keepPreviousData }))
  return data?.map((person, at) => <Person key={person.id} person={person} top={(number * page + at) * rowHeight} />)
}

function Person({ person, top }: { person: CompanyPerson; top: number }) {
  const { t, i18n } = useLingui()
  const { name, phone, email, isFormer, endedOn } = person
  const until = endedOn ? partialDateText(i18n.locale, endedOn, 'short') : ''
  return (
    <li style={{ top }} data-former={isFormer || undefined}>
      <ContactLink id={person.id} name={name} />
      <span className={classes.title} title={[person.title, person.department].filter(Boolean).join(', ')}>{[person.title, person.department].filter(Boolean).join(', ')}{isFormer ? ` (${until ? t`until ${until}` : t`formerly`})` : ''}</span>
      <span className={classes.reach}>
        {phone ? <a href={telUrl({ value: phone, e164: person.e164 })} onClick={() => logCall([person.id], phone)} aria-label={t`Call ${name}`} title={phone}><Phone size={13} /></a> : null}
        {email ? <a href={mailUrl(email)} aria-label={t`Write to ${name}`} title={email}><Mail size={13} /></a> : null}
      </span>
    </li>
  )
}

/** A new person of this company, with its address where that is wanted. */
function AddPerson({ company }: { company: Contact }) {
  const { t } = useLingui()
  const { change } = useListSearch()
  const add = (withAddress: boolean) => {
    const base = emptyForm('person')
    const form = { ...base, positions: [{ ...emptyPosition(), companyId: company.id, company: company.name }], addresses: withAddress ? company.addresses.slice(0, 1).map(({ id: _id, ...address }) => ({ ...address, label: 'work' })) : [] }
    dropDraft('person')
    keepDraft('person', { base, form })
    change({ make: 'person' }, true)
  }
  return (
    <span className={classes.add}>
      <button type="button" onClick={() => add(false)}><Plus size={13} aria-hidden /> {t`Add a person here`}</button>
      {company.addresses.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target><button type="button" aria-label={t`Ways to add a person`}><ChevronDown size={13} aria-hidden /></button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<UserPlus size={14} />} onClick={() => add(false)}>{t`Add a person here`}</Menu.Item>
            <Menu.Item leftSection={<MapPin size={14} />} onClick={() => add(true)}>{t`Add a person with this address`}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </span>
  )
}
