import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Building2, Check, User } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { ContactKind } from '#shared/contacts.ts'
import type { AgreeingField, SimilarContact } from '#shared/similar.ts'
import { client, trpc } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'
import { useListSearch } from '../list-search.ts'
import type { CardForm } from '../card/card-form.ts'
import { edit, endEdit } from '../card/card-state.ts'
import { dropDraft, keepDraft } from '../card/drafts.ts'
import classes from './Similar.module.css'
import { takenOver, typedOf } from './take-over.ts'

interface Props {
  /** The contact being edited; null while a new one is written. */
  id: number | null
  kind: ContactKind
  /** What the form began with: an existing card is only compared by what was changed in it. */
  base: CardForm
  /** Called before what was typed goes over to a card that is there already; null where that is not offered. */
  onTake: (() => void) | null
}

/** The cards that may be the one being typed, at the foot of the form: nothing moves when they come or go. */
export function SimilarPanel({ id, kind, base, onTake }: Props) {
  const { t, i18n } = useLingui()
  const { control, getValues } = useFormContext<CardForm>()
  const { change } = useListSearch()
  const [isClosed, setClosed] = useState(false)
  const form = useWatch({ control }) as CardForm
  const typed = useDeferredValue(typedOf(form, base, kind, id))
  const { data } = useQuery(trpc.cards.similar.queryOptions(typed ?? {}, { enabled: typed !== null && !isClosed, placeholderData: keepPreviousData, gcTime: 5_000 }))
  const cards = typed === null || !data ? [] : data
  if (cards.length === 0 || isClosed) return null
  const open = (card: SimilarContact) => change({ id: card.id, make: undefined }, true)
  const take = async (card: SimilarContact) => {
    try {
      const [contact, seen] = await Promise.all([client.contacts.get.query({ id: card.id }), client.relations.of.query({ id: card.id })])
      onTake?.()
      keepDraft(card.id, takenOver(contact, seen, getValues(), i18n.locale))
      dropDraft(kind)
      endEdit()
      change({ id: card.id, make: undefined }, true)
      edit(card.id)
    } catch (error) {
      showFailure(error)
    }
  }
  const count = cards.length
  return (
    <aside className={classes.panel} aria-label={t`Similar contacts`} data-similar>
      <header>
        <b role="status">{t`${plural(count, { one: 'This card may be there already', other: '# cards may be the same' })}`}</b>
        <Button variant="subtle" onClick={() => setClosed(true)}>{t`Put away`}</Button>
      </header>
      <ul>{cards.map((card) => <Card key={card.id} card={card} onOpen={() => open(card)} onTake={onTake ? () => void take(card) : null} />)}</ul>
    </aside>
  )
}

function Card({ card, onOpen, onTake }: { card: SimilarContact; onOpen: () => void; onTake: (() => void) | null }) {
  const { t } = useLingui()
  const Icon = card.kind === 'company' ? Building2 : User
  const agreeing = new Map(card.agrees.map(({ field, value }) => [field, value]))
  const words: Record<AgreeingField, string> = { name: t`the same name`, email: t`the same e-mail`, phone: t`the same phone`, company: t`the same company` }
  const part = (field: AgreeingField, text: string) => (text === '' ? null : <bdi key={field} {...(agreeing.has(field) ? { 'data-agrees': true, title: words[field] } : {})}>{agreeing.has(field) ? <Check size={12} strokeWidth={2.5} aria-label={words[field]} /> : null}{text}</bdi>)
  const { name } = card
  return (
    <li>
      {card.photo ? <img src={`/api/blob/${card.photo}`} alt="" /> : <span className={classes.sign} aria-hidden><Icon size={15} strokeWidth={1.75} /></span>}
      <button type="button" className={classes.card} onClick={onOpen} title={t`Open ${name}`}>
        <span className={classes.name}>{part('name', card.name)}</span>
        <span className={classes.more}>{part('company', [card.title, card.company].filter(Boolean).join(', '))}{part('email', agreeing.get('email') ?? card.email)}{part('phone', agreeing.get('phone') ?? card.phone)}</span>
      </button>
      {onTake ? <Button onClick={onTake} title={t`What you typed goes into the card of ${name}, to be saved there`}>{t`Add to this one`}</Button> : null}
    </li>
  )
}
