import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { reverseRelations, type Contact } from '#shared/contacts.ts'
import { trpc } from '../../client/trpc.ts'
import { labelText } from '../words.ts'
import classes from './Card.module.css'
import { ContactLink } from './ContactLink.tsx'

/** Who names this contact in a relation of theirs, and the people of a company. */
export function LinkedRows({ contact }: { contact: Contact }) {
  const { t } = useLingui()
  const { data } = useQuery(trpc.contacts.linked.queryOptions({ id: contact.id }))
  if (!data) return null
  const named = data.relatedBy.filter((other) => !contact.relations.some((relation) => relation.otherId === other.id))
  const reverses: Readonly<Record<string, string>> = reverseRelations
  return (
    <>
      {named.map((other) => {
        const { label } = other
        const reverse = reverses[label]
        return (
          <div key={`${other.id} ${other.label}`} className={classes.row}>
            <span className={classes.label}><span>{reverse ? labelText(t, 'relations', reverse) : t`Named as ${label}`}</span></span>
            <span className={classes.value}><ContactLink id={other.id} name={other.name} /></span>
          </div>
        )
      })}
      {data.people.length > 0 ? (
        <div className={classes.people}>
          <h2>{t`People`} <small>{data.people.length}</small></h2>
          {data.people.map((person) => (
            <div key={`${person.id} ${person.title}`} className={classes.person}>
              <ContactLink id={person.id} name={person.name} />
              <span className={classes.aside}>{person.title}{person.endedOn ? ` (${t`formerly`})` : ''}</span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}
