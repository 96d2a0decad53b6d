import { useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, Lightbulb, X } from 'lucide-react'
import type { Contact } from '#shared/contacts.ts'
import type { ProposalReason, RelationProposal } from '#shared/relations.ts'
import { client, trpc } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'
import { labelText } from '../words.ts'
import { CardRow } from './CardRow.tsx'
import { edit } from './card-state.ts'
import classes from './Card.module.css'
import { ContactLink } from './ContactLink.tsx'
import { rowIcons } from './field-icons.ts'

/** Relations from both sides, and below them, quietly, those that are likely. */
export function RelationRows({ contact }: { contact: Contact }) {
  const { t } = useLingui()
  const { data: seen } = useQuery(trpc.relations.of.queryOptions({ id: contact.id }))
  const { data: proposals } = useQuery(trpc.relations.proposals.queryOptions({ id: contact.id }))
  return (
    <>
      {seen?.map((row, at) => {
        const { theirLabel } = row
        const label = row.label === null ? t`Named as ${theirLabel}` : labelText(t, 'relations', row.label)
        return (
          <CardRow key={row.id} icon={rowIcons.relations} label={label} fullLabel={`${t`Relation`}, ${label}`} onEdit={() => edit(contact.id, `relations.${at}.name`)} actions={row.otherId ? <ContactLink id={row.otherId} name={row.name} isSign /> : null}>
            <bdi>{row.name}</bdi>
          </CardRow>
        )
      })}
      {proposals && proposals.length > 0 && contact.deletedAt === null ? <Proposals id={contact.id} proposals={proposals} /> : null}
    </>
  )
}

function Proposals({ id, proposals }: { id: number; proposals: readonly RelationProposal[] }) {
  const { t } = useLingui()
  const reasonOf = useReasons()
  return (
    <div className={classes.proposals} role="group" aria-label={t`Likely relations`}>
      {proposals.slice(0, 2).map((proposal) => {
        const { otherId, name, label, relationId } = proposal
        const words = labelText(t, 'relations', label)
        return (
          <div key={`${otherId} ${label}`}>
            <Lightbulb size={13} strokeWidth={1.75} aria-hidden />
            <span className={classes.proposal}><span>{words}:</span> <ContactLink id={otherId} name={name} /> <small title={reasonOf(proposal)}>{reasonOf(proposal)}</small></span>
            <Button variant="subtle" leftSection={<Check size={13} />} aria-label={t`Yes: ${words}, ${name}`} onClick={() => void client.relations.accept.mutate({ id, otherId, label, relationId }).catch(showFailure)}>{t`Yes`}</Button>
            <ActionIcon size={22} aria-label={t`No: ${words}, ${name}`} title={t`No, and do not ask again`} onClick={() => void client.relations.decline.mutate({ id, otherId, label }).catch(showFailure)}><X size={13} /></ActionIcon>
          </div>
        )
      })}
    </div>
  )
}

/** Why it is proposed, in words. */
function useReasons(): (proposal: Pick<RelationProposal, 'reason' | 'via'>) => string {
  const { t } = useLingui()
  return ({ reason, via }) => {
    const words: Record<ProposalReason, string> = {
      sameCompany: t`both are at ${via} now`, sameParent: t`both are children of ${via}`, spouseOfParent: t`married to ${via}`, childOfSpouse: t`child of ${via}`, siblingOfChild: t`sibling of ${via}`,
      parentOfSibling: t`parent of ${via}`, sameManager: t`both report to ${via}`, sameReferrer: t`also introduced by ${via}`, sameName: t`there is a card of this name`,
    }
    return words[reason]
  }
}
